import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { Code } from '../../src/deck/codes.ts';
import { findingsOf } from '../support/choice-deck.ts';

/** A question that no rule has anything against. */
const SOUND = {
  id: 'index',
  question: 'What does an index cost?',
  difficulty: 'medium',
  answer: 'An index turns a scan into a search. Each write has to keep it up to date.',
  key_points: ['An index turns a scan into a search', 'Each write keeps it up to date'],
  follow_ups: ['What would you measure first?'],
  red_flags: ['"Index every column." Each write pays for all of them.'],
  sources: [{ title: 'Use The Index, Luke', url: 'https://use-the-index-luke.com/' }],
};
type Fields = Readonly<Record<string, unknown>>;

const deckOf = (fields: Fields, more: Fields = {}): string =>
  stringify({ format: 1, id: 'deck', title: 'A deck', ...more, interview: [{ ...SOUND, ...fields }] });
const found = (code: Code, fields: Fields, more: Fields = {}): readonly string[] =>
  findingsOf(code, deckOf(fields, more)).map(({ message }) => message);
const words = (count: number): string => Array.from({ length: count }, (_, i) => `word${i}`).join(' ');
const pairs = (count: number): Fields =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`left ${i}`, `right ${i}`]));
const followUp = (answer: string) => ({ follow_ups: [{ id: 'more', question: 'And then?', answer }] });
const statement = (id: string, fields: Fields = {}) => ({
  id,
  question: `A ${id} comes back by itself.`,
  difficulty: 'easy',
  answer: true,
  explanation: 'That is what it is for.',
  ...fields,
});

