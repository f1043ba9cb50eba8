import type { Card, CardId } from '../deck/model.ts';
import { DEFAULT_ROLLOVER, dayNumber, type Moment } from '../memory/day.ts';
import {
  EVENT_VERSION,
  eventId,
  type LogEvent,
  type Rating,
  type ReviewEvent,
  type ReviewMode,
  type Writer,
} from '../memory/event.ts';
import type { CardRecord } from '../memory/records.ts';
import type { CardMemory, Scheduler } from '../memory/schedule.ts';

/** Who writes, and what is known of the cards. */
export interface EventWorld {
  readonly writer: Writer;
  readonly record: (id: CardId) => CardRecord;
}

export interface ReviewWorld extends EventWorld {
  readonly mode: ReviewMode;
  readonly scheduler: Scheduler;
  /** Desired retention, 0..1. */
  readonly retention: number;
}

/** What a review must know of its card. */
export type Reviewed = Pick<Card, 'id' | 'fingerprint'>;

/** What each rating key would do, seen from one learner's day. */
export interface Options {
  readonly before: CardMemory | undefined;
  readonly day: number;
  readonly after: Readonly<Record<Rating, CardMemory>>;
}

/** What is known of an answer besides the card and its rating. */
export type Given = Omit<Partial<ReviewEvent>, 'ms'> & { readonly ms: number };

/** When a card's next event happens: now, but never before what is known of the card, whatever the clock says. */
export const momentFor = (card: CardId, now: Moment, world: EventWorld): Moment => ({
  ...now,
  t: Math.max(now.t, world.record(card).touched + 1),
});

/** Id, time and zone of a new event. */
export function eventBase(counter: number, card: CardId, now: Moment, world: EventWorld) {
  const { t, tz } = momentFor(card, now, world);
  return { v: EVENT_VERSION, id: eventId(world.writer, counter), t, tz } as const;
}

/** A review as it is made, before anything is scheduled by it. */
export function reviewEvent(
  counter: number,
  card: Reviewed,
  rating: Rating,
  given: Given,
  now: Moment,
  world: ReviewWorld,
): ReviewEvent {
  return {
    ...eventBase(counter, card.id, now, world),
    type: 'review',
    card: card.id,
    rating,
    ...given,
    mode: world.mode,
    hash: card.fingerprint,
    ...(now.rollover === DEFAULT_ROLLOVER ? {} : { rollover: now.rollover }),
    retention: world.retention,
  };
}

/** A review that counts for the schedule, with when its card comes back, and the memory after it. */
export function scheduled(
  counter: number,
  card: Reviewed,
  rating: Rating,
  given: Given,
  now: Moment,
  memory: CardMemory | undefined,
  world: ReviewWorld,
): { readonly review: ReviewEvent; readonly after: CardMemory } {
  const made = reviewEvent(counter, card, rating, given, now, world);
  const after = world.scheduler.review(memory, rating, { ...now, t: made.t }, card.id, world.retention);
  return { review: { ...made, due: after.dueAt }, after };
}

/** What each rating would do to the card by the review that is made next; nothing while cramming. */
export function optionsFrom(
  card: Reviewed,
  before: CardMemory | undefined,
  now: Moment,
  world: ReviewWorld,
): Options | undefined {
  if (world.mode === 'cram') return undefined;
  const at = momentFor(card.id, now, world);
  return { before, day: dayNumber(at), after: world.scheduler.preview(before, at, card.id, world.retention) };
}

/** The undo of an event, after all that is known of its card. */
export function undoEvent(counter: number, target: LogEvent, now: Moment, world: EventWorld) {
  const made = eventBase(counter, target.card, now, world);
  const t = Math.max(made.t, target.t + 1);
  const event: LogEvent = { ...made, t, type: 'undo', undoes: target.id, card: target.card };
  return { counter, event };
}
