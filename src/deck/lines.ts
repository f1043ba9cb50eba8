import type { Excerpt, Position } from './diagnostic.ts';

/** Where in a source text something stands, in UTF-16 offsets; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a column was counted to. */
interface Known extends Position {
  readonly offset: number;
}

const LONGEST = 2000;

/** Turns UTF-16 offsets of one source text into lines and columns (1-based, columns in code points). */
export class Lines {
  readonly #text: string;
  readonly #starts: ArrayLike<number>;
  #last: Known = { line: 1, offset: 0, column: 1 };

  /** `starts`, where they are known: the offsets where lines start. */
  constructor(text: string, starts: ArrayLike<number> = startsOf(text)) {
    this.#text = text;
    this.#starts = starts;
  }

  get count(): number {
    return this.#starts.length;
  }

  /** 1-based line of an offset. */
  line(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /**
   * The places of a span. Asked for spans in order, one line of megabytes is walked once; the end is taken at most `LONGEST` beyond
   * the start, for the same reason.
   */
  range({ start, end }: Span): { readonly start: Position; readonly end: Position } {
    const from = Math.max(0, Math.min(start, this.#text.length));
    const to = Math.max(from, Math.min(end, from + LONGEST, this.#text.length));
    const first = this.#position(from, this.#last);
    this.#last = { ...first, offset: from };
    return { start: first, end: this.#position(to, this.#last) };
  }

  /** The places of a span wherever it is, however long; the order of spans stays as `range` knows it. */
  places({ start, end }: Span): { readonly start: Position; readonly end: Position } {
    const first = this.#position(start, this.#last);
    return { start: first, end: this.#position(end, { ...first, offset: start }) };
  }

  #position(offset: number, known: Known): Position {
    const line = this.line(offset);
    const onward = known.line === line && known.offset <= offset;
    let column = onward ? known.column : 1;
    for (let i = onward ? known.offset : (this.#starts[line - 1] ?? 0); i < offset; column++) {
      i += (this.#text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
    }
    return { line, column };
  }

  /** The offset where the line of `offset` starts. */
  lineStart(offset: number): number {
    return this.#starts[this.line(offset) - 1] ?? 0;
  }

  /** The offset where the line of `offset` ends, before its line break. */
  lineEnd(offset: number): number {
    const next = this.#starts[this.line(offset)];
    const end = next === undefined ? this.#text.length : next - 1;
    return this.#text[end - 1] === '\r' && end > offset ? end - 1 : end;
  }

  /** The line of `offset` around it, at most `longest` UTF-16 units and never half a character. */
  excerpt(offset: number, longest: number): Excerpt {
    const lineStart = this.lineStart(offset);
    const from = offset - lineStart > longest / 2 ? this.#whole(offset - longest / 4) : lineStart;
    const to = this.#whole(Math.min(this.lineEnd(offset), from + longest));
    const { column } = this.#position(from, { line: 0, offset: 0, column: 1 });
    return { text: this.#text.slice(from, to), column };
  }

  /** The offset itself, or the one before where it would cut a surrogate pair. */
  #whole(offset: number): number {
    const at = Math.floor(offset);
    return (this.#text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
  }
}

function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
