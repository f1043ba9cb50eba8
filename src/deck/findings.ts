import { CODES, type Code } from './codes.ts';
import type { Diagnostic, Excerpt, Fix, Related } from './diagnostic.ts';
import { SHOWN_PER_FILE } from './limits.ts';
import type { Lines, Span } from './lines.ts';
import type { Meant } from './meant.ts';

/** Kept for sorting before the cut: a flood of 100,000 must not cost memory. */
const KEPT_PER_FILE = 1000;
/** Most of a line that a frame can need, in UTF-16 units. */
const EXCERPT = 400;

export interface Finding {
  readonly code: Code;
  readonly span: Span;
  readonly message: string;
  readonly help?: string | undefined;
  readonly fix?: Fix | undefined;
  readonly meant?: Meant | undefined;
  /** Other places of the same file. */
  readonly related?: readonly { readonly message: string; readonly span: Span }[] | undefined;
}

/** Collects what is wrong in one file while it is read. */
export class Findings {
  readonly #found: Finding[] = [];
  #total = 0;

  constructor(
    readonly file: string,
    readonly lines: Lines,
  ) {}

  add(code: Code, span: Span, message: string, help?: string, meant?: Meant): void {
    this.report({ code, span, message, help, meant });
  }

  report(finding: Finding): void {
    this.#total++;
    if (this.#found.length >= KEPT_PER_FILE) return;
    const { start, end } = finding.span;
    // Often a whole tree: nothing of it is to live on in a finding but its place.
    this.#found.push({ ...finding, span: { start, end } });
  }

  /** Whether so much is wrong that looking for more is of no use to anybody. */
  get flooded(): boolean {
    return this.#total > KEPT_PER_FILE;
  }

  /** Everything found, also beyond what `all` keeps. */
  get total(): number {
    return this.#total;
  }

  /** What was found, by position; at most 1,000. */
  all(): readonly Finding[] {
    return this.#found.toSorted((a, b) => a.span.start - b.span.start);
  }

  /** The diagnostics by position, at most `SHOWN_PER_FILE` and one that counts the rest. */
  list(): readonly Diagnostic[] {
    const shown = this.all()
      .slice(0, SHOWN_PER_FILE)
      .map((finding) => this.diagnostic(finding));
    const more = this.#total - shown.length;
    const last = shown.at(-1);
    if (more === 0 || last === undefined) return shown;
    const message = `${this.flooded ? 'at least ' : ''}${more} more ${more === 1 ? 'problem' : 'problems'} in this file`;
    const { file, start, end } = last;
    return [...shown, { code: 'PD999', severity: 'error', message, help: 'Mend those above first', file, start, end }];
  }

  /** A finding with lines and columns; asked for in order of position, long lines are walked once. */
  diagnostic({ code, span, message, help, fix, related }: Finding): Diagnostic {
    const { start, end } = this.lines.range(span);
    const { severity } = CODES[code];
    return {
      code,
      severity,
      message,
      ...(help === undefined ? {} : { help }),
      file: this.file,
      start,
      end,
      ...(fix === undefined ? {} : { fix: this.#placed(fix) }),
      ...(related === undefined ? {} : { related: related.map((one) => this.#related(one)) }),
    };
  }

  #placed(fix: Fix): Fix {
    return { ...fix, edits: fix.edits.map((edit) => ({ ...edit, at: this.lines.places(edit) })) };
  }

  #related({ message, span }: { readonly message: string; readonly span: Span }): Related {
    return { message, file: this.file, ...this.lines.range(span) };
  }

  /** The line a span starts on, for a frame under which the span is marked. */
  excerpt(span: Span): Excerpt {
    return this.lines.excerpt(span.start, EXCERPT);
  }
}
