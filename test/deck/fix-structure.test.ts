import { describe, expect, test } from 'vitest';
import { createChecker } from '../../src/deck/checker.ts';
import { mendDeck } from '../../src/deck/fix/mend.ts';

const checker = createChecker();
const check = (bytes: Uint8Array) => checker.check(bytes, 'deck.yaml');

function mended(text: string, unsafe: boolean): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    mendDeck(new TextEncoder().encode(text), check, { unsafe }).bytes,
  );
}

/** A deck with one question, whose fields but the id are `lines`. */
const deck = (...lines: string[]): string =>
  `format: 1\nid: x\ntitle: T\nknowledge_check:\n  - id: q\n${lines.map((line) => `    ${line}\n`).join('')}`;
const REST = ['difficulty: easy', 'answer: true', 'explanation: It is.'];
const asked = (line: string): string => deck(line, ...REST);
const beside = (line: string): string => deck('question: Is it?', line, ...REST);

describe('mended without asking', () => {
  test.each<readonly [what: string, before: string, after: string]>([
    ['text with a colon', asked('question: What is this: a test?'), asked('question: "What is this: a test?"')],
    ['text that ends in a colon', asked('question: What is this:'), asked('question: "What is this:"')],
    ['a quote in it', asked('question: Is "a": b?'), asked(`question: 'Is "a": b?'`)],
    ['both quotes in it', asked(`question: Isn't "a": b?`), asked(`question: 'Isn''t "a": b?'`)],
    [
      'text that starts with @',
      asked('question: @Transactional does what?'),
      asked('question: "@Transactional does what?"'),
    ],
    ['text that starts with code', asked('question: `a` or `b`?'), asked('question: "`a` or `b`?"')],
    [
      'text that starts in quotes',
      asked('question: "At least once" means what?'),
      asked(`question: '"At least once" means what?'`),
    ],
    ['text that starts in brackets', asked('question: [a] is what?'), asked('question: "[a] is what?"')],
    ['text that starts in bold', asked('question: *Why* is it?'), asked('question: "*Why* is it?"')],
    ['text that starts with a gap', asked('question: {{a}} is what?'), asked('question: "{{a}} is what?"')],
    [
      'backslashes',
      asked('question: "C:\\path\\dir is \\n what?"'),
      asked('question: "C:\\\\path\\\\dir is \\n what?"'),
    ],
    ['a quote in quotes', asked(`question: 'What's its use?'`), asked(`question: "What's its use?"`)],
    ['quotes in quotes', asked('question: "Is it "a" or "b" here?"'), asked(`question: 'Is it "a" or "b" here?'`)],
    ['a text that starts with >', asked('question: > 5 is what?'), asked('question: "> 5 is what?"')],
    ['a text that starts with -', asked('question: - is what?'), asked('question: "- is what?"')],
    [
      'a colon in brackets',
      beside("sources: [ { title: 'B', url: 'https://x.y/' }, { title: A: b, url: 'https://x.y/' } ]"),
      beside(`sources: [ { title: 'B', url: 'https://x.y/' }, { title: "A: b", url: 'https://x.y/' } ]`),
    ],
    ['quotes of its own', asked('question: "A" or "b"'), asked(`question: '"A" or "b"'`)],
    ['a blank that is missing', asked('question:Is it?'), asked('question: Is it?')],
    ['a capital in a field', asked('Question: Is it?'), asked('question: Is it?')],
    [
      'yes',
      deck('question: Is it?', 'difficulty: easy', 'answer: Yes # sure'),
      deck('question: Is it?', 'difficulty: easy', 'answer: true # sure'),
    ],
    [
      'off',
      deck('question: Is it?', 'difficulty: easy', "answer: 'off'"),
      deck('question: Is it?', 'difficulty: easy', 'answer: false'),
    ],
    [
      'numbers as text',
      beside('tags: [1.10, 007, 12345678901234567890]'),
      beside('tags: ["1.10", "007", "12345678901234567890"]'),
    ],
    ['what YAML knows as text', beside('tags: [true, .inf, 0x1F]'), beside('tags: ["true", ".inf", "0x1F"]')],
    ['a number as question', asked('question: 1e3'), asked('question: "1e3"')],
    ['a number as id', beside('').replace('id: q', 'id: 42'), beside('').replace('id: q', 'id: "42"')],
    ['a format in quotes', beside('').replace('format: 1', 'format: "1"'), beside('')],
    [
      'an entry with a colon',
      deck('question: Is it?', ...REST, 'tags:', '  - a: b # c'),
      deck('question: Is it?', ...REST, 'tags:', '  - "a: b" # c'),
    ],
    ['a flow entry with a colon', beside('tags: [a: b, c]'), beside('tags: ["a: b", c]')],
    [
      'an entry with two colons',
      beside('accept:\n      - a: b: c\n      - d'),
      beside('accept:\n      - "a: b: c"\n      - d'),
    ],
    ['one value for a list', beside('tags: kafka'), beside('tags: [kafka]')],
    ['one text for a list', beside('tags: a & [b]'), beside('tags: ["a & [b]"]')],
    ['a capital in a value', asked('question: Is it?').replace('easy', 'Easy'), asked('question: Is it?')],
    ['an invisible blank', asked('question: Is\u200b it?'), asked('question: Is it?')],
    ['no format', 'id: x\ntitle: T\n', 'format: 1\nid: x\ntitle: T\n'],
    [
      'no format below comments',
      '# of mine\n---\n# here\nid: x\ntitle: T\n',
      '# of mine\n---\n# here\nformat: 1\nid: x\ntitle: T\n',
    ],
    ['no format, from Windows', 'id: x\r\ntitle: T\r\n', 'format: 1\r\nid: x\r\ntitle: T\r\n'],
    ['no format, in braces', '{ id: x, title: T }', '{ format: 1, id: x, title: T }'],
    ['no deck id', 'format: 1\ntitle: The Art of Queues\n', 'format: 1\nid: art-queues\ntitle: The Art of Queues\n'],
    [
      'no objective id',
      'format: 1\nid: x\ntitle: T\nobjectives:\n  - text: Choose\n',
      'format: 1\nid: x\ntitle: T\nobjectives:\n  - id: choose\n    text: Choose\n',
    ],
  ])('%s', (_, before, after) => {
    expect(mended(before, false)).toBe(after);
    expect(mended(before, true)).toBe(after);
  });

  test.each([
    ['a map with a quote in it', beside("sources: [ { title: 'Bob's book', url: 'https://x.y/' } ]")],
    ['a misspelt id', beside('').replace('id: q', 'idd: q')],
    ['an id without its blank', beside('').replace('- id: q\n    question: Is it?', '- { id:q, question: Is it? }')],
    ['escapes in a path that is one of backslashes', asked('question: "Is C:\\new\\docs one?"')],
  ])('%s is left to its author', (_, text) => {
    expect(mended(text, false)).toBe(text);
  });

  test.each([
    ['a misspelt id', beside('').replace('id: q', 'idd: q'), beside('')],
    ['a misspelt field', beside('').replace('difficulty:', 'difficuty:'), beside('')],
    [
      'a path of backslashes',
      asked('question: "Is C:\\new\\docs one?"'),
      asked('question: "Is C:\\\\new\\\\docs one?"'),
    ],
  ])('%s gets what is meant, if asked for', (_, before, after) => {
    expect(mended(before, true)).toBe(after);
  });

  test('no id that another question has is given to one, among others that are free', () => {
    const entry = (id: string, question: string) =>
      `  - id: ${id}\n    question: ${question}\n    difficulty: easy\n    answer: true\n    explanation: x\n`;
    const text = `format: 1\nid: x\ntitle: T\nknowledge_check:\n${entry('Retry', 'A?')}${entry('retry', 'B?')}${entry('Back_off', 'C?')}`;
    expect(mended(text, true)).toBe(text.replace('Back_off', 'back-off'));
  });

  test('questions without ids get different ones, and none that is taken; what no letter can be read of gets none', () => {
    const entry = (id: string, question: string) =>
      `  - ${id}question: ${question}\n    difficulty: easy\n    answer: true\n    explanation: x\n`;
    const text = `format: 1\nid: x\ntitle: T\nknowledge_check:\n${entry('', 'What is consumer lag?')}${entry('', 'Consumer lag is what?')}`;
    const taken = `${text}${entry('id: other\n    aliases: [consumer-lag]\n    ', 'Something else')}${entry('', '日本語')}`;
    const ids = [...mended(taken, false).matchAll(/ id: (.*)/g)].map(([, id]) => id);
    expect(ids).toEqual(['consumer-lag-2', 'consumer-lag-3', 'other']);
  });

  test('a follow-up that is a card of its own gets its id', () => {
    const text =
      'format: 1\nid: x\ntitle: T\ninterview:\n  - id: q\n    question: Why?\n    difficulty: easy\n    answer: So.\n    follow_ups:\n      - { question: And self check?, answer: Yes indeed. }\n';
    expect(mended(text, false)).toBe(text.replace('{ question', '{ id: self-check-2, question'));
  });

  test.each([
    ['one a level', '\t', '  '],
    ['two a level', '\t\t', '    '],
  ])('tabs, %s', (_, tab, spaces) => {
    const text =
      'format: 1\nid: x\ntitle: T\nknowledge_check:\n>- id: q\n>  question: Is it?\n>  difficulty: easy\n>  answer: true\n>  explanation: |\n>    if:\n>    \tthen\n';
    const expected = text.replaceAll('>', spaces).replace('\tthen', '  then');
    expect(mended(text.replaceAll('>', tab), false)).toBe(expected);
  });

  test('tabs that are text stay where others indent', () => {
    const text = 'format: 1\nid: x\ntitle: T\nlesson: |\n  all:\n  \tmake\ntags:\n\t- a\n';
    expect(mended(text, false)).toBe(text.replace('\t- a', '  - a'));
  });
});

