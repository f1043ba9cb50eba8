import { diffLines } from 'diff';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { cardsOf } from '../../src/deck/cards.ts';
import { type CheckedDeck, createChecker } from '../../src/deck/checker.ts';
import type { Code } from '../../src/deck/codes.ts';
import type { Diagnostic } from '../../src/deck/diagnostic.ts';
import { fingerprint } from '../../src/deck/fingerprint.ts';
import { mendDeck } from '../../src/deck/fix/mend.ts';
import { seeded, shuffle } from '../../src/memory/random.ts';
import { generateDeck } from '../support/deck-generator.ts';
import { Manuscript } from '../support/defects/manuscript.ts';
import { INJECTORS, plant } from '../support/defects.ts';
import { deck as anyDeck, fileOf } from './arbitrary.ts';

const checker = createChecker();
const check = (bytes: Uint8Array): CheckedDeck => checker.check(bytes, 'deck.yaml');
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const mend = (text: string, unsafe = false): string => decode(mendDeck(encode(text), check, { unsafe }).bytes);
const errors = ({ diagnostics }: CheckedDeck): number => diagnostics.filter((one) => one.severity === 'error').length;

const DECK = `format: 1 # ours
id: x
title: T

# the questions
knowledge_check:
  - id: q   # the first
    question:   What is consumer lag?
    difficulty: easy
    answer: true
    explanation: >-
      It is
      how far behind.
`;

describe('mending', () => {
  test('takes what lets a deck be read, and not what does harm beside it', () => {
    const text = DECK.replace('format: 1 # ours', '').replace('answer: true', 'answer: true\n    difficulti: easy');
    const harmful = (read: CheckedDeck): CheckedDeck => ({
      ...read,
      diagnostics: read.diagnostics.map((one) => {
        const source = read.read.text ?? '';
        const start = source.indexOf('difficulti');
        if (one.code !== 'PD201' || start < 0) return one;
        const edit = { start, end: start + 10, text: 'difficulty', at: { start: one.start, end: one.end } };
        return { ...one, fix: { safe: true, title: 'a second one of that name', edits: [edit] } };
      }),
    });
    const { bytes, mended } = mendDeck(encode(text), (given) => harmful(check(given)), { unsafe: false });
    expect(mended.map(({ diagnostic }) => diagnostic.code)).toEqual(['PD202']);
    expect(decode(bytes)).toContain('format: 1');
    expect(decode(bytes)).toContain('difficulti: easy');
  });

  test('gives back the same bytes where there is nothing to mend', () => {
    const bytes = encode(DECK);
    const { bytes: after, mended } = mendDeck(bytes, check, { unsafe: true });
    expect(after).toBe(bytes);
    expect(mended).toEqual([]);
  });

  test('goes on with what comes to light when something is mended', () => {
    const broken = DECK.replace('question: ', 'question:').replace('question:  ', 'question:').replace('true', 'yes');
    expect(broken).toContain('question:What');
    const { bytes, mended, checked } = mendDeck(encode(broken), check, { unsafe: false });
    expect(decode(bytes)).toBe(DECK.replace('question:  ', 'question:'));
    expect(mended.map(({ diagnostic }) => diagnostic.code)).toEqual(['PD101', 'PD104']);
    expect(checked.diagnostics).toEqual([]);
  });

  test.each([
    ['a byte order mark', '\uFEFF'],
    ['none', ''],
  ])('keeps %s at the start, and line ends', (_, mark) => {
    const windows = mark + DECK.replaceAll('\n', '\r\n');
    expect(mend(windows.replace('answer: true', 'answer: yes'))).toBe(windows);
  });

  test('leaves alone what cannot be read as text', () => {
    const bytes = Uint8Array.of(...encode(DECK.replace('true', 'yes')), 0xff);
    expect(mendDeck(bytes, check, { unsafe: true }).bytes).toBe(bytes);
  });

  test('leaves alone what the check leaves out', () => {
    const without = (bytes: Uint8Array): CheckedDeck => {
      const checked = check(bytes);
      return { ...checked, diagnostics: checked.diagnostics.filter(({ code }) => code !== 'PD104') };
    };
    const broken = DECK.replace('true', 'yes').replace('easy', 'Easy');
    expect(decode(mendDeck(encode(broken), without, { unsafe: true }).bytes)).toBe(DECK.replace('true', 'yes'));
  });
});

