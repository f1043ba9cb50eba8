import { describe, expect, test } from 'vitest';
import type { Code } from '../../src/deck/codes.ts';
import { applyFixes } from '../../src/deck/fix/apply.ts';
import { parseDeck } from '../../src/deck/parse.ts';
import { type Asked, choiceDeck, findingsOf, OTHERS } from '../support/choice-deck.ts';

const LETTERS = ['alpha', 'beta_', 'gamma', 'delta', 'kappa', 'sigma'];

/** `n` questions of `choices` choices; the key of the first `long` is the longest, that of the first `first` the first one. */
function questions(n: number, { long = 0, first = 0, choices = 4 }): readonly Asked[] {
  return Array.from({ length: n }, (_, q) => {
    const place = q < first ? 0 : 1 + (q % (choices - 1));
    const texts = LETTERS.slice(0, choices).map((text, i) => (i === place ? `* ${text}${q < long ? '!' : ''}` : text));
    return { stem: `Which letter is number ${q}?`, choices: texts };
  });
}

const messages = (code: Code, asked: readonly Asked[], fields: object = {}): readonly string[] =>
  findingsOf(code, choiceDeck(asked, fields)).map(({ message }) => message);

describe('keys that are the longest choice too often', () => {
  test('at p < 0.001: 12 of 20 with four choices, not 11', () => {
    expect(messages('PD406', questions(20, { long: 11 }))).toEqual([]);
    expect(messages('PD406', questions(20, { long: 12 }))).toEqual([
      'the key is the longest choice in 12 of 20 questions; by chance it would be in about 5',
    ]);
  });

  test('with three choices 14 of 20', () => {
    expect(messages('PD406', questions(20, { long: 13, choices: 3 }))).toEqual([]);
    expect(messages('PD406', questions(20, { long: 14, choices: 3 }))).toHaveLength(1);
  });

  test('not in a small deck, and not where as many are as long', () => {
    expect(messages('PD406', questions(19, { long: 19 }))).toEqual([]);
    expect(messages('PD406', questions(40, { long: 0 }))).toEqual([]);
  });

  test('in a large deck what is unlikely must be noticeable too', () => {
    expect(messages('PD406', questions(1000, { long: 320 }))).toEqual([]);
    expect(messages('PD406', questions(1000, { long: 375 }))).toHaveLength(1);
  });

  test('questions with several keys do not count', () => {
    const multiple = { stem: 'Which two?', choices: ['* alpha!!!!', '* beta', 'gamma'] };
    expect(messages('PD406', [...questions(19, { long: 19 }), multiple])).toEqual([]);
  });

  test('self-checks count, and carry the finding where there is nothing else', () => {
    const interview = questions(20, { long: 20 }).map(({ stem, choices }, i) => ({
      id: `i-${i}`,
      question: stem,
      difficulty: 'easy',
      answer: 'It depends.',
      self_check: {
        question: stem,
        choices: choices.map((text) => (text.startsWith('* ') ? { text: text.slice(2), correct: true } : { text })),
      },
    }));
    const [finding] = findingsOf('PD406', choiceDeck([], { interview }).replace(/knowledge_check:.*\n/, ''));
    expect(finding?.message).toContain('in 20 of 20');
    expect(finding?.excerpt?.text.trim()).toBe('self_check:');
  });
});

describe('keys in one place too often', () => {
  test('more than half of them, at p < 0.001', () => {
    expect(messages('PD407', questions(20, { first: 12 }))).toEqual([]);
    expect(messages('PD407', questions(20, { first: 13 }))).toEqual(['the key is choice 1 in 13 of 20 questions']);
    expect(messages('PD407', questions(19, { first: 19 }))).toEqual([]);
  });

  test('a large deck with less than half of them in one place is not reported', () => {
    expect(messages('PD407', questions(500, { first: 249 }))).toEqual([]);
    expect(messages('PD407', questions(500, { first: 251 }))).toHaveLength(1);
  });

  test('two choices: 18 of 20 in one place, not 17', () => {
    expect(messages('PD407', questions(20, { first: 17, choices: 2 }))).toEqual([]);
    expect(messages('PD407', questions(20, { first: 18, choices: 2 }))).toHaveLength(1);
  });

  test('the fix shuffles, loses nothing, and finds nothing to do a second time', () => {
    const text = choiceDeck(questions(30, { first: 30 }));
    const [finding] = findingsOf('PD407', text);
    const fixes = finding?.fix ? [finding.fix] : [];
    expect(applyFixes(text, fixes, { unsafe: false }).text).toBe(text);
    const fixed = applyFixes(text, fixes, { unsafe: true }).text;
    expect(findingsOf('PD407', fixed)).toEqual([]);
    const sets = (source: string) =>
      parseDeck(new TextEncoder().encode(source), 'x.yaml').deck?.checks.map(({ form }) =>
        'choices' in form ? form.choices.toSorted((a, b) => (a.text < b.text ? -1 : 1)) : [],
      );
    expect(sets(fixed)).toEqual(sets(text));
    expect(sets(text)).toHaveLength(30);
  });
});

