import { unitsOf } from '../units.ts';
import { hash, mix, SEED, step } from './hash.ts';

/** Two texts that are much alike, by their places; each text is paired with the first that it is like. */
export interface AlikePair {
  readonly one: number;
  readonly other: number;
  /** Shared runs over all runs of either, 0..1. */
  readonly share: number;
}

/** What an index list may hold: only a deck that says the same thing all over has longer ones. */
const LONGEST_LIST = 20;
/** Runs looked up for one text, about: those that share most with it come first. */
const MOST_LOOKUPS = 10_000;
/** Texts that may come into question for one; the rarest runs name theirs first. */
const MOST_CANDIDATES = 500;
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Pairs of texts whose runs of three words are mostly the same, but not all (those are duplicates): the Jaccard index of the sets of
 * runs is at least `share`, and each has at least `runs` of them. Exact up to the bounds: of two such sets, put in order by how rare runs
 * are, one of the first few must be in both (prefix filtering, Chaudhuri, Ganti & Kaushik 2006), so few pairs are compared.
 */
export function alikePairs(
  texts: readonly string[],
  { share, runs }: { readonly share: number; readonly runs: number },
): readonly AlikePair[] {
  const sets = sharing(runsOf(texts, runs), share);
  const counts = new Map<number, number>();
  for (const set of sets.values()) for (const run of set) counts.set(run, (counts.get(run) ?? 0) + 1);
  const index = new Map<number, number[]>();
  const pairs: AlikePair[] = [];
  for (const [other, set] of sets) {
    if (set.size < runs) continue;
    const first = set.size - Math.ceil(share * set.size) + 1;
    // A run that no other text has finds nothing, and is in no list.
    const common = [...set].filter((run) => (counts.get(run) ?? 0) > 1);
    const alone = set.size - common.length;
    if (alone >= first) continue;
    const known = rarest(common, counts, first - alone);
    for (const one of candidates(known, index, Math.max(1, Math.floor(MOST_LOOKUPS / set.size)))) {
      const before = sets.get(one);
      // They share no more than the smaller one has.
      if (before === undefined || Math.min(before.size, set.size) / Math.max(before.size, set.size) < share) continue;
      const shared = shareOf(before, set);
      if (shared < share || shared >= 1) continue;
      pairs.push({ one, other, share: shared });
      break;
    }
    for (const run of known) {
      const list = index.get(run);
      if (list === undefined) index.set(run, [other]);
      else if (list.length < LONGEST_LIST) list.push(other);
    }
  }
  return pairs;
}

/**
 * The sets of those texts, by their places, that can be like another: too many runs that stand nowhere else rule that out. Runs are
 * counted by a part of their number, which may take two for one but never misses any, and most decks need no sets at all.
 */
function sharing({ all, ends }: Runs, share: number): ReadonlyMap<number, ReadonlySet<number>> {
  const total = ends.at(-1) ?? 0;
  const mask = 2 ** (32 - Math.clz32(8 * total + 7)) - 1;
  const seen = cleared(mask + 1);
  for (let i = 0; i < total; i++) {
    const at = (all[i] ?? 0) & mask;
    const times = seen[at] ?? 0;
    if (times < 2) seen[at] = times + 1;
  }
  const sets = new Map<number, ReadonlySet<number>>();
  let start = 0;
  for (let i = 0; i < ends.length; i++) {
    const end = ends[i] ?? 0;
    let alone = 0;
    for (let j = start; j < end; j++) if (seen[(all[j] ?? 0) & mask] === 1) alone++;
    if (end > start && alone <= (end - start) * (1 - share)) sets.set(i, new Set(all.subarray(start, end)));
    start = end;
  }
  return sets;
}

let counted = new Uint8Array(4096);

/** So many zeros; the same bytes each time, for making them anew takes longer than all that is done with them. */
function cleared(size: number): Uint8Array {
  if (counted.length < size) counted = new Uint8Array(size);
  return counted.fill(0, 0, size);
}

