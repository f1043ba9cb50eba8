import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/deck/bytes.ts';
import { explainCheck } from '../../src/deck/check.ts';
import { Findings } from '../../src/deck/findings.ts';
import { explainHead } from '../../src/deck/head.ts';
import { explainInterview } from '../../src/deck/interview.ts';
import type { Lines } from '../../src/deck/lines.ts';
import { scan } from '../../src/deck/scan.ts';
import { soundCheck } from '../../src/deck/sound/check.ts';
import { soundHead } from '../../src/deck/sound/head.ts';
import { soundInterview } from '../../src/deck/sound/interview.ts';
import { field, items, type Tree } from '../../src/deck/tree.ts';
import { generateDeck } from '../support/deck-generator.ts';
import { damaged, realDecks, stringified } from './yaml-texts.ts';

const KINDS = [
  ['knowledge_check', soundCheck, explainCheck],
  ['interview', soundInterview, explainInterview],
] as const;

/** How many questions of a text there are, and how many were found sound; each of these must be just that. */
function read(text: string): { readonly all: number; readonly sound: number } {
  const { text: decoded, findings } = decode(Buffer.from(text), 'deck.yaml');
  const tree = decoded === undefined || findings.total > 0 ? undefined : scan(decoded);
  if (tree?.kind !== 'map') return { all: 0, sound: 0 };
  const lists = KINDS.map(([list, sound, explain]) =>
    items(field(tree, list)).map((question) => isSound(question, findings.lines, sound, explain)),
  );
  const all = lists.flat();
  return { all: all.length, sound: all.filter(Boolean).length };
}

/** Whether a head was found sound; it must be just what the way that explains makes of it. */
function hasSoundHead(text: string): boolean {
  const { text: decoded, findings } = decode(Buffer.from(text), 'deck.yaml');
  const root = decoded === undefined || findings.total > 0 ? undefined : scan(decoded);
  const head = root?.kind === 'map' ? soundHead(root) : undefined;
  if (root?.kind !== 'map' || head === undefined) return false;
  expect(head).toEqual(explainHead(root, findings));
  expect(findings.all()).toEqual([]);
  return true;
}

function isSound(
  question: Tree,
  lines: Lines,
  sound: (tree: Tree, lines: Lines) => unknown,
  explain: (tree: Tree, findings: Findings) => unknown,
): boolean {
  const value = sound(question, lines);
  if (value === undefined) return false;
  const findings = new Findings('deck.yaml', lines);
  expect(value).toEqual(explain(question, findings));
  expect(findings.all()).toEqual([]);
  return true;
}