describe.each<[Code, string, Fields, string | undefined]>([
  ['PD502', 'none', { key_points: undefined }, '"index" has no key points'],
  ['PD502', 'one', { key_points: ['An index turns a scan into a search'] }, '"index" has one key point'],
  ['PD502', 'two', {}, undefined],
  ['PD502', 'a misspelt name, which has its own finding', { key_points: undefined, key_point: ['A scan'] }, undefined],
  ['PD502', 'no list, which has its own finding', { key_points: 7 }, undefined],
  ['PD503', 'none', { sources: undefined }, '"index" has no source'],
  ['PD503', 'one', {}, undefined],
  ['PD503', 'a link in the answer', { sources: undefined, answer: 'See https://example.org/a for it.' }, undefined],
  ['PD504', '80 words', followUp(words(80)), undefined],
  ['PD504', '81 words', followUp(words(81)), 'this answer has 81 words, which are too many to recall'],
  ['PD504', 'five items', followUp('- a\n- b\n- c\n- d\n- e'), undefined],
  [
    'PD504',
    'six items',
    followUp('1. a\n2. b\n3. c\n4. d\n5. e\n6. f'),
    'this answer is a list of 6, which is too many to recall',
  ],
  ['PD504', 'a model answer of 200 words', { answer: words(200) }, undefined],
  [
    'PD505',
    'a version',
    { answer: 'Postgres 17.2 keeps it.' },
    '"Postgres 17.2" without a year: nobody can tell how old that is',
  ],
  ['PD505', 'a version with a year', { answer: 'Postgres 17.2 (2024) keeps it.' }, undefined],
  ['PD505', 'a standard', { answer: 'HTTP 1.1 keeps connections open.' }, undefined],
  ['PD505', 'a measure', { answer: 'Latency 1.5 ms is what we saw.' }, undefined],
  [
    'PD505',
    'a year in a source',
    { answer: 'Postgres 17.2 keeps it.', sources: [{ title: 'Release notes, 2024', url: 'https://example.org/' }] },
    undefined,
  ],
  [
    'PD505',
    'now',
    { question: 'What is currently the fastest way?' },
    '"currently" without a year: nobody can tell how old that is',
  ],
  ['PD506', 'none', { red_flags: undefined }, '"index" has no red flag'],
  ['PD506', 'one', {}, undefined],
  ['PD507', 'none', { follow_ups: undefined }, '"index" has no follow-up'],
  ['PD507', 'one in plain text', {}, undefined],
  [
    'PD508',
    'http',
    { sources: [{ title: 'A', url: 'http://example.org/a' }] },
    'the connection to "example.org" is not encrypted',
  ],
  ['PD508', 'https', { sources: [{ title: 'A', url: 'https://example.org/http:' }] }, undefined],
  ['PD508', 'this machine', { sources: [{ title: 'A', url: 'http://localhost:8080/a' }] }, undefined],
  ['PD508', 'an address at home', { sources: [{ title: 'A', url: 'http://192.168.0.1/a' }] }, undefined],
  ['PD509', '300 words', { answer: words(300) }, undefined],
  [
    'PD509',
    '400 words',
    { answer: words(400) },
    'this answer of 400 words takes 2:40 minutes to say, and 2:00 are enough',
  ],
  ['PD509', '400 words of code', { answer: `Like this:\n\n\`\`\`\n${words(400)}\n\`\`\`\n` }, undefined],
  ['PD509', '400 words in a table', { answer: `| ${words(400)} |\n` }, undefined],
  ['PD509', 'what 200 links lead to', { answer: '[Here](https://example.org/a+b) '.repeat(200) }, undefined],
  [
    'PD509',
    '800 Chinese characters',
    { answer: '写'.repeat(800) },
    'this answer of 400 words takes 2:40 minutes to say, and 2:00 are enough',
  ],
  ['PD511', 'seven', { key_points: Array.from({ length: 7 }, () => 'A scan') }, undefined],
  [
    'PD511',
    'eight',
    { key_points: Array.from({ length: 8 }, () => 'A scan') },
    '8 key points are more than can be ticked with care',
  ],
  [
    'PD512',
    'a semicolon',
    { key_points: ['A scan; a search', 'A write'] },
    'this key point has a semicolon: half of it could be mentioned',
  ],
  ['PD512', 'a semicolon in code', { key_points: ['End with `;` always', 'A write'] }, undefined],
  [
    'PD512',
    'two sentences',
    { key_points: ['It is a scan. Then it is a search', 'A write'] },
    'this key point is several sentences: half of it could be mentioned',
  ],
  ['PD512', 'an abbreviation', { key_points: ['A scan, e.g. Of a table', 'A write'] }, undefined],
  ['PD512', 'two "and"', { key_points: ['Reads and writes and scans', 'A write'] }, undefined],
  [
    'PD512',
    'three "and"',
    { key_points: ['Reads and writes and scans and locks', 'A write'] },
    'this key point joins 4 things: half of it could be mentioned',
  ],
  ['PD512', '30 words', { key_points: [words(30), 'A write'] }, undefined],
  [
    'PD512',
    '31 words',
    { key_points: [words(31), 'A write'] },
    'this key point has 31 words: half of it could be mentioned',
  ],
  [
    'PD513',
    'the same',
    { follow_ups: ['So, what does an index cost exactly?'] },
    'this follow-up repeats the question',
  ],
  [
    'PD513',
    'the same as a card',
    { follow_ups: [{ id: 'cost', question: 'What does an index cost?', answer: 'Writes.' }] },
    'this follow-up repeats the question',
  ],
  [
    'PD513',
    'a part of the question',
    { question: 'What does an index cost, and who pays for it?', follow_ups: ['And who pays for it?'] },
    'the question asks "And who pays for it?" already',
  ],
  ['PD513', 'a part of two words', { follow_ups: ['What cost?'] }, undefined],
  ['PD513', 'a part of two words in a row', { follow_ups: ['The index cost?'] }, undefined],
  ['PD513', 'another question', { follow_ups: ['What does an index cost on a table that is only read?'] }, undefined],
  ['PD513', 'the opposite', { follow_ups: ['What does an index not cost?'] }, undefined],
  [
    'PD513',
    'the same, in one that has another fault',
    { follow_ups: ['Who pays for it?', { question: 'What does an index cost?', answer: 'It has no id.' }] },
    'this follow-up repeats the question',
  ],
  [
    'PD513',
    'twice the same',
    { follow_ups: ['Who pays for it?', 'Who would pay for it then?'] },
    'this follow-up repeats another one',
  ],
])('%s', (code, what, fields, message) => {
  it(`${what}: ${message === undefined ? 'left alone' : 'found'}`, () => {
    expect(found(code, fields)).toEqual(message === undefined ? [] : [message]);
  });
});

describe('PD503 in knowledge checks', () => {
  const source = { sources: SOUND.sources };
  it.each([
    ['most have one', [statement('a', source), statement('b', source), statement('c')], ['"c" has no source']],
    ['most have none', [statement('a', source), statement('b'), statement('c')], []],
  ])('%s', (_, checks, messages) => {
    expect(found('PD503', {}, { knowledge_check: checks })).toEqual(messages);
  });
});

