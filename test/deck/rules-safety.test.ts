import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { createChecker } from '../../src/deck/checker.ts';
import type { Code } from '../../src/deck/codes.ts';
import { mendDeck } from '../../src/deck/fix/mend.ts';
import { findingsOf } from '../support/choice-deck.ts';

const deckOf = (fields: object): string =>
  stringify({
    format: 1,
    id: 'deck',
    title: 'A deck',
    knowledge_check: [{ id: 'q', question: 'A lease ends.', difficulty: 'easy', answer: true, ...fields }],
  });
const explained = (code: Code, explanation: string): readonly string[] =>
  findingsOf(code, deckOf({ explanation })).map(({ message }) => message);

describe('PD910: letters of two scripts in one word', () => {
  test.each([
    ['a Cyrillic letter in a Latin word', 'A c\u0430che.', 'cache'],
    ['a capital at the start', '\u0421onsumers wait.', 'Consumers'],
    ['among capitals', 'It speaks HTT\u0420S.', 'HTTPS'],
    ['a Greek capital', 'An \u0391PI.', 'API'],
    ['a Latin letter in a Cyrillic word', 'Это cлово.', 'слово'],
    ['two of them', 'Это xоpoшо.', undefined],
    ['in code as well', 'Call `p\u0430rse()`.', 'parse'],
  ])('%s', (_, text, meant) => {
    const messages = findingsOf('PD910', deckOf({ explanation: text }));
    expect(messages.map(({ fix }) => fix?.edits[0]?.text)).toEqual(meant === undefined ? [] : [meant]);
  });

  test.each([
    ...[
      '5 μs',
      'a π-calculus',
      'Δt',
      '10 kΩ',
      'λx',
      'O(nα)',
      'μA and ΔH',
      'sinαcosβ',
      'Java-разработчик',
      'URLы',
      'URLа',
    ],
    ...['APIшка', 'Webサービスとデータ', 'Tシャツ', 'Слово', 'Ελληνικά', 'naïve Zürich'],
  ])('%s is left alone', (text) => {
    expect(explained('PD910', `It is ${text} here.`)).toEqual([]);
  });

  test('also in an address, and where the letter is written as an escape', () => {
    const sources = [{ title: 'Docs', url: 'https://\u0430pple.com/docs' }];
    expect(findingsOf('PD910', deckOf({ sources }))).toHaveLength(1);
    expect(
      findingsOf('PD910', deckOf({ explanation: 'x' }).replace('explanation: x', 'explanation: "c\\u0430che"')),
    ).toHaveLength(1);
  });

  test('a word without end is named in few letters', () => {
    const [finding] = findingsOf('PD910', deckOf({ explanation: `${'a'.repeat(50_000)}\u0430` }));
    expect(finding?.message.length).toBeLessThan(200);
    expect(finding?.help?.length).toBeLessThan(200);
  });

  test('of a text full of them the first ten', () => {
    expect(explained('PD910', 'p\u0430 '.repeat(30_000))).toHaveLength(10);
  });
});

describe('PD912: joiners', () => {
  test.each([
    ['between Latin letters', 'A to\u200dken.', 1],
    ['after a Latin word', 'A token\u200c.', 1],
    ['after an emoji, and before no other', 'A 👍\u200d.', 1],
    ['before an emoji', 'A\u200d👍.', 1],
    ['two in a row', '👩\u200d\u200d💻', 2],
    ['in a family', '👨\u200d👩\u200d👧', 0],
    ['in a flag', '🏳️\u200d🌈', 0],
    ['in Persian', 'می\u200cخواهم', 0],
    ['before a Persian ending', 'PDF\u200cها', 0],
    ['in Devanagari', 'क्\u200dष', 0],
  ])('%s', (_, text, count) => {
    expect(explained('PD912', text)).toHaveLength(count);
  });

  test('also in an address, and where it is written as an escape', () => {
    const sources = [{ title: 'Docs', url: 'https://exam\u200dple.com/docs' }];
    expect(findingsOf('PD912', deckOf({ sources }))).toHaveLength(1);
    expect(
      findingsOf('PD912', deckOf({ explanation: 'x' }).replace('explanation: x', 'explanation: "to\\u200Dken"')),
    ).toHaveLength(1);
  });

  test('of a text full of them the first ten', () => {
    expect(explained('PD912', 'a\u200db '.repeat(20_000))).toHaveLength(10);
  });

  test('--fix takes them out, in the middle of a word too', () => {
    const checker = createChecker();
    const bytes = new TextEncoder().encode(
      deckOf({ question: 'A lea\u200dse ends.', explanation: 'A to\u200dken \u200cwaits.' }),
    );
    const mended = mendDeck(bytes, (one) => checker.check(one, 'deck.yaml'), { unsafe: false });
    const text = new TextDecoder().decode(mended.bytes);
    expect(text).toContain('question: A lease ends.');
    expect(text).toContain('explanation: A token waits.');
  });
});
