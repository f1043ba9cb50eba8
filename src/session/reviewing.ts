import type { Card, CardId } from '../deck/model.ts';
import { DEFAULT_ROLLOVER, dayNumber, type Moment } from '../memory/day.ts';
import { EVENT_VERSION, eventId, type LogEvent, type Rating, type ReviewEvent } from '../memory/event.ts';
import type { CardMemory } from '../memory/schedule.ts';
import type { Options, StudyState, StudyWorld } from './study-state.ts';

/** After how many other cards a missed card comes back while cramming. */
const CRAM_GAP = 5;

/** What is known of an answer besides the card and its rating. */
export type Given = Omit<Partial<ReviewEvent>, 'ms'> & { readonly ms: number };

/** When a card's next event happens: now, but never before what is known of the card, whatever the clock says. */
export const momentFor = (card: CardId, now: Moment, world: StudyWorld): Moment => ({
  ...now,
  t: Math.max(now.t, world.record(card).touched + 1),
});

/** Id, time and zone of a new event. */
export function eventBase(counter: number, card: CardId, now: Moment, world: StudyWorld) {
  const { t, tz } = momentFor(card, now, world);
  return { v: EVENT_VERSION, id: eventId(world.writer, counter), t, tz } as const;
}

function reviewEvent(
  counter: number,
  card: Card,
  rating: Rating,
  given: Given,
  now: Moment,
  world: StudyWorld,
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
  card: Card,
  rating: Rating,
  given: Given,
  now: Moment,
  memory: CardMemory | undefined,
  world: StudyWorld,
): { readonly review: ReviewEvent; readonly after: CardMemory } {
  const made = reviewEvent(counter, card, rating, given, now, world);
  const after = world.scheduler.review(memory, rating, { ...now, t: made.t }, card.id, world.retention);
  return { review: { ...made, due: after.dueAt }, after };
}

/** Makes the review and takes it into the state: what is shown as the next interval is what is stored. */
export function rated(
  state: StudyState,
  card: Card,
  rating: Rating,
  given: Given,
  now: Moment,
  memory: CardMemory | undefined,
  world: StudyWorld,
): [StudyState, ReviewEvent] {
  const counter = state.counter + 1;
  if (world.mode === 'cram') {
    const made = reviewEvent(counter, card, rating, given, now, world);
    return [settle({ ...state, counter }, card, made, undefined), made];
  }
  const { review, after } = scheduled(counter, card, rating, given, now, memory, world);
  const introduced = memory ? state.introduced : [...state.introduced, card.id];
  return [settle({ ...state, counter, introduced }, card, review, after), review];
}

function settle(state: StudyState, card: Card, review: ReviewEvent, after: CardMemory | undefined): StudyState {
  const others = state.learning.filter((l) => l.card !== card.id);
  const returns = after !== undefined && after.phase !== 'review';
  const missedWhileCramming = review.mode === 'cram' && review.rating === 1;
  return {
    ...state,
    reviews: [...state.reviews, review],
    actions: [...state.actions, review],
    spent: state.spent + review.ms,
    learning: returns ? [...others, { card: card.id, at: after.dueAt }].sort((a, b) => a.at - b.at) : others,
    queue: missedWhileCramming
      ? [...state.queue.slice(0, CRAM_GAP), card.id, ...state.queue.slice(CRAM_GAP)]
      : state.queue,
  };
}

/** Takes a review out of the session's own books. */
export function forget(state: StudyState, event: LogEvent): StudyState {
  const isReview = event.type === 'review';
  return {
    ...state,
    actions: state.actions.filter((a) => a.id !== event.id),
    reviews: state.reviews.filter((r) => r.id !== event.id),
    spent: isReview && state.reviews.some((r) => r.id === event.id) ? state.spent - event.ms : state.spent,
    learning: isReview ? state.learning.filter((l) => l.card !== event.card) : state.learning,
    // Where a miss while cramming had put it.
    queue: isReview && event.mode === 'cram' ? state.queue.filter((id) => id !== event.card) : state.queue,
    introduced:
      isReview && !state.reviews.some((r) => r.id !== event.id && r.card === event.card)
        ? state.introduced.filter((c) => c !== event.card)
        : state.introduced,
  };
}

/** What each rating would do to the card by the review that is made next; nothing while cramming. */
export function optionsFrom(
  card: Card,
  before: CardMemory | undefined,
  now: Moment,
  world: StudyWorld,
): Options | undefined {
  if (world.mode === 'cram') return undefined;
  const at = momentFor(card.id, now, world);
  return { before, day: dayNumber(at), after: world.scheduler.preview(before, at, card.id, world.retention) };
}

export function undoEvent(counter: number, target: LogEvent, now: Moment, world: StudyWorld) {
  const made = eventBase(counter, target.card, now, world);
  const t = Math.max(made.t, target.t + 1);
  const event: LogEvent = { ...made, t, type: 'undo', undoes: target.id, card: target.card };
  return { counter, event };
}
