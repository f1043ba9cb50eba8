import { compareEvents, type JournalEvent, type ParametersEvent, type PlanEvent, type RetractEvent } from './event.ts';
import { undoneIds } from './fold.ts';
import type { FsrsParameters } from './parameters.ts';

/** What the parameters of the schedule follow from. */
export type TuningEvent = ParametersEvent | RetractEvent;

export const isTuning = (e: JournalEvent): e is TuningEvent => e.type === 'parameters' || e.type === 'retract';

/** The last one that is not taken back, of events in any order with any copies; undefined where there is none. */
export function lastStanding<E extends ParametersEvent | PlanEvent>(
  events: readonly (E | RetractEvent)[],
): E | undefined {
  const undone = undoneIds(events.filter((e): e is RetractEvent => e.type === 'retract'));
  return events
    .filter((e): e is E => e.type !== 'retract' && !undone.has(e.id))
    .reduce<E | undefined>((last, e) => (last && compareEvents(last, e) > 0 ? last : e), undefined);
}

/** The parameters that a change brings; undefined for FSRS's defaults. */
export const parametersOf = (e: ParametersEvent | undefined): FsrsParameters | undefined =>
  e === undefined || e.parameters === 'none' ? undefined : e.parameters;
