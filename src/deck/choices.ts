import type * as v from 'valibot';
import { NOT_ASCII, quoted } from './characters.ts';
import type { Findings } from './findings.ts';
import type { Choice } from './model.ts';
import type { choices } from './schema.ts';
import { at, type Tree } from './tree.ts';
import { firstLine } from './validate.ts';

/**
 * Texts are one to a learner when they differ in case and spacing only; but code, and a word or sign alone, is what it is: `-P` is not
 * `-p`, and `Get` is not `get`.
 */
const folded = (text: string): string => {
  if (text.includes('`') || !BLANK.test(text)) return text.normalize();
  const plain = NOT_ASCII.test(text) ? text.normalize('NFKC') : text;
  const small = plain.toLowerCase();
  return UNEVEN.test(small) ? small.replace(/\s+/g, ' ').trim() : small;
};
const BLANK = /\s/;
const UNEVEN = /\s\s|[^\S ]|^ | $/;

/** The choices with every field in place; undefined with findings where none is right or two are the same. */
export function soundChoices(
  list: v.InferOutput<typeof choices>,
  tree: Tree | undefined,
  findings: Findings,
): readonly Choice[] | undefined {
  if (tree === undefined) return undefined;
  const texts = list.map(({ text }) => text);
  let sound = distinct(
    texts,
    tree,
    (i) => [i, 'text'],
    findings,
    (text) => ['PD402', `the choice ${text} is given twice`],
  );
  if (!list.some(({ correct }) => correct)) {
    findings.add('PD401', firstLine(tree, findings), 'no choice is marked as right', 'add correct: true to one');
    sound = false;
  }
  if (!sound) return undefined;
  return list.map(({ text, correct = false, why }) => (why === undefined ? { text, correct } : { text, correct, why }));
}

/** Whether all texts differ; a finding at each that does not. */
export function distinct(
  texts: readonly string[],
  tree: Tree,
  path: (index: number) => readonly (string | number)[],
  findings: Findings,
  say: (text: string) => readonly [code: 'PD402' | 'PD423' | 'PD424', message: string],
): boolean {
  if (allDiffer(texts)) return true;
  const seen = new Set<string>();
  let all = true;
  texts.forEach((text, i) => {
    const key = folded(text);
    if (seen.has(key)) {
      const [code, message] = say(quoted(text));
      findings.add(code, at(tree, path(i)) ?? tree, message);
      all = false;
    }
    seen.add(key);
  });
  return all;
}

/** Whether no two texts are one to a learner. */
export const allDiffer = (texts: readonly string[]): boolean =>
  (texts.length <= FEW && beginDifferently(texts)) || new Set(texts.map(folded)).size === texts.length;

/** More are not compared pair by pair. */
const FEW = 8;

/** Whether the letters that each text begins with, from A to Z and whatever their case, tell it from all others: mostly so. */
function beginDifferently(texts: readonly string[]): boolean {
  for (let i = 1; i < texts.length; i++) {
    for (let j = 0; j < i; j++) if (!partEarly(texts[i] ?? '', texts[j] ?? '')) return false;
  }
  return true;
}

/** Whether two texts have different letters somewhere, with nothing but the same letters before. */
function partEarly(one: string, other: string): boolean {
  const most = Math.min(one.length, other.length);
  for (let i = 0; i < most; i++) {
    const a = letterAt(one, i);
    const b = letterAt(other, i);
    if (a === 0 || b === 0) return false;
    if (a !== b) return true;
  }
  return false;
}

/** The letter there from A to Z, in small; 0 for all else. */
function letterAt(text: string, at: number): number {
  const small = text.charCodeAt(at) | 0x20;
  return small >= 0x61 && small <= 0x7a ? small : 0;
}
