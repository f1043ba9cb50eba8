import { distance } from 'fastest-levenshtein';

/** The candidate a mistyped word most likely meant: at most a third of its letters differ, case aside. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length === 0 || word.length > 64) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const away = distance(lower, candidate.toLowerCase());
    if (away < least) [best, least] = [candidate, away];
  }
  return best;
}
