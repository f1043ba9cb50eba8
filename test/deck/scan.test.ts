import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONG_RUN } from '../../scanner/shared.ts';
import { decode } from '../../src/deck/bytes.ts';
import { deckTexts } from '../../src/deck/rules/texts.ts';
import { FIELD_NAMES } from '../../src/deck/scan/field-names.ts';
import { scan, scanFacts } from '../../src/deck/scan.ts';
import type { MapTree, Tree } from '../../src/deck/tree.ts';
import { readYaml } from '../../src/deck/yaml.ts';
import { generateDeck } from '../support/deck-generator.ts';
import { damaged, decorated, gentleLines, lines, punctuation, realDecks, stringified } from './yaml-texts.ts';

/** What the reader that explains makes of a text: its tree where it has nothing to say, else undefined. */
function explained(text: string): Tree | undefined {
  const { text: decoded, findings } = decode(Buffer.from(text), 'deck.yaml');
  if (decoded === undefined || findings.total > 0) return undefined;
  const tree = readYaml(decoded, findings);
  return findings.total === 0 ? tree : undefined;
}

/** A tree with all its places; the two readers keep fields in different ways. */
function laidOut(tree: Tree | undefined): unknown {
  if (tree?.kind === 'list') return { ...tree, items: tree.items.map(laidOut) };
  if (tree?.kind !== 'map') return tree;
  const fields = Array.from(tree.entries, ({ name, start, end, value }) => ({
    name,
    start,
    end,
    value: laidOut(value),
  }));
  return { ...tree, entries: fields };
}

/** Whether decoding alone has something to say of a text: the scanner is never given such. */
const refused = (text: string): boolean => {
  const { text: decoded, findings } = decode(Buffer.from(text), 'deck.yaml');
  return decoded !== text || findings.total > 0;
};

/** Reads a text by the scanner; where it gives a tree, the other reader must give the very same. */
function agree(text: string): MapTree | undefined {
  if (refused(text)) return undefined;
  const scanned = scanFacts(text);
  if (scanned.kind === 'stop') return undefined;
  const { tree, facts, texts } = scanned;
  expect(texts).toEqual(deckTexts(tree));
  expect(laidOut(tree)).toEqual(laidOut(explained(text)));
  // What is said not to be there is not there; the other way round it may be said of more.
  for (const one of deckTexts(tree)) {
    if (!facts.longRuns) expect(one.value).not.toMatch(LONG);
    if (!facts.fillers) expect(one.value).not.toMatch(FILLER);
    if (!facts.namedPlaces) expect(one.value).not.toMatch(NAMED);
    if (!facts.strayBlanks && one.source === one.value && !one.value.includes('\n'))
      expect(one.value).not.toMatch(STRAY);
  }
  return tree;
}

const LONG = new RegExp(`[^\\0- ]{${LONG_RUN}}`);
const NAMED = /(?:[Oo]ption|[Cc]hoice|[Aa]nswer)s? (?:[A-H](?![A-Za-z])|\([A-Ha-h]\)|\d(?![A-Za-z]))/;
const FILLER = /\.\.|\?\?|psum/;
const STRAY = /^ | $| {2}/;

describe('the scanner reads what decks are ordinarily made of', () => {
  it.each([...realDecks.map((text, i) => [`in the repository, ${i + 1}`, text] as const)])('deck %s', (_, text) => {
    const tree = explained(text);
    const scanned = scan(text);
    if (tree?.kind === 'map') expect(scanned.kind === 'stop' ? scanned : laidOut(scanned)).toEqual(laidOut(tree));
    else expect(scanned.kind).toBe('stop');
  });

  it.each([1, 10, 100])('a generated deck of %i questions', (questions) => {
    for (let seed = 0; seed < 5; seed++) expect(agree(generateDeck(`scan-${seed}`, questions).text)).toBeDefined();
  });

  it.each([
    ['a byte more than a key at the end', 'a: 1'],
    ['a value on the next line', 'a:\n  text\n'],
    ['a text over several lines', 'a: one\n  two\n\n  three\nb: 1\n'],
    ['a list as deep as its key', 'a:\n- 1\n- 2\nb: 3\n'],
    ['lists in lists', 'a:\n  - - 1\n    - 2\n  -\n    - 3\n'],
    ['no value', 'a:\nb: ~\nc: # none\n'],
    ['quotes', `a: 'it''s'\nb: "a\\tb\\u00e9"\n"c": "one\n  two"\n`],
    ['blocks', 'a: |\n  one\n    two\n\n  three\nb: >-\n  one\n  two\n\n  three\nc: |+\n  x\n\nd: 1\n'],
    ['brackets', 'a: [1, "b", {c: d}, []]\nb: { x: 1, y: [2] }\n'],
    ['comments', '# first\na: 1 # one\n# deep\n\n  # deeper\nb:\n  # inside\n  - 1\n  # behind\nc: 2\n# last'],
    ['a line break at the end of quotes', 'a: "one\n  "\nb: "\n  two"\n'],
    ['a list of addresses', 'a:\n  - url: []\n  - x  y\n'],
    ['Windows line ends', 'a: 1\r\nb:\r\n  - |\r\n    x\r\n    y\r\n'],
    ['a document start', '---\na: 1\n'],
  ])('%s', (_, text) => {
    expect(agree(text)).toBeDefined();
  });
});

