import type { CardId } from '../deck/model.ts';
import { DEFAULT_ROLLOVER, dayNumber, type Moment } from './day.ts';
import { type CardEvent, compareEvents, type LogEvent, type ReviewEvent, type UndoEvent } from './event.ts';
import { RecordMap } from './packed.ts';
import { type CardRecord, type Records, UNTOUCHED } from './records.ts';
import type { CardMemory, Scheduler } from './schedule.ts';

/** What was done on one of the learner's days, all decks together. */
export interface DayTotals {
  /** Ratings given, cram included. */
  readonly answers: number;
  /** Of these, recalled: Hard, Good or Easy. */
  readonly recalled: number;
  /** Cards seen for the first time. */
  readonly introduced: number;
  /** Reviews of cards that had left the learning steps. */
  readonly reviews: number;
  readonly ms: number;
}

export const NO_TOTALS: DayTotals = { answers: 0, recalled: 0, introduced: 0, reviews: 0, ms: 0 };

/** The state of the learner: a fold over the events of all devices. */
export interface Fold {
  readonly cards: Records;
  readonly days: ReadonlyMap<number, DayTotals>;
}

export type Aliases = ReadonlyMap<CardId, CardId>;

/** The moment of an event on the clock of the learner who made it. */
export const momentOf = (e: LogEvent): Moment => ({
  t: e.t,
  tz: e.tz,
  rollover: (e.type === 'review' ? e.rollover : undefined) ?? DEFAULT_ROLLOVER,
});

export function addTotals(a: DayTotals, b: DayTotals, sign: 1 | -1 = 1): DayTotals {
  return {
    answers: a.answers + sign * b.answers,
    recalled: a.recalled + sign * b.recalled,
    introduced: a.introduced + sign * b.introduced,
    reviews: a.reviews + sign * b.reviews,
    ms: a.ms + sign * b.ms,
  };
}

/** What one review adds to its day, given what was known of the card before it. */
export function totalsOf(before: CardRecord, e: ReviewEvent): DayTotals {
  const counts = e.mode !== 'cram';
  return {
    answers: 1,
    recalled: e.rating > 1 ? 1 : 0,
    introduced: counts && !before.memory ? 1 : 0,
    reviews: counts && before.memory?.phase === 'review' ? 1 : 0,
    ms: e.ms,
  };
}

const reviewed = (before: CardRecord, memory: CardMemory | undefined, e: ReviewEvent): CardRecord => ({
  // Written out: a spread here triples the time of a whole replay.
  memory,
  suspended: before.suspended,
  buriedUntil: before.buriedUntil,
  flag: before.flag,
  seen: { hash: e.hash, rating: e.rating },
  studiedOn: e.mode === 'cram' ? before.studiedOn : (memory?.lastDay ?? before.studiedOn),
  answers: before.answers + 1,
  recalled: before.recalled + (e.rating > 1 ? 1 : 0),
  touched: Math.max(before.touched, e.t),
});

/** The record after one more event at the end of the card's history. */
export function applyEvent(record: CardRecord, e: CardEvent, scheduler: Scheduler): CardRecord {
  const touched = Math.max(record.touched, e.t);
  switch (e.type) {
    case 'review': {
      if (e.mode === 'cram') return reviewed(record, record.memory, e);
      return reviewed(record, scheduler.review(record.memory, e.rating, momentOf(e), e.card, e.retention), e);
    }
    case 'suspend':
      return { ...record, suspended: true, touched };
    case 'unsuspend':
      return { ...record, suspended: false, touched };
    case 'bury':
      return { ...record, buriedUntil: e.until, touched };
    case 'flag':
      return { ...record, flag: e.flag, touched };
    case 'reset':
      return { ...record, memory: undefined, touched };
    case 'answer':
      return { ...record, touched };
  }
}

/** One card's record and what its reviews add to each day. */
export interface CardFold {
  readonly record: CardRecord;
  readonly days: ReadonlyMap<number, DayTotals>;
}

