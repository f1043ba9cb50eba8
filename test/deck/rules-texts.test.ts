import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { stringify } from 'yaml';
import { createChecker } from '../../src/deck/checker.ts';
import type { Code } from '../../src/deck/codes.ts';
import { alikePairs } from '../../src/deck/rules/alike.ts';
import { inlineCode, markdownLines, proseOf } from '../../src/deck/rules/texts.ts';
import { findingsOf } from '../support/choice-deck.ts';

type Fields = Readonly<Record<string, unknown>>;

const check = (fields: Fields, i = 0): Fields => ({
  id: `q-${i}`,
  question: `Question ${i} is about a lease.`,
  difficulty: 'easy',
  answer: true,
  explanation: 'It ends by itself.',
  ...fields,
});
const deckOf = (checks: readonly Fields[], fields: Fields = {}): string =>
  stringify(
    { format: 1, id: 'deck', title: 'A deck', ...fields, knowledge_check: checks.map(check) },
    { lineWidth: 0 },
  );
const found = (code: Code, text: string): readonly string[] => findingsOf(code, text).map(({ message }) => message);
const explained = (code: Code, explanation: string): readonly string[] => found(code, deckOf([{ explanation }]));

describe.each<[Code, string, string, string | undefined]>([
  ['PD601', 'to do', 'TODO: say why', '"TODO" was to be replaced'],
  ['PD601', 'to do on a line', 'It ends.\n\n- FIXME when', '"- FIXME" was to be replaced'],
  ['PD601', 'in brackets', 'It ends (TBD).', '"(TBD)" was to be replaced'],
  ['PD601', 'what the text is about', 'Cards move from TODO to DONE.', undefined],
  ['PD601', 'in code', 'Look for `// TODO: mend` in it.', undefined],
  ['PD601', 'small letters', 'todo lists are queues.', undefined],
  ['PD601', 'three question marks', 'It is ??? long.', '"???" was to be replaced'],
  ['PD601', 'two', 'Is it that long??', undefined],
  ['PD601', 'dots alone', '…', '"…" was to be replaced'],
  ['PD601', 'dots in a text', 'It ends, and then...', undefined],
  ['PD601', 'filler', 'Lorem ipsum dolor sit amet.', '"Lorem ipsum" was to be replaced'],
  ['PD602', 'a lone backtick', 'Call `end() twice.', 'this backtick has no second one'],
  ['PD602', 'two', 'Call `end()` twice.', undefined],
  ['PD602', 'escaped', 'A \\` is a backtick.', undefined],
  ['PD602', 'one inside of two', 'It is ``a ` b`` here.', undefined],
  ['PD602', 'two of another length', 'It is ``a` here.', 'this backtick has no second one'],
  ['PD602', 'in another paragraph', 'Call `end()\n\ntwice` here.', 'this backtick has no second one'],
  ['PD602', 'over a line break', 'Call `end()\ntwice` here.', undefined],
  ['PD602', 'an open fence', 'Look:\n\n```sh\nls', 'this fence is never closed'],
  ['PD602', 'a fence closed by a shorter one', '````\nls\n```', 'this fence is never closed'],
  ['PD602', 'a fence closed by other characters', '```\nls\n~~~', 'this fence is never closed'],
  ['PD602', 'backticks in a fence', '```\necho `ls\n```', undefined],
  ['PD603', 'two between words', 'It ends  by itself.', 'several blanks in a row'],
  ['PD603', 'at the end', 'It ends. ', 'blanks at the end of a text'],
  ['PD603', 'at the start', ' It ends.', 'blanks at the end of a text'],
  ['PD603', 'in code', 'It ends `a  b` here.', undefined],
  ['PD603', 'in a text of lines', 'one  \ntwo  three', undefined],
  ['PD604', '100 columns', `\`\`\`\n${'x'.repeat(100)}\n\`\`\``, undefined],
  [
    'PD604',
    '101 columns',
    `\`\`\`\n${'x'.repeat(101)}\n\`\`\``,
    'a line of code of 101 columns is broken in most terminals',
  ],
  ['PD604', 'prose', `It ${'is '.repeat(60)}long.`, undefined],
  ['PD605', 'six columns', '| a | b | c | d | e | f |\n| - | - | - | - | - | - |', undefined],
  [
    'PD605',
    'seven',
    '| a | b | c | d | e | f | g |\n| - | - | - | - | - | - | - |',
    'a table of 7 columns has no room in a narrow window',
  ],
  ['PD605', 'seven in code', '```\n| a | b | c | d | e | f | g |\n```', undefined],
  ['PD605', 'a word of 38', `It is ${'a'.repeat(38)} here.`, undefined],
  ['PD605', 'a word of 39', `It is ${'a'.repeat(39)} here.`, `"${'a'.repeat(39)}" is wider than a narrow window`],
  ['PD605', 'an address', `See https://example.org/${'a'.repeat(60)} for it.`, undefined],
  ['PD605', 'a link', `See [it](https://example.org/${'a'.repeat(60)}).`, undefined],
  ['PD910', 'Cyrillic in Latin', 'A c\u0430che is small.', '"c\u0430che" has U+0430 among Latin letters'],
  ['PD910', 'Cyrillic alone', 'Слово is a word.', undefined],
  ['PD910', 'micro', 'It takes 5 μs.', undefined],
  ['PD910', 'a Greek letter that looks like none', 'A λx is a function.', undefined],
  ['PD911', '20,000', 'x '.repeat(10_000).trim(), undefined],
  ['PD911', '20,001', `${'x '.repeat(10_000)}x`, '20,001 characters are more than anybody reads here'],
  ['PD912', 'in a Latin word', 'A to\u200dken.', 'a zero-width joiner (U+200D) that joins nothing'],
  ['PD912', 'a non-joiner', 'A to\u200cken.', 'a zero-width non-joiner (U+200C) that joins nothing'],
  ['PD912', 'in a family', 'A 👨\u200d👩\u200d👧 here.', undefined],
  ['PD912', 'after a skin tone', 'A 👩🏽\u200d💻 here.', undefined],
  ['PD912', 'in Persian', 'می\u200cخواهم', undefined],
])('%s', (code, what, explanation, message) => {
  it(`${what}: ${message === undefined ? 'left alone' : 'found'}`, () => {
    expect(explained(code, explanation)).toEqual(message === undefined ? [] : [message]);
  });
});

