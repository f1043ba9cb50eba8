import { cardsOf } from '../cards.ts';
import type { CheckedDeck } from '../checker.ts';
import { CODES, type Code } from '../codes.ts';
import type { Diagnostic, Fix } from '../diagnostic.ts';

/** What a mended finding was, in the text as it was before that round. */
export interface MendedFinding extends Fix {
  readonly diagnostic: Diagnostic;
}

/** How far reading came: no text, no YAML, a deck. */
const stage = ({ read }: CheckedDeck): number => (read.source ? 2 : read.text === undefined ? 0 : 1);

/** Card ids with what their cards say: words and signs, for blanks, full stops and what nobody sees do not make another card. */
const cards = ({ read }: CheckedDeck): ReadonlyMap<string, string> =>
  new Map(read.source ? cardsOf(read.source.deck, wordsOf).map(({ id, fingerprint }) => [id, fingerprint]) : []);
const wordsOf = (texts: readonly string[]): string =>
  texts
    .map((text) =>
      text
        .replace(/[\u200c\u200d]/g, '')
        .replace(/[^\p{L}\p{N}+-]+/gu, ' ')
        .trim(),
    )
    .join('\n');

/**
 * Whether some fixes did good: what was read before is still read, nothing is wrong that was not wrong before, and less is wrong than
 * before. Where more can be read than before, more may come to light.
 */
export function isBetter(before: CheckedDeck, after: CheckedDeck, fixes: readonly MendedFinding[]): boolean {
  const clashes = CLASHES.some((code) => countOf(after, code) > countOf(before, code));
  // Of several, one that does harm would pass with one that lets the deck be read; by itself each shows what it does.
  if (stage(after) !== stage(before)) return stage(after) > stage(before) && !(clashes && fixes.length > 1);
  if (stage(after) < 2) return readsFurther(before, after, fixes.length);
  const [had, has] = [cards(before), cards(after)];
  if (has.size < had.size || clashes) return false;
  if (fixes.every(({ safe }) => safe)) {
    const sameText = !fixes.some(isOfError);
    for (const [id, words] of had) if (!has.has(id) || (sameText && has.get(id) !== words)) return false;
  }
  if (has.size > had.size) return true;
  return isLess(weight(after), weight(before)) && newErrors(before, after) === 0 && allGone(before, after, fixes);
}

/** What is left out of its card because of an error comes back when that is mended. */
export const isOfError = ({ diagnostic }: MendedFinding): boolean => CODES[diagnostic.code].severity === 'error';

/** What comes into being by mending, and is never only brought to light by it: two keys or two ids that are the same. */
const CLASHES: readonly Code[] = ['PD102', 'PD301'];

const countOf = ({ diagnostics }: CheckedDeck, code: Code): number =>
  diagnostics.filter((one) => one.code === code).length;

/** Whether there are fewer findings of each code by as many as were mended. */
function allGone(before: CheckedDeck, after: CheckedDeck, fixes: readonly MendedFinding[]): boolean {
  return fixes.every(({ diagnostic: { code } }) => {
    const mended = fixes.filter(({ diagnostic }) => diagnostic.code === code).length;
    return countOf(after, code) + mended <= countOf(before, code);
  });
}

/** Whether less stands in the way of reading than before, or only further down: one error hides the next. */
function readsFurther(before: CheckedDeck, after: CheckedDeck, fixes: number): boolean {
  const [had] = weight(before);
  const [has] = weight(after);
  if (had === undefined || has === undefined || has < had) return true;
  const place = ({ diagnostics: [first] }: CheckedDeck) => (first ? first.start.line * 1e6 + first.start.column : 0);
  return (has === had || fixes === 1) && place(after) > place(before);
}

/** Errors, warnings and infos; what is beyond the list counts as the worst. */
function weight({ diagnostics, total }: CheckedDeck): readonly number[] {
  const count = (severity: string) => diagnostics.filter((one) => one.severity === severity).length;
  return [count('error') + total - diagnostics.length, count('warning'), count('info')];
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  const place = a.findIndex((value, i) => value !== b[i]);
  return place >= 0 && (a[place] ?? 0) < (b[place] ?? 0);
}

/** How many errors there are whose like there was not before; that they stand on another line now makes them no others. */
function newErrors(before: CheckedDeck, after: CheckedDeck): number {
  const known = new Map<string, number>();
  const keys = ({ diagnostics }: CheckedDeck) =>
    diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => `${code} ${message.replace(/\bline \d+/g, 'line')}`);
  for (const key of keys(before)) known.set(key, (known.get(key) ?? 0) + 1);
  let fresh = 0;
  for (const key of keys(after)) {
    const left = known.get(key) ?? 0;
    if (left > 0) known.set(key, left - 1);
    else fresh++;
  }
  return fresh;
}
