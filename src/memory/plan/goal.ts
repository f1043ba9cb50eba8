import { dayNumber, parseDate } from '../day.ts';
import { compareEvents, type PlanEvent } from '../event.ts';
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

/** Of these events, those that stand: set or cleared, and not taken back; oldest first, copies left out. */
export function standingPlans(events: readonly PlanEvent[]): Exclude<PlanEvent, { what: 'undo' }>[] {
  const byId = new Map(events.map((e) => [e.id, e]));
  const all = [...byId.values()].sort(compareEvents);
  const undone = undoneIds(all.filter((e) => e.what === 'undo'));
  return all.filter((e) => e.what !== 'undo').filter(({ id }) => !undone.has(id));
}

/** The goal of the newest plan that stands; undefined where there is none or it was given up. @param rollover hour at which the day begins */
export function goalOf(events: readonly PlanEvent[], rollover: number): Goal | undefined {
  const last = standingPlans(events).at(-1);
  if (last?.what !== 'set') return undefined;
  const { id, t, tz, minutes, query } = last;
  return { id, on: parseDate(last.on) ?? 0, since: dayNumber({ t, tz, rollover }), minutes, query };
}

/** What `undo` would take back of plans, or with `redo` what it took back; the last first. */
export function undoablePlans(events: readonly PlanEvent[], redo: boolean): PlanEvent[] {
  if (!redo) return standingPlans(events).reverse();
  const undos = events.filter((e) => e.what === 'undo');
  const undone = undoneIds(undos);
  // What took an undo back is no undo to take back: the one before it is wanted.
  const ids = new Set(undos.map(({ id }) => id));
  return undos
    .filter(({ id, undoes }) => !undone.has(id) && !ids.has(undoes))
    .sort(compareEvents)
    .reverse();
}
