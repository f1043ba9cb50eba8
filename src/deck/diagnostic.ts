import type { Code, Severity } from './codes.ts';

export type { Severity };

/** A place in a deck file: line and column 1-based, column in code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Text to put in place of a part of the source, in UTF-16 offsets; `end` is exclusive. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where that is, for those who have no source at hand. Rules leave it out; diagnostics have it. */
  readonly at?: { readonly start: Position; readonly end: Position };
}

/** A change of the source that mends a finding. A safe one keeps what the deck means, or is the only thing its author can have meant. */
export interface Fix {
  readonly safe: boolean;
  /** What it does, for example "write true". */
  readonly title: string;
  /** In order, without overlap. */
  readonly edits: readonly Edit[];
}

/** Another place that belongs to a finding, such as the first use of an id. */
export interface Related {
  readonly message: string;
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** Something wrong or weak in a deck file: where it is, what it is, how to mend it. */
export interface Diagnostic {
  /** Stable, for example `PD201`. */
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly file: string;
  readonly start: Position;
  /** End of the offending text, exclusive. */
  readonly end: Position;
  readonly fix?: Fix;
  readonly related?: readonly Related[];
  /** The line of `start` as it stands in the file, cut where it is very long. */
  readonly excerpt?: Excerpt;
}

export interface Excerpt {
  /** Raw source text without its line break; to be made printable before it is shown. */
  readonly text: string;
  /** Column of its first character in the file, 1-based: over 1 where the beginning was cut. */
  readonly column: number;
}

/** `file:line:column`, the form editors jump to. */
export const place = (d: Diagnostic): string => `${d.file}:${d.start.line}:${d.start.column}`;
