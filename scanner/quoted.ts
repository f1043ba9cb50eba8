import { BACKSLASH, DOUBLE_QUOTE, N, NEWLINE, SINGLE_QUOTE, SPACE, TAB } from './characters';
import { bail, Cursor, isBreak, newlineFrom, suspectFrom } from './cursor';
import { note, noteAnything, noteLines } from './facts';
import { at } from './memory';
import { putText } from './rows';
import { DOUBLE_QUOTED, IS_BROKEN, IS_ESCAPED, SINGLE_QUOTED } from './shared';

/** As the column of further lines: there must be none. */
export const ONE_LINE = i32.MAX_VALUE;

/**
 * Reads the text in the quotes at the cursor, of which further lines are in `column` at least; the cursor moves behind it. Gives what its row
 * begins with.
 */
export function quotedText(column: i32): i32 {
  const start = Cursor.pos;
  const head = at(start) === DOUBLE_QUOTE ? doubleQuoted() : singleQuoted();
  if ((head & IS_BROKEN) !== 0) wantColumn(start + 1, Cursor.pos, column);
  Cursor.end = ++Cursor.pos;
  return head;
}

// The cursor stops at the quote that ends the text. Behind the line break that ends the source there are zeros.

function singleQuoted(): i32 {
  let head = SINGLE_QUOTED;
  for (;;) {
    Cursor.pos = suspectFrom(Cursor.pos + 1, SINGLE_QUOTE, SINGLE_QUOTE);
    const code = at(Cursor.pos);
    if (code === SINGLE_QUOTE) {
      if (at(Cursor.pos + 1) !== SINGLE_QUOTE) break;
      head |= IS_ESCAPED;
      Cursor.pos++;
    } else if (code === NEWLINE) head |= IS_BROKEN;
    else if (code === 0) bail();
  }
  return head;
}

function doubleQuoted(): i32 {
  let head = DOUBLE_QUOTED;
  for (;;) {
    Cursor.pos = suspectFrom(Cursor.pos + 1, DOUBLE_QUOTE, BACKSLASH);
    const code = at(Cursor.pos);
    if (code === DOUBLE_QUOTE) break;
    if (code === BACKSLASH) {
      head |= IS_ESCAPED;
      const next = at(++Cursor.pos);
      if (isBreak(next)) head |= IS_BROKEN;
      if (next !== DOUBLE_QUOTE && next !== BACKSLASH && next !== N) noteAnything();
    } else if (code === NEWLINE) head |= IS_BROKEN;
    else if (code === 0) bail();
  }
  return head;
}

/** Every further line of a text that has some is blank or starts in `column` or behind it. */
function wantColumn(start: i32, end: i32, column: i32): void {
  if (column === ONE_LINE) bail();
  for (let line = newlineFrom(start) + 1; line <= end; line = newlineFrom(line) + 1) {
    let pos = line;
    while (at(pos) === SPACE) pos++;
    const code = at(pos);
    if (code === TAB || (!isBreak(code) && pos - line < column)) bail();
  }
  for (let pos = start; pos < end; pos++) if (at(pos) === TAB) bail();
}

/** Puts a value that `quotedText` has read. */
export function putQuoted(head: i32, start: i32, end: i32): void {
  if ((head & IS_BROKEN) !== 0) noteLines(start + 1, end - 1);
  else if (!Cursor.isAddress) note(start + 1, end - 1, true);
  putText(head, start, end);
}
