import { compareEvents, type ObjectiveEvent, type ReadingEvent } from './event.ts';

/** What a learner has marked by hand, as `deck/id`; what was marked and unmarked again is not in it. */
export interface Marks {
  readonly objectives: ReadonlySet<string>;
  readonly readings: ReadonlySet<string>;
}

export const markKey = (deck: string, id: string): string => `${deck}/${id}`;

/** The marks that stand after these events, in any order and with any copies: of each thing the last event counts. */
export function foldMarks(objectives: readonly ObjectiveEvent[], readings: readonly ReadingEvent[]): Marks {
  return {
    objectives: standing(objectives, (e) => [markKey(e.deck, e.objective), e.done]),
    readings: standing(readings, (e) => [markKey(e.deck, e.reading), e.read]),
  };
}

function standing<E extends ObjectiveEvent | ReadingEvent>(
  events: readonly E[],
  markOf: (e: E) => readonly [key: string, marked: boolean],
): Set<string> {
  const marks = new Set<string>();
  for (const e of [...events].sort(compareEvents)) {
    const [key, marked] = markOf(e);
    if (marked) marks.add(key);
    else marks.delete(key);
  }
  return marks;
}
