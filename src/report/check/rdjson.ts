import type { Diagnostic, Excerpt, Position } from '../../deck/diagnostic.ts';
import { advice } from './advice.ts';
import type { CheckReport } from './check-report.ts';
import { json } from './escape.ts';
import { allShown } from './shown.ts';

const SEVERITY = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const;

/** The Reviewdog Diagnostic Format: columns count bytes of UTF-8, ends are exclusive. */
export const rdjson = (report: CheckReport): string =>
  `${json({ source: { name: 'prepdeck' }, diagnostics: allShown(report).map(diagnostic) }, 2)}\n`;

/** Without columns a range takes in its lines as a whole. */
const wholeLine = ({ start }: Diagnostic) => ({ start: { line: start.line } });

interface Range {
  readonly start: Position;
  readonly end: Position;
}

function diagnostic(one: Diagnostic) {
  const suggestions = suggestionsOf(one);
  return {
    message: advice(one),
    location: { path: one.file, range: inBytes(one, one) ?? wholeLine(one) },
    severity: SEVERITY[one.severity],
    code: { value: one.code },
    ...(suggestions.length > 0 ? { suggestions } : {}),
  };
}

/** A suggestion is taken over by itself, so there is one only for a fix of one edit. */
function suggestionsOf(one: Diagnostic) {
  const [edit, ...others] = one.fix?.edits ?? [];
  const range = others.length === 0 && edit?.at && inBytes(edit.at, one);
  return edit && range ? [{ range, text: edit.text }] : [];
}

/** Undefined where the bytes before a column are not known. */
function inBytes({ start, end }: Range, { start: { line }, excerpt }: Diagnostic) {
  const from = place(start, line, excerpt);
  const to = place(end, line, excerpt);
  return from && to && { start: from, end: to };
}

/** Known at the start of any line, and in the line of the excerpt if its beginning is there. */
function place({ line, column }: Position, excerptLine: number, excerpt: Excerpt | undefined) {
  if (column === 1) return { line, column };
  if (line !== excerptLine || excerpt?.column !== 1) return undefined;
  const before = [...excerpt.text].slice(0, column - 1);
  return before.length === column - 1 ? { line, column: Buffer.byteLength(before.join('')) + 1 } : undefined;
}
