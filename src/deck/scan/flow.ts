import { bail } from '../bail.ts';
import { Entries, type ListTree, type MapTree, type Tree } from '../tree.ts';
import {
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  COMMA,
  type Cursor,
  charge,
  DOUBLE_QUOTE,
  OPEN_LIST,
  OPEN_MAP,
  SINGLE_QUOTE,
  skipSpaces,
} from './cursor.ts';
import { fieldNameAt } from './field-names.ts';
import { keep, scalarTree } from './nodes.ts';
import { flowPlainText, plainValue, startsPlain } from './plain.ts';
import { ONE_LINE, quotedText } from './quoted.ts';

/** On one line nobody writes more; megabytes of `1,` are for the reader that counts. */
const MAX_ENTRIES = 1000;
const MAX_DEPTH = 8;

/** The list or map in brackets at the cursor, on one line; the cursor moves behind it. */
export function flowCollection(cursor: Cursor, depth = 0): ListTree | MapTree {
  if (depth > MAX_DEPTH) bail();
  charge(cursor);
  return cursor.units[cursor.pos] === OPEN_LIST ? flowList(cursor, depth) : flowMap(cursor, depth);
}

function flowList(cursor: Cursor, depth: number): ListTree {
  const start = cursor.pos++;
  const items: Tree[] = [];
  while (skipSpaces(cursor) !== CLOSE_LIST) {
    if (items.length === MAX_ENTRIES) bail();
    items.push(flowValue(cursor, depth));
    endEntry(cursor, CLOSE_LIST);
  }
  return { kind: 'list', start, end: ++cursor.pos, items };
}

function flowMap(cursor: Cursor, depth: number): MapTree {
  const start = cursor.pos++;
  const entries = new Entries();
  while (skipSpaces(cursor) !== CLOSE_MAP) {
    if (entries.size === MAX_ENTRIES) bail();
    const from = cursor.pos;
    const field = fieldNameAt(cursor.units, from);
    if (field !== undefined) cursor.pos = cursor.end = from + field.length;
    const name = field ?? flowText(cursor);
    const to = cursor.end;
    if (skipSpaces(cursor) !== COLON) bail();
    cursor.pos++;
    skipSpaces(cursor);
    keep(entries, name, from, to, flowValue(cursor, depth));
    endEntry(cursor, CLOSE_MAP);
  }
  return { kind: 'map', start, end: ++cursor.pos, entries };
}

function endEntry(cursor: Cursor, close: number): void {
  const code = skipSpaces(cursor);
  if (code === COMMA) cursor.pos++;
  else if (code !== close) bail();
}

function flowValue(cursor: Cursor, depth: number): Tree {
  const { pos, units } = cursor;
  const code = units[pos];
  if (code === OPEN_LIST || code === OPEN_MAP) return flowCollection(cursor, depth + 1);
  const source = flowText(cursor);
  const quoted = code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
  return scalarTree(cursor, pos, cursor.end, quoted ? source : plainValue(source), source);
}

/** The text at the cursor, in quotes or plain, as it is meant. */
function flowText(cursor: Cursor): string {
  const { pos, text, units } = cursor;
  const code = units[pos];
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return quotedText(cursor, ONE_LINE);
  if (!startsPlain(units, pos, true)) bail();
  flowPlainText(cursor);
  return text.slice(pos, cursor.end);
}
