import { compareEvents, type ObjectiveEvent, type ReadingEvent } from './event.ts';

/** What a learner has marked by hand, as `deck/id`; what was marked and unmarked again is not in it. */
export interface Marks {
  readonly objectives: ReadonlySet<string>;
  readonly readings: ReadonlySet<string>;
}

export const markKey = (deck: string, id: string): string => `${deck}/${id}`;

/**
 * The marks that stand after these events, in any order and with any copies: of each thing the last event counts.
 * @param deckOf today's id of a deck that may be named by a former one
 */
export function foldMarks(
  events: readonly (ObjectiveEvent | ReadingEvent)[],
  deckOf: (deck: string) => string = (deck) => deck,
): Marks {
  const objectives = new Set<string>();
  const readings = new Set<string>();
  for (const e of [...events].sort(compareEvents)) {
    const [marks, id, marked] =
      e.type === 'objective' ? ([objectives, e.objective, e.done] as const) : ([readings, e.reading, e.read] as const);
    const key = markKey(deckOf(e.deck), id);
    if (marked) marks.add(key);
    else marks.delete(key);
  }
  return { objectives, readings };
}
