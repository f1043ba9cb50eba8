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

/** What a table is made of, to be kept. */
export interface PackedReviews extends Reviews {
  readonly histories: RecordMap;
}

/** The same, to be had again. */
export interface KeptReviews extends Omit<PackedReviews, 'numbers'> {
  /** How many reviews. */
  readonly rows: number;
  /** Reads them; called once at most. */
  readonly numbers: () => ReviewNumbers;
}

/** Reviews, and the cards that they are of by their places. */
export interface Reviews {
  readonly cards: readonly CardId[];
  readonly numbers: ReviewNumbers;
}

const NONE_KEPT = { rows: 0, numbers: () => roomFor(0) };

const nothing = (): KeptReviews => ({ cards: [], ...NONE_KEPT, histories: new RecordMap(0) });

/** Up to so many rows find the place of their card by looking through the cards. */
const FEW = 50;

/**
 * All reviews that count, a row each, with what was known before each: what statistics are made from. The rows of one card are in the
 * order of its history; those of different cards in any order.
 */
export class ReviewTable {
  readonly #cards: CardId[];
  /** Made when many rows are added: ten thousand cards take longer than a few rows. */
  #places: Map<CardId, number> | undefined;
  #placesAsked = 0;
  /** Where each card's history has come to, so that what is new can be added: its memory, last rating and last event. */
  readonly #histories: RecordMap;
  /** The rows that were there from the beginning, read when anybody looks at them; behind them those that were added, with room for more. */
  #kept: { readonly rows: number; readonly numbers: () => ReviewNumbers };
  #added: ReviewNumbers;
  #rows: number;

  /** @param room for so many reviews to come, where that is known */
  constructor({ cards, rows, numbers, histories }: KeptReviews = nothing(), room = 0) {
    this.#cards = [...cards];
    this.#histories = histories;
    this.#kept = { rows, numbers };
    this.#added = roomFor(room);
    this.#rows = rows;
  }

  pack(): PackedReviews {
    return { ...this.reviews(), histories: this.#histories };
  }

  /** How many reviews. */
  get size(): number {
    return this.#rows;
  }

  /** Cards that reviews may be of, by their places. */
  get cards(): readonly CardId[] {
    return this.#cards;
  }

  /** The ids of cards that anything is known of. */
  known(): Iterable<CardId> {
    return this.#histories.keys();
  }

  /** The reviews from one row up to another, all of them unless told. Good until rows are added. */
  reviews(from = 0, to = this.#rows): Reviews {
    const { rows } = this.#kept;
    const numbers = from < rows ? rowsOf(this.#all(), from, to) : rowsOf(this.#added, from - rows, to - rows);
    return { cards: this.#cards, numbers };
  }

  /** The reviews that are wanted by the place of their card and their day. */
  select(isWanted: (place: number, day: number) => boolean): Reviews {
    return { cards: this.#cards, numbers: this.#select(isWanted) };
  }

  #select(isWanted: (place: number, day: number) => boolean): ReviewNumbers {
    const all = this.#all();
    const { place, day } = all;
    const rows = new Uint32Array(this.#rows);
    let count = 0;
    for (let row = 0; row < this.#rows; row++) if (isWanted(place[row] ?? 0, day[row] ?? 0)) rows[count++] = row;
    return takeRows(all, rows.subarray(0, count));
  }

  /** All rows in one piece. */
  #all(): ReviewNumbers {
    const { rows, numbers } = this.#kept;
    if (rows > 0) {
      const kept = numbers();
      if (this.#rows === rows) this.#added = kept;
      else {
        const all = roomFor(this.#rows);
        for (const name of COLUMNS) {
          all[name].set(kept[name]);
          all[name].set(this.#added[name].subarray(0, this.#rows - rows), rows);
        }
        this.#added = all;
      }
      this.#kept = NONE_KEPT;
    }
    return this.#added;
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
    this.#added = this.#select((place) => !places.has(place));
    this.#rows = this.#added.place.length;
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
    const numbers = this.#roomForOne();
    const row = this.#rows++ - this.#kept.rows;
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

  #roomForOne(): ReviewNumbers {
    const count = this.#rows - this.#kept.rows;
    if (count === this.#added.place.length) {
      const wider = roomFor(Math.max(256, 2 * count));
      for (const name of COLUMNS) wider[name].set(this.#added[name]);
      this.#added = wider;
    }
    return this.#added;
  }

  #placesByCard(): Map<CardId, number> {
    this.#places ??= new Map(this.#cards.map((card, place) => [card, place]));
    return this.#places;
  }

  #placeOf(card: CardId): number {
    const known = ++this.#placesAsked > FEW ? this.#placesByCard().get(card) : this.#cards.lastIndexOf(card);
    if (known !== undefined && known >= 0) return known;
    const place = this.#cards.push(card) - 1;
    this.#places?.set(card, place);
    return place;
  }
}

const rowsOf = (of: ReviewNumbers, from: number, to: number): ReviewNumbers =>
  mapColumns(of, (column) => column.subarray(from, to) as typeof column);