/** A check that offers one more fix, for a finding that goes where the place that it changes is no longer as it was. */
function offering(code: Code, find: string, put: string, safe = true) {
  return (bytes: Uint8Array): CheckedDeck => {
    const checked = check(bytes);
    const start = decode(bytes).indexOf(find);
    if (start < 0) return checked;
    const place = { line: 1, column: 1 };
    const edits = [{ start, end: start + find.length, text: put }];
    const more: Diagnostic = {
      code,
      severity: 'warning',
      message: 'a finding of the test',
      file: 'deck.yaml',
      start: place,
      end: place,
      fix: { safe, title: 'a fix of the test', edits },
    };
    return { ...checked, diagnostics: [more, ...checked.diagnostics], total: checked.total + 1 };
  };
}

describe('a fix that makes a deck worse is not made, the one beside it is', () => {
  const broken = DECK.replace('answer: true', 'answer: yes').replace(
    'title: T',
    'title: T\ninterview:\n  - id: other\n    question: Why?\n    difficulty: easy\n    answer: So.\n    key_points: [a thing, another thing]',
  );
  test.each<readonly [what: string, find: string, put: string]>([
    ['the YAML can no longer be read', 'question: Why?', 'question: "Why?'],
    ['the deck is lost', 'id: x', 'id: X'],
    ['a question is lost', 'id: other', 'id: q'],
    ['a field is lost', 'key_points', 'keypoints'],
    ['an id is lost', 'id: other', 'id: another'],
    ['a text is another', 'So.', 'So not.'],
    ['nothing is mended', 'title: T', 'title: T #'],
  ])('%s', (_, find, put) => {
    const stays = find === 'title: T' ? 'title: T\n' : find;
    const after = decode(mendDeck(encode(broken), offering('PD408', find, put), { unsafe: false }).bytes);
    expect(after).toContain(stays);
    expect(after).toBe(mend(broken));
    expect(after).toContain('answer: true');
  });

  test('but one that is asked for may change a text', () => {
    const after = mendDeck(encode(broken), offering('PD408', 'So.', 'SO.', false), { unsafe: true });
    expect(decode(after.bytes)).toContain('answer: SO.');
  });
});

/** Lines of `before` that are not in `after` at their place. */
const changedLines = (before: string, after: string): number =>
  diffLines(before, after).reduce((sum, { removed, count = 0 }) => sum + (removed ? count : 0), 0);

/** What must hold whatever is mended. */
function holds(before: Uint8Array): ReturnType<typeof mendDeck> {
  const found = check(before);
  for (const unsafe of [false, true]) {
    const { bytes, mended, checked } = mendDeck(before, check, { unsafe });
    expect(mendDeck(bytes, check, { unsafe }).bytes).toBe(bytes);
    if (found.read.source) {
      expect(errors(checked)).toBeLessThanOrEqual(errors(found));
      const ids = new Set(checked.read.source && cardsOf(checked.read.source.deck, fingerprint).map(({ id }) => id));
      if (!unsafe) expect(cardsOf(found.read.source.deck, fingerprint).filter(({ id }) => !ids.has(id))).toEqual([]);
    }
    const edits = mended.flatMap((one) => one.edits).length;
    expect(changedLines(decode(before), decode(bytes))).toBeLessThanOrEqual(edits * 2);
  }
  return mendDeck(before, check, { unsafe: false });
}

describe('planted defects', () => {
  const corpus: Manuscript = new Manuscript(generateDeck('mend', 15).text);
  test.each(INJECTORS.map((one) => [`${one.code} ${one.name}`, one] as const))('%s', (label, injector) => {
    const { checked } = holds(plant(corpus, [injector], seeded(label)).bytes);
    // What is offered as safe is done.
    expect(checked.diagnostics.filter(({ fix }) => fix?.safe)).toEqual([]);
  });

  test('several in one deck', () => {
    const together = INJECTORS.filter(({ alone }) => !alone);
    for (let round = 0; round < 10; round++) {
      const random = seeded(`mend ${round}`);
      holds(plant(corpus, shuffle(together, random).slice(0, 2 + Math.floor(random() * 8)), random).bytes);
    }
  });
});

test('no damage makes mending throw, lose a card or want a second time', () => {
  const scraps = fc.constantFrom(
    ...[
      '',
      '\n',
      ' ',
      ':',
      ': ',
      '- ',
      '"',
      "'",
      '{',
      '[',
      '&a ',
      '*a',
      '!x ',
      '\t',
      '\u2066',
      '\u200b',
      '1',
      'null',
      'yes',
      ' # ',
      '\\',
      '@',
      'Id: ',
    ],
  );
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(20), scraps), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(anyDeck, edits, (value, list) => {
      let text = stringify(fileOf(value), { aliasDuplicateObjects: false });
      for (const [at, length, scrap] of list) {
        const start = at % text.length;
        text = text.slice(0, start) + scrap + text.slice(start + length);
      }
      holds(encode(text));
    }),
    { numRuns: 60 },
  );
});
