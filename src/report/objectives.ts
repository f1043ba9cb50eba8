import type { CardEntry, Objective } from '../deck/model.ts';
import type { Records } from '../memory/records.ts';
import { UNTOUCHED } from '../memory/records.ts';
import type { CardMemory } from '../memory/schedule.ts';

/** A card counts as learned from this stability on, days: it holds for a week. */
export const LEARNED_STABILITY = 7;
/** And while it would still be recalled this likely today, 0..1. */
export const LEARNED_RECALL = 0.8;

export interface ObjectiveState extends Objective {
  /** Cards that serve it, suspended ones left out; and how many of them are learned. */
  readonly cards: number;
  readonly learned: number;
  /** Its cards say that it is done: there are some, and all of them are learned. */
  readonly done: boolean;
  /** The learner says so. */
  readonly marked: boolean;
}

export interface ObjectivesRequest {
  readonly objectives: readonly Objective[];
  /** The cards of the deck. */
  readonly entries: readonly CardEntry[];
  readonly records: Pick<Records, 'get'>;
  /** Probability of recall (0..1) today. */
  readonly retrievability: (memory: CardMemory) => number;
  readonly isMarked: (objective: string) => boolean;
}

/**
 * Where the objectives of a deck stand. Done is what the cards say: each of them has left the learning steps, is stable for
 * `LEARNED_STABILITY` days or more, and would be recalled today with a chance of `LEARNED_RECALL` or more. So an objective that was done
 * can be open again; a mark by hand stays what it is and is told apart.
 */
export function objectiveStates(request: ObjectivesRequest): ObjectiveState[] {
  const { objectives, entries, records, retrievability, isMarked } = request;
  const isLearned = (memory: CardMemory | undefined): boolean =>
    memory?.phase === 'review' && memory.stability >= LEARNED_STABILITY && retrievability(memory) >= LEARNED_RECALL;
  return objectives.map(({ id, text }) => {
    const own = entries.filter((entry) => entry.objectives.includes(id)).map((e) => records.get(e.id) ?? UNTOUCHED);
    const active = own.filter(({ suspended }) => !suspended);
    const learned = active.filter(({ memory }) => isLearned(memory)).length;
    const done = active.length > 0 && learned === active.length;
    return { id, text, cards: active.length, learned, done, marked: isMarked(id) };
  });
}