/** So many of the runs, the rarest first. Numbers sort fastest as numbers: the count stands in front of the run. */
function rarest(runs: readonly number[], counts: ReadonlyMap<number, number>, most: number): readonly number[] {
  const keys = new Float64Array(runs.length);
  for (let i = 0; i < keys.length; i++) {
    const run = runs[i] ?? 0;
    keys[i] = (counts.get(run) ?? 0) * 2 ** 32 + (run >>> 0);
  }
  const found: number[] = [];
  for (const key of keys.sort().subarray(0, most)) found.push(key | 0);
  return found;
}

/** Texts that have some of these runs, in order; where there are more than `most`, those that have more of them. */
function candidates(
  runs: readonly number[],
  index: ReadonlyMap<number, readonly number[]>,
  most: number,
): readonly number[] {
  const hits = new Map<number, number>();
  for (const run of runs) {
    for (const one of index.get(run) ?? []) hits.set(one, (hits.get(one) ?? 0) + 1);
    if (hits.size > MOST_CANDIDATES) break;
  }
  if (hits.size <= most) return [...hits.keys()].toSorted((a, b) => a - b);
  const keys = Float64Array.from(hits, ([one, count]) => count * 2 ** 32 + one).sort();
  return Array.from(keys.subarray(-most), (key) => key | 0).toSorted((a, b) => a - b);
}

/** The runs of texts one behind the other, and where those of each end. Good until the next call. */
interface Runs {
  readonly all: Int32Array;
  readonly ends: readonly number[];
}

let room = new Int32Array(4096);

/** The runs of three words of all texts, each as a number; none of a text that has fewer than `least`. */
function runsOf(texts: readonly string[], least: number): Runs {
  const whole = texts.join(BETWEEN);
  // A run is three characters at least, blanks among them.
  if (room.length < whole.length) room = new Int32Array(whole.length);
  const units = unitsOf(whole);
  const ends: number[] = [];
  let from = 0;
  let end = 0;
  for (const text of texts) {
    const to = from + text.length;
    const behind = addNarrowRuns(units, from, to, end) ?? addRuns(text, end);
    if (behind - end >= least) end = behind;
    ends.push(end);
    from = to + BETWEEN.length;
  }
  return { all: room, ends };
}

const BETWEEN = '\n';

/** Puts the runs of a text behind others; gives where they end. */
function addRuns(text: string, start: number): number {
  const words = (text.toLowerCase().match(WORDS) ?? []).map(hash);
  let end = start;
  for (let i = 2; i < words.length; i++) room[end++] = mix(mix(words[i - 2] ?? 0, words[i - 1] ?? 0), words[i] ?? 0);
  return end;
}

/** By code, of Latin-1: small letters and digits as they are, capitals small, 0 for all else. */
const SMALL = new Uint8Array(256);
for (const one of '0123456789abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþ') {
  SMALL[one.charCodeAt(0)] = SMALL[one.toUpperCase().charCodeAt(0)] = one.charCodeAt(0);
}
for (const one of 'ªµº²³¹¼½¾ßÿ') SMALL[one.charCodeAt(0)] = one.charCodeAt(0);

/** The same of units of Latin-1, without making any words; undefined of any others. */
function addNarrowRuns(units: Uint16Array, from: number, to: number, start: number): number | undefined {
  const into = room;
  let end = start;
  let a = 0;
  let b = 0;
  let value = SEED;
  let words = 0;
  for (let i = from; i <= to; i++) {
    // Behind the last word as behind every other.
    const code = i < to ? (units[i] ?? 0) : 0;
    if (code > 0xff) return undefined;
    const small = SMALL[code] ?? 0;
    if (small > 0) value = step(value, small);
    else if (value !== SEED) {
      if (++words > 2) into[end++] = mix(mix(a, b), value);
      a = b;
      b = value;
      value = SEED;
    }
  }
  return end;
}

function shareOf(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let shared = 0;
  for (const run of one) if (other.has(run)) shared++;
  return shared / (one.size + other.size - shared);
}
