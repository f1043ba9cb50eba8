import type { CST } from 'yaml';
import type { Span } from './lines.ts';

/**
 * Follows a text's quotes and brackets, lexeme by lexeme. The yaml package notices at the next line, or at the end of the file, that
 * one is not closed; what its author wants to see is where it was opened.
 */
export class Unclosed {
  readonly #open: Span[] = [];
  readonly #found: Span[] = [];

  next(type: CST.TokenType | null, lexeme: string, span: Span): void {
    switch (type) {
      case 'double-quoted-scalar':
      case 'single-quoted-scalar':
        if (!closed(lexeme)) this.#found.push({ start: span.start, end: span.start + 1 });
        break;
      case 'flow-seq-start':
      case 'flow-map-start':
        this.#open.push(span);
        break;
      case 'flow-seq-end':
      case 'flow-map-end':
        this.#open.pop();
        break;
      case 'flow-error-end':
        this.#found.push(...this.#open.splice(0));
        break;
    }
  }

  /** The last one opened before an offset that is not closed, if there is one. */
  before(offset: number): Span | undefined {
    const last = (spans: readonly Span[]) => spans.findLast(({ start }) => start < offset);
    const [found, open] = [last(this.#found), last(this.#open)];
    return (found?.start ?? -1) > (open?.start ?? -1) ? found : open;
  }
}

/** Whether a quoted scalar ends with the quote it starts with, and not with an escaped one. */
function closed(lexeme: string): boolean {
  const quote = lexeme[0] ?? '';
  if (lexeme.length < 2 || !lexeme.endsWith(quote)) return false;
  const escaped = quote === '"' ? '\\' : quote;
  let run = 0;
  for (let at = lexeme.length - 2; at > 0 && lexeme[at] === escaped; at--) run++;
  return run % 2 === 0;
}
