import { bail } from '../bail.ts';
import type { ScalarTree } from '../tree.ts';
import { type Cursor, DASH, endLine, GREATER, isBreak, PLUS, RETURN, skipSpaces, TAB } from './cursor.ts';
import { folded } from './fold.ts';
import { scalarTree } from './nodes.ts';

/** The text under `|` or `>` at the cursor, in a collection in column `owner`; the cursor moves to the line behind it. */
export function blockScalar(cursor: Cursor, owner: number): ScalarTree {
  const { text, units, size } = cursor;
  const start = cursor.pos;
  const { keeps, strips, column: given } = header(cursor, owner);
  const first = cursor.pos;
  const { column, end, blank, ragged, solid, returns } = textLines(cursor, owner, given);
  if (!keeps) cursor.pos = end + 1;
  const folds = units[start] === GREATER;
  if (folds && ragged) bail();
  const simple = solid && !returns;
  const lines = returns
    ? unindented(text, first, end, column)
    : joinLines(text, first, end, column, folds && simple ? ' ' : '\n');
  const value = folds && !simple ? foldBlock(lines) : lines;
  const source = strips ? value : keeps ? value + '\n'.repeat(blank + 1) : `${value}\n`;
  cursor.nodeEnd = Math.min(cursor.pos, size);
  return scalarTree(cursor, start, cursor.nodeEnd, value, source);
}

interface Header {
  /** Whether line breaks at the end belong to the text, or none does. */
  readonly keeps: boolean;
  readonly strips: boolean;
  /** Column of the text where it is given, else -1. */
  readonly column: number;
}

function header(cursor: Cursor, owner: number): Header {
  const { units } = cursor;
  let keeps = false;
  let strips = false;
  let column = -1;
  for (;;) {
    const code = units[++cursor.pos] ?? 0;
    if (code === PLUS && !keeps && !strips) keeps = true;
    else if (code === DASH && !keeps && !strips) strips = true;
    else if (code >= ONE && code <= NINE && column < 0) column = owner + code - ONE + 1;
    else break;
  }
  endLine(cursor);
  return { keeps, strips, column };
}
const ONE = 49;
const NINE = 57;

interface TextLines {
  readonly column: number;
  /** Where the last line that is not blank ends, before its newline. */
  readonly end: number;
  /** Blank lines behind that. */
  readonly blank: number;
  /** Whether a line starts with a blank, or has blanks only but more than its indentation. */
  readonly ragged: boolean;
  /** Whether no line up to the end is blank. */
  readonly solid: boolean;
  /** Whether any line ends in a carriage return. */
  readonly returns: boolean;
}

/** Moves over all lines that are blank or indented as the first one that is not. */
function textLines(cursor: Cursor, owner: number, given: number): TextLines {
  const { text, units } = cursor;
  let column = given;
  let end = -1;
  let blank = 0;
  let widest = 0;
  let ragged = false;
  let solid = true;
  let returns = false;
  while (cursor.pos < text.length) {
    const line = cursor.pos;
    const code = skipSpaces(cursor);
    const depth = cursor.pos - line;
    if (isBreak(code)) {
      if (code === RETURN) returns = true;
      cursor.pos += code === RETURN ? 2 : 1;
      blank++;
      if (depth > widest) widest = depth;
      continue;
    }
    if (end < 0) {
      // The other reader has something to say of these.
      if (depth <= owner || depth < column || (given < 0 && widest > depth)) bail();
      if (given < 0) column = depth;
    } else if (depth < column) {
      cursor.pos = line;
      break;
    }
    ragged ||= depth > column || widest > column || code === TAB;
    if (blank > 0) solid = false;
    blank = 0;
    widest = 0;
    end = text.indexOf('\n', cursor.pos);
    if (units[end - 1] === RETURN) returns = true;
    cursor.pos = end + 1;
  }
  // No text at all, or blanks behind it that belong to it.
  if (end < 0 || widest > column) bail();
  return { column, end, blank, ragged, solid, returns };
}

/** The lines of a text without their indentation, or as much of it as there is. */
function joinLines(text: string, first: number, end: number, column: number, between: string): string {
  const lines: string[] = [];
  for (let line = first; line < end; ) {
    const next = text.indexOf('\n', line);
    lines.push(text.slice(line + column, next));
    line = next + 1;
  }
  return lines.length === 1 ? (lines[0] ?? '') : lines.join(between);
}

/** The same where lines end in carriage returns as well. */
function unindented(text: string, first: number, end: number, column: number): string {
  const last = text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
  // From the line break before it, so that the first line is like all others.
  return text
    .slice(first - 1, last)
    .replace(indentation(column), '\n')
    .slice(1);
}

const indentations = new Map<number, RegExp>();

/** A line break with the indentation behind it, or as much of it as there is. */
function indentation(column: number): RegExp {
  const known = indentations.get(column);
  if (known) return known;
  const made = new RegExp(`\\r?\\n {0,${column}}`, 'g');
  indentations.set(column, made);
  return made;
}

/** Line breaks before the text stay as they are. */
function foldBlock(literal: string): string {
  const start = literal.search(/[^\n]/);
  return literal.slice(0, start) + literal.slice(start).replace(/\n+/g, folded);
}