test('PD911 takes a list for the text that was meant', () => {
  const list = (name: string, length: number) => found('PD911', deckOf([{ [name]: ['x'.repeat(length)] }]));
  expect(list('explanation', 20_000)).toEqual([]);
  expect(list('explanation', 20_001)).toEqual(['20,001 characters are more than anybody reads here']);
  expect(list('tags', 2001)).toEqual(['2,001 characters are more than anybody reads here']);
});

test('PD911 holds a page to its limit, however small the file', () => {
  const checker = createChecker({ PD911: { limits: { page: 100 } } });
  const text = deckOf([{ explanation: 'x '.repeat(60).trim() }]);
  const codes = checker.check(new TextEncoder().encode(text), 'deck.yaml').diagnostics.map(({ code }) => code);
  expect(codes).toContain('PD911');
});

test('PD601 lets three dots be an answer, and a choice that no other is like', () => {
  const of = (fields: Fields) => found('PD601', deckOf([{ answer: undefined, ...fields }]));
  const choices = (...texts: readonly string[]) =>
    of({ choices: texts.map((text, i) => (i === 0 ? { text, correct: true } : { text })) });
  expect(of({ accept: ['...', '…'] })).toEqual([]);
  expect(of({ order: ['...', 'b', 'c'] })).toEqual([]);
  expect(choices('...', '---', '%%%')).toEqual([]);
  expect(choices('An end', '...', '…')).toHaveLength(2);
  expect(of({ accept: ['...'], explanation: '...' })).toHaveLength(1);
});

const STATEMENTS = 'Which of the following statements are true?';

describe('PD302: the same question', () => {
  it.each([
    ['in other case and punctuation', { question: 'A lease ends.' }, { question: 'a LEASE, ends!' }, 1],
    ['of another sign', { question: 'What is C?' }, { question: 'What is C++?' }, 0],
    ['in full width', { question: 'A lease ends.' }, { question: 'Ａ ｌｅａｓｅ ends.' }, 1],
    [
      'that asks for nothing by itself, with other choices',
      { answer: undefined, question: STATEMENTS, choices: [{ text: 'a', correct: true }, { text: 'b' }] },
      { answer: undefined, question: STATEMENTS, choices: [{ text: 'a', correct: true }, { text: 'c' }] },
      0,
    ],
    [
      'that asks for nothing by itself, with the same choices',
      { answer: undefined, question: STATEMENTS, choices: [{ text: 'a', correct: true }, { text: 'b' }] },
      { answer: undefined, question: STATEMENTS, choices: [{ text: 'b' }, { text: 'a', correct: true }] },
      1,
    ],
    [
      'that asks for something, with other choices',
      { answer: undefined, question: `${STATEMENTS} Leases`, choices: [{ text: 'a', correct: true }, { text: 'b' }] },
      { answer: undefined, question: `${STATEMENTS} Leases`, choices: [{ text: 'a', correct: true }, { text: 'c' }] },
      1,
    ],
    [
      'about options of code in other cases',
      { question: 'What does `-v` do in a call of grep?' },
      { question: 'What does `-V` do in a call of grep?' },
      0,
    ],
    [
      'with other things to order',
      { answer: undefined, question: 'Put in order.', order: ['a', 'b'] },
      { answer: undefined, question: 'Put in order.', order: ['a', 'c'] },
      0,
    ],
    [
      'with the same to order',
      { answer: undefined, question: 'Put in order.', order: ['a', 'b'] },
      { answer: undefined, question: 'Put in order!', order: ['b', 'a'] },
      1,
    ],
  ])('%s', (_, one, other, count) => {
    expect(found('PD302', deckOf([one, other]))).toHaveLength(count);
  });
});

