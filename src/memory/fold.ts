import type { CardId } from '../deck/model.ts';
import type { Writable } from '../writable.ts';
import { DEFAULT_ROLLOVER, dayNumber, dayStart, type Moment } from './day.ts';
import {
  type AnyEvent,
  type CardEvent,
  compareEvents,
  type JournalEvent,
  type LogEvent,
  type ParametersEvent,
  type PlanEvent,
  type Rating,
  type RescheduleEvent,
  type RetractEvent,
  type ReviewEvent,
  type UndoEvent,
} from './event.ts';
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
  rollover: (e.type === 'review' || e.type === 'reschedule' ? e.rollover : undefined) ?? DEFAULT_ROLLOVER,
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

/** A memory that is due on another day; never before the day of its last review. */
function rescheduled(memory: CardMemory, e: RescheduleEvent): CardMemory {
  const dueDay = Math.max(e.due, memory.lastDay);
  return { ...memory, interval: dueDay - memory.lastDay, dueDay, dueAt: dayStart(dueDay, momentOf(e)) };
}

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
    case 'reschedule':
      return { ...record, memory: record.memory && rescheduled(record.memory, e), touched };
    case 'flag':
      return { ...record, flag: e.flag, touched };
    case 'reset':
      return { ...record, memory: undefined, touched };
    case 'answer':
      return { ...record, touched };
  }
}

/** Totals by day while they are being counted: numbers in place, since a log has a hundred times more reviews than days. */
export class DayBook {
  readonly #days = new Map<
    number,
    [answers: number, recalled: number, introduced: number, reviews: number, ms: number]
  >();

  add(day: number, before: CardMemory | undefined, e: ReviewEvent): void {
    this.count(day, before, e.mode !== 'cram', e.rating, e.ms);
  }

  /** @param counts whether it counted for the schedule */
  count(day: number, before: CardMemory | undefined, counts: boolean, rating: Rating, ms: number): void {
    let sums = this.#days.get(day);
    if (!sums) {
      sums = [0, 0, 0, 0, 0];
      this.#days.set(day, sums);
    }
    sums[0]++;
    if (rating > 1) sums[1]++;
    if (counts && !before) sums[2]++;
    if (counts && before?.phase === 'review') sums[3]++;
    sums[4] += ms;
  }

  totals(): Map<number, DayTotals> {
    const days = new Map<number, DayTotals>();
    for (const [day, [answers, recalled, introduced, reviews, ms]] of this.#days) {
      days.set(day, { answers, recalled, introduced, reviews, ms });
    }
    return days;
  }
}

type Draft = Writable<CardRecord>;

/**
 * Folds the history of one card into its record, and its reviews into the book. The same as `applyEvent` over all
 * events, with the intervals of all reviews but the last left uncomputed, since nothing depends on them.
 */
export function foldInto(events: readonly CardEvent[], scheduler: Scheduler, book: DayBook): CardRecord {
  const lastReview = events.findLastIndex((e) => e.type === 'review' && e.mode !== 'cram');
  // One record, changed in place: a new one for each of a hundred thousand reviews takes longer than FSRS does.
  let draft: Draft = { ...UNTOUCHED };
  for (let i = 0; i < events.length; i++) {
    const e = events[i];
    if (e === undefined) continue;
    if (e.type === 'review') {
      const at = momentOf(e);
      book.add(dayNumber(at), draft.memory, e);
      if (i < lastReview && e.mode !== 'cram') {
        draft.memory = scheduler.advance(draft.memory, e.rating, at);
        draft.studiedOn = draft.memory.lastDay;
        draft.answers++;
        if (e.rating > 1) draft.recalled++;
        draft.touched = Math.max(draft.touched, e.t);
        continue;
      }
    }
    draft = applyEvent(draft, e, scheduler);
  }
  return events.length === 0 ? UNTOUCHED : draft;
}

/** One card's record and what its reviews add to each day. */
export interface CardFold {
  readonly record: CardRecord;
  readonly days: ReadonlyMap<number, DayTotals>;
}

/** The history of one card by itself. @param events of this card, in order, without those undone */
export function foldCard(events: readonly CardEvent[], scheduler: Scheduler): CardFold {
  const book = new DayBook();
  const record = foldInto(events, scheduler, book);
  return { record, days: book.totals() };
}

/**
 * The ids of all events that an undo has taken back; an undo can itself be undone. Undos in a circle, which only a
 * hand-made log holds, count for nothing.
 */
