import type { CardMemory, Scheduler } from './schedule.ts';
import { isTest, type TrainingHistory } from './training.ts';

/** What a scheduler said of a review before it was made, and what came of it. */
export interface Prediction {
  /** Predicted probability of recall, 0..1. */
  readonly p: number;
  readonly recalled: boolean;
  /** Reviews of one bin are alike: see `rmseBins`. */
  readonly bin: string;
}

/** How well predictions hold; smaller is better. */
export interface Judgement {
  readonly logLoss: number;
  readonly rmseBins: number;
}

/** The bin of a positive number on a logarithmic scale. */
const logBin = (x: number, base: number): number => Math.floor(Math.log(x) / Math.log(base) + 1e-9);

/**
 * What the scheduler predicts for every test of memory from the instant `from` (UTC ms) on. Memories are replayed from the first
 * review of each history, by exactly the rules of the schedule.
 */
export function predict(scheduler: Scheduler, histories: readonly TrainingHistory[], from: number): Prediction[] {
  const predictions: Prediction[] = [];
  for (const history of histories) {
    if ((history.at(-1)?.at.t ?? 0) < from) continue;
    let memory: CardMemory | undefined;
    let tests = 0;
    let lapses = 0;
    for (const [i, review] of history.entries()) {
      const { rating, delta, at } = review;
      const test = isTest(review, i);
      if (test) tests++;
      if (test && memory && at.t >= from) {
        predictions.push({
          p: scheduler.retrievability(memory, memory.lastDay + delta),
          recalled: rating > 1,
          bin: `${logBin(delta, 3.62)} ${logBin(tests + 1, 1.89)} ${lapses === 0 ? '-' : logBin(lapses, 1.73)}`,
        });
      }
      if (test && rating === 1) lapses++;
      memory = scheduler.advance(memory, rating, at);
    }
  }
  return predictions;
}

/** Keeps the logarithm finite. */
const LEAST = 1e-15;

const lossOf = ({ p, recalled }: Prediction): number => -Math.log(Math.max(LEAST, recalled ? p : 1 - p));

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean of -ln of the probability given to what happened; NaN of nothing. */
export const logLoss = (predictions: readonly Prediction[]): number => mean(predictions.map(lossOf));

/**
 * RMSE in bins, as the benchmark of open-spaced-repetition defines it (srs-benchmark, `rmse_matrix`): reviews are binned by days
 * since the last review (powers of 3.62), by their number among the card's reviews (powers of 1.89, counting the first and those a
 * day or more apart) and by earlier lapses (none, or powers of 1.73); of each bin the mean prediction is compared with the share
 * recalled; bins weigh as many reviews as they hold. NaN of nothing.
 */
export function rmseBins(predictions: readonly Prediction[]): number {
  const bins = new Map<string, { count: number; p: number; recalled: number }>();
  for (const { p, recalled, bin } of predictions) {
    const sums = bins.get(bin) ?? { count: 0, p: 0, recalled: 0 };
    sums.count++;
    sums.p += p;
    if (recalled) sums.recalled++;
    bins.set(bin, sums);
  }
  let total = 0;
  for (const { count, p, recalled } of bins.values()) total += (p - recalled) ** 2 / count;
  return Math.sqrt(total / predictions.length);
}

export const judge = (predictions: readonly Prediction[]): Judgement => ({
  logLoss: logLoss(predictions),
  rmseBins: rmseBins(predictions),
});

/** By how much the log loss of `b` is below that of `a` on the same reviews, with the standard error of that mean. */
export function gain(
  a: readonly Prediction[],
  b: readonly Prediction[],
): { readonly mean: number; readonly error: number } {
  const gains = a.map((one, i) => {
    const other = b[i];
    return other ? lossOf(one) - lossOf(other) : 0;
  });
  const middle = mean(gains);
  const variance = gains.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, gains.length - 1);
  return { mean: middle, error: Math.sqrt(variance / gains.length) };
}
