import { WEIGHT } from './costs.ts';
import type { CardForecast, DayPlan } from './day-plan.ts';
import { makePlan } from './planner.ts';
import type { AnswerCosts, Costs, PlanRequest } from './request.ts';

/** A share of cards, 0..1, with the range in which it lies nine times of ten. */
export interface Readiness {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** A plan, and what becomes of it where answers take longer or shorter than they have so far. */
export interface Forecast {
  readonly plan: DayPlan;
  readonly slow: readonly CardForecast[];
  readonly fast: readonly CardForecast[];
}

/** Nine of ten normal variates lie within so many deviations. */
const Z = 1.645;
/** The error that all of a learner's chances may share, in log odds: FSRS's parameters are not theirs. The benchmark checks it. */
const SHARED_ERROR = 0.6;
/** And of what FSRS takes for nearly certain so much may be missed all the same: other memories fade in other ways, and people slip. */
const SLIP = 0.025;
/** What answers may take against what is expected of them, by which factor more or less: of a stranger, and of a learner known well. */
const STRANGER = 1.8;
const KNOWN = 1.25;

const shifted = (chance: number, by: number): number =>
  chance <= 0 ? 0 : chance >= 1 ? 1 : 1 / (1 + ((1 - chance) / chance) * Math.exp(-by));

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;

/**
 * How many of the cards will be recalled. Three things make it uncertain, taken as independent: chance, card by card (the variance of
 * a Poisson binomial is the sum of r (1 - r)), an error that the chances of all cards share, downwards with a slip, and, where `slow` and `fast` say it, the
 * minutes that answers take.
 */
export function readiness(
  chances: readonly number[],
  slow: readonly number[] = chances,
  fast: readonly number[] = chances,
): Readiness {
  const m = mean(chances);
  const chance =
    chances.length === 0 ? 0 : (Z * Math.sqrt(mean(chances.map((r) => r * (1 - r))))) / Math.sqrt(chances.length);
  const below = Math.hypot(
    chance,
    m - mean(chances.map((r) => (1 - SLIP) * shifted(r, -SHARED_ERROR))),
    Math.max(0, m - mean(slow)),
  );
  const above = Math.hypot(chance, mean(chances.map((r) => shifted(r, SHARED_ERROR))) - m, Math.max(0, mean(fast) - m));
  return { mean: m, low: Math.max(0, m - below), high: Math.min(1, m + above) };
}

const scaled = (costs: AnswerCosts, by: number): AnswerCosts => ({
  fresh: costs.fresh * by,
  recalled: costs.recalled * by,
  failed: costs.failed * by,
  step: costs.step * by,
  firstRecall: costs.firstRecall,
});

const scaledCosts = ({ check, open, answers }: Costs, by: number): Costs => ({
  check: scaled(check, by),
  open: scaled(open, by),
  answers,
});

/** The plan, and the same for a learner who turns out slower or faster. */
export function makeForecast(request: PlanRequest): Forecast {
  const { answers } = request.costs;
  const factor = KNOWN * (STRANGER / KNOWN) ** (WEIGHT / (WEIGHT + answers));
  const under = (by: number): readonly CardForecast[] =>
    makePlan({ ...request, costs: scaledCosts(request.costs, by) }).cards;
  return { plan: makePlan(request), slow: under(factor), fast: under(1 / factor) };
}
