import { dayNumber, parseDate } from '../day.ts';
import { compareEvents, type PlanEvent, type RetractEvent } from '../event.ts';
import { undoneIds } from '../fold.ts';

/** What a learner plans for. */
export interface Goal {
  /** Of the event that set it. */
  readonly id: string;
  /** Learner's days: that of the interview, and that on which the plan was made. */
  readonly on: number;
  readonly since: number;
  /** Minutes a day. */
  readonly minutes: number;
  /** The cards, as a query; empty for all. */
  readonly query: string;
}

/** What plans follow from. */
export type PlanningEvent = PlanEvent | RetractEvent;

/** Of these events, those that stand: set or cleared, and not taken back; oldest first, copies left out. */
export function standingPlans(events: readonly PlanningEvent[]): PlanEvent[] {
  const undone = undoneIds(events.filter((e) => e.type === 'retract'));
  const plans = new Map(events.flatMap((e) => (e.type === 'plan' ? [[e.id, e] as const] : [])));
  return [...plans.values()].sort(compareEvents).filter(({ id }) => !undone.has(id));
}

/** The goal of the newest plan that stands; undefined where there is none or it was given up. @param rollover hour at which the day begins */
export function goalOf(events: readonly PlanningEvent[], rollover: number): Goal | undefined {
  const last = standingPlans(events).at(-1);
  if (last?.what !== 'set') return undefined;
  const { id, t, tz, minutes, query } = last;
  return { id, on: parseDate(last.on) ?? 0, since: dayNumber({ t, tz, rollover }), minutes, query };
}
