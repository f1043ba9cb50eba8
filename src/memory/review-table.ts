import { type CardId, cardId } from '../deck/model.ts';
import type { Writable } from '../writable.ts';
import { dayNumber } from './day.ts';
import { type CardEvent, RATINGS, type Rating, REVIEW_MODES, type ReviewEvent, type ReviewMode } from './event.ts';
import { momentOf } from './fold.ts';
import { PHASES, RecordMap } from './packed.ts';
import { hash32 } from './random.ts';
import { UNTOUCHED } from './records.ts';
import type { CardMemory, Phase, Scheduler } from './schedule.ts';

/** One review, and what was known of its card before it. */
export interface ReviewRow {
  readonly card: CardId;
  /** Of the card among the table's cards: a quicker name for it. */
  readonly place: number;
  /** The learner's day. */
  readonly day: number;
  readonly ms: number;
  readonly rating: Rating;
  readonly mode: ReviewMode;
  /** Whether a check was answered rightly; undefined where nothing was judged. */
  readonly correct: boolean | undefined;
  readonly guess: boolean;
  /** Of the card before the review; undefined: it was new. */
  readonly phase: Phase | undefined;
  /** Days of stability before the review, and the recall (0..1) that FSRS expected of it; 0 where the card was new. */
  readonly stability: number;
  readonly expected: number;
  /** The rating before this one, among those that counted for the schedule; undefined at the first. */
  readonly before: Rating | undefined;
  /** Whether the answer was compared with the model answer: then key points ticked and red flags owned up to, a bit each. */
  readonly compared: boolean;
  readonly points: number;
  readonly flags: number;
  /** `textKey` of the text that was shown. */
  readonly text: number;
}

/** Stands for a fingerprint of a card's text. */
export const textKey = (fingerprint: string): number => hash32(fingerprint);

/** What a table is made of, to be kept and had again. */
export interface PackedReviews {
  readonly cards: readonly CardId[];
  /** `COLUMNS` a review. */
  readonly numbers: Float64Array;
  readonly histories: RecordMap;
}

const COLUMNS = 9;
const CORRECT = [undefined, false, true] as const;
/** Of so many key points and red flags of a card it is told whether they were ticked: a bit each. */
export const PLACES_TOLD = 31;

const bits = (places: readonly number[] | undefined): number =>
  (places ?? []).reduce((mask, place) => (place >= 0 && place < PLACES_TOLD ? mask | (1 << place) : mask), 0);

const NO_CARD = cardId('');

type MutableRow = Writable<ReviewRow>;
const NO_ROW: ReviewRow = {
  card: NO_CARD,
  place: 0,
  day: 0,
  ms: 0,
  rating: 1,
  mode: 'study',
  correct: undefined,
  guess: false,
  phase: undefined,
  stability: 0.5,
  expected: 0.5,
  before: undefined,
  compared: false,
  points: 0,
  flags: 0,
  text: 0,
};

const nothing = (): PackedReviews => ({ cards: [], numbers: new Float64Array(0), histories: new RecordMap(0) });

/**
 * All reviews that count, a row each, with what was known before each: what statistics are made from. The rows of one card are in the
 * order of its history; those of different cards in any order.
 */
export class ReviewTable {
  readonly #cards: CardId[];
  /** Made when the first row is added: who only reads does without. */
  #places: Map<CardId, number> | undefined;
  /** Where each card's history has come to, so that what is new can be added: its memory, last rating and last event. */
  readonly #histories: RecordMap;
  #numbers: Float64Array;
  #rows: number;

  /** @param room for so many reviews to come, where that is known */
  constructor({ cards, numbers, histories }: PackedReviews = nothing(), room = 0) {
    this.#cards = [...cards];
    this.#histories = histories;
    this.#numbers = numbers;
    this.#rows = numbers.length / COLUMNS;
    if (room > 0) this.#makeRoom(this.#rows + room);
  }

  pack(): PackedReviews {
    return {
      cards: this.#cards,
      numbers: this.#numbers.subarray(0, this.#rows * COLUMNS),
      histories: this.#histories,
    };
  }

  /** How many reviews. */
  get size(): number {
    return this.#rows;
  }

  /** Cards that rows may be of; `place(row)` is a place in it. */
  get cards(): readonly CardId[] {
    return this.#cards;
  }

  place(row: number): number {
    return this.#number(row, 0);
  }

  day(row: number): number {
    return this.#number(row, 1);
  }

  row(row: number): ReviewRow {
    const one: MutableRow = { ...NO_ROW };
    this.#read(row, one);
    return one;
  }

  /** Shows each row in turn, as one object that is filled anew: it is not to be kept. An object a row costs more than what is counted. */
  each(visit: (row: ReviewRow) => void, isWanted?: (place: number, day: number) => boolean): void {
    const one: MutableRow = { ...NO_ROW };
    for (let row = 0; row < this.#rows; row++) {
      if (isWanted && !isWanted(this.place(row), this.day(row))) continue;
      this.#read(row, one);
      visit(one);
    }
  }

