import type { Span } from '../lines.ts';
import type { Tree } from '../tree.ts';

/**
 * Where characters `start` to `end` (UTF-16, exclusive) of a text value stand in the source. The source there is just those
 * characters, so an edit of the span is an edit of the value. Undefined where that does not hold: a stretch that is empty or runs over
 * a line break, a text with escapes in double quotes, a value that is no text.
 */
export function spanWithin(text: string, tree: Tree, start: number, end: number): Span | undefined {
  if (tree.kind !== 'scalar' || typeof tree.value !== 'string' || start < 0 || start >= end) return undefined;
  const { value } = tree;
  const raw = text.slice(tree.start, tree.end);
  const from = raw === value ? 0 : raw.length === value.length + 2 && raw.slice(1, -1) === value ? 1 : undefined;
  const found = from === undefined ? laidOut(raw, value, start, end) : { start: start + from, end: end + from };
  if (found === undefined || raw.slice(found.start, found.end) !== value.slice(start, end)) return undefined;
  return { start: tree.start + found.start, end: tree.start + found.end };
}

/**
 * The same in a text that is laid out over lines. Folding and indentation change blanks only, so what is not blank stands in the
 * source in the same order: characters are found by counting.
 */
function laidOut(raw: string, value: string, start: number, end: number): Span | undefined {
  const quote = raw[0];
  if (quote === '"' && raw.includes('\\')) return undefined;
  const content = quote === '|' || quote === '>' ? raw.indexOf('\n') + 1 : quote === '"' || quote === "'" ? 1 : 0;
  const first = solidAt(value, start);
  const last = solidAt(value, end - 1);
  if (first === undefined || last === undefined) return undefined;
  let solid = -1;
  let from: number | undefined;
  for (let i = content; i < raw.length; i++) {
    if (isBlank(raw.charCodeAt(i))) continue;
    solid++;
    if (solid === first) from = i;
    // In single quotes a quote is written twice, and half of it is no place to edit.
    if (quote === "'" && raw[i] === "'") {
      if (from !== undefined) return undefined;
      i++;
    }
    if (solid === last) return from === undefined ? undefined : { start: from, end: i + 1 };
  }
  return undefined;
}

/** How many characters before this one are not blank; undefined where it is blank itself. */
function solidAt(value: string, at: number): number | undefined {
  if (isBlank(value.charCodeAt(at))) return undefined;
  let solid = 0;
  for (let i = 0; i < at; i++) if (!isBlank(value.charCodeAt(i))) solid++;
  return solid;
}

/** Blank to YAML, which folds and indents with nothing else. */
const isBlank = (unit: number): boolean => unit === 0x20 || unit === 0x0a || unit === 0x09 || unit === 0x0d;