describe('mended only when asked to', () => {
  test.each<readonly [what: string, before: string, after: string]>([
    [
      'a number behind a number sign',
      asked('question: Note: see issue #42?'),
      asked('question: "Note: see issue #42?"'),
    ],
    ['a comment in a text', asked('question: What is C #?'), asked('question: "What is C #?"')],
    [
      'a colon before a comment',
      asked('question: What is this: a? # note'),
      asked('question: "What is this: a?" # note'),
    ],
    ['a misspelt field', asked('qeustion: Is it?'), asked('question: Is it?')],
    ['a misspelt value', asked('question: Is it?').replace('easy', 'esay'), asked('question: Is it?')],
    [
      'a malformed id',
      asked('question: Is it?').replace('id: q', 'id: My Question!'),
      asked('question: Is it?').replace('id: q', 'id: my-question'),
    ],
    [
      'no difficulty',
      deck('question: Is it?', 'answer: true', 'explanation: x'),
      deck('question: Is it?', 'difficulty: medium', 'answer: true', 'explanation: x'),
    ],
    [
      'no difficulty after a long question',
      deck('question: >-', '  Is it?', 'answer: true'),
      deck('difficulty: medium', 'question: >-', '  Is it?', 'answer: true').replace(
        '- id: q\n    difficulty: medium\n',
        '- id: q\n    difficulty: medium\n',
      ),
    ],
    ['words for a list', beside('tags: kafka, sql'), beside('tags: [kafka, sql]')],
    ['an anchor', asked('question: &a is what?'), asked('question: "&a is what?"')],
    ['a tag', asked('question: !a is what?'), asked('question: "!a is what?"')],
    ['an override of direction', asked('question: Is\u202e it?'), asked('question: Is it?')],
    [
      'a URL without its scheme',
      beside('sources:\n      - { title: a, url: kafka.apache.org/x }'),
      beside('sources:\n      - { title: a, url: https://kafka.apache.org/x }'),
    ],
    [
      'a number with noughts',
      deck('question: Is it?', 'difficulty: easy', 'answer: 007'),
      deck('question: Is it?', 'difficulty: easy', 'answer: 7'),
    ],
  ])('%s', (_, before, after) => {
    expect(mended(before, false)).toBe(before);
    expect(mended(before, true)).toBe(after);
  });
});

