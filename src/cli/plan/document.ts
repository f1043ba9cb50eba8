import { dayDate, MINUTE } from '../../memory/day.ts';
import type { PlanDay } from '../../memory/plan/day-plan.ts';
import type { Goal } from '../../memory/plan/goal.ts';
import type { GroupStanding, PlanReport, Standing } from '../../report/plan-report.ts';

const minutes = (ms: number): number => Math.round((10 * ms) / MINUTE) / 10;
const dayOf = ({ day, ms, fresh, reviews, ready }: PlanDay): object => ({
  date: dayDate(day),
  minutes: minutes(ms),
  new: fresh,
  reviews,
  ready,
});
const standing = ({ cards, now, planned, without }: Standing): object => ({ cards, now, planned, without });
const group = ({ deck, objective, ...of }: GroupStanding): object => ({
  deck,
  ...(objective === undefined ? {} : { objective }),
  ...standing(of),
});

/** A plan as JSON: shares and chances are 0 to 1. */
export function planDocument(report: PlanReport, goal: Goal, today: number): Record<string, unknown> {
  return {
    plan: { on: dayDate(goal.on), days: goal.on - today, minutes: goal.minutes, query: goal.query },
    ready: standing(report.all),
    today: { cards: report.today.cards, minutes: minutes(report.today.ms) },
    lastDays: report.lastDays ?? null,
    missed: report.missed,
    planned: report.planned,
    left: report.left,
    dropped: report.dropped,
    enoughMinutes: report.enough,
    decks: report.decks.map(group),
    objectives: report.objectives.map(group),
    days: report.days.map(dayOf),
    cards: report.cards.map(({ id, now, with: planned, without, days }) => ({
      id,
      now,
      planned,
      without,
      days: days.map(dayDate),
    })),
  };
}