/**
 * Folds the history of one card. The same as `applyEvent` over all events, with the intervals of all reviews but the
 * last left uncomputed, since nothing depends on them.
 * @param events of this card, in order, without those undone
 */
export function foldCard(events: readonly CardEvent[], scheduler: Scheduler): CardFold {
  const days = new Map<number, DayTotals>();
  let record = UNTOUCHED;
  const lastReview = events.findLastIndex((e) => e.type === 'review' && e.mode !== 'cram');
  for (const [i, e] of events.entries()) {
    const before = record;
    if (e.type === 'review') {
      const at = momentOf(e);
      const day = dayNumber(at);
      days.set(day, addTotals(days.get(day) ?? NO_TOTALS, totalsOf(before, e)));
      if (i < lastReview && e.mode !== 'cram') {
        const memory = scheduler.advance(before.memory, e.rating, at);
        record = reviewed(before, memory, e);
        continue;
      }
    }
    record = applyEvent(before, e, scheduler);
  }
  return { record, days };
}

/**
 * The ids of all events that an undo has taken back; an undo can itself be undone. Undos in a circle, which only a
 * hand-made log holds, count for nothing.
 */
export function undoneIds(undos: readonly UndoEvent[]): ReadonlySet<string> {
  const undone = new Set<string>();
  if (undos.length === 0) return undone;
  const byId = new Map(undos.map((undo) => [undo.id, undo]));
  // How many undos of an id are not themselves taken back, as far as is known.
  const against = new Map<string, number>();
  for (const { undoes } of byId.values()) against.set(undoes, (against.get(undoes) ?? 0) + 1);
  const standing = [...byId.values()].filter(({ id }) => !against.has(id));
  // A work list, not recursion: a long chain of undos must not overflow the stack.
  for (let undo = standing.pop(); undo; undo = standing.pop()) {
    if (undone.has(undo.undoes)) continue;
    undone.add(undo.undoes);
    const target = byId.get(undo.undoes);
    if (!target) continue;
    const left = (against.get(target.undoes) ?? 0) - 1;
    against.set(target.undoes, left);
    const restored = byId.get(target.undoes);
    if (left === 0 && restored) standing.push(restored);
  }
  return undone;
}

/** Events in their one order, copies of the same event dropped. Gives a new array. */
export function inOrder(events: readonly LogEvent[]): LogEvent[] {
  const sorted = events.every((e, i) => {
    const before = events[i - 1];
    return before === undefined || compareEvents(before, e) <= 0;
  });
  const ordered = sorted ? events : [...events].sort(compareEvents);
  return ordered.filter((e, i) => ordered[i - 1]?.id !== e.id);
}

/** The histories that count, by card: in order, without what was undone, former ids read as today's. */
export function histories(events: readonly LogEvent[], aliases: Aliases): Map<CardId, CardEvent[]> {
  const ordered = inOrder(events);
  const undone = undoneIds(ordered.filter((e) => e.type === 'undo'));
  const byCard = new Map<CardId, CardEvent[]>();
  for (const e of ordered) {
    if (e.type === 'undo' || undone.has(e.id)) continue;
    const card = aliases.get(e.card) ?? e.card;
    const history = byCard.get(card);
    if (history) history.push(e);
    else byCard.set(card, [e]);
  }
  return byCard;
}

/**
 * The learner's state from the events of all devices, in any order, with any duplicates.
 * @param aliases former card ids and what they are called now
 */
export function foldEvents(
  events: readonly LogEvent[],
  aliases: Aliases,
  scheduler: Scheduler,
): { readonly cards: RecordMap; readonly days: Map<number, DayTotals> } {
  const cards = new Map<CardId, CardRecord>();
  const days = new Map<number, DayTotals>();
  for (const [card, history] of histories(events, aliases)) {
    const folded = foldCard(history, scheduler);
    cards.set(card, folded.record);
    for (const [day, totals] of folded.days) days.set(day, addTotals(days.get(day) ?? NO_TOTALS, totals));
  }
  return { cards: RecordMap.of(cards), days };
}
