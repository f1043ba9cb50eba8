import type { Fix } from '../diagnostic.ts';
import type { Lines, Span } from '../lines.ts';
import { inQuotesAgain } from '../quoting.ts';
import { fieldNames } from './field-names.ts';

/** What stands before a value on its line: indentation, dashes, and perhaps a key. */
const PREFIX = /^( *)((?:- +)*)(?:("[^"]*"|'[^']*'|[^\s"'#[\]{},&*!|>%@`-][^"#[\]{}]*?): +)?/;

/**
 * Puts what follows a key or a dash in quotes, as one text up to the end of the line. None where the text goes on below, or where the
 * place is not the start of the value: then it would be a guess.
 */
export function quoteRest(text: string, lines: Lines, span: Span, safe: boolean): Fix | undefined {
  const lineStart = lines.lineStart(span.start);
  const lineEnd = lines.lineEnd(span.start);
  const line = text.slice(lineStart, lineEnd);
  const { column, afterKey, indent } = valuePlace(line);
  const rest = line.slice(column);
  // Of `see issue #42` the number belongs to the text; of ` # checked` nothing does.
  const comment = rest.search(/[ \t]#(?:[#\s]|$)/);
  const doubtful = /[ \t]#/.test(rest);
  const value = (comment < 0 ? rest : rest.slice(0, comment)).trimEnd();
  const start = lineStart + column;
  const isStart = span.start === start || span.start === lineStart + afterKey;
  if (value === '' || !(isStart || /^["'[{*]/.test(value))) return undefined;
  // A whole list or map of fields is no text, whatever is wrong in it.
  if (/^(?:\[.*\]|\{.*\})$/.test(value)) return undefined;
  if (indentBelow(text, lineEnd) > indent) return undefined;
  const edit = { start, end: start + value.length, text: inQuotesAgain(value) };
  return { safe: safe && !doubtful, title: 'put the text in quotes', edits: [edit] };
}

/** Where the value of a line starts, and what its continuation would be indented more than. */
function valuePlace(line: string): { readonly column: number; readonly afterKey: number; readonly indent: number } {
  const [prefix = '', spaces = '', dashes = '', key] = PREFIX.exec(line) ?? [];
  const own = spaces.length + dashes.length;
  // `- Exactly once: is it possible?` starts with no key, for no field is called so.
  const isKey = key !== undefined && (dashes === '' || fieldNames().has(key));
  const afterKey = prefix.length;
  if (isKey) return { column: afterKey, afterKey, indent: own };
  return { column: own, afterKey, indent: Math.max(0, spaces.length + dashes.trimEnd().length - 1) };
}

/** Whether the value on the line of an offset goes on below. */
export function goesOn(text: string, lines: Lines, offset: number): boolean {
  const end = lines.lineEnd(offset);
  return indentBelow(text, end) > valuePlace(text.slice(lines.lineStart(offset), end)).indent;
}

/** Of the next line that is not blank; -1 where there is none. */
function indentBelow(text: string, lineEnd: number): number {
  const below = /\S/.exec(text.slice(lineEnd, lineEnd + 2000));
  if (below === null) return -1;
  return below.index - 1 - text.slice(lineEnd, lineEnd + below.index).lastIndexOf('\n');
}
