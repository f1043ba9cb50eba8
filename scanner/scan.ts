import { blockScalar, nothingComposed, tellComposed } from './block';
import {
  BAR,
  COLON,
  DASH,
  DOT,
  DOUBLE_QUOTE,
  GREATER,
  HASH,
  NEWLINE,
  OPEN_LIST,
  OPEN_MAP,
  RETURN,
  SINGLE_QUOTE,
  SPACE,
} from './characters';
import { bail, Cursor, endLine, isBreak, NOBODY, skipSpaces, toContent } from './cursor';
import { nothingNoted, tellFacts } from './facts';
import { fieldAt, lengthOf } from './fields';
import { flowCollection } from './flow';
import { answer, at, blockAt, where } from './memory';
import { plainScalar, plainText, startsPlain } from './plain';
import { ONE_LINE, putQuoted, quotedText } from './quoted';
import { noRows, openList, openMap, putField, putKey, putNothing, shut } from './rows';
import { HAS_BAILED, IS_BROKEN, KEY, TEXT } from './shared';

const MAX_DEPTH = 30;

/** Reads the text of so many units into rows. Traps at whatever is not for the scanner. */
export function scan(size: i32): void {
  answer(HAS_BAILED, 0);
  noRows();
  nothingComposed();
  nothingNoted();
  Cursor.size = size;
  Cursor.length = size;
  store<u64>(size, 0, TEXT);
  wantNewlines();
  Cursor.pos = size;
  // Blanks behind the last line break are read in more than one way.
  const last = size === 0 ? 0 : at(size - 1);
  if (last === SPACE) bail();
  if (last !== NEWLINE) {
    store<u64>(size, NEWLINE, TEXT);
    Cursor.length++;
  }
  Cursor.pos = 0;
  document();
  tellComposed();
  tellFacts();
}

/** Lone carriage returns are text. */
function wantNewlines(): void {
  for (let from = 0; from < Cursor.length; from += 16) {
    for (let found = where(blockAt(from), RETURN); found !== 0; found &= found - 1) {
      Cursor.pos = from + ctz(found);
      if (Cursor.pos < Cursor.length && at(Cursor.pos + 1) !== NEWLINE) bail();
    }
  }
}

function document(): void {
  toContent(NOBODY);
  if (Cursor.indent === 0 && standsThrice(DASH)) {
    Cursor.pos += 3;
    endLine();
    toContent(NOBODY);
  }
  if (Cursor.indent !== 0) bail();
  const row = openMap(Cursor.pos);
  key();
  blockMap(row, 0, 0);
  if (Cursor.indent >= 0) bail();
}

function standsThrice(code: i32): bool {
  return at(Cursor.pos) === code && at(Cursor.pos + 1) === code && at(Cursor.pos + 2) === code;
}

/** The rest of a map whose first key, in `column`, has been read. */
function blockMap(row: i32, column: i32, depth: i32): void {
  if (depth > MAX_DEPTH) bail();
  mapValue(column, depth + 1);
  let size = 1;
  for (; Cursor.indent === column; size++) {
    key();
    mapValue(column, depth + 1);
  }
  close(row, column, size);
}

function blockList(column: i32, depth: i32): void {
  if (depth > MAX_DEPTH) bail();
  const row = openList(Cursor.pos);
  let size = 0;
  do {
    listItem(column, depth + 1);
    size++;
  } while (Cursor.indent === column && atDash());
  close(row, column, size);
}

/** Where a collection ends. A comment that is as deep as the collection belongs to it, with all blanks up to what comes next. */
function close(row: i32, column: i32, size: i32): void {
  if (Cursor.indent > column) bail();
  shut(row, Cursor.nodeEnd, size);
  if (Cursor.comments >= column && column > 0) {
    Cursor.nodeEnd = min(Cursor.pos, Cursor.size);
    Cursor.comments = -1;
  }
}

function atDash(): bool {
  return at(Cursor.pos) === DASH && at(Cursor.pos + 1) <= SPACE;
}

