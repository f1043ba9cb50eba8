import { bail, unlessBailed } from './bail.ts';
import { blockScalar } from './scan/block-scalar.ts';
import {
  BAR,
  COLON,
  type Cursor,
  charge,
  DASH,
  DOUBLE_QUOTE,
  endLine,
  GREATER,
  HASH,
  isBreak,
  NOBODY,
  OPEN_LIST,
  OPEN_MAP,
  SINGLE_QUOTE,
  SPACE,
  skipSpaces,
  toContent,
} from './scan/cursor.ts';
import { fieldNameAt } from './scan/field-names.ts';
import { flowCollection } from './scan/flow.ts';
import { foldLines } from './scan/fold.ts';
import { keep, scalarTree } from './scan/nodes.ts';
import { looksCut, plainText, plainValue, startsPlain } from './scan/plain.ts';
import { ONE_LINE, quotedText } from './scan/quoted.ts';
import { Entries, type ListTree, type MapTree, type Tree } from './tree.ts';
import { unitsOf } from './units.ts';

const MAX_DEPTH = 30;
/** A question has about 30; what bounds memory. */
const MAX_VALUES = 600_000;

/** What is not for the scanner, and about where it came upon that. */
export interface Stop {
  readonly kind: 'stop';
  readonly at: number;
}

/**
 * Reads what decks are ordinarily made of straight from the text: block maps and lists, scalars of every style, flow collections on one
 * line, comments. Gives the very tree that `readYaml` gives; stops at everything else, and wherever `readYaml` would have a finding.
 * The text must be free of forbidden characters.
 */
export function scan(text: string): MapTree | Stop {
  // Lone carriage returns are text, and blanks behind the last line break are read in more than one way.
  const lone = text.includes('\r') ? text.search(/\r(?!\n)/) : -1;
  if (lone >= 0) return { kind: 'stop', at: lone };
  if (text.endsWith(' ')) return { kind: 'stop', at: text.length };
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  const cursor: Cursor = {
    text: whole,
    units: unitsOf(whole),
    size: text.length,
    pos: 0,
    end: 0,
    indent: 0,
    nodeEnd: 0,
    comments: -1,
    room: MAX_VALUES,
  };
  return unlessBailed(() => document(cursor)) ?? { kind: 'stop', at: Math.min(cursor.pos, cursor.size) };
}

function document(cursor: Cursor): MapTree {
  const { text } = cursor;
  toContent(cursor, NOBODY);
  if (cursor.indent === 0 && text.startsWith('---', cursor.pos)) {
    cursor.pos += 3;
    endLine(cursor);
    toContent(cursor, NOBODY);
  }
  if (cursor.indent !== 0) bail();
  const start = cursor.pos;
  const name = keyText(cursor);
  const root = blockMap(cursor, 0, name, start, cursor.end, 0);
  if (cursor.indent >= 0) bail();
  return root;
}

/** A map whose first key, in `column`, has been read. */
function blockMap(
  cursor: Cursor,
  column: number,
  firstName: string,
  start: number,
  firstEnd: number,
  depth: number,
): MapTree {
  if (depth > MAX_DEPTH) bail();
  charge(cursor);
  const entries = new Entries();
  let name = firstName;
  let from = start;
  let to = firstEnd;
  for (;;) {
    keep(entries, name, from, to, mapValue(cursor, column, depth + 1));
    if (cursor.indent !== column) break;
    from = cursor.pos;
    name = keyText(cursor);
    to = cursor.end;
  }
  return { kind: 'map', start, end: close(cursor, column), entries };
}

function blockList(cursor: Cursor, column: number, depth: number): ListTree {
  if (depth > MAX_DEPTH) bail();
  charge(cursor);
  const start = cursor.pos;
  const items: Tree[] = [];
  do items.push(listItem(cursor, column, depth + 1));
  while (cursor.indent === column && atDash(cursor));
  return { kind: 'list', start, end: close(cursor, column), items };
}

/** Where a collection ends. A comment that is as deep as the collection belongs to it, with all blanks up to what comes next. */
function close(cursor: Cursor, column: number): number {
  if (cursor.indent > column) bail();
  const end = cursor.nodeEnd;
  if (cursor.comments >= column && column > 0) {
    cursor.nodeEnd = Math.min(cursor.pos, cursor.size);
    cursor.comments = -1;
  }
  return end;
}

const atDash = ({ units, pos }: Cursor): boolean => units[pos] === DASH && (units[pos + 1] ?? 0) <= SPACE;

/** The key at the cursor; the cursor moves behind its colon. */
function keyText(cursor: Cursor): string {
  const { text, units, pos } = cursor;
  const field = fieldNameAt(units, pos);
  if (field !== undefined) {
    cursor.end = pos + field.length;
    cursor.pos = cursor.end + 1;
    return field;
  }
  if (cursor.indent === 0 && (text.startsWith('---', pos) || text.startsWith('...', pos))) bail();
  const code = units[pos] ?? 0;
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
    const name = quotedText(cursor, ONE_LINE);
    if (!atColon(cursor)) bail();
    return name;
  }
  if (!startsPlain(units, pos, false)) bail();
  plainText(cursor);
  if (units[cursor.pos++] !== COLON) bail();
  return text.slice(pos, cursor.end);
}

