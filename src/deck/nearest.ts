import { distance } from 'fastest-levenshtein';

/**
 * The candidate a mistyped word most likely meant: at most a third of its letters differ, case aside. Two neighbours
 * in the wrong order are one slip, as they are for the fingers.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length === 0 || word.length > 64) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    let away = distance(lower, other);
    // A swap is two edits to `distance`; only where it could decide is the costlier count worth it.
    if (away >= least && away < 2 * least) away = slips(lower, other);
    if (away < least) [best, least] = [candidate, away];
  }
  return best;
}

/** Edits from one word to another, a swap of neighbours being one of them (optimal string alignment). */
export function slips(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      const edits = [(row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + same];
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        edits.push((before[j - 2] ?? 0) + 1);
      row.push(Math.min(...edits));
    }
    [before, last] = [last, row];
  }
  return last[to.length] ?? 0;
}
