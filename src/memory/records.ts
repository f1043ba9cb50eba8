import type { CardId } from '../deck/model.ts';
import type { Rating } from './event.ts';
import type { CardMemory, Phase } from './schedule.ts';

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

/** Where one card stands at a moment. */
export type Standing = 'suspended' | 'buried' | 'new' | 'learning' | 'due' | 'later';

/** Where a card stands on the learner's day `today`; `phase` is undefined for a card that was never rated. */
export function standingOf(
  suspended: boolean,
  buriedUntil: number,
  phase: Phase | undefined,
  dueDay: number,
  today: number,
): Standing {
  if (suspended) return 'suspended';
  if (buriedUntil > today) return 'buried';
  if (phase === undefined) return 'new';
  if (dueDay > today) return 'later';
  return phase === 'review' ? 'due' : 'learning';
}

/**
 * The records of all cards that the log knows. What a queue needs of each can be had without making the record: making those of a
 * large library would take longer than a start of Node.
 */
export interface Records extends ReadonlyMap<CardId, CardRecord> {
  /** Cards of which a review that counted for the schedule was made on the learner's day `day`. */
  studiedOn(day: number): readonly CardId[];
  /** Where a card stands on the learner's day `day`; `new` where nothing is recorded of it. */
  standing(id: CardId, day: number): Standing;
  /** Of a card's memory, 0 where it has none: when it is due (UTC ms), its stability (days), the learner's day of its last review. */
  dueAt(id: CardId): number;
  stability(id: CardId): number;
  lastDay(id: CardId): number;
  /** What is counted over all cards; undefined where nothing is recorded of one. */
  glance(id: CardId): Glance | undefined;
}

/** So much of a record, and on one level: a third of the work. */
export interface Glance extends Pick<CardRecord, 'suspended' | 'buriedUntil' | 'flag'> {
  /** Of its memory: undefined and 0 where it has none. */
  readonly phase: Phase | undefined;
  readonly stability: number;
  readonly lapses: number;
  readonly dueDay: number;
  /** Fingerprint of the text that was last seen; undefined before the first review. */
  readonly seenHash: string | undefined;
}
