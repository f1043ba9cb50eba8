import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Document, Scalar } from 'yaml';
import { Findings } from '../../src/deck/findings.ts';
import { Lines, type Span } from '../../src/deck/lines.ts';
import { spanWithin } from '../../src/deck/rules/within.ts';
import { field, type Tree, textOf } from '../../src/deck/tree.ts';
import { readYaml } from '../../src/deck/yaml.ts';

/** The value under `question` of a YAML text. */
function questionIn(text: string): Tree | undefined {
  const root = readYaml(text, new Findings('deck.yaml', new Lines(text)));
  return root && field(root, 'question');
}

/** Where the word stands that is the `nth` of its kind in the value. */
function wordIn(text: string, word: string, nth = 1): Span | undefined {
  const tree = questionIn(text);
  const value = textOf(tree) ?? '';
  let at = -1;
  for (let i = 0; i < nth; i++) at = value.indexOf(word, at + 1);
  return tree && spanWithin(text, tree, at, at + word.length);
}

const marked = (text: string, span: Span | undefined): string | undefined =>
  span && `${text.slice(0, span.start)}<${text.slice(span.start, span.end)}>${text.slice(span.end)}`;

describe('a stretch of a value has its place in the source', () => {
  test.each([
    ['plain', 'question: is it not so', 'question: is it <not> so'],
    ['double quotes', 'question: "is it not so"', 'question: "is it <not> so"'],
    ['single quotes', "question: 'is it not so'", "question: 'is it <not> so'"],
    ['single quotes with one inside', "question: 'what''s not so'", "question: 'what''s <not> so'"],
    ['plain over two lines', 'question: is it\n  not so', 'question: is it\n  <not> so'],
    ['double quotes over two lines', 'question: "is it\n\n  not so"', 'question: "is it\n\n  <not> so"'],
    ['a literal block', 'question: |\n  is it\n    not so\n', 'question: |\n  is it\n    <not> so\n'],
    ['a literal block in CRLF', 'question: |\r\n  is it\r\n  not so\r\n', 'question: |\r\n  is it\r\n  <not> so\r\n'],
    ['a folded block', 'question: >-\n  is it\n  not so\n', 'question: >-\n  is it\n  <not> so\n'],
    [
      'a block whose first line has a comment',
      'question: >2- # not this\n  is it not so\n',
      'question: >2- # not this\n  is it <not> so\n',
    ],
    ['a line after emoji', 'question: 😀 is it not so', 'question: 😀 is it <not> so'],
    ['flow', '{ question: is it not so, id: x }', '{ question: is it <not> so, id: x }'],
  ])('%s', (_, text, expected) => {
    expect(marked(text, wordIn(text, 'not'))).toBe(expected);
  });

  test('the second of two equal words is the second', () => {
    const text = 'question: >-\n  not\n  here, not\n  there';
    expect(marked(text, wordIn(text, 'not', 2))).toBe('question: >-\n  not\n  here, <not>\n  there');
  });

  test('several words on one line are one stretch', () => {
    const text = 'question: >-\n  which of\n  these is not so';
    expect(marked(text, wordIn(text, 'is not'))).toBe('question: >-\n  which of\n  these <is not> so');
  });

  test.each([
    ['over a line break', 'question: is it\n  not so', 'it not'],
    ['after an escape in double quotes', 'question: "is\\tit not so"', 'not'],
    ['written with an escape', 'question: "is it n\\x6ft so"', 'not'],
    ['a doubled quote, or half of it', "question: 'it isn''t so'", "isn'"],
    ['blanks that folding may have moved', 'question: is it\n  not so', ' not'],
    ['a text that is not there', 'question: is it so', 'not'],
    ['a number', 'question: 42', '4'],
  ])('none for %s', (_, text, word) => {
    expect(wordIn(text, word)).toBeUndefined();
  });
});

const STYLES = ['PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'] as const;
const words = fc.array(
  fc.constantFrom('not', "isn't", 'a', 'ß', '😀', '"so"', "''", ' ', '\n', '\n\n', '  ', '#', ': ', '-', '>', 'except'),
  { minLength: 1, maxLength: 30 },
);

test('an edit of the span is an edit of the value, however the value is written', () => {
  let found = 0;
  const property = fc.property(
    words,
    fc.constantFrom(...STYLES),
    fc.constantFrom(20, 40, 0),
    fc.nat(),
    fc.nat(6),
    (pieces, style, lineWidth, from, length) => {
      const scalar = new Scalar(pieces.join(''));
      scalar.type = style;
      const text = new Document({ id: 'x', question: scalar, last: 1 }).toString({ lineWidth });
      const tree = questionIn(text);
      const value = textOf(tree);
      if (tree === undefined || value === undefined || value === '') return;
      const points = [...value];
      const first = from % points.length;
      const start = points.slice(0, first).join('').length;
      const end = points.slice(0, first + length).join('').length;
      const span = spanWithin(text, tree, start, end);
      if (span === undefined) return;
      found++;
      expect(text.slice(span.start, span.end)).toBe(value.slice(start, end));
      // A letter for a letter, so that the layout stays as it is.
      const edited = text.slice(0, span.start) + 'x'.repeat(span.end - span.start) + text.slice(span.end);
      if (/\s/.test(value.slice(start, end))) return;
      expect(textOf(questionIn(edited))).toBe(value.slice(0, start) + 'x'.repeat(end - start) + value.slice(end));
    },
  );
  fc.assert(property, { numRuns: 3000, seed: 3 });
  expect(found).toBeGreaterThan(1000);
});