  #read(row: number, into: MutableRow): void {
    const numbers = this.#numbers;
    const at = row * COLUMNS;
    const place = numbers[at] ?? 0;
    const packed = numbers[at + 3] ?? 0;
    into.card = this.#cards[place] ?? NO_CARD;
    into.place = place;
    into.day = numbers[at + 1] ?? 0;
    into.ms = numbers[at + 2] ?? 0;
    into.rating = RATINGS[packed & 3] ?? 1;
    into.mode = REVIEW_MODES[(packed >> 2) & 3] ?? 'study';
    into.correct = CORRECT[(packed >> 4) & 3];
    into.guess = ((packed >> 6) & 1) === 1;
    into.phase = PHASES[(packed >> 7) & 3];
    into.before = RATINGS[((packed >> 9) & 7) - 1];
    into.compared = ((packed >> 12) & 1) === 1;
    into.stability = numbers[at + 4] ?? 0;
    into.expected = numbers[at + 5] ?? 0;
    into.points = numbers[at + 6] ?? 0;
    into.flags = numbers[at + 7] ?? 0;
    into.text = numbers[at + 8] ?? 0;
  }

  /** UTC ms of the last event of a card that was added; 0 where there is none. */
  upTo(card: CardId): number {
    return this.#histories.get(card)?.touched ?? 0;
  }

  /** Adds events of one card, all of them later than those that were added before. @param events in order, without those undone */
  add(card: CardId, events: readonly CardEvent[], scheduler: Scheduler): void {
    const record = this.#histories.get(card) ?? UNTOUCHED;
    let { memory, touched } = record;
    let before = record.seen?.rating;
    for (const e of events) {
      touched = Math.max(touched, e.t);
      if (e.type === 'reset') memory = undefined;
      if (e.type !== 'review') continue;
      this.#push(card, e, memory, before, scheduler);
      if (e.mode === 'cram') continue;
      memory = scheduler.advance(memory, e.rating, momentOf(e));
      before = e.rating;
    }
    const seen = before === undefined ? undefined : { hash: '', rating: before };
    this.#histories.set(card, { ...record, memory, seen, touched });
  }

  /** Forgets the rows of these cards, to add their histories anew. */
  drop(cards: ReadonlySet<CardId>): void {
    const known = this.#placesByCard();
    const places = new Set([...cards].flatMap((card) => known.get(card) ?? []));
    let kept = 0;
    for (let row = 0; row < this.#rows; row++) {
      if (places.has(this.place(row))) continue;
      this.#numbers.copyWithin(kept * COLUMNS, row * COLUMNS, (row + 1) * COLUMNS);
      kept++;
    }
    this.#rows = kept;
    for (const card of cards) this.#histories.delete(card);
  }

  #push(
    card: CardId,
    e: ReviewEvent,
    memory: CardMemory | undefined,
    before: Rating | undefined,
    scheduler: Scheduler,
  ): void {
    const day = dayNumber(momentOf(e));
    const compared = e.points !== undefined || e.flags !== undefined;
    const correct = e.correct === undefined ? 0 : e.correct ? 2 : 1;
    const packed =
      (e.rating - 1) |
      (REVIEW_MODES.indexOf(e.mode) << 2) |
      (correct << 4) |
      ((e.guess ? 1 : 0) << 6) |
      (PHASES.indexOf(memory?.phase) << 7) |
      ((before ?? 0) << 9) |
      ((compared ? 1 : 0) << 12);
    if ((this.#rows + 1) * COLUMNS > this.#numbers.length) this.#makeRoom(Math.max(256, 2 * this.#rows));
    const at = this.#rows++ * COLUMNS;
    const numbers = this.#numbers;
    numbers[at] = this.#placeOf(card);
    numbers[at + 1] = day;
    numbers[at + 2] = e.ms;
    numbers[at + 3] = packed;
    numbers[at + 4] = memory?.stability ?? 0;
    numbers[at + 5] = memory ? scheduler.retrievability(memory, day) : 0;
    numbers[at + 6] = bits(e.points);
    numbers[at + 7] = bits(e.flags);
    numbers[at + 8] = textKey(e.hash);
  }

  #makeRoom(rows: number): void {
    const wider = new Float64Array(rows * COLUMNS);
    wider.set(this.#numbers);
    this.#numbers = wider;
  }

  #placesByCard(): Map<CardId, number> {
    this.#places ??= new Map(this.#cards.map((card, place) => [card, place]));
    return this.#places;
  }

  #placeOf(card: CardId): number {
    const places = this.#placesByCard();
    const known = places.get(card);
    if (known !== undefined) return known;
    const place = this.#cards.push(card) - 1;
    places.set(card, place);
    return place;
  }

  #number(row: number, column: number): number {
    return this.#numbers[row * COLUMNS + column] ?? 0;
  }
}
