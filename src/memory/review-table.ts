import type { CardId } from '../deck/model.ts';
import { dayNumber } from './day.ts';
import type { CardEvent, Rating, ReviewEvent } from './event.ts';
import { momentOf } from './fold.ts';
import { RecordMap } from './packed.ts';
import { UNTOUCHED } from './records.ts';
import {
  bitsOf,
  COLUMNS,
  factsOf,
  mapColumns,
  type ReviewNumbers,
  roomFor,
  takeRows,
  textKey,
} from './review-numbers.ts';
import type { CardMemory, Scheduler } from './schedule.ts';

/** What a table is made of, to be kept and had again. */
export interface PackedReviews extends Reviews {
  readonly histories: RecordMap;
}

/** Reviews, and the cards that they are of by their places. */
export interface Reviews {
  readonly cards: readonly CardId[];
  readonly numbers: ReviewNumbers;
}

const nothing = (): PackedReviews => ({ cards: [], numbers: roomFor(0), histories: new RecordMap(0) });

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
  #numbers: ReviewNumbers;
  #rows: number;

  /** @param room for so many reviews to come, where that is known */
  constructor({ cards, numbers, histories }: PackedReviews = nothing(), room = 0) {
    this.#cards = [...cards];
    this.#histories = histories;
    this.#numbers = numbers;
    this.#rows = numbers.place.length;
    if (room > 0) this.#makeRoom(this.#rows + room);
  }

  pack(): PackedReviews {
    return { ...this.reviews(), histories: this.#histories };
  }

  /** Cards that reviews may be of, by their places. */
  get cards(): readonly CardId[] {
    return this.#cards;
  }

  /** All of them; where `isWanted` is given, those that it wants by the place of their card and their day. Good until rows are added. */
  reviews(isWanted?: (place: number, day: number) => boolean): Reviews {
    const numbers = mapColumns(this.#numbers, (column) => column.subarray(0, this.#rows) as typeof column);
    if (isWanted === undefined) return { cards: this.#cards, numbers };
    const rows = this.#rowsOf(isWanted);
    return { cards: this.#cards, numbers: takeRows(numbers, rows) };
  }

  #rowsOf(isWanted: (place: number, day: number) => boolean): Uint32Array {
    const { place, day } = this.#numbers;
    const rows = new Uint32Array(this.#rows);
    let count = 0;
    for (let row = 0; row < this.#rows; row++) if (isWanted(place[row] ?? 0, day[row] ?? 0)) rows[count++] = row;
    return rows.subarray(0, count);
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
    const rows = this.#rowsOf((place) => !places.has(place));
    this.#numbers = takeRows(this.#numbers, rows);
    this.#rows = rows.length;
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
    if (this.#rows === this.#numbers.place.length) this.#makeRoom(Math.max(256, 2 * this.#rows));
    const row = this.#rows++;
    const numbers = this.#numbers;
    numbers.place[row] = this.#placeOf(card);
    numbers.day[row] = day;
    numbers.ms[row] = e.ms;
    numbers.facts[row] = factsOf(e, memory?.phase, before);
    numbers.stability[row] = memory?.stability ?? 0;
    numbers.expected[row] = memory ? scheduler.retrievability(memory, day) : 0;
    numbers.points[row] = bitsOf(e.points);
    numbers.flags[row] = bitsOf(e.flags);
    numbers.text[row] = textKey(e.hash);
  }

  #makeRoom(rows: number): void {
    const wider = roomFor(rows);
    for (const name of COLUMNS) wider[name].set(this.#numbers[name]);
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
}
