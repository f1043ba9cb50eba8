import { RATINGS, type Rating, REVIEW_MODES, type ReviewEvent, type ReviewMode } from './event.ts';
import { PHASES } from './packed.ts';
import { hash32 } from './random.ts';
import type { Phase } from './schedule.ts';

/**
 * Reviews as numbers, a column for each thing that is known of them: an object for each of a hundred thousand costs more than all that is
 * counted, and small loops over columns are fast at once.
 */
export interface ReviewNumbers {
  /** Of the card, in the list of cards that belongs to them. */
  readonly place: Int32Array;
  /** The learner's day. */
  readonly day: Int32Array;
  readonly ms: Float64Array;
  /** Rating, mode and the like: see `factsOf`. */
  readonly facts: Uint16Array;
  /** Days of stability before the review, and the recall (0..1) that FSRS expected of it; 0 where the card was new. */
  readonly stability: Float64Array;
  readonly expected: Float64Array;
  /** Key points that were ticked and red flags that were owned up to, a bit each. */
  readonly points: Int32Array;
  readonly flags: Int32Array;
  /** `textKey` of the text that was shown. */
  readonly text: Uint32Array;
}

export type NumberList = ReviewNumbers[keyof ReviewNumbers];

/** Zeros for so many reviews. */
export const roomFor = (reviews: number): ReviewNumbers => ({
  place: new Int32Array(reviews),
  day: new Int32Array(reviews),
  ms: new Float64Array(reviews),
  facts: new Uint16Array(reviews),
  stability: new Float64Array(reviews),
  expected: new Float64Array(reviews),
  points: new Int32Array(reviews),
  flags: new Int32Array(reviews),
  text: new Uint32Array(reviews),
});

export const COLUMNS = Object.keys(roomFor(0)) as readonly (keyof ReviewNumbers)[];

/** The same columns, each as `change` makes it. */
export const mapColumns = (of: ReviewNumbers, change: <T extends NumberList>(column: T) => T): ReviewNumbers => ({
  place: change(of.place),
  day: change(of.day),
  ms: change(of.ms),
  facts: change(of.facts),
  stability: change(of.stability),
  expected: change(of.expected),
  points: change(of.points),
  flags: change(of.flags),
  text: change(of.text),
});

/** Lists of numbers as such columns. Throws where one is missing or of another kind. */
export function asColumns(lists: Readonly<Record<string, NumberList>>): ReviewNumbers {
  const { place, day, ms, facts, stability, expected, points, flags, text } = lists;
  if (
    place instanceof Int32Array &&
    day instanceof Int32Array &&
    ms instanceof Float64Array &&
    facts instanceof Uint16Array &&
    stability instanceof Float64Array &&
    expected instanceof Float64Array &&
    points instanceof Int32Array &&
    flags instanceof Int32Array &&
    text instanceof Uint32Array
  )
    return { place, day, ms, facts, stability, expected, points, flags, text };
  throw new Error(`these are no reviews but ${Object.keys(lists).join()}`);
}

/** The reviews in these rows, in their order. */
export const takeRows = (of: ReviewNumbers, rows: Uint32Array): ReviewNumbers =>
  mapColumns(of, (column) => {
    const taken = column.slice(0, rows.length) as typeof column;
    for (let i = 0; i < rows.length; i++) taken[i] = column[rows[i] ?? 0] ?? 0;
    return taken;
  });

/** Of so many key points and red flags of a card it is told whether they were ticked: a bit each. */
export const PLACES_TOLD = 31;

/** A bit for each of these places. */
export const bitsOf = (places: readonly number[] | undefined): number =>
  (places ?? []).reduce((mask, place) => (place >= 0 && place < PLACES_TOLD ? mask | (1 << place) : mask), 0);

/** Stands for a fingerprint of a card's text. */
export const textKey = (fingerprint: string): number => hash32(fingerprint);

const CORRECT = [undefined, false, true] as const;
const RIGHT = CORRECT.indexOf(true);
const CRAM = REVIEW_MODES.indexOf('cram');
const REVIEW = PHASES.indexOf('review');
const NEW = PHASES.indexOf(undefined);

/**
 * What a review says of itself, in bits.
 * @param phase of the card before the review; undefined: it was new
 * @param before the rating before this one, among those that counted for the schedule; undefined at the first
 */
export const factsOf = (e: ReviewEvent, phase: Phase | undefined, before: Rating | undefined): number =>
  (e.rating - 1) |
  (REVIEW_MODES.indexOf(e.mode) << 2) |
  (CORRECT.indexOf(e.correct) << 4) |
  ((e.guess ? 1 : 0) << 6) |
  (PHASES.indexOf(phase) << 7) |
  ((before ?? 0) << 9) |
  ((e.points !== undefined || e.flags !== undefined ? 1 : 0) << 12);

export const ratingOf = (facts: number): Rating => RATINGS[facts & 3] ?? 1;
export const modeOf = (facts: number): ReviewMode => REVIEW_MODES[(facts >> 2) & 3] ?? 'study';
/** Whether a check was answered rightly; undefined where nothing was judged. */
export const correctOf = (facts: number): boolean | undefined => CORRECT[(facts >> 4) & 3];
export const isGuess = (facts: number): boolean => ((facts >> 6) & 1) === 1;
export const phaseOf = (facts: number): Phase | undefined => PHASES[(facts >> 7) & 3];
/** The rating before this one; undefined at the first. */
export const ratingBefore = (facts: number): Rating | undefined => RATINGS[((facts >> 9) & 7) - 1];
/** Whether the answer was compared with the model answer. */
export const isCompared = (facts: number): boolean => ((facts >> 12) & 1) === 1;

/** Whether it was recalled: any rating but Again. */
export const isRecalled = (facts: number): boolean => (facts & 3) > 0;

/** Whether the answer was right: what was judged, else whether it was recalled. */
export function isRight(facts: number): boolean {
  const judged = (facts >> 4) & 3;
  return judged === 0 ? isRecalled(facts) : judged === RIGHT;
}

const isCram = (facts: number): boolean => ((facts >> 2) & 3) === CRAM;

/** Whether a card was met that had left its minute steps, as the schedule asked for it: what retention is told from. */
export const isRetention = (facts: number): boolean => ((facts >> 7) & 3) === REVIEW && !isCram(facts);

/** Whether the card was met for the first time. */
export const isFirst = (facts: number): boolean => ((facts >> 7) & 3) === NEW && !isCram(facts);
