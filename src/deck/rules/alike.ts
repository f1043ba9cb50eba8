/** Two texts that are much alike, by their places; each text is paired with the first that it is like. */
export interface AlikePair {
  readonly one: number;
  readonly other: number;
  /** Shared runs over all runs of either, 0..1. */
  readonly share: number;
}

/** What an index list may hold: only a deck that says the same thing all over has longer ones. */
const LONGEST_LIST = 20;
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Pairs of texts whose runs of three words are mostly the same, but not all (those are duplicates): the Jaccard index of the sets of
 * runs is at least `share`, and each has at least `runs` of them. Exact up to the bound on lists: of two such sets, put in order by how
 * rare runs are, one of the first few must be in both (prefix filtering, Chaudhuri, Ganti & Kaushik 2006), so few pairs are compared.
 */
export function alikePairs(
  texts: readonly string[],
  { share, runs }: { readonly share: number; readonly runs: number },
): readonly AlikePair[] {
  const sets = texts.map((text) => runsOf(text, runs));
  const counts = new Map<number, number>();
  for (const set of sets) for (const run of set) counts.set(run, (counts.get(run) ?? 0) + 1);
  const index = new Map<number, number[]>();
  const pairs: AlikePair[] = [];
  for (const [other, set] of sets.entries()) {
    if (set.size < runs) continue;
    const first = set.size - Math.ceil(share * set.size) + 1;
    // A run that no other text has finds nothing, and is in no list.
    const common = [...set].filter((run) => (counts.get(run) ?? 0) > 1);
    const alone = set.size - common.length;
    if (alone >= first) continue;
    const known = common.toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0)).slice(0, first - alone);
    const candidates = new Set(known.flatMap((run) => index.get(run) ?? []));
    const alike = [...candidates]
      .toSorted((a, b) => a - b)
      .map((one) => ({ one, other, share: shareOf(sets[one] ?? new Set(), set) }))
      .find((pair) => pair.share >= share && pair.share < 1);
    if (alike) pairs.push(alike);
    for (const run of known) {
      const list = index.get(run);
      if (list === undefined) index.set(run, [other]);
      else if (list.length < LONGEST_LIST) list.push(other);
    }
  }
  return pairs;
}

/** The runs of three words of a text, each as a number; none where there are fewer than `least`. */
function runsOf(text: string, least: number): ReadonlySet<number> {
  const words = NOT_ASCII.test(text) ? (text.toLowerCase().match(WORDS) ?? []).map(hash) : asciiWords(text);
  const runs = new Set<number>();
  if (words.length < least + 2) return runs;
  let [a, b] = [0, 0];
  words.forEach((c, i) => {
    if (i > 1) runs.add(mix(mix(a, b), c));
    a = b;
    b = c;
  });
  return runs;
}
const NOT_ASCII = /[^\0-\x7f]/;

const SEED = 0x811c9dc5;
/** FNV-1a, 32 bits: enough to tell the runs of one deck apart. */
const step = (value: number, unit: number): number => Math.imul(value ^ unit, 0x01000193);

function hash(word: string): number {
  let value = SEED;
  for (let i = 0; i < word.length; i++) value = step(value, word.charCodeAt(i));
  return value;
}

/** The same of each word of a text in ASCII, without making any. */
function asciiWords(text: string): readonly number[] {
  const words: number[] = [];
  let value = SEED;
  for (let i = 0; i <= text.length; i++) {
    const code = text.charCodeAt(i);
    const small = code | 0x20;
    if ((small >= 0x61 && small <= 0x7a) || (code >= 0x30 && code <= 0x39))
      value = step(value, code < 0x3a ? code : small);
    else if (value !== SEED) {
      words.push(value);
      value = SEED;
    }
  }
  return words;
}

const mix = (a: number, b: number): number =>
  Math.imul(a ^ (b >>> 15) ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b) ^ (a >>> 13);

function shareOf(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let shared = 0;
  for (const run of one) if (other.has(run)) shared++;
  return shared / (one.size + other.size - shared);
}
