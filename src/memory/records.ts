import type { CardId } from '../deck/model.ts';
import type { Rating } from './event.ts';
import type { CardMemory } from './schedule.ts';

/** Everything the log says of one card. */
export interface CardRecord {
  /** Undefined: the card is new. */
  readonly memory: CardMemory | undefined;
  readonly suspended: boolean;
  /** The learner's day from which a buried card is back; 0 where it is not buried. */
  readonly buriedUntil: number;
  /** 0 is no flag. */
  readonly flag: number;
  /** Of the last review: fingerprint of the text, and rating; undefined before the first. */
  readonly seen: { readonly hash: string; readonly rating: Rating } | undefined;
  /** The learner's day of the last review that counted for the schedule; siblings rest on it. */
  readonly studiedOn: number;
  /** Ratings ever given, cram included, and how many of them were not Again. */
  readonly answers: number;
  readonly recalled: number;
  /** Time of the last event, UTC ms. */
  readonly touched: number;
}

export const UNTOUCHED: CardRecord = {
  memory: undefined,
  seen: undefined,
  suspended: false,
  buriedUntil: 0,
  flag: 0,
  studiedOn: -1,
  answers: 0,
  recalled: 0,
  touched: 0,
};

/** The records of all cards that the log knows. */
export interface Records extends ReadonlyMap<CardId, CardRecord> {
  /** Cards of which a review that counted for the schedule was made on the learner's day `day`. */
  studiedOn(day: number): readonly CardId[];
  /** Whether a card was seen and comes back only after the learner's day `day`. */
  isDueAfter(id: CardId, day: number): boolean;
}
