import { dayNumber, parseDate } from '../day.ts';
import type { PlanEvent, RetractEvent } from '../event.ts';
import { lastStanding } from '../standing.ts';

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

/** The goal of the newest plan that stands; undefined where there is none or it was given up. @param rollover hour at which the day begins */
export function goalOf(events: readonly PlanningEvent[], rollover: number): Goal | undefined {
  const last = lastStanding(events);
  if (last?.what !== 'set') return undefined;
  const { id, t, tz, minutes, query } = last;
  return { id, on: parseDate(last.on) ?? 0, since: dayNumber({ t, tz, rollover }), minutes, query };
}
