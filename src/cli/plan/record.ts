import type { Moment } from '../../memory/day.ts';
import { EVENT_VERSION, eventId, type PlanEvent, type Writer } from '../../memory/event.ts';
import type { PlanningEvent } from '../../memory/plan/goal.ts';

/** What is said of a plan, without what every event has. */
export type PlanStep =
  | Pick<Extract<PlanEvent, { what: 'set' }>, 'what' | 'on' | 'minutes' | 'query'>
  | Pick<Extract<PlanEvent, { what: 'clear' }>, 'what'>;

/** An event about plans, after all that were there before, also where another device's clock is ahead. */
export function planEvent(
  step: PlanStep,
  before: readonly PlanningEvent[],
  writer: Writer,
  counter: number,
  { t, tz }: Moment,
): PlanEvent {
  const last = before.reduce((latest, e) => Math.max(latest, e.t), 0);
  return { v: EVENT_VERSION, id: eventId(writer, counter), t: Math.max(t, last + 1), tz, type: 'plan', ...step };
}
