import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/deck/bytes.ts';
import type { Findings } from '../../src/deck/findings.ts';
import { parseDeck } from '../../src/deck/parse.ts';
import { readPieces } from '../../src/deck/piecewise.ts';
import { scan } from '../../src/deck/scan.ts';
import type { Tree } from '../../src/deck/tree.ts';
import { readYaml } from '../../src/deck/yaml.ts';
import { generateDeck } from '../support/deck-generator.ts';
import { damaged, decorated, realDecks, stringified } from './yaml-texts.ts';

function laidOut(tree: Tree | undefined): unknown {
  if (tree?.kind === 'list') return { ...tree, items: tree.items.map(laidOut) };
  if (tree?.kind !== 'map') return tree;
  return {
    ...tree,
    entries: Array.from(tree.entries, (entry) => ({ ...entry, next: 0, value: laidOut(entry.value) })),
  };
}

const told = (findings: Findings) =>
  findings.all().map(({ code, span, message, help }) => ({ code, span, message, help }));

/** Reads a text in pieces, if it is one for that; the whole must then give the very same. */
function agree(text: string): boolean {
  const { text: decoded, findings } = decode(Buffer.from(text), 'deck.yaml');
  const scanned = decoded === undefined || findings.total > 0 ? undefined : scan(decoded);
  if (decoded === undefined || scanned?.kind !== 'stop') return false;
  const tree = readPieces(decoded, scanned.at ?? 0, findings);
  if (tree === undefined) {
    expect(findings.total).toBe(0);
    return false;
  }
  const whole = decode(Buffer.from(text), 'deck.yaml').findings;
  const expected = laidOut(readYaml(decoded, whole, scanned.at));
  expect([laidOut(tree), told(findings)]).toEqual([expected, told(whole)]);
  return true;
}

const generated = fc
  .tuple(fc.nat(50), fc.integer({ min: 2, max: 6 }))
  .map(([seed, questions]) => generateDeck(`pieces-${seed}`, questions).text);

const SCRAPS = '&a |*a| #x|!t |\t|"|\'|: |- |? |{|}|[|]|,|<<: 1\n|yes|007|\\|%|@|`|\n|  |---\n|# c\n|id: x\n'.split(
  '|',
);

const edited = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(texts, fc.array(fc.tuple(fc.nat(), fc.constantFrom(...SCRAPS), fc.nat(4)), { minLength: 1, maxLength: 3 }))
    .map(([text, edits]) =>
      edits.reduce((all, [place, scrap, cut]) => {
        const at = place % (all.length + 1);
        return all.slice(0, at) + scrap + all.slice(at + cut);
      }, text),
    );

const withALineTwice = fc.tuple(generated, fc.nat()).map(([text, place]) => {
  const lines = text.split('\n');
  const at = place % lines.length;
  return lines.toSpliced(at, 0, lines[at] ?? '').join('\n');
});

describe('a text of which the unusual entries alone are read by the reader that explains', () => {
  it.each([
    ['with a line twice', withALineTwice, 200],
    ['edited', edited(generated), 300],
    ['edited, with comments', edited(decorated(generated)), 300],
    ['as the yaml package writes it, edited', edited(stringified), 300],
    ['in part, damaged', damaged(stringified), 300],
    ['of the repository, edited', edited(fc.constantFrom(...realDecks)), 300],
  ] as const)('gives what it gives as a whole: %s', (_, texts, numRuns) => {
    fc.assert(
      fc.property(texts as fc.Arbitrary<string>, (text) => void agree(text)),
      { numRuns },
    );
  });

  it.each([
    ['a key twice', '    difficulty: easy\n    difficulty: hard\n'],
    ['a text cut by a comment', '    question: What is C #?\n'],
    ['an anchor', '    difficulty: &level easy\n'],
    ['nothing behind a key', '    tags:\n\n      # none\n    difficulty: easy\n'],
  ])('is read so with %s', (_, lines) => {
    const deck = (first: string, second: string): string =>
      `format: 1\nid: d\ntitle: D\nknowledge_check:\n  - id: a\n${first}  - id: b\n${second}interview:\n  - id: c\n`;
    expect(agree(deck(lines, '    difficulty: easy\n'))).toBe(true);
    expect(agree(deck('    difficulty: easy\n', lines))).toBe(true);
    expect(agree(deck(lines, lines))).toBe(true);
  });

  it('as a whole where a comment ends its list: to what that belongs depends on what comes next', () => {
    const last = 'format: 1\nid: d\ntitle: D\nknowledge_check:\n  - id: a\n  - id: b\n    difficulty: &x easy\n';
    for (const behind of ['  # as deep as the list\n', '    # deeper\n', '# of the file\n'])
      for (const next of ['', 'interview:\n  - id: c\n']) expect(agree(last + behind + next)).toBe(false);
    expect(agree(last)).toBe(true);
  });

  it('may be large: one oddity does not make a deck of megabytes unreadable', () => {
    const { text } = generateDeck('large', 4000);
    const odd = text.replace('difficulty: easy', 'difficulty: easy\n    difficulty: hard');
    expect(odd).not.toBe(text);
    const { deck, diagnostics } = parseDeck(Buffer.from(odd), 'large.yaml');
    expect(diagnostics.map(({ code }) => code)).toEqual(['PD102']);
    expect((deck?.checks.length ?? 0) + (deck?.interview.length ?? 0)).toBe(4000);
  });
});
