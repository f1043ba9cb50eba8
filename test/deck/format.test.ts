import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDeck } from '../../src/deck/format/format.ts';
import { parseDeck } from '../../src/deck/parse.ts';
import { starterDeck } from '../../src/deck/starter-deck.ts';
import { generateDeck } from '../support/deck-generator.ts';
import { damaged, decorated, gentleLines, lines, realDecks, stringified } from './yaml-texts.ts';

const root = path.join(import.meta.dirname, '..', '..');
const format = (text: string) => formatDeck(Buffer.from(text), 'deck.yaml');

function formatted(text: string): string {
  const result = format(text);
  return result.kind === 'formatted' ? result.text : result.kind;
}

describe('the layout', () => {
  it.each([
    [
      'blanks behind colons, dashes and before comments',
      'a:   1   # one\nb:\n  -   2   #two\n',
      'a: 1 # one\nb:\n  - 2 #two\n',
    ],
    ['blanks at the end of lines', 'a: 1  \nb: x   \n', 'a: 1\nb: x\n'],
    ['lists below their keys', 'a:\n- 1\n- b: 2\n  c: 3\n', 'a:\n  - 1\n  - b: 2\n    c: 3\n'],
    ['two blanks a level', 'a:\n     b:\n            c: 1\n', 'a:\n  b:\n    c: 1\n'],
    ['lists in lists', 'a:\n-   - 1\n    - 2\n-   - 3\n', 'a:\n  - - 1\n    - 2\n  - - 3\n'],
    ['brackets', 'a: [1,2 , "x"]\nb: {c: 1,d: [ ]}\ne: {}\n', 'a: [1, 2, "x"]\nb: { c: 1, d: [] }\ne: {}\n'],
    ['brackets over several lines', 'a: [\n  1,\n  2 ]\n', 'a: [1, 2]\n'],
    [
      'no more than one blank line, none at the ends or behind a key',
      '\n\na: 1\n\n\nb:\n\n  c: 1\n\n\n',
      'a: 1\n\nb:\n  c: 1\n',
    ],
    ['Windows line ends', 'a: |\r\n  x\r\n  y\r\nb: 1\r\n', 'a: |\n  x\n  y\nb: 1\n'],
    ['no line end at the end', 'a: 1', 'a: 1\n'],
    ['a document start', '---\na: 1\n', 'a: 1\n'],
    [
      'blocks, with what is deeper in them',
      'a: |\n        x\n          y\n\n        z\n\n\nb: >-\n    x\n',
      'a: |\n  x\n    y\n\n  z\n\nb: >-\n  x\n',
    ],
    ['blank lines that belong to a block', 'a: |+\n    x\n\n\nb: 1\n', 'a: |+\n  x\n\n\nb: 1\n'],
    [
      'text over several lines',
      'a: one\n       two\n\n       three\nb: "x\n     y"\n',
      'a: one\n  two\n\n  three\nb: "x\n  y"\n',
    ],
    [
      'comments of their own',
      '# top\na:\n    # in\n    - 1\n    # end\n# out\nb: 1\n# last\n',
      '# top\na:\n  # in\n  - 1\n  # end\n# out\nb: 1\n# last\n',
    ],
    [
      'comments before an item',
      'a:\n# first\n- b: 1\n\n  # inside\n  c: 2\n# second\n- b: 3\n',
      'a:\n  # first\n  - b: 1\n\n    # inside\n    c: 2\n  # second\n  - b: 3\n',
    ],
    ['a comment behind a key', 'a:   # why\n    b: 1\n', 'a: # why\n  b: 1\n'],
    ['quotes as the author chose them', `a: 'x'\nb: "y"\nc: z\n`, `a: 'x'\nb: "y"\nc: z\n`],
    ['the order of fields', 'z: 1\na: 2\n', 'z: 1\na: 2\n'],
  ])('%s', (_, before, after) => {
    expect(formatted(before)).toBe(after);
  });

  it.each(readdirSync(path.join(root, 'decks')).filter((name) => name.endsWith('.yaml')))('%s has it', (name) => {
    const text = readFileSync(path.join(root, 'decks', name), 'utf8');
    expect(formatted(text)).toBe(text);
  });

  it('a new deck has it', () => {
    const text = starterDeck('caching', 'Caching');
    expect(formatted(text)).toBe(text);
  });
});

