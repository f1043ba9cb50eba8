import { compareEvents, type JournalEvent, type ParametersEvent, type RetractEvent } from './event.ts';
import { undoneIds } from './fold.ts';
import type { FsrsParameters } from './parameters.ts';

/** What the parameters of the schedule follow from. */
export type TuningEvent = ParametersEvent | RetractEvent;

export const isTuning = (e: JournalEvent): e is TuningEvent => e.type === 'parameters' || e.type === 'retract';

/** The last change of parameters that is not taken back, of events in any order with any copies; undefined where there is none. */
export function standingTuning(events: readonly TuningEvent[]): ParametersEvent | undefined {
  if (events.length === 0) return undefined;
  const undone = undoneIds(events.filter((e) => e.type === 'retract'));
  return events
    .filter((e) => e.type === 'parameters')
    .filter(({ id }) => !undone.has(id))
    .reduce<ParametersEvent | undefined>((last, e) => (last && compareEvents(last, e) > 0 ? last : e), undefined);
}

/** The parameters that a change brings; undefined for FSRS's defaults. */
export const parametersOf = (e: ParametersEvent | undefined): FsrsParameters | undefined =>
  e === undefined || e.parameters === 'none' ? undefined : e.parameters;