test('PD302 finds a question again however its characters are written', () => {
  const word = fc.constantFrom('lease', 'Größe', 'café', 'x', '2', 'naïve', 'state', 'of', 'ﬁle', 'K8s', 'Ⅳ');
  const question = fc.array(word, { minLength: 5, maxLength: 14 }).map((list) => `Holds: ${list.join(' ')}?`);
  const written = fc.constantFrom<(text: string) => string>(
    (text) => text.normalize('NFD'),
    (text) => text.normalize('NFC'),
    (text) => text.normalize('NFKC').toLowerCase(),
    (text) => text.replaceAll(' ', ', '),
    (text) => text.replace(/^Holds/, 'holds').replace(/[?]/g, '!'),
  );
  fc.assert(
    fc.property(question, written, (text, write) => {
      expect(found('PD302', deckOf([{ question: text }, { question: write(text) }]))).toHaveLength(1);
      expect(found('PD302', deckOf([{ question: text }, { question: `${text} Why` }]))).toHaveLength(0);
    }),
    { numRuns: 300 },
  );
});

describe('PD303: runs of words in common', () => {
  const limits = { share: 0.8, runs: 6 };
  const words = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, i) => `w${from + i}`).join(' ');

  it.each([
    ['all but the last of twelve words', `${words(0, 11)} x`, `${words(0, 11)} y`, 9 / 11],
    ['all but the last of ten', `${words(0, 9)} x`, `${words(0, 9)} y`, undefined],
    ['a word in the middle', `${words(0, 15)} x ${words(15, 30)}`, `${words(0, 15)} y ${words(15, 30)}`, 26 / 32],
    ['the same', words(0, 20), words(0, 20), undefined],
    ['too short', words(0, 7), `${words(0, 7)} x`, undefined],
  ])('%s', (_, one, other, share) => {
    const [pair] = alikePairs([words(100, 120), one, words(200, 220), other], limits);
    expect(pair).toEqual(share === undefined ? undefined : { one: 1, other: 3, share });
  });

  it('finds what a comparison of all with all finds', () => {
    const texts = Array.from({ length: 60 }, (_, i) => `${words(i % 7, 25 + (i % 5))} ${i % 11 === 0 ? 'x' : 'y'}`);
    const sets = texts.map((text) => {
      const all = text.split(' ');
      return new Set(all.slice(2).map((_, i) => all.slice(i, i + 3).join(' ')));
    });
    const slow = sets.flatMap((set, other) => {
      const one = sets.slice(0, other).findIndex((before) => {
        const shared = [...set].filter((run) => before.has(run)).length;
        const share = shared / (set.size + before.size - shared);
        return share >= limits.share && share < 1;
      });
      return one < 0 ? [] : [[one, other]];
    });
    expect(slow.length).toBeGreaterThan(20);
    expect(alikePairs(texts, limits).map(({ one, other }) => [one, other])).toEqual(slow);
  });
});

describe('objectives', () => {
  const objectives = [
    { id: 'lease', text: 'Choose a lease' },
    { id: 'lock', text: 'Choose a lock' },
  ];
  const serving = (...ids: readonly (readonly string[])[]) =>
    deckOf(
      ids.map((list) => ({ objectives: list })),
      { objectives },
    );

  it.each([
    ['PD310', 'each has one', serving(['lease'], ['lock']), []],
    ['PD310', 'one has none', serving(['lease'], ['lease']), ['no question serves the objective "lock"']],
    ['PD311', 'in a small deck', serving(['lease'], ['lock']), []],
    [
      'PD311',
      'in a deck of ten',
      serving(['lock'], ...Array.from({ length: 9 }, () => ['lease'])),
      ['a single question serves the objective "lock"'],
    ],
    [
      'PD311',
      'twice in one question',
      serving(['lock', 'lock'], ...Array.from({ length: 9 }, () => ['lease'])),
      ['a single question serves the objective "lock"'],
    ],
  ] as const)('%s %s', (code, _, text, messages) => {
    expect(found(code, text)).toEqual(messages);
  });
});

