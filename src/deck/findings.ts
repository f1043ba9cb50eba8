import { CODES, type Code } from './codes.ts';
import type { Diagnostic } from './diagnostic.ts';
import { SHOWN_PER_FILE } from './limits.ts';
import type { Lines, Span } from './lines.ts';

/** Kept for sorting before the cut: a flood of 100,000 must not cost memory. */
const KEPT_PER_FILE = 1000;

interface Finding {
  readonly code: Code;
  readonly span: Span;
  readonly message: string;
  readonly help: string | undefined;
}

/** Collects what is wrong in one file while it is read. */
export class Findings {
  readonly #found: Finding[] = [];
  #total = 0;

  constructor(
    readonly file: string,
    readonly lines: Lines,
  ) {}

  add(code: Code, span: Span, message: string, help?: string): void {
    this.#total++;
    if (this.#found.length < KEPT_PER_FILE) this.#found.push({ code, span, message, help });
  }

  /** Whether so much is wrong that looking for more is of no use to anybody. */
  get flooded(): boolean {
    return this.#total > KEPT_PER_FILE;
  }

  /** The diagnostics by position, at most `SHOWN_PER_FILE` and one that counts the rest. */
  list(): readonly Diagnostic[] {
    const sorted = this.#found.toSorted((a, b) => a.span.start - b.span.start);
    const shown = sorted.slice(0, SHOWN_PER_FILE).map((finding) => this.#diagnostic(finding));
    const more = this.#total - shown.length;
    const last = shown.at(-1);
    if (more === 0 || last === undefined) return shown;
    const message = `${this.flooded ? 'at least ' : ''}${more} more ${more === 1 ? 'problem' : 'problems'} in this file`;
    return [...shown, { ...last, code: 'PD999', severity: 'error', message, help: 'Mend those above first' }];
  }

  #diagnostic({ code, span, message, help }: Finding): Diagnostic {
    const { start, end } = this.lines.range(span);
    const { severity } = CODES[code];
    return { code, severity, message, ...(help === undefined ? {} : { help }), file: this.file, start, end };
  }
}
