import { dayNumber, type Moment } from './day.ts';
import type { LogEvent, Rating } from './event.ts';
import { type Aliases, histories, momentOf } from './fold.ts';

/** One review that counts for the schedule. */
export interface TrainingReview {
  readonly rating: Rating;
  /** The learner's days since the card's review before it; 0 for the first and for another one on the same day. */
  readonly delta: number;
  readonly at: Moment;
}

/** The reviews of one card in order, from when it was new; a card that was reset has several. */
export type TrainingHistory = readonly TrainingReview[];

/** A test of memory: what is predicted is review `last` of the history, from those before it. */
export interface TrainingItem {
  readonly history: TrainingHistory;
  readonly last: number;
  /** UTC ms. */
  readonly t: number;
}

/**
 * The histories that FSRS learns from: without what was undone and without cramming, on the learner's days, a day never before the
 * one that it follows (as the scheduler has it).
 */
export function trainingHistories(events: readonly LogEvent[], aliases: Aliases): TrainingHistory[] {
  const all: TrainingHistory[] = [];
  for (const history of histories(events, aliases).values()) {
    let reviews: TrainingReview[] = [];
    let lastDay = Number.NEGATIVE_INFINITY;
    for (const e of history) {
      if (e.type === 'reset') {
        if (reviews.length > 0) all.push(reviews);
        reviews = [];
        lastDay = Number.NEGATIVE_INFINITY;
      }
      if (e.type !== 'review' || e.mode === 'cram') continue;
      const at = momentOf(e);
      const day = Math.max(dayNumber(at), lastDay);
      reviews.push({ rating: e.rating, delta: reviews.length === 0 ? 0 : day - lastDay, at });
      lastDay = day;
    }
    if (reviews.length > 0) all.push(reviews);
  }
  return all;
}

/**
 * Whether a review tests memory: it comes a day or more after another. FSRS-6 makes one item of each such review; reviews of the same
 * day are in what comes before it and are no items themselves.
 */
export const isTest = (review: TrainingReview, index: number): boolean => index > 0 && review.delta > 0;

/** All items of these histories, the earliest first. */
export function itemsOf(all: readonly TrainingHistory[]): TrainingItem[] {
  const items: TrainingItem[] = [];
  for (const history of all) {
    for (const [last, review] of history.entries()) {
      if (isTest(review, last)) items.push({ history, last, t: review.at.t });
    }
  }
  return items.sort((a, b) => a.t - b.t);
}

export interface Split {
  /** Items before `from`, all of whose reviews are before it too. */
  readonly train: readonly TrainingItem[];
  readonly held: readonly TrainingItem[];
  /** UTC ms. */
  readonly from: number;
}

/**
 * Splits items in time, so that what is judged lies after everything that was fitted.
 * @param items the earliest first
 * @param share of the items before the cut, 0..1; fewer where several are of one instant
 */
export function splitByTime(items: readonly TrainingItem[], share: number): Split {
  const from = items[Math.floor(items.length * share)]?.t ?? Number.POSITIVE_INFINITY;
  return { train: items.filter(({ t }) => t < from), held: items.filter(({ t }) => t >= from), from };
}
