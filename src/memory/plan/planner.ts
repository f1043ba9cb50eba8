import { seeded, shuffle } from '../random.ts';
import { type DayPlan, dayPlan, type TodayPlan, todayPlan } from './day-plan.ts';
import { epochsOf } from './epochs.ts';
import { createOutcomes, type Outcomes } from './outcomes.ts';
import { piecesOf } from './pieces.ts';
import { findPrices, lastDaysFrom, sampled, worthOf } from './prices.ts';
import type { PlanRequest } from './request.ts';
import { type Course, rollOut } from './rollout.ts';

/** The outcomes of one scheduler, kept between plans: they depend on nothing else. */
const made = new WeakMap<PlanRequest['scheduler'], Outcomes>();
function outcomesOf(scheduler: PlanRequest['scheduler']): Outcomes {
  const known = made.get(scheduler) ?? createOutcomes(scheduler);
  made.set(scheduler, known);
  return known;
}

/** What a walk needs, found for the request: the cards in the order that decides among equals, and the prices of the days. */
function prepare(request: PlanRequest) {
  const { cards, today, on, budget, spent, newCards, introduced, costs, scheduler, seed } = request;
  const days = on - today;
  const epochs = epochsOf(Math.max(0, days));
  const outcomes = outcomesOf(scheduler);
  const order = shuffle([...cards.keys()], seeded(`${seed}:plan`));
  const dealt = order.flatMap((i) => cards[i] ?? []);
  const pieces = piecesOf({ ...request, cards: dealt }, epochs, outcomes);
  const course: Course = {
    epochs,
    days,
    budgets: epochs.map((e, k) => Math.max(0, budget * e.days - (k === 0 ? spent : 0))),
    caps: epochs.map((e, k) =>
      newCards === null ? Number.POSITIVE_INFINITY : Math.max(0, newCards * e.days - (k === 0 ? introduced : 0)),
    ),
    lastDays: epochs.length,
    costs,
    outcomes,
  };
  const sample = sampled(pieces, course);
  const prices = findPrices(...sample);
  const lastDays = lastDaysFrom(...sample, prices);
  return { order, dealt, pieces, course: { ...course, lastDays }, ...worthOf(pieces, course, prices) };
}

/**
 * The plan from today to the eve of the interview that makes the mean chance of recall on the day as large as it can within the
 * minutes; README.md beside this file has the method and what it assumes. The same request gives the same plan.
 */
export function makePlan(request: PlanRequest): DayPlan {
  const { order, dealt, pieces, course, worth, rest } = prepare(request);
  return dayPlan(request, dealt, course, rollOut(pieces, course, worth, rest), order);
}

/** The first day of that plan alone, which takes a part of the time where there are many cards. */
export function makeToday(request: PlanRequest): TodayPlan {
  const { dealt, pieces, course, worth, rest } = prepare(request);
  return todayPlan(dealt, rollOut(pieces, course, worth, rest, 1));
}