describe('PD504 in knowledge checks', () => {
  it.each([
    ['six words to type', { answer: undefined, accept: ['a b c d e f'] }, 0],
    ['seven words to type', { answer: undefined, accept: ['a b c d e f g'] }, 1],
    ['a shorter answer beside it', { answer: undefined, accept: ['a b c d e f g', 'a'] }, 0],
    ['seven steps', { answer: undefined, order: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }, 0],
    ['eight steps', { answer: undefined, order: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] }, 1],
    ['seven pairs', { answer: undefined, match: pairs(7) }, 0],
    ['eight pairs', { answer: undefined, match: pairs(8) }, 1],
  ])('%s', (_, fields, count) => {
    expect(found('PD504', {}, { knowledge_check: [statement('a', fields)] })).toHaveLength(count);
  });
});

describe('PD510: a key point that the answer does not mention', () => {
  it.each([
    ['in other words', 'Dashboards compare percentiles', 1],
    ['in the same words', 'Each write keeps it up to date', 0],
    ['in other forms of the words', 'Writing keeps dates', 0],
    ['half of it', 'A search on percentiles', 0],
    ['a single word says too little', 'Percentiles', 0],
    ['what is asked need not be answered', 'The cost of the index', 0],
    ['a word of the question does not make up for it', 'Percentiles of what indexes cost dashboards', 1],
    ['words of the question are not counted', 'Indexes cost percentiles', 0],
    ['a doubled letter before an ending', 'Scanned, updated percentiles', 0],
    ['accents', 'Séarch percéntiles', 0],
    ['in a script without blanks', '索引は 検索を 速くする', 0],
  ])('%s', (_, keyPoint, count) => {
    expect(found('PD510', { key_points: [keyPoint, 'Each write keeps it up to date'] })).toHaveLength(count);
  });
});

it('PD510 finds the same where texts are not plain', () => {
  const word = fc.constantFrom(
    'index',
    'indexes',
    'Écriture',
    'écritures',
    'cost',
    'the',
    'up',
    'dated',
    'updates',
    'running',
    'runs',
    'it’s',
    '–',
  );
  const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((list) => list.join(' '));
  fc.assert(
    fc.property(text, text, text, (question, answer, keyPoint) => {
      // A letter of another alphabet, by itself.
      const far = (one: string) => `${one} ж`;
      const told = (asked: string, said: string, point: string) =>
        findingsOf('PD510', deckOf({ question: asked, answer: said, key_points: [point] })).map(
          ({ message }) => message,
        );
      expect(told(question, answer, keyPoint)).toEqual(told(far(question), answer, keyPoint));
    }),
    { numRuns: 500 },
  );
});

it('http is mended to https, and nothing else', () => {
  const [finding] = findingsOf('PD508', deckOf({ sources: [{ title: 'A', url: 'http://example.org/a' }] }));
  expect(finding?.fix).toMatchObject({ safe: true, edits: [{ text: 'https' }] });
});

it('http with a port is not mended: https has another', () => {
  const [finding] = findingsOf('PD508', deckOf({ sources: [{ title: 'A', url: 'http://example.org:8080/a' }] }));
  expect(finding?.message).toBe('the connection to "example.org" is not encrypted');
  expect(finding?.fix).toBeUndefined();
});

it('PD513 finds the same where a question must be looked at closely', () => {
  const word = fc.constantFrom(
    'index',
    'indexes',
    'cost',
    'what',
    'does',
    'an',
    'it',
    'not',
    'Kafka',
    'café',
    'keyed',
    'keys',
    'now',
    "isn't",
  );
  const sentence = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => `${list.join(' ')}?`);
  let some = 0;
  fc.assert(
    fc.property(sentence, fc.array(sentence, { minLength: 1, maxLength: 3 }), (question, follow_ups) => {
      const atOnce = found('PD513', { question, follow_ups });
      some += atOnce.length;
      // No word, and none of the signs that are taken for blanks.
      expect(found('PD513', { question: `${question} ✓`, follow_ups })).toEqual(atOnce);
    }),
    { numRuns: 600 },
  );
  expect(some).toBeGreaterThan(10);
});

it('PD513 leaves aside what is no question, and that at once', () => {
  const question = `${'zebr '.repeat(100_000)}zebra`;
  const text = `format: 1
id: deck
title: A deck
interview:
  - id: one
    question: ${question}
    difficulty: easy
    answer: So.
    follow_ups:
      - ${'zebra '.repeat(150_000).trim()}
`;
  expect(findingsOf('PD513', text)).toEqual([]);
});