describe('rationales', () => {
  const why = (n: number): readonly string[] =>
    ['* a queue', ...OTHERS].map((text, i) => (i < n ? `${text} // because` : text));
  const explanation = 'It waits.';
  const full: Asked = { stem: 'What waits?', choices: why(3), explanation };
  const bare: Asked = { stem: 'What else waits?', choices: why(0), explanation };

  test.each<readonly [string, readonly Asked[], readonly string[]]>([
    ['every choice has one', [full], []],
    ['the explanation stands in for that of the key', [{ ...full, choices: ['* a queue', ...why(3).slice(1)] }], []],
    ['one is missing', [{ ...full, choices: why(2) }], ['choice 3 has no why']],
    ['two are missing', [{ ...full, choices: why(1) }], ['choices 2 and 3 have no why']],
    [
      'all but one, without explanation',
      [{ stem: 'What?', choices: [...OTHERS, '* a queue // because'] }],
      ['choices 1 and 2 have no why'],
    ],
    ['none has one, and the deck never does', [bare, bare, bare], []],
    [
      'none has one, unlike most of the deck',
      [full, full, bare],
      ['no choice has a why, as choices of most questions here have'],
    ],
    ['few of the deck have them', [full, bare, bare], []],
    ['nothing explains anything: that is PD415', [full, { stem: 'What?', choices: why(0) }], []],
  ])('%s', (_, asked, expected) => {
    expect(messages('PD417', asked)).toEqual(expected);
  });
});

describe('fixes', () => {
  test.each<readonly [Code, Asked, string, string]>([
    ['PD408', { stem: 'Which of these is not safe?', choices: ['* a', ...OTHERS] }, 'is not safe', 'is NOT safe'],
    ['PD408', { stem: 'All of these are safe except', choices: ['* a', ...OTHERS] }, 'safe except', 'safe EXCEPT'],
    [
      'PD413',
      { stem: 'How many?', choices: ['3', '* 1', '2'] },
      '- text: "3"\n      - text: "1"\n        correct: true\n      - text: "2"',
      '- text: "1"\n        correct: true\n      - text: "2"\n      - text: "3"',
    ],
    [
      'PD416',
      { stem: 'Who?', choices: ['The leader', '* The client.', 'A proxy', 'A disk'] },
      'The client.',
      'The client',
    ],
    [
      'PD416',
      { stem: 'Who?', choices: ['The leader.', '* The client', 'A proxy.', 'A disk.'] },
      'The client',
      'The client.',
    ],
  ])('%s: what it changes, and nothing else', (code, question, from, to) => {
    const text = choiceDeck([question]);
    const fixes = findingsOf(code, text).flatMap(({ fix }) => (fix ? [fix] : []));
    const fixed = applyFixes(text, fixes, { unsafe: true }).text;
    expect(text).toContain(from);
    expect(fixed).toBe(text.replace(from, to));
    expect(findingsOf(code, fixed)).toEqual([]);
  });

  test.each<readonly [string, Code, Asked]>([
    ['a contraction', 'PD408', { stem: "Which of these isn't safe?", choices: ['* a', ...OTHERS] }],
    ['a word that YAML could read otherwise', 'PD416', { stem: 'Which?', choices: ['Yes', '* true.', 'No', 'None'] }],
  ])('none for %s', (_, code, question) => {
    const [finding] = findingsOf(code, choiceDeck([question]));
    expect(finding).toBeDefined();
    expect(finding?.fix).toBeUndefined();
  });
});
