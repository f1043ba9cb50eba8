import { type Cell, campaign, type Policy } from './campaign.ts';
import type { SimulatedLearner } from './learners.ts';

export const DAYS = [7, 14, 30] as const;
export const SIZES = [60, 300] as const;
export const MINUTES = [10, 20, 40] as const;

export const CELLS: readonly Cell[] = DAYS.flatMap((days) =>
  SIZES.flatMap((cards) => MINUTES.map((minutes) => ({ days, cards, minutes }))),
);

/** A mean with its 95 % interval (normal, over seeds). */
export interface Estimate {
  readonly mean: number;
  readonly margin: number;
}

export interface CellResult {
  readonly cell: Cell;
  readonly recall: Readonly<Record<Policy, Estimate>>;
  /** Minutes spent in all, of those that there were. */
  readonly minutes: Readonly<Record<Policy, number>>;
  /** Paired differences of recall, the same learner and cards on both sides. */
  readonly overDue: Estimate;
  readonly overAhead: Estimate;
  /** What was foretold on the first day, on average; and the share of forecasts whose range held the truth: first day, half-way. */
  readonly foretold: number;
  readonly covered: readonly [number, number];
}

export function estimate(values: readonly number[]): Estimate {
  const n = values.length;
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(1, n - 1);
  return { mean, margin: 1.96 * Math.sqrt(variance / n) };
}

/** Every seed under every policy. */
export function runCell(learner: SimulatedLearner, cell: Cell, seeds: number): CellResult {
  const names = Array.from({ length: seeds }, (_, i) => `${learner.name}/${i}`);
  const under = (policy: Policy) => names.map((seed) => campaign(learner, cell, policy, seed));
  const [due, ahead, plan] = [under('due'), under('ahead'), under('plan')];
  const recalls = (runs: typeof due): number[] => runs.map((r) => r.recall);
  const minutes = (runs: typeof due): number => estimate(runs.map((r) => r.minutes)).mean;
  const less = (runs: typeof due): Estimate => estimate(plan.map((r, i) => r.recall - (runs[i]?.recall ?? 0)));
  const covered = (which: number): number =>
    estimate(
      plan.map(({ recall, foretold }) => {
        const range = foretold[which];
        return range && range.low <= recall && recall <= range.high ? 1 : 0;
      }),
    ).mean;
  return {
    cell,
    recall: { due: estimate(recalls(due)), ahead: estimate(recalls(ahead)), plan: estimate(recalls(plan)) },
    minutes: { due: minutes(due), ahead: minutes(ahead), plan: minutes(plan) },
    overDue: less(due),
    overAhead: less(ahead),
    foretold: estimate(plan.map(({ foretold }) => foretold[0]?.mean ?? 0)).mean,
    covered: [covered(0), covered(1)],
  };
}