export function undoneIds(undos: readonly Pick<UndoEvent, 'id' | 'undoes'>[]): ReadonlySet<string> {
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
export function inOrder<E extends AnyEvent>(events: readonly E[]): E[] {
  const sorted = events.every((e, i) => {
    const before = events[i - 1];
    return before === undefined || compareEvents(before, e) <= 0;
  });
  const ordered = sorted ? events : [...events].sort(compareEvents);
  return ordered.filter((e, i) => i === 0 || ordered[i - 1]?.id !== e.id);
}

type Undoing = UndoEvent | RetractEvent;
type Retractable = ParametersEvent | PlanEvent | RetractEvent;
/** What undo looks at. */
export type Undoable = LogEvent | Retractable;

/** Of what bears on no card, that which can be taken back. */
export const isRetractable = (e: JournalEvent): e is Retractable =>
  e.type === 'parameters' || e.type === 'plan' || e.type === 'retract';

export const isUndoing = (e: AnyEvent): e is Undoing => e.type === 'undo' || e.type === 'retract';

/** The ids of what was taken back: of cards by undos, of the rest by retractions, and neither by the other. */
export function takenBack(events: readonly Undoable[]): (e: AnyEvent) => boolean {
  const ofCards = undoneIds(events.filter((e) => e.type === 'undo'));
  const others = undoneIds(events.filter((e) => e.type === 'retract'));
  return (e) => ('card' in e ? ofCards : others).has(e.id);
}

/**
 * What stands and can be taken back, the last first: reviews, suspensions, parameters, plans and the like; with `redo`, undos that are
 * not themselves taken back. What took an undo back is none to take back: the undo before it is wanted then. Nor is one whose event has
 * been replaced since, as by another rating of the same answer: done again it would count twice.
 */
export function undoable<E extends Undoable>(events: readonly E[], redo: boolean): E[] {
  const isUndone = takenBack(events);
  const undos = new Set(events.filter(isUndoing).map(({ id }) => id));
  const standing = inOrder(events).filter((e) => !isUndone(e));
  const isReplaced = replacedIn(events, standing);
  return standing
    .filter((e) => (isUndoing(e) ? redo && !undos.has(e.undoes) && !isReplaced(e) : !redo && e.type !== 'answer'))
    .reverse();
}

/** Whether after an undo the same was done anew: the like of what it took back, to the same card. @param standing in order */
function replacedIn(events: readonly Undoable[], standing: readonly Undoable[]) {
  const subjectOf = (e: Undoable): string => ('card' in e ? `${e.type} ${e.card}` : e.type);
  const byId = new Map(events.map((e) => [e.id, e]));
  const latest = new Map(standing.filter((e) => !isUndoing(e)).map((e) => [subjectOf(e), e]));
  return (undo: Undoable & { readonly undoes: string }): boolean => {
    const undone = byId.get(undo.undoes);
    const later = undone && latest.get(subjectOf(undone));
    return later !== undefined && compareEvents(later, undo) > 0;
  };
}

/** What was done at once is one thing to undo: events of one writer at one time, as one command makes them. @param events in their order or its reverse */
export function asThings<E extends AnyEvent>(events: readonly E[]): E[][] {
  const writerOf = ({ id }: E): string => id.slice(0, id.lastIndexOf('.'));
  const things: E[][] = [];
  for (const e of events) {
    const last = things.at(-1)?.[0];
    if (last !== undefined && last.t === e.t && writerOf(last) === writerOf(e)) things.at(-1)?.push(e);
    else things.push([e]);
  }
  return things;
}

/** The histories that count, by card: in order, without what was undone, former ids read as today's. */
export function histories(events: readonly LogEvent[], aliases: Aliases): Map<CardId, CardEvent[]> {
  const ordered = inOrder(events);
  const undone = undoneIds(ordered.filter((e) => e.type === 'undo'));
  const byCard = new Map<CardId, CardEvent[]>();
  for (const e of ordered) {
    if (e.type === 'undo' || (undone.size > 0 && undone.has(e.id))) continue;
    const card = aliases.size === 0 ? e.card : (aliases.get(e.card) ?? e.card);
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
  const book = new DayBook();
  const byCard = histories(events, aliases);
  const cards = new RecordMap(byCard.size);
  for (const [card, history] of byCard) cards.set(card, foldInto(history, scheduler, book));
  return { cards, days: book.totals() };
}