describe('left to the author', () => {
  test('lines that end in carriage returns alone', () => {
    const text = asked('question: Is it: so?').replaceAll('\n', '\r');
    expect(mended(text, true)).toBe(text);
  });

  test.each([
    ['text that goes on below', asked('question: What is this: a\n      test?')],
    ['a field that is there already', deck('question: Is it?', 'qeustion: Is it not?', ...REST)],
    ['a quote that is not closed', asked('question: "Is it?')],
    ['a number with too many digits', deck('question: Is it?', 'difficulty: easy', 'answer: 12345678901234567890')],
    ['a URL that is none', beside('sources:\n      - { title: a, url: the manual }')],
    ['a map in place of a text', beside('tags:\n      - { a: b, c: d }')],
    ['a newer format', 'format: 2\nid: x\ntitle: T\n'],
  ])('%s', (_, text) => expect(mended(text, true)).toBe(text));
});

describe('anchors, aliases and tags', () => {
  test.each<readonly [what: string, before: readonly string[], after: readonly string[]]>([
    [
      'a text and its alias',
      ['question: &q Is it in order?', 'answer: true', 'explanation: *q'],
      ['question: Is it in order?', 'answer: true', 'explanation: Is it in order?'],
    ],
    [
      'a list in brackets and two aliases',
      [
        'question: Is it?',
        'tags: &t [a, b] # of all',
        'objectives: *t',
        'aliases: *t',
        'answer: true',
        'explanation: It is.',
      ],
      [
        'question: Is it?',
        'tags: [a, b] # of all',
        'objectives: [a, b]',
        'aliases: [a, b]',
        'answer: true',
        'explanation: It is.',
      ],
    ],
    [
      'a tag of a text',
      ['question: !!str 42', 'answer: true', 'explanation: It is.'],
      ['question: "42"', 'answer: true', 'explanation: It is.'],
    ],
    [
      'a tag of a number',
      ['question: How many?', 'answer: !!int 42', 'explanation: It is.'],
      ['question: How many?', 'answer: 42', 'explanation: It is.'],
    ],
    [
      'a text that begins like an anchor',
      ['question: &mut borrows how?', 'answer: true', 'explanation: It is.'],
      ['question: "&mut borrows how?"', 'answer: true', 'explanation: It is.'],
    ],
    [
      'a text that begins like an alias',
      ['question: *ptr', 'answer: true', 'explanation: It is.'],
      ['question: "*ptr"', 'answer: true', 'explanation: It is.'],
    ],
  ])('%s', (_, before, after) => {
    expect(mended(deck('difficulty: easy', ...before), true)).toBe(deck('difficulty: easy', ...after));
    expect(mended(deck('difficulty: easy', ...before), false)).toBe(deck('difficulty: easy', ...before));
  });

  test.each<readonly [what: string, lines: readonly string[]]>([
    [
      'a list on lines of its own',
      ['question: Is it?', 'tags: &t', '  - a', 'objectives: *t', 'answer: true', 'explanation: It is.'],
    ],
    ['a text that goes on below', ['question: &q Is it', '  in order?', 'answer: true', 'explanation: *q']],
    ['one name twice', ['question: &q Is it?', 'answer: true', 'unit: &q a', 'explanation: *q']],
    [
      'a merge key',
      ['question: Is it?', 'tags: &t { difficulty: easy }', '<<: *t', 'answer: true', 'explanation: It is.'],
    ],
  ])('left to the author: %s', (_, lines) => {
    // What a merge key brings need not be there.
    const whole = deck(...lines, ...(lines.some((line) => line.startsWith('<<')) ? [] : ['difficulty: easy']));
    expect(mended(whole, true)).toBe(whole);
  });
});
