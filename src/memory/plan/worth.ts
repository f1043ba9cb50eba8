import { MINUTE } from '../day.ts';
import type { Epoch } from './epochs.ts';
import { between, NODES, type Point } from './grid.ts';
import type { Outcome, Outcomes } from './outcomes.ts';
import type { AnswerCosts } from './request.ts';

/**
 * Recall that a ms must gain at least, or it is given back: a minute for a hundredth of a card. Without this, spare minutes would go to
 * the same few cards day after day.
 */
export const LEAST_GAIN = 1 / 100 / MINUTE;

/** Part of its worth that a new card loses for each day it waits: days get missed, and what was never seen cannot be recalled. */
const WAITING = 0.01;

/** What it costs to see a card, ms: learning steps are part of it. */
export const reviewCost = (recall: number, { recalled, failed, step }: AnswerCosts): number =>
  recall * recalled + (1 - recall) * (failed + step);
export const freshCost = ({ fresh, step, firstRecall }: AnswerCosts): number => fresh + step * (2 - firstRecall);

/** What cards are worth: chances of recall on the day of the interview, less what is paid for the minutes until then. */
export interface Worth {
  /** Of a card that rests until epoch `k`, last seen in epoch `seen`. */
  resting(k: number, seen: number, point: Point): number;
  /** Of a card that is seen in epoch `k`, with that outcome; what it costs is not in it. */
  seen(k: number, outcome: Outcome): number;
  /** Of a new card that stays new until epoch `k`; of one that is introduced in it. */
  unseen(k: number): number;
  introduced(k: number): number;
}

/**
 * Walks back from the interview: at each epoch a card is seen or rests, whatever is worth more at the price of a ms there. This is
 * dynamic programming over the memories of the grid and the epoch in which a card was seen last.
 * @param prices recall paid for one ms, by epoch
 * @param days days from today to the interview
 */
export function createWorth(
  epochs: readonly Epoch[],
  days: number,
  outcomes: Outcomes,
  costs: AnswerCosts,
  prices: Float64Array,
): Worth {
  const count = epochs.length;
  const values = new Float64Array((count + 1) * count * NODES);
  const slice = (k: number, seen: number): number => (k * count + seen) * NODES;
  for (let seen = 0; seen < count; seen++) {
    const { recall } = outcomes.table(days - (epochs[seen]?.at ?? 0));
    values.set(recall, slice(count, seen));
  }
  for (let k = count - 1; k > 0; k--) {
    const price = prices[k] ?? 0;
    const after = slice(k + 1, k);
    for (let seen = 0; seen < k; seen++) {
      const t = outcomes.table((epochs[k]?.at ?? 0) - (epochs[seen]?.at ?? 0));
      const rest = slice(k + 1, seen);
      const here = slice(k, seen);
      for (let node = 0; node < NODES; node++) {
        const recall = t.recall[node] ?? 0;
        const kept = between(values, after, t.keptX[node] ?? 0, t.keptY[node] ?? 0);
        const lapsed = between(values, after, t.lapsedX[node] ?? 0, t.lapsedY[node] ?? 0);
        const see = recall * kept + (1 - recall) * lapsed - price * reviewCost(recall, costs);
        values[here + node] = Math.max(values[rest + node] ?? 0, see);
      }
    }
  }
  const { known, unknown } = outcomes.first;
  const q = costs.firstRecall;
  const worthAfter = (k: number, { x, y }: Point): number => between(values, slice(k + 1, k), x, y);
  const introduced = (k: number): number => q * worthAfter(k, known) + (1 - q) * worthAfter(k, unknown);
  const unseen = new Float64Array(count + 1);
  for (let k = count - 1; k >= 0; k--) {
    const wait = (unseen[k + 1] ?? 0) * (1 - WAITING) ** (epochs[k]?.days ?? 1);
    unseen[k] = Math.max(wait, introduced(k) - (prices[k] ?? 0) * freshCost(costs));
  }
  return {
    resting: (k, seen, { x, y }) => between(values, slice(k, seen), x, y),
    seen: (k, { recall, kept, lapsed }) => recall * worthAfter(k, kept) + (1 - recall) * worthAfter(k, lapsed),
    unseen: (k) => (unseen[k] ?? 0) * (1 - WAITING),
    introduced,
  };
}
