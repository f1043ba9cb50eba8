import type { Card } from '../deck/model.ts';
import type { Moment } from '../memory/day.ts';
import { type CardEvent, eventId, type LogEvent, type Rating, type ReviewEvent } from '../memory/event.ts';
import { isLeechNow } from '../memory/queue.ts';
import type { CardMemory } from '../memory/schedule.ts';
import { type Given, reviewEvent, scheduled } from './card-events.ts';
import type { StudyState, StudyWorld } from './study-state.ts';

/** After how many other cards a missed card comes back while cramming. */
const CRAM_GAP = 5;

/** Makes the review and takes it into the state: what is shown as the next interval is what is stored. */
export function rated(
  state: StudyState,
  card: Card,
  rating: Rating,
  given: Given,
  now: Moment,
  memory: CardMemory | undefined,
  world: StudyWorld,
): [state: StudyState, review: ReviewEvent, ...suspension: CardEvent[]] {
  const counter = state.counter + 1;
  if (world.mode === 'cram') {
    const made = reviewEvent(counter, card, rating, given, now, world);
    return [settle({ ...state, counter }, card, made, undefined), made];
  }
  const { review, after } = scheduled(counter, card, rating, given, now, memory, world);
  const introduced = memory ? state.introduced : [...state.introduced, card.id];
  const next = settle({ ...state, counter, introduced }, card, review, after);
  if (!world.leech.suspend || !isLeechNow(memory?.lapses ?? 0, after.lapses, world.leech)) return [next, review];
  const suspension = suspensionAfter(review, counter + 1, world);
  return [
    {
      ...next,
      counter: counter + 1,
      actions: [...next.actions, suspension],
      learning: next.learning.filter((l) => l.card !== card.id),
      notice: `Forgotten ${counted(after.lapses)}: suspended as a leech; u brings it back.`,
    },
    review,
    suspension,
  ];
}

const counted = (lapses: number): string => (lapses === 1 ? 'once' : `${lapses} times`);

const suspensionAfter = ({ v, t, tz, card }: ReviewEvent, counter: number, { writer }: StudyWorld): CardEvent => ({
  v,
  id: eventId(writer, counter),
  t: t + 1,
  tz,
  type: 'suspend',
  card,
});

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
