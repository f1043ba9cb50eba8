import { isGuess, isRecalled, isRetention, isRight, ratingBefore } from '../../memory/review-numbers.ts';
import type { Reviews } from '../../memory/review-table.ts';
import { type Count, type Share, share } from './share.ts';

/** Reviews of which FSRS expected a recall from `from` up to `to`, 0..1: what it expected in the mean, and what came. */
export interface Prediction extends Share {
  readonly from: number;
  readonly to: number;
  readonly expected: number;
}

/** Reviews after a rating: how many were forgotten, and how many FSRS expected to be. */
export interface Forgotten extends Share {
  readonly expected: number;
}

export interface Calibration {
  /** Cards that were rated Good or Easy and came back as the schedule asked: forgotten then. */
  readonly good: Forgotten;
  readonly easy: Forgotten;
  /** Answers marked as a guess that were right. */
  readonly guesses: Share;
  readonly predictions: readonly Prediction[];
}

/** Nine in ten reviews are expected above 0.8: narrower steps there. */
const EDGES = [0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1] as const;

/** Sums depend on the order of their parts in the last digits, and that order is no matter of the learner's. */
const rounded = (sum: number): number => Math.round(sum * 1e6) / 1e6;

interface Expected extends Count {
  /** Sum of what FSRS expected of each, 0..1. */
  expected: number;
}

/** Calibration while it is being counted. */
export interface CalibrationSums {
  readonly good: Expected;
  readonly easy: Expected;
  readonly guesses: Count;
  /** One for each step of `EDGES`. */
  readonly bins: readonly Expected[];
}

export const noCalibration = (): CalibrationSums => ({
  good: nothing(),
  easy: nothing(),
  guesses: { count: 0, of: 0 },
  bins: EDGES.slice(1).map(nothing),
});

const nothing = (): Expected => ({ count: 0, of: 0, expected: 0 });

export function addCalibration({ good, easy, guesses, bins }: CalibrationSums, { numbers }: Reviews): void {
  const { facts, expected: expectedOf } = numbers;
  for (let i = 0; i < facts.length; i++) {
    const fact = facts[i] ?? 0;
    if (isGuess(fact)) {
      guesses.of++;
      if (isRight(fact)) guesses.count++;
    }
    if (!isRetention(fact)) continue;
    const expected = expectedOf[i] ?? 0;
    let place = 0;
    while (place < bins.length - 1 && expected >= (EDGES[place + 1] ?? 1)) place++;
    const bin = bins[place];
    if (bin) {
      bin.of++;
      bin.expected += expected;
      if (isRecalled(fact)) bin.count++;
    }
    const before = ratingBefore(fact);
    const after = before === 3 ? good : before === 4 ? easy : undefined;
    if (!after) continue;
    after.of++;
    after.expected += 1 - expected;
    if (!isRecalled(fact)) after.count++;
  }
}

export function calibrationOf({ good, easy, guesses, bins }: CalibrationSums): Calibration {
  const forgotten = ({ count, of, expected }: Expected): Forgotten => ({
    ...share(count, of),
    expected: rounded(expected),
  });
  return {
    good: forgotten(good),
    easy: forgotten(easy),
    guesses: share(guesses.count, guesses.of),
    predictions: bins.flatMap(({ count, of, expected }, i) =>
      of === 0
        ? []
        : [{ from: EDGES[i] ?? 0, to: EDGES[i + 1] ?? 1, ...share(count, of), expected: rounded(expected / of) }],
    ),
  };
}
