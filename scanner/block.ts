import { DASH, GREATER, NEWLINE, NINE, PLUS, RETURN, SPACE, TAB, ZERO } from './characters';
import { bail, Cursor, endLine, isBreak, newlineFrom, skipSpaces } from './cursor';
import { isWide } from './decode';
import { note } from './facts';
import { answer, at, composed, units } from './memory';
import { putBlock } from './rows';
import { COMPOSED_LENGTH, TEXT } from './shared';

/** How much has been composed, in units. */
let written = 0;

export function nothingComposed(): void {
  written = 0;
}

export function tellComposed(): void {
  answer(COMPOSED_LENGTH, written);
}

/** Reads and puts the text under `|` or `>` at the cursor, in a collection in column `owner`; the cursor moves to the line behind it. */
export function blockScalar(owner: i32): void {
  const start = Cursor.pos;
  let keeps = false;
  let strips = false;
  /** Column of the text where it is given. */
  let given = -1;
  for (;;) {
    const code = at(++Cursor.pos);
    if (code === PLUS && !keeps && !strips) keeps = true;
    else if (code === DASH && !keeps && !strips) strips = true;
    else if (code > ZERO && code <= NINE && given < 0) given = owner + code - ZERO;
    else break;
  }
  endLine();
  const from = written;
  const blank = textLines(owner, given, at(start) === GREATER, strips);
  if (!keeps) Cursor.pos = Cursor.end + 1;
  Cursor.nodeEnd = min(Cursor.pos, Cursor.size);
  putBlock(start, Cursor.nodeEnd, from, written, strips ? 0 : keeps ? blank + 1 : 1);
}

/**
 * Moves over all lines that are blank or indented as the first one that is not, and composes them. Gives how many blank ones come last; the
 * text ends before them.
 */
function textLines(owner: i32, given: i32, folds: bool, strips: bool): i32 {
  const first = Cursor.pos;
  let column = given;
  let end = -1;
  let blank = 0;
  let widest = 0;
  while (Cursor.pos < Cursor.length) {
    const line = Cursor.pos;
    const code = skipSpaces();
    const depth = Cursor.pos - line;
    if (isBreak(code)) {
      Cursor.pos += code === RETURN ? 2 : 1;
      blank++;
      widest = max(widest, depth);
      continue;
    }
    if (end < 0) {
      // The other reader has something to say of these.
      if (depth <= owner || depth < column || (given < 0 && widest > depth)) bail();
      if (given < 0) column = depth;
    } else if (depth < column) {
      Cursor.pos = line;
      break;
    }
    // Folded, lines that begin with a blank keep their breaks.
    if (folds && (depth > column || widest > column || code === TAB)) bail();
    if (folds) composeFold(end < 0, blank);
    else if (widest > column) composeLines(end < 0 ? first : end + 1, line, column, end >= 0);
    else composeBreaks(end < 0 ? blank : blank + 1);
    blank = 0;
    widest = 0;
    end = newlineFrom(Cursor.pos);
    composeLine(line, end, column);
    // With a line break at its end it is a text of several lines.
    note(line + column, beforeReturn(end), strips);
    Cursor.pos = end + 1;
  }
  // No text at all, or blanks behind it that belong to it.
  if (end < 0 || widest > column) bail();
  Cursor.end = end;
  return blank;
}

/** A line break is a blank, of more than one in a row the first is dropped; those before the text stay as they are. */
function composeFold(isFirst: bool, blank: i32): void {
  if (isFirst || blank > 0) composeBreaks(blank);
  else composeUnit(SPACE);
}

function composeBreaks(count: i32): void {
  for (let i = 0; i < count; i++) composeUnit(NEWLINE);
}

/** Lines of nothing but blanks, of which one is longer than the indentation, with the break before them if there is one. */
function composeLines(from: i32, to: i32, column: i32, breaks: bool): void {
  if (breaks) composeUnit(NEWLINE);
  for (let line = from; line < to; line = newlineFrom(line) + 1) {
    composeLine(line, newlineFrom(line), column);
    composeUnit(NEWLINE);
  }
}

/** A line without its indentation, or as much of it as there is, and without its break. */
function composeLine(line: i32, end: i32, column: i32): void {
  const from = line + column;
  const to = beforeReturn(end);
  if (to <= from) return;
  if (isWide) memory.copy(composed + 2 * written, units + 2 * from, 2 * (to - from));
  else memory.copy(composed + written, TEXT + from, to - from);
  written += to - from;
}

/** Where a line ends that a newline follows. */
function beforeReturn(end: i32): i32 {
  return at(end - 1) === RETURN ? end - 1 : end;
}

function composeUnit(unit: i32): void {
  if (isWide) store<u16>(composed + 2 * written, unit);
  else store<u8>(composed + written, unit);
  written++;
}
