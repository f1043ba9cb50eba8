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
  objectives: readonly ObjectiveEvent[],
  readings: readonly ReadingEvent[],
  deckOf: (deck: string) => string = (deck) => deck,
): Marks {
  return {
    objectives: standing(objectives, (e) => [markKey(deckOf(e.deck), e.objective), e.done]),
    readings: standing(readings, (e) => [markKey(deckOf(e.deck), e.reading), e.read]),
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