describe('what is found sound is read as the way that explains reads it, and that has nothing to say of it', () => {
  it('in generated decks, where all is sound', () => {
    const { all, sound } = read(generateDeck('sound', 120).text);
    expect(all).toBe(120);
    expect(sound).toBe(all);
    expect(hasSoundHead(generateDeck('sound', 1).text)).toBe(true);
  });

  it('in the decks of the repository', () => {
    const counts = realDecks.map(read);
    const all = counts.reduce((sum, one) => sum + one.all, 0);
    expect(all).toBeGreaterThan(100);
    // What is left has former ids of follow-ups, numbers written in other ways, or something wrong with it.
    expect(counts.reduce((sum, one) => sum + one.sound, 0)).toBeGreaterThan(all / 2);
    expect(realDecks.filter(hasSoundHead).length).toBeGreaterThan(realDecks.length / 2);
  });

  it('in decks of any style, damaged', () => {
    let sound = 0;
    let heads = 0;
    fc.assert(
      fc.property(damaged(fc.oneof(fc.constantFrom(...realDecks), stringified)), (text) => {
        sound += read(text).sound;
        if (hasSoundHead(text)) heads++;
      }),
      { numRuns: 2000 },
    );
    expect(sound).toBeGreaterThan(0);
    expect(heads).toBeGreaterThan(0);
  });

  const question = '- id: one\n  question: What holds?\n  difficulty: easy\n';
  it.each([
    ['no answer', ''],
    ['two kinds of answer', '  answer: true\n  accept: [yes]\n'],
    ['a field of another kind', '  answer: true\n  tolerance: 1\n'],
    ['a word for a truth', '  answer: yes\n'],
    ['a number written in another way', '  answer: 007\n'],
    ['a number that is none', '  answer: .nan\n'],
    ['a negative tolerance', '  answer: 7\n  tolerance: -1\n'],
    ['one choice', '  choices:\n    - { text: a, correct: true }\n'],
    ['no key', '  choices:\n    - { text: a }\n    - { text: b }\n'],
    ['the same choice twice', '  choices:\n    - { text: a b, correct: true }\n    - { text: A  B }\n'],
    ['a choice with an unknown field', '  choices:\n    - { text: a, correct: true }\n    - { text: b, wy: c }\n'],
    ['nothing to accept', '  accept: []\n'],
    ['a blank text', '  accept: [" "]\n'],
    ['no gap', '  cloze: nothing\n'],
    ['one thing to order', '  order: [a]\n'],
    ['the same thing twice to order', '  order: [a b, A  B]\n'],
    ['one pair', '  match: { a: b }\n'],
    ['a pair without a left side', '  match: { " ": b, c: d }\n'],
    ['the same right side twice', '  match: { a: b c, d: B  c }\n'],
    ['an unknown field', '  answer: true\n  explantion: x\n'],
    ['an alias that is no slug', '  answer: true\n  aliases: [No]\n'],
    ['a source without an address', '  answer: true\n  sources: [{ title: x }]\n'],
    ['a source with an address of another kind', '  answer: true\n  sources: [{ title: x, url: "ftp://x" }]\n'],
  ])('not a check with %s', (_, fields) => {
    const list = `knowledge_check:\n${question}  answer: true\n${question}${fields}`;
    expect(read(list)).toEqual({ all: 2, sound: 1 });
  });

  const spoken = '- id: one\n  question: Why?\n  difficulty: easy\n';
  it.each([
    ['no answer', ''],
    ['an unknown field', '  answer: So.\n  key_point: [x]\n'],
    [
      'follow-ups with one id',
      '  answer: So.\n  follow_ups:\n    - { id: a, question: b }\n    - { id: a, question: c }\n',
    ],
    ['an answer to a follow-up without an id', '  answer: So.\n  follow_ups: [{ question: b, answer: c }]\n'],
    ['a follow-up with the id of the self-check', '  answer: So.\n  follow_ups: [{ id: self-check, question: b }]\n'],
    ['a follow-up that is no text', '  answer: So.\n  follow_ups: [7]\n'],
    [
      'a self-check without a key',
      '  answer: So.\n  self_check: { question: x, choices: [{ text: a }, { text: b }] }\n',
    ],
    [
      'a self-check with an unknown field',
      '  answer: So.\n  self_check: { question: x, choices: [{ text: a, correct: true }, { text: b }], y: z }\n',
    ],
    ['nobody who asked', '  answer: So.\n  asked_at: [{ url: "https://example.org" }]\n'],
  ])('not an interview question with %s', (_, fields) => {
    const list = `interview:\n${spoken}  answer: So.\n${spoken}${fields}`;
    expect(read(list)).toEqual({ all: 2, sound: 1 });
  });

  const head = 'format: 1\nid: one\ntitle: One\n';
  it.each([
    ['all there can be', `summary: S\ntags: [a]\naliases: [old]\nlesson: L\nobjectives: [{ id: a, text: A }]\n`],
    ['a reading', 'reading: [{ id: a, title: A, url: "https://a.org", publisher: P, minutes: 1 }]\n'],
  ])('a head with %s', (_, fields) => {
    expect(hasSoundHead(head + fields)).toBe(true);
  });

  it.each([
    ['another format', 'format: 2\nid: one\ntitle: One\n'],
    ['no format', 'id: one\ntitle: One\n'],
    ['no id', 'format: 1\ntitle: One\n'],
    ['no title', 'format: 1\nid: one\n'],
    ['an unknown field', `${head}titel: x\n`],
    ['an empty summary', `${head}summary: ""\n`],
    ['an alias that is no slug', `${head}aliases: [No]\n`],
    ['objectives with one id', `${head}objectives: [{ id: a, text: A }, { id: a, text: B }]\n`],
    ['an objective with an unknown field', `${head}objectives: [{ id: a, text: A, b: c }]\n`],
    ['an objective without a text', `${head}objectives: [{ id: a }]\n`],
    [
      'readings with one id',
      `${head}reading: [{ id: a, title: A, url: "https://a" }, { id: a, title: B, url: "https://b" }]\n`,
    ],
    ['a reading of no time', `${head}reading: [{ id: a, title: A, url: "https://a", minutes: 0 }]\n`],
    ['a reading without an address', `${head}reading: [{ id: a, title: A }]\n`],
  ])('not a head with %s', (_, text) => {
    expect(hasSoundHead(text)).toBe(false);
  });
});
