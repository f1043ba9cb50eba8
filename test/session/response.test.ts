import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckForm } from '../../src/deck/model.ts';
import { gradeResponse, matchTyped, type Response, readNumber, recordOfResponse } from '../../src/session/response.ts';
import { anyText } from '../support/event-arbitraries.ts';
import { FORMS, rightAnswer, wrongAnswer } from '../support/study.ts';

const FORM_LIST: readonly CheckForm[] = Object.values(FORMS);

describe('a typed answer', () => {
  it.each([
    ['itself', 'consumer group', 'consumer group'],
    ['case', 'CONSUMER Group', 'consumer group'],
    ['accents typed', 'éxactly once', 'exactly once'],
    ['accents in the deck', 'Poincare', 'Poincaré'],
    ['composed and decomposed', 'Poincare\u0301', 'Poincar\u00e9'],
    ['sharp s', 'Strasse', 'Straße'],
    ['capital sharp s', 'STRAẞE', 'strasse'],
    ['full width', 'ＫＡＦＫＡ', 'kafka'],
    ['ligatures', 'ﬁle', 'file'],
    ['a hyphen for a blank', 'consumer-group', 'consumer group'],
    ['nothing for a hyphen', 'utf8', 'UTF-8'],
    ['other hyphens', 'write‑ahead–log', 'write-ahead log'],
    ['a soft hyphen', 'consu\u00admer group', 'consumer group'],
    ['underscores', 'max_poll_records', 'max poll records'],
    ['blanks around and between', '  consumer \t\n group ', 'consumer group'],
    ['no-break blanks', 'consumer\u00a0group', 'consumer group'],
    ['another script', '消費者', '消費者'],
    ['a minus sign as another character', 'acks=−1', 'acks=-1'],
    ['an answer that is a hyphen', '-', '-'],
    ['an answer that is an underscore', ' _ ', '_'],
  ])('is right without a notice: %s', (_, typed, accepted) => {
    expect(matchTyped(typed, ['something else entirely', accepted])).toEqual({ correct: true });
  });

  it.each([
    ['a letter too few', 'consumr group', 'consumer group'],
    ['two slips in a long word', 'idempotnt recever', 'idempotent receiver'],
    ['one slip in five letters', 'kafla', 'kafka'],
    ['letters swapped in a long word', 'tombstnoe log', 'tombstone log'],
    ['a dot left out', 'min.insync replicas', 'min.insync.replicas'],
  ])('is right with a notice of what it was taken for: %s', (_, typed, accepted) => {
    expect(matchTyped(typed, [accepted])).toEqual({ correct: true, takenFor: accepted });
  });

  it.each([
    ['nothing', '', 'kafka'],
    ['blanks', '  ', 'kafka'],
    ['a slip in a short word', 'lof', 'log'],
    ['another short word', 'AMQP', 'MQTT'],
    ['two slips in nine letters', 'tomsbtnoe', 'tombstone'],
    ['three slips in a long word', 'idmptnt receiver', 'idempotent receiver'],
    ['at most for at least', 'at most once', 'at least once'],
    ['another digit', 'port 5673', 'port 5672'],
    ['a digit more', 'http 22', 'http 2'],
    ['another version', 'kafka 3.8', 'kafka 3.9'],
    ['a decimal point lost', 'factor 15', 'factor 1.5'],
    ['a sign lost', 'acks=1', 'acks=-1'],
    ['a sign added', 'acks=-1', 'acks=1'],
    ['a lone sign lost', '1', '-1'],
    ['the opposite: the beginning lost', 'synchronous', 'asynchronous'],
    ['the opposite: a beginning added', 'unordered', 'ordered'],
    ['plus signs', 'C', 'C++'],
    ['the other wildcard', '*', '>'],
  ])('is wrong: %s', (_, typed, accepted) => {
    expect(matchTyped(typed, [accepted])).toEqual({ correct: false });
  });

  it('prefers what it equals over what it nearly equals', () => {
    expect(matchTyped('producer', ['producers', 'producer'])).toEqual({ correct: true });
  });

  it('never throws nor hangs, whatever the text, and accepts what is accepted', () => {
    fc.assert(
      fc.property(anyText, fc.array(anyText), (typed, accept) => {
        const { correct } = matchTyped(typed, accept);
        expect(typeof correct).toBe('boolean');
        if (typed.trim() !== '') expect(matchTyped(typed, [...accept, typed])).toEqual({ correct: true });
      }),
      { numRuns: 300 },
    );
    expect(matchTyped('a'.repeat(2_000_000), ['b'.repeat(20_000)]).correct).toBe(false);
  });
});

