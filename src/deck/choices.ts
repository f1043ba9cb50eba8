import type * as v from 'valibot';
import { NOT_ASCII, quoted } from './characters.ts';
import type { Findings } from './findings.ts';
import type { Choice } from './model.ts';
import type { choices } from './schema.ts';
import { at, type Tree } from './tree.ts';
import { firstLine } from './validate.ts';

/** Texts are one to a learner when they differ in case and spacing only. */
const folded = (text: string): string => {
  const plain = NOT_ASCII.test(text) ? text.normalize('NFKC') : text;
  const small = plain.toLowerCase();
  return UNEVEN.test(small) ? small.replace(/\s+/g, ' ').trim() : small;
};
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
  beginDifferently(texts) || new Set(texts.map(folded)).size === texts.length;

/** Whether each text begins with a letter of its own, from A to Z and whatever its case: so most choices do, and are told apart by that. */
function beginDifferently(texts: readonly string[]): boolean {
  let seen = 0;
  for (const text of texts) {
    const letter = (text.charCodeAt(0) | 0x20) - 0x61;
    if (letter < 0 || letter > 25 || (seen & (1 << letter)) !== 0) return false;
    seen |= 1 << letter;
  }
  return true;
}