/** Whether a colon that makes a key follows; the cursor moves behind it. */
function atColon(cursor: Cursor): boolean {
  if (skipSpaces(cursor) !== COLON || (cursor.units[cursor.pos + 1] ?? 0) > SPACE) return false;
  cursor.pos++;
  return true;
}

function mapValue(cursor: Cursor, column: number, depth: number): Tree {
  const behind = cursor.pos;
  const code = skipSpaces(cursor);
  if (isBreak(code) || code === HASH) return onNextLine(cursor, behind, column, true, depth);
  if (code === BAR || code === GREATER) return blockText(cursor, column);
  return leafOrMap(cursor, column, -1, depth);
}

function listItem(cursor: Cursor, column: number, depth: number): Tree {
  const dash = cursor.pos++;
  const code = skipSpaces(cursor);
  if (isBreak(code) || code === HASH) return onNextLine(cursor, dash + 1, column, false, depth);
  if (code === BAR || code === GREATER) return blockText(cursor, column);
  const inner = column + cursor.pos - dash;
  return atDash(cursor) ? blockList(cursor, inner, depth) : leafOrMap(cursor, column, inner, depth);
}

function blockText(cursor: Cursor, column: number): Tree {
  const tree = blockScalar(cursor, column);
  toContent(cursor, NOBODY);
  return tree;
}

/** A value that starts on a line below its key or dash, or none. */
function onNextLine(cursor: Cursor, behind: number, column: number, inMap: boolean, depth: number): Tree {
  const start = cursor.pos;
  cursor.pos = behind;
  const comment = endLine(cursor);
  const line = cursor.pos;
  toContent(cursor, NOBODY);
  const { indent } = cursor;
  if (atDash(cursor) && (indent > column || (inMap && indent === column))) return blockList(cursor, indent, depth);
  if (indent > column) return leafOrMap(cursor, column, indent, depth);
  // Where nothing ends, with blank lines and comments behind it, depends on too much.
  if (!inMap || cursor.pos - Math.max(indent, 0) !== line) bail();
  cursor.nodeEnd = comment ? Math.min(cursor.pos, cursor.size) : start;
  return scalarTree(cursor, start, start, null, '');
}

/** A scalar or flow collection in the collection in column `owner`; or, where a key stands here, the map in `column`, if not -1. */
function leafOrMap(cursor: Cursor, owner: number, column: number, depth: number): Tree {
  const { text, units, pos } = cursor;
  const code = units[pos] ?? 0;
  if (code === OPEN_LIST || code === OPEN_MAP) return endLeaf(cursor, flowCollection(cursor), owner);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
    const source = quotedText(cursor, owner + 1);
    const { end } = cursor;
    if (column >= 0 && atColon(cursor)) {
      if (text.slice(pos, end).includes('\n')) bail();
      return blockMap(cursor, column, source, pos, end, depth);
    }
    cursor.pos = end;
    return endLeaf(cursor, scalarTree(cursor, pos, end, source, source), owner);
  }
  const field = column < 0 ? undefined : fieldNameAt(units, pos);
  if (field !== undefined) {
    const end = pos + field.length;
    cursor.pos = end + 1;
    return blockMap(cursor, column, field, pos, end, depth);
  }
  if (!startsPlain(units, pos, false)) bail();
  plainText(cursor);
  if (units[cursor.pos] === COLON) {
    if (column < 0) bail();
    const { end } = cursor;
    cursor.pos++;
    return blockMap(cursor, column, text.slice(pos, end), pos, end, depth);
  }
  return plainScalar(cursor, pos, owner);
}

function endLeaf(cursor: Cursor, tree: Tree, owner: number): Tree {
  endLine(cursor);
  toContent(cursor, owner);
  return tree;
}

/** The plain text from `start` whose first line has been read, with all further lines that are deeper than `owner`. */
function plainScalar(cursor: Cursor, start: number, owner: number): Tree {
  const { text, units } = cursor;
  let hash = cursor.pos;
  let { end } = cursor;
  for (;;) {
    cursor.pos = end;
    const comment = endLine(cursor);
    const next = cursor.nodeEnd;
    toContent(cursor, owner);
    if (comment || cursor.indent <= owner) break;
    // A text does not go on behind a comment.
    if (cursor.comments >= 0 || cursor.nodeEnd > next) bail();
    plainText(cursor);
    hash = cursor.pos;
    if (units[hash] === COLON) bail();
    end = cursor.end;
  }
  cursor.end = end;
  const written = text.slice(start, end);
  const source = written.includes('\n') ? foldLines(written) : written;
  if (units[hash] === HASH && looksCut(units, hash, source)) bail();
  return scalarTree(cursor, start, end, plainValue(source), source);
}
