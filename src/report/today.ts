import type { CardEntry, CardId } from '../deck/model.ts';
import { dayNumber, type Moment } from '../memory/day.ts';
import type { Fold } from '../memory/fold.ts';
import { buildQueue, type Limits, type Queue } from '../memory/queue.ts';
import type { CardMemory } from '../memory/schedule.ts';

export interface DueCounts {
  readonly due: number;
  readonly new: number;
  readonly learning: number;
}

export const dueTotal = ({ due, new: fresh, learning }: DueCounts): number => due + fresh + learning;

/** What a session would bring now: within the day's limits, one card of a family, or what a plan for an interview picks. */
export interface Today {
  readonly total: DueCounts;
  /** By deck id; only decks that have something. */
  readonly decks: ReadonlyMap<string, DueCounts>;
  /** What waits, and why: limits of new cards and of reviews, siblings that rest. */
  readonly held: Queue['held'];
}

/** What the plan for an interview says of today. */
export interface InterviewToday {
  /** The learner's day of the interview. */
  readonly on: number;
  /** Mean chance of recall today over its cards, 0..1. */
  readonly ready: number;
  readonly cards: number;
  readonly minutes: number;
}

export interface TodayRequest {
  readonly entries: readonly CardEntry[];
  readonly fold: Fold;
  readonly now: Moment;
  readonly limits: Limits;
  /** Probability of recall (0..1) on a learner's day. */
  readonly retrievability: (memory: Pick<CardMemory, 'stability' | 'lastDay'>, day: number) => number;
}

export const NOTHING_DUE: DueCounts = { due: 0, new: 0, learning: 0 };

export function today({ entries, fold, now, limits, retrievability }: TodayRequest): Today {
  const day = dayNumber(now);
  // Which of several equal cards come first does not change how many there are.
  const queue = buildQueue({ entries, fold, now, limits, seed: '', retrievability: (m) => retrievability(m, day) });
  return todayOf(queue, entries, fold, day);
}

/** The same of a queue that is made already. @param day the learner's, by its number */
export function todayOf(queue: Queue, entries: readonly CardEntry[], fold: Fold, day: number): Today {
  const deckOf = new Map<CardId, string>(entries.map(({ id, deck }) => [id, deck]));
  const decks = new Map<string, DueCounts>();
  const count = (card: CardId, kind: keyof DueCounts): void => {
    const deck = deckOf.get(card);
    if (deck === undefined) return;
    const counts = decks.get(deck) ?? NOTHING_DUE;
    decks.set(deck, { ...counts, [kind]: counts[kind] + 1 });
  };
  for (const card of queue.cards) count(card, fold.cards.standing(card, day) === 'new' ? 'new' : 'due');
  for (const { card } of queue.learning) count(card, 'learning');
  return { total: queue.counts, decks, held: queue.held };
}
