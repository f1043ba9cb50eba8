import {
  ANSWERS,
  BYTES,
  COMPOSED,
  COMPOSED_LENGTH,
  FIELD_SIZE,
  FIELD_SLOTS,
  FIELDS,
  FILLERS,
  HAS_BAILED,
  IS_WIDE,
  LINE_COUNT,
  LINES,
  LONG_RUNS,
  NAMED_PLACES,
  PLACE,
  ROWS,
  STRAY_BLANKS,
  TEXT,
  UNITS,
} from '../../../scanner/shared.ts';
import { FIELD_NAMES } from './field-names.ts';
import { loadProgram, type Program } from './program.ts';

/** A text free of forbidden characters. */
export interface PlainText {
  readonly text: string;
  /** Where its lines start, in UTF-16 offsets. */
  readonly lineStarts: ArrayLike<number>;
}

/** What is known of all texts of a deck that people are shown, so that not every rule need look for itself. */
export interface TextFacts {
  /** Whether one that is a line may hold two blanks in a row, or one at an end. */
  readonly strayBlanks: boolean;
  /** Whether one may hold `LONG_RUN` characters, or more, without a blank. */
  readonly longRuns: boolean;
  /** Whether one may hold two dots or question marks in a row, or `psum`. */
  readonly fillers: boolean;
  /** Whether one may speak of an option, a choice or an answer by its letter or number. */
  readonly namedPlaces: boolean;
}

/** A text as the scanner has read it. Good until it reads another. */
export interface Scanned {
  readonly kind: 'scanned';
  readonly text: string;
  /** Texts that do not stand in the source as they are meant, one behind the other. */
  readonly composed: string;
  /** Rows as in `scanner/shared.ts`, from `first` on. */
  readonly rows: Int32Array;
  readonly first: number;
  readonly facts: TextFacts;
}

/** What is not for the scanner, and about where it came upon that. */
export interface Stop {
  readonly kind: 'stop';
  /** Absent where nobody has looked. */
  readonly at?: number;
}

/** A program that has taken more memory than this, in bytes, is not kept: it cannot give any back. */
const KEPT = 8 * 1024 * 1024;

/** The scanner and its memory. */
export class Scanner {
  readonly #program: Program;
  #bytes: Buffer = Buffer.alloc(0);
  #numbers: Int32Array = new Int32Array(0);
  /** The text that is there. */
  #text: string | undefined;

  constructor(program: Program) {
    this.#program = program;
    this.#layOut(0);
    // By the first two letters, five bits each: so three pairs share a slot, and no three names.
    for (const [i, name] of FIELD_NAMES.entries()) {
      const slot = FIELDS + (((name.charCodeAt(0) & 31) << 5) | (name.charCodeAt(1) & 31));
      const at = FIELDS + FIELD_SLOTS + FIELD_SIZE * (i + 1);
      this.#bytes[at] = name.length;
      this.#bytes[at + 1] = this.#bytes[slot] ?? 0;
      this.#bytes[slot] = i + 1;
      this.#bytes.write(name, at + 2, 'latin1');
    }
  }

  get isLarge(): boolean {
    return this.#bytes.length > KEPT;
  }

  /** Decodes UTF-8 and finds its lines. Undefined where something is wrong with it, or a character is forbidden. */
  decode(bytes: Uint8Array): PlainText | undefined {
    if (!this.#layOut(bytes.length)) return undefined;
    this.#bytes.set(bytes, this.#told(BYTES));
    const length = this.#program.decode(bytes.length);
    if (length < 0) return undefined;
    const text = this.#read(TEXT, this.#told(UNITS), length);
    const first = this.#told(LINES) / Int32Array.BYTES_PER_ELEMENT;
    const lineStarts = this.#numbers.slice(first, first + this.#told(LINE_COUNT));
    this.#text = text;
    return { text, lineStarts };
  }

  /** Reads a text, which must be free of forbidden characters. */
  scan(text: string): Scanned | Stop {
    if (text !== this.#text) {
      if (!this.#layOut(text.length)) return { kind: 'stop' };
      this.#bytes.write(text, this.#told(UNITS), 'utf16le');
      this.#program.take(text.length);
      this.#text = text;
    }
    try {
      this.#program.scan(text.length);
    } catch (error) {
      if (this.#told(HAS_BAILED) === 0) throw error;
      return { kind: 'stop', at: this.#told(PLACE) };
    }
    const composed = this.#told(COMPOSED);
    return {
      kind: 'scanned',
      text,
      composed: this.#read(composed, composed, this.#told(COMPOSED_LENGTH)),
      rows: this.#numbers,
      first: this.#told(ROWS) / Int32Array.BYTES_PER_ELEMENT,
      facts: {
        strayBlanks: this.#told(STRAY_BLANKS) !== 0,
        longRuns: this.#told(LONG_RUNS) !== 0,
        fillers: this.#told(FILLERS) !== 0,
        namedPlaces: this.#told(NAMED_PLACES) !== 0,
      },
    };
  }

  #told(answer: number): number {
    return this.#numbers[ANSWERS / Int32Array.BYTES_PER_ELEMENT + answer] ?? 0;
  }

  /** The text of so many units that stands at the one place, or at the other where it is wide. */
  #read(narrow: number, wide: number, length: number): string {
    return this.#told(IS_WIDE) === 0
      ? this.#bytes.toString('latin1', narrow, narrow + length)
      : this.#bytes.toString('utf16le', wide, wide + 2 * length);
  }

  #layOut(length: number): boolean {
    this.#text = undefined;
    if (this.#program.layOut(length) === 0) return false;
    const { buffer } = this.#program.memory;
    // Where the memory has grown, views of what it was are of nothing.
    if (this.#bytes.buffer !== buffer) {
      this.#bytes = Buffer.from(buffer);
      this.#numbers = new Int32Array(buffer);
    }
    return true;
  }
}

/** Numbers in that memory lie as on most machines; on others nothing is read here. */
const IS_SWAPPED = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;

let kept: { readonly scanner: Scanner | undefined } | undefined;

/** The scanner; undefined where there can be none, and all is for the other reader. */
export function theScanner(): Scanner | undefined {
  if (kept === undefined || kept.scanner?.isLarge) {
    const program = IS_SWAPPED ? undefined : loadProgram();
    kept = { scanner: program && new Scanner(program) };
  }
  return kept.scanner;
}