/** Reads and puts the key at the cursor; the cursor moves behind its colon. */
function key(): void {
  const start = Cursor.pos;
  const field = fieldAt(start);
  if (field >= 0) {
    fieldKey(start, field);
    return;
  }
  if (Cursor.indent === 0 && (standsThrice(DASH) || standsThrice(DOT))) bail();
  const code = at(start);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
    const head = quotedText(ONE_LINE);
    putKey(head, start, Cursor.end);
    if (!atColon()) bail();
    return;
  }
  if (!startsPlain(start, false)) bail();
  plainText();
  if (at(Cursor.pos++) !== COLON) bail();
  putKey(KEY, start, Cursor.end);
}

function fieldKey(start: i32, field: i32): void {
  const end = start + lengthOf(field);
  putField(start, end, field);
  Cursor.pos = end + 1;
}

/** Whether a colon that makes a key follows; the cursor moves behind it. */
function atColon(): bool {
  if (skipSpaces() !== COLON || at(Cursor.pos + 1) > SPACE) return false;
  Cursor.pos++;
  return true;
}

function mapValue(column: i32, depth: i32): void {
  const behind = Cursor.pos;
  const code = skipSpaces();
  if (isBreak(code) || code === HASH) onNextLine(behind, column, true, depth);
  else if (code === BAR || code === GREATER) blockText(column);
  else leafOrMap(column, -1, depth);
}

function listItem(column: i32, depth: i32): void {
  const dash = Cursor.pos++;
  const code = skipSpaces();
  const inner = column + Cursor.pos - dash;
  if (isBreak(code) || code === HASH) onNextLine(dash + 1, column, false, depth);
  else if (code === BAR || code === GREATER) blockText(column);
  else if (atDash()) blockList(inner, depth);
  else leafOrMap(column, inner, depth);
}

function blockText(column: i32): void {
  blockScalar(column);
  toContent(NOBODY);
}

/** A value that starts on a line below its key or dash, or none. */
function onNextLine(behind: i32, column: i32, inMap: bool, depth: i32): void {
  const start = Cursor.pos;
  Cursor.pos = behind;
  const comment = endLine();
  const line = Cursor.pos;
  toContent(NOBODY);
  const indent = Cursor.indent;
  if (atDash() && (indent > column || (inMap && indent === column))) {
    blockList(indent, depth);
    return;
  }
  if (indent > column) {
    leafOrMap(column, indent, depth);
    return;
  }
  // Where nothing ends, with blank lines and comments behind it, depends on too much.
  if (!inMap || Cursor.pos - max(indent, 0) !== line) bail();
  Cursor.nodeEnd = comment ? min(Cursor.pos, Cursor.size) : start;
  putNothing(start);
}

/** A scalar or flow collection in the collection in column `owner`; or, where a key stands here, the map in `column`, if not -1. */
function leafOrMap(owner: i32, column: i32, depth: i32): void {
  const start = Cursor.pos;
  const code = at(start);
  if (code === OPEN_LIST || code === OPEN_MAP) {
    flowCollection(0);
    endLeaf(owner);
    return;
  }
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
    quotedOrMap(owner, column, depth);
    return;
  }
  const field = column < 0 ? -1 : fieldAt(start);
  if (field >= 0) {
    const row = openMap(start);
    fieldKey(start, field);
    blockMap(row, column, depth);
    return;
  }
  if (!startsPlain(start, false)) bail();
  plainText();
  if (at(Cursor.pos) !== COLON) {
    plainScalar(start, owner);
    return;
  }
  if (column < 0) bail();
  const row = openMap(start);
  putKey(KEY, start, Cursor.end);
  Cursor.pos++;
  blockMap(row, column, depth);
}

function quotedOrMap(owner: i32, column: i32, depth: i32): void {
  const start = Cursor.pos;
  const head = quotedText(owner + 1);
  const end = Cursor.end;
  if (column >= 0 && atColon()) {
    if ((head & IS_BROKEN) !== 0) bail();
    const row = openMap(start);
    putKey(head, start, end);
    blockMap(row, column, depth);
    return;
  }
  Cursor.pos = end;
  putQuoted(head, start, end);
  endLeaf(owner);
}

function endLeaf(owner: i32): void {
  endLine();
  toContent(owner);
}
