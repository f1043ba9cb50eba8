import type { CardId } from '../deck/model.ts';
import { dayNumber, type Moment } from '../memory/day.ts';
import type { Rating, ReviewEvent } from '../memory/event.ts';
import type { CardRecord } from '../memory/records.ts';
import type { StudyState } from './study-state.ts';

/** What a session came to. */
export interface Summary {
  readonly answers: number;
  /** Different cards. */
  readonly cards: number;
  readonly introduced: number;
  /** Answers that were not Again. */
  readonly recalled: number;
  readonly ratings: Readonly<Record<Rating, number>>;
  readonly ms: number;
  /** Cards that were missed, or hard more than once, worst first. */
  readonly hard: readonly CardId[];
  /** When the cards of this session come back, soonest first; those that are suspended do not. */
  readonly back: readonly { readonly when: 'today' | 'tomorrow' | 'this week' | 'later'; readonly cards: number }[];
}

const trouble = (reviews: readonly ReviewEvent[]): number =>
  reviews.reduce((sum, r) => sum + (r.rating === 1 ? 2 : r.rating === 2 ? 1 : 0), 0);

/** Sums up the reviews of a session that stand. Pure; `record` is the learner after the session. */
export function summarize(state: StudyState, now: Moment, record: (card: CardId) => CardRecord): Summary {
  const { reviews } = state;
  const byCard = new Map<CardId, ReviewEvent[]>();
  for (const r of reviews) byCard.set(r.card, [...(byCard.get(r.card) ?? []), r]);
  const count = (rating: Rating): number => reviews.filter((r) => r.rating === rating).length;
  const today = dayNumber(now);
  const back = { today: 0, tomorrow: 0, 'this week': 0, later: 0 };
  for (const card of byCard.keys()) {
    const { memory, suspended } = record(card);
    const due = memory?.dueDay;
    if (due === undefined || suspended) continue;
    if (due <= today) back.today++;
    else if (due === today + 1) back.tomorrow++;
    else if (due <= today + 7) back['this week']++;
    else back.later++;
  }
  return {
    answers: reviews.length,
    cards: byCard.size,
    introduced: state.introduced.length,
    recalled: reviews.filter((r) => r.rating > 1).length,
    ratings: { 1: count(1), 2: count(2), 3: count(3), 4: count(4) },
    ms: reviews.reduce((sum, r) => sum + r.ms, 0),
    hard: [...byCard]
      .map(([card, of]) => ({ card, trouble: trouble(of) }))
      .filter((c) => c.trouble > 1)
      .sort((a, b) => b.trouble - a.trouble)
      .map((c) => c.card),
    back: (['today', 'tomorrow', 'this week', 'later'] as const).flatMap((when) =>
      back[when] > 0 ? [{ when, cards: back[when] }] : [],
    ),
  };
}
