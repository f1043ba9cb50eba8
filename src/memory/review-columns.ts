import { type CardId, cardId } from '../deck/model.ts';
import { DEFAULT_ROLLOVER, type Moment } from './day.ts';
import { RATINGS, type Rating, REVIEW_MODES, type ReviewEvent } from './event.ts';
import { createReviewReader, createSkimmer } from './skim.ts';

const CRAM = REVIEW_MODES.indexOf('cram');
const NO_ROLLOVER = 31;
const HEAD = '{"v":1,"id":"'.length;
/** Offsets from UTC are kept from 0 on. */
const WEST = 24 * 60;
/** The line of a review takes more bytes than this: the shortest that `createReviewReader` reads has 118. */
const LEAST_LINE = 100;

/** The reviews of a log as numbers by row: an object for each of a hundred thousand costs more than all that is done with it. */
export class ReviewColumns {
  #rows = 0;
  readonly #t: Float64Array;
  readonly #ms: Float64Array;
  readonly #retention: Float64Array;
  /** Rating less 1, mode, rollover and offset from UTC, by their bits. */
  readonly #packed: Int32Array;
  readonly #card: Int32Array;
  /** Which text, where in it the line begins and ends, and where the fingerprint stands. */
  readonly #text: Uint16Array;
  readonly #line: Int32Array;
  readonly #end: Int32Array;
  readonly #hash: Int32Array;
  readonly #texts: string[] = [];
  readonly #skimmers: ReturnType<typeof createSkimmer>[] = [];
  readonly #places = new Map<string, number>();

  /** @param bytes of all texts that will be read */
  constructor(bytes: number) {
    const room = Math.ceil(bytes / LEAST_LINE);
    this.#t = new Float64Array(room);
    this.#ms = new Float64Array(room);
    this.#retention = new Float64Array(room);
    this.#packed = new Int32Array(room);
    this.#card = new Int32Array(room);
    this.#text = new Uint16Array(room);
    this.#line = new Int32Array(room);
    this.#end = new Int32Array(room);
    this.#hash = new Int32Array(room);
  }

  /** How many reviews were read. */
  get size(): number {
    return this.#rows;
  }

  /** Takes reviews out of a text, line by line by its offsets; false where a line is for `decodeLine` to judge. */
  reader(text: string): (from: number, to: number) => boolean {
    const which = this.#texts.push(text) - 1;
    const { fields, read } = createReviewReader(text);
    return (from, to) => {
      if (!read(from, to)) return false;
      const row = this.#rows++;
      const card = text.slice(fields.cardFrom, fields.cardTo);
      let place = this.#places.get(card);
      if (place === undefined) {
        place = this.#places.size;
        this.#places.set(card, place);
      }
      this.#t[row] = fields.t;
      this.#ms[row] = fields.ms;
      this.#retention[row] = fields.retention;
      this.#packed[row] =
        (fields.rating - 1) |
        (REVIEW_MODES.indexOf(fields.mode) << 2) |
        ((fields.rollover ?? NO_ROLLOVER) << 4) |
        ((fields.tz + WEST) << 9);
      this.#card[row] = place;
      this.#text[row] = which;
      this.#line[row] = from;
      this.#end[row] = to;
      this.#hash[row] = fields.hashFrom;
      return true;
    };
  }

  /** The ids of cards as they stand in the log. */
  cards(): CardId[] {
    return [...this.#places.keys()].map(cardId);
  }

  /** Place among `cards` of the card of a row. */
  place(row: number): number {
    return this.#card[row] ?? 0;
  }

  t(row: number): number {
    return this.#t[row] ?? 0;
  }

  ms(row: number): number {
    return this.#ms[row] ?? 0;
  }

  /** Desired, 0..1. */
  retention(row: number): number {
    return this.#retention[row] ?? 0;
  }

  isCram(row: number): boolean {
    return (((this.#packed[row] ?? 0) >> 2) & 3) === CRAM;
  }

  rating(row: number): Rating {
    return RATINGS[(this.#packed[row] ?? 0) & 3] ?? 1;
  }

  moment(row: number): Moment {
    const packed = this.#packed[row] ?? 0;
    const rollover = (packed >> 4) & 31;
    return {
      t: this.t(row),
      tz: (packed >> 9) - WEST,
      rollover: rollover === NO_ROLLOVER ? DEFAULT_ROLLOVER : rollover,
    };
  }

  id(row: number): string {
    return this.#word(row, (this.#line[row] ?? 0) + HEAD);
  }

  /** Fingerprint of the text that was shown. */
  hash(row: number): string {
    return this.#word(row, this.#hash[row] ?? 0);
  }

  /** The row as the event that it is, with what was right, guessed and ticked. */
  event(row: number): ReviewEvent | undefined {
    const which = this.#text[row] ?? 0;
    const skim = this.#skimmers[which] ?? createSkimmer(this.#texts[which] ?? '', true);
    this.#skimmers[which] = skim;
    return skim(this.#line[row] ?? 0, this.#end[row] ?? 0);
  }

  /** The text from there to its closing quote. */
  #word(row: number, from: number): string {
    const text = this.#texts[this.#text[row] ?? 0] ?? '';
    return text.slice(from, text.indexOf('"', from));
  }
}
