import type { Position } from './diagnostic.ts';

/** Where in a source text something stands, in UTF-16 offsets; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Turns UTF-16 offsets of one source text into lines and columns (1-based, columns in code points). */
export class Lines {
  readonly #text: string;
  readonly #starts: number[] = [0];
  /** The last column asked for: askers go forward, so a line of megabytes is walked once, not once a question. */
  #last = { line: 1, offset: 0, column: 1 };

  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
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

  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#text.length));
    const line = this.line(at);
    const onward = this.#last.line === line && this.#last.offset <= at;
    let column = onward ? this.#last.column : 1;
    for (let i = onward ? this.#last.offset : (this.#starts[line - 1] ?? 0); i < at; column++) {
      i += (this.#text.codePointAt(i) ?? 0) > 0xffff ? 2 : 1;
    }
    this.#last = { line, offset: at, column };
    return { line, column };
  }

  /** The offset where the line of `offset` ends, before its line break. */
  lineEnd(offset: number): number {
    const next = this.#text.indexOf('\n', offset);
    const end = next < 0 ? this.#text.length : next;
    return this.#text[end - 1] === '\r' && end > offset ? end - 1 : end;
  }
}