describe('a number', () => {
  it.each([
    ['42', 42],
    [' 42 ', 42],
    ['+42', 42],
    ['-42', -42],
    ['\u221242', -42],
    ['42.5', 42.5],
    ['42,5', 42.5],
    ['.5', 0.5],
    [',5', 0.5],
    ['5.', 5],
    ['0,125', 0.125],
    ['-0,125', -0.125],
    ['0,5', 0.5],
    ['1,000', 1000],
    ['-1,000', -1000],
    ['1,000,000', 1_000_000],
    ['1,000.5', 1000.5],
    ['1 000', 1000],
    ['1 000 000', 1_000_000],
    ['1\u202f000', 1000],
    ['1_000', 1000],
    ["1'000", 1000],
    ['1’000’000', 1_000_000],
    ['1e3', 1000],
    ['1E-3', 0.001],
    ['1,5e3', 1500],
    ['４２', 42],
    ['50%', 50],
    ['50 %', 50],
  ])('is read as people type it: %j', (text, value) => {
    expect(readNumber(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['100 ms', 'ms'],
    ['100ms', 'ms'],
    ['100 MS', 'ms'],
    ['100', 'ms'],
    ['100 µs', 'µs'],
    ['100 μs', 'µs'],
    ['100 m²', 'm²'],
    ['100 %', '%'],
    ['100 messages', 'messages'],
  ])('may carry its unit: %j in %s', (text, unit) => {
    expect(readNumber(text, unit)).toEqual({ ok: true, value: 100 });
  });

  it.each(['', ' ', 'many', '4 2', '1,00,0', '1.2.3', '--4', '4-', '0x1f', 'Infinity', 'NaN', '1e', '10 s', '½'])(
    'is not %j, which is a problem and no wrong answer',
    (text) => {
      const read = readNumber(text, 'ms');
      expect(read.ok).toBe(false);
      if (!read.ok) expect(read.problem.hint).toContain('42');
    },
  );

  it.each<[string, number, number, boolean]>([
    ['10', 10, 0, true],
    ['10.0', 10, 0, true],
    ['11', 10, 0, false],
    ['11', 10, 1, true],
    ['9', 10, 1, true],
    ['11.01', 10, 1, false],
    ['0.3', 0.3, 0, true],
    ['1.1', 1, 0.1, true],
    ['0.9', 1, 0.1, true],
    ['-5', 5, 0, false],
    ['-5', -5, 0, true],
    ['0', 0, 0, true],
    ['0', 1e-10, 0, false],
    ['1099511627776', 1_099_511_627_776, 0, true],
    ['1099511627775', 1_099_511_627_776, 0, false],
    ['nothing', 0, 0, false],
    ['1e999', 10, 0, false],
  ])('%s for %d within %d', (text, answer, tolerance, correct) => {
    const form: CheckForm = { kind: 'number', answer, tolerance };
    expect(gradeResponse(form, { kind: 'text', text }).correct).toBe(correct);
  });
});

describe('grading', () => {
  it.each(FORM_LIST)('$kind: knows right from wrong', (form) => {
    expect(gradeResponse(form, rightAnswer(form)).correct).toBe(true);
    expect(gradeResponse(form, wrongAnswer(form)).correct).toBe(false);
    expect(gradeResponse(form, { kind: 'pass' })).toMatchObject({ correct: false });
  });

  it('wants exactly the one key of a single choice', () => {
    const grade = (picked: number[]) => gradeResponse(FORMS.single, { kind: 'choices', picked });
    expect(grade([0])).toEqual({ correct: true });
    for (const picked of [[], [1], [0, 1], [9], [-1]]) expect(grade(picked)).toEqual({ correct: false });
  });

  it('wants all keys of several, in any order, and counts every choice as a decision', () => {
    const grade = (picked: number[]) => gradeResponse(FORMS.multiple, { kind: 'choices', picked });
    expect(grade([2, 0])).toEqual({ correct: true, parts: { right: 3, of: 3 } });
    expect(grade([2, 0, 2])).toEqual({ correct: true, parts: { right: 3, of: 3 } });
    expect(grade([0])).toEqual({ correct: false, parts: { right: 2, of: 3 } });
    expect(grade([0, 1, 2])).toEqual({ correct: false, parts: { right: 2, of: 3 } });
    expect(grade([])).toEqual({ correct: false, parts: { right: 1, of: 3 } });
    expect(gradeResponse(FORMS.multiple, { kind: 'pass' })).toEqual({ correct: false });
  });

  it('fills gaps one by one, and tells which slips it let pass', () => {
    const grade = (...texts: string[]) => gradeResponse(FORMS.cloze, { kind: 'gaps', texts });
    expect(grade('work', 'OFFSET')).toEqual({ correct: true, parts: { right: 2, of: 2 } });
    expect(grade('work', 'ofset')).toEqual({ correct: true, parts: { right: 2, of: 2 }, takenFor: 'offset' });
    expect(grade('offset', 'work')).toEqual({ correct: false, parts: { right: 0, of: 2 } });
    expect(grade('work')).toEqual({ correct: false, parts: { right: 1, of: 2 } });
  });

  it('puts in order and matches by place', () => {
    const order = (...given: number[]) => gradeResponse(FORMS.order, { kind: 'order', order: given });
    expect(order(0, 1, 2)).toEqual({ correct: true, parts: { right: 3, of: 3 } });
    expect(order(1, 0, 2)).toEqual({ correct: false, parts: { right: 1, of: 3 } });
    expect(order(0, 1).correct).toBe(false);
    expect(order(0, 1, 2, 3).correct).toBe(false);
    const match = (...rights: number[]) => gradeResponse(FORMS.match, { kind: 'match', rights });
    expect(match(0, 1, 2).correct).toBe(true);
    expect(match(2, 1, 0)).toEqual({ correct: false, parts: { right: 1, of: 3 } });
  });

  it('takes an answer of any other kind for wrong, and never throws', () => {
    const aNumber = fc.oneof(fc.integer({ min: -2, max: 5 }), fc.double());
    const aResponse: fc.Arbitrary<Response> = fc.oneof(
      fc.record({ kind: fc.constant('choices' as const), picked: fc.array(aNumber) }),
      fc.record({ kind: fc.constant('boolean' as const), value: fc.boolean() }),
      fc.record({ kind: fc.constant('text' as const), text: anyText }),
      fc.record({ kind: fc.constant('gaps' as const), texts: fc.array(anyText) }),
      fc.record({ kind: fc.constant('order' as const), order: fc.array(aNumber) }),
      fc.record({ kind: fc.constant('match' as const), rights: fc.array(aNumber) }),
      fc.constant({ kind: 'pass' as const }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...FORM_LIST), aResponse, (form, response) => {
        const { correct, parts } = gradeResponse(form, response);
        if (response.kind !== rightAnswer(form).kind) expect(correct).toBe(false);
        if (parts) {
          expect(parts.right).toBeGreaterThanOrEqual(0);
          expect(parts.right).toBeLessThanOrEqual(parts.of);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what the log keeps of an answer', () => {
  it.each<[Response, ReturnType<typeof recordOfResponse>]>([
    [{ kind: 'choices', picked: [2, 0] }, { choices: [2, 0] }],
    [{ kind: 'boolean', value: true }, { choices: [1] }],
    [{ kind: 'boolean', value: false }, { choices: [0] }],
    [{ kind: 'text', text: 'Kafka ' }, { text: 'Kafka ' }],
    [{ kind: 'gaps', texts: ['a', 'b'] }, { text: 'a\nb' }],
    [{ kind: 'order', order: [1, 0] }, { choices: [1, 0] }],
    [{ kind: 'match', rights: [1, 0] }, { choices: [1, 0] }],
    [{ kind: 'pass' }, {}],
  ])('%j', (response, kept) => {
    expect(recordOfResponse(response)).toEqual(kept);
  });
});
