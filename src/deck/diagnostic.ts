export type Severity = 'error' | 'warning' | 'info';

/** A place in a deck file: line and column 1-based, column in code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Something wrong or weak in a deck file: where it is, what it is, how to mend it. */
export interface Diagnostic {
  /** Stable, for example `PD201`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string;
  readonly file: string;
  readonly start: Position;
  /** End of the offending text, exclusive. */
  readonly end: Position;
}

/** `file:line:column`, the form editors jump to. */
export const place = (d: Diagnostic): string => `${d.file}:${d.start.line}:${d.start.column}`;