describe('PD606: one difficulty', () => {
  it.each([
    [7, 'easy', 0],
    [8, 'easy', 1],
    [8, 'hard', 0],
  ])('%i questions, the last one %s', (count, last, expected) => {
    const checks = Array.from({ length: count }, (_, i) => ({ difficulty: i === count - 1 ? last : 'easy' }));
    expect(found('PD606', deckOf(checks))).toHaveLength(expected);
  });
});

describe('what they look at', () => {
  it('lines know whether they are code', () => {
    const { lines, open } = markdownLines('a\n~~~\nb\n```\n~~~\nc');
    expect(lines.map(({ text, isCode, isFence }) => `${text} ${isCode} ${isFence}`)).toEqual([
      'a false false',
      '~~~ false true',
      'b true false',
      '``` true false',
      '~~~ false true',
      'c false false',
    ]);
    expect(open).toBeUndefined();
  });

  it('prose is as long as the text, without what is in code', () => {
    const text = 'a `b c` d\n\n```\ne\n```\nf ``g`h`` i';
    const prose = proseOf(text);
    expect(prose).toHaveLength(text.length);
    expect(prose.replace(/\u0001+/g, '*')).toBe('a * d\n\n*\n*\n*\nf * i');
  });
});

it('a text of nothing but backticks takes no time by their square', () => {
  // Each of these looks for a partner that is not there.
  const { code, lone } = inlineCode('\\`` '.repeat(200_000));
  expect([code.length, lone]).toEqual([0, { start: 2, end: 3 }]);
});

test.each([
  ['TBD: everyone commits to main. Trunk-based development is that.', 0],
  ['TBD: trunk-based development. TODO: say why', 1],
  ['TBD: say when', 1],
  ['TBD', 1],
])('PD601 in "%s"', (explanation, count) => {
  expect(found('PD601', deckOf([{ explanation }]))).toHaveLength(count);
});

describe('PD607', () => {
  const lesson = (text: string): string => `format: 1\nid: d\ntitle: D\nlesson: ${text}\n`;
  test.each([
    ['a list under >', '>\n  So:\n\n  - one\n  - two', 1],
    ['a list of stars under >-', '>-\n  * one\n  * two', 1],
    ['a table under >', '>\n  | a | b |\n  | - | - |', 1],
    ['code in a plain text', 'See\n  ```sh\n  ls\n  ```', 1],
    ['tildes in quotes', '"See\n\n  ~~~\n  ls\n  ~~~"', 1],
    ['a list under |', '|\n  - one\n  - two', 0],
    ['deeper lines, which stay', '>\n  So:\n\n    - one\n    - two', 0],
    ['lines of a list with blank ones between', '>\n  - one\n\n  - two', 0],
    ['dashes of a sentence', '>\n  It - like all others - is one\n  - at last - and done', 0],
    ['a bar at the start of a line', '>\n  a\n  | b', 0],
  ])('%s', (_, text, count) => {
    expect(found('PD607', lesson(text))).toHaveLength(count);
  });
});

describe('PD425: a gap as Anki writes it', () => {
  const cloze = (text: string) => deckOf([{ question: 'Fill in the gap.', answer: undefined, cloze: text }]);
  test.each([
    ['A log keeps its {{c1::offset}}.', 'A log keeps its {{offset}}.'],
    ['A {{c1::log}} keeps its {{ c12::offset|position }}.', 'A {{log}} keeps its {{offset|position }}.'],
    // What to do with a hint is for the author.
    ['A log keeps its {{c1::offset::a number}}.', undefined],
  ])('%s', (text, mended) => {
    const [finding, ...more] = findingsOf('PD425', cloze(text));
    expect(finding?.message).toContain('Anki');
    expect(more).toEqual([]);
    const edits = finding?.fix?.edits ?? [];
    const after = edits
      .toReversed()
      .reduce((all, one) => all.slice(0, one.start) + one.text + all.slice(one.end), cloze(text));
    expect(edits.length === 0 ? undefined : after).toBe(mended === undefined ? undefined : cloze(mended));
  });
  test.each([
    'A log keeps its {{offset}}.',
    'In C++ it is std::{{move}}.',
    'A {{c1}} is a gap, and {{std::move}} is one.',
  ])('not of %s', (text) => {
    expect(findingsOf('PD425', cloze(text))).toEqual([]);
  });
});