describe('what is left alone', () => {
  it.each([
    ['broken YAML', 'a: [', 'unreadable'],
    ['an anchor', 'a: &x 1\n', 'unreadable'],
    ['nothing', '', 'unreadable'],
    ['a list', '- 1\n', 'unplaced'],
    ['a comment between a key and its value', 'a:\n  # why\n  1\n', 'unplaced'],
    ['a comment in brackets', 'a: [1, # one\n  2]\n', 'unplaced'],
    ['a block whose indentation is written out', 'a: |1\n  x\n', 'unplaced'],
  ])('%s', (_, text, kind) => {
    expect(format(text).kind).toBe(kind);
  });

  it.each([
    ['a: 1\nb: # one\n  c: [x,\n    # two\n    y]\n', 4],
    ['a:\n  - b:\n      # why\n      1\n', 3],
    ['a: |1\n  x\n', undefined],
  ])('and on which line: %j', (text, line) => {
    expect(format(text)).toEqual(line === undefined ? { kind: 'unplaced' } : { kind: 'unplaced', line });
  });

  it('but not a text that a comment seems to cut off: it is a comment all the same', () => {
    expect(format('a:   What is C #x\n')).toMatchObject({ kind: 'formatted', text: 'a: What is C #x\n' });
  });
});

describe('whatever the source', () => {
  const comments = (text: string): readonly string[] =>
    text.split('\n').flatMap((line) => (/^\s*#/.test(line) ? [line.trim()] : []));
  const deckOf = (text: string) => {
    const { deck } = parseDeck(Buffer.from(text), 'deck.yaml');
    return deck && JSON.parse(JSON.stringify(deck, (key, value) => (key === 'line' ? undefined : value)));
  };
  /** The share of texts that are formatted, of those that are YAML. */
  const always = (texts: fc.Arbitrary<string>, numRuns: number): number => {
    let done = 0;
    let readable = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const first = format(text);
        if (first.kind === 'unreadable') return;
        readable++;
        if (first.kind === 'unplaced') return;
        done++;
        expect(formatted(first.text)).toBe(first.text);
        expect(deckOf(first.text)).toEqual(deckOf(text));
        expect(first.text.endsWith('\n')).toBe(true);
      }),
      { numRuns },
    );
    return done / readable;
  };

  it('decks with comments in all places', () => {
    expect(always(decorated(fc.constantFrom(...realDecks)), 100)).toBeGreaterThan(0.7);
  });
  it('decks in every style', () => {
    expect(always(stringified, 100)).toBeGreaterThan(0.3);
  });
  it('damaged decks', () => {
    always(damaged(fc.oneof(fc.constantFrom(...realDecks), stringified)), 500);
  });
  it('lines that may be YAML', () => {
    always(fc.oneof(lines, gentleLines), 1000);
  });

  it('every comment on a line of its own is still there, in order', () => {
    fc.assert(
      fc.property(decorated(fc.constantFrom(...realDecks.filter((text) => !/[|>][-+]?\n/.test(text)))), (text) => {
        const result = format(text);
        if (result.kind === 'formatted') expect(comments(result.text)).toEqual(comments(text));
      }),
      { numRuns: 100 },
    );
  });

  it('a deck of a thousand questions', () => {
    const { text } = generateDeck('format', 1000);
    const once = formatted(text);
    expect(once.length).toBeGreaterThan(text.length / 2);
    expect(formatted(once)).toBe(once);
  });
});
