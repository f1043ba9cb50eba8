import type { Outcome } from './outcomes.ts';
import type { CostKind } from './request.ts';
import { type Course, type FirstWorth, type Piece, type Rollout, rollOut } from './rollout.ts';
import { createWorth, LEAST_GAIN, reviewCost, type Worth } from './worth.ts';

/** Rounds in which the prices of the days are found. */
const ROUNDS = 8;
/** Above so many cards the prices are found on a sample. */
const SAMPLE = 400;
/** Lengths of the last days that are tried. */
const LAST_DAYS = [1, 2, 3, 4, 5, 6, 7, 9, 11, 14, 18, 23, 30, 40];
/** Expected recall that may be given up for a shorter run of last days. */
const TOLERANCE = 0.004;

/** The worth of pieces, under prices: by kind where they have been seen in the plan, by first sight where they have not. */
export function worthOf(pieces: readonly Piece[], course: Course, prices: Float64Array) {
  const { epochs, days, outcomes, costs } = course;
  const there = new Set(pieces.map(({ kind }) => kind));
  const of = (kind: CostKind): Worth | undefined =>
    there.has(kind) ? createWorth(epochs, days, outcomes, costs[kind], prices) : undefined;
  const worth = { check: of('check'), open: of('open') };
  const known: Record<CostKind, Map<readonly Outcome[], Map<number, FirstWorth>>> = {
    check: new Map(),
    open: new Map(),
  };
  const rest = pieces.map(({ kind, first, unseenRecall }): FirstWorth | undefined => {
    const seen = worth[kind];
    if (!first || !seen) return undefined;
    const alike = known[kind].get(first) ?? new Map<number, FirstWorth>();
    known[kind].set(first, alike);
    const found = alike.get(unseenRecall);
    if (found) return found;
    const values = new Float64Array(epochs.length + 1);
    values[epochs.length] = unseenRecall;
    for (let k = epochs.length - 1; k >= 0; k--) {
      const outcome = first[k];
      const see = outcome ? seen.seen(k, outcome) - (prices[k] ?? 0) * reviewCost(outcome.recall, costs[kind]) : 0;
      values[k] = Math.max(values[k + 1] ?? 0, see);
    }
    const made: FirstWorth = (k) => values[k] ?? 0;
    alike.set(unseenRecall, made);
    return made;
  });
  return { worth, rest };
}

const total = ({ recall }: Rollout): number => recall.reduce((a, b) => a + b, 0);

/** Finds the price of a minute on each day: what the last card that found room gains there, until that hardly changes. */
export function findPrices(pieces: readonly Piece[], course: Course): Float64Array {
  const { epochs } = course;
  let prices = new Float64Array(epochs.length).fill(LEAST_GAIN);
  let best = prices;
  let most = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const { worth, rest } = worthOf(pieces, course, prices);
    const way = rollOut(pieces, course, worth, rest);
    const gained = total(way);
    if (gained > most) {
      most = gained;
      best = prices;
    }
    const weight = round === 0 ? 1 : 0.5;
    prices = prices.map((price, k) => (1 - weight) * price + weight * Math.max(LEAST_GAIN, way.margin[k] ?? 0));
  }
  return best;
}

/** Every n-th piece and as much of the minutes, where there are more than prices need. */
export function sampled(pieces: readonly Piece[], course: Course): [readonly Piece[], Course] {
  if (pieces.length <= SAMPLE) return [pieces, course];
  const part = SAMPLE / pieces.length;
  const some = pieces.filter((_, i) => Math.floor((i + 1) * part) > Math.floor(i * part));
  const budgets = course.budgets.map((ms) => ms * part);
  return [some, { ...course, budgets, caps: course.caps.map((cap) => cap * part) }];
}

/** Where the last days begin: the shortest run of them that costs next to nothing; none where first sights leave no time for any. */
export function lastDaysFrom(pieces: readonly Piece[], course: Course, prices: Float64Array): number {
  const { worth, rest } = worthOf(pieces, course, prices);
  const { length } = course.epochs;
  const most = total(rollOut(pieces, course, worth, rest));
  for (const size of LAST_DAYS) {
    if (size > length) break;
    const tried = rollOut(pieces, { ...course, lastDays: length - size }, worth, rest);
    if (tried.missed === 0 && total(tried) >= most - TOLERANCE * pieces.length) return length - size;
  }
  return length;
}
