import { CODES } from '../../deck/codes.ts';
import type { Diagnostic, Fix, Position, Related } from '../../deck/diagnostic.ts';

/** Raised when a field changes its meaning or goes; new fields leave it as it is. */
export const JSON_VERSION = 1;

const range = ({ start, end }: { readonly start: Position; readonly end: Position }) => ({
  line: start.line,
  column: start.column,
  endLine: end.line,
  endColumn: end.column,
});

const fixEntry = ({ safe, title, edits }: Fix) => ({
  safe,
  title,
  edits: edits.map(({ start, end, text, at }) => ({ start, end, text, ...(at ? range(at) : {}) })),
});

const relatedEntry = ({ message, file, ...places }: Related) => ({ message, file, ...range(places) });

/** A finding as scripts read it: lines and columns are 1-based, columns count code points, ends are exclusive. */
export const entry = (d: Diagnostic) => ({
  file: d.file,
  ...range(d),
  severity: d.severity,
  code: d.code,
  name: CODES[d.code].name,
  message: d.message,
  help: d.help ?? null,
  fix: d.fix ? fixEntry(d.fix) : null,
  related: (d.related ?? []).map(relatedEntry),
  excerpt: d.excerpt ?? null,
});