describe('the scanner leaves to the other reader', () => {
  it.each([
    ['nothing at all', ''],
    ['a list', '- 1\n'],
    ['an anchor', 'a: &b 1\n'],
    ['an alias', 'a: *b\n'],
    ['a tag', 'a: !b 1\n'],
    ['a merge key', '<<: 1\n'],
    ['a prototype', '__proto__: 1\n'],
    ['a key twice', 'a: 1\nb: 2\na: 3\n'],
    ['the same key twice, once in quotes', 'a: 1\n"a": 2\n'],
    ['a tab', 'a:\n\tb: 1\n'],
    ['a second document', 'a: 1\n---\nb: 1\n'],
    ['a document end', 'a: 1\n...\n'],
    ['a directive', '%YAML 1.2\n---\na: 1\n'],
    ['a colon in a text', 'a: b: c\n'],
    ['a comment that cuts a text off', 'a: what is C #5\n'],
    ['a text that is not closed', 'a: "b\n'],
    ['a bracket that is not closed', 'a: [b\nc: 1\n'],
    ['a hidden character in an escape', 'a: "\\u202e"\n'],
    ['deep nesting', `a: ${'['.repeat(2000)}${']'.repeat(2000)}\n`],
    ['deep lists', `a:\n  ${'- '.repeat(2000)}x\n`],
    ['an empty item', 'z:\n   - a: b\n# c\n   - \n\n'],
    ['an explicit key', '? a\n: b\n'],
    ['a value behind a bracket', 'a: [b] c\n'],
    ['a blank line behind an escaped line break', 'a: "b\\\n \n  c"\n'],
  ])('%s', (_, text) => {
    expect(refused(text) || scan(text).kind === 'stop').toBe(true);
  });
});

describe('both readers give the same tree wherever the scanner gives one', () => {
  /** Tries texts, and holds the share of them that the scanner reads to at least this. */
  const always = (texts: fc.Arbitrary<string>, numRuns: number, atLeast: number): void => {
    let tried = 0;
    let read = 0;
    fc.assert(
      fc.property(texts, (text) => {
        tried++;
        if (agree(text)) read++;
      }),
      { numRuns },
    );
    expect(read / tried).toBeGreaterThan(atLeast);
  };
  const decks = fc.constantFrom(...realDecks);

  it('decks as the yaml package writes them', () => always(stringified, 200, 0.1));
  it('with comments and blank lines between the lines', () => always(decorated(stringified), 200, 0.03));
  it('decks of the repository with comments in all places', () => always(decorated(decks), 150, 0.1));
  it('parts of decks, damaged', () => always(damaged(fc.oneof(decks, stringified)), 3000, 0.01));
  it('lines that look like YAML', () => always(lines, 3000, 0.005));
  it('lines that often are YAML', () => always(gentleLines, 3000, 0.02));
  it('any punctuation', () => always(punctuation, 3000, 0));
  it('any text', () => always(fc.string({ unit: 'grapheme' }), 300, -1));
});

it('the names that are known by sight are those of the format', () => {
  const names = new Set<string>();
  JSON.parse(readFileSync(new URL('../../decks/deck.schema.json', import.meta.url), 'utf8'), (key, value) => {
    if (key === 'properties') for (const name of Object.keys(value)) names.add(name);
    return value;
  });
  expect(new Set(FIELD_NAMES)).toEqual(names);
});
