import { HASH, NEWLINE, RETURN, SPACE } from './characters';
import { all, answer, at, blockAt, where } from './memory';
import { HAS_BAILED, PLACE } from './shared';

/** Where the scanner stands in a text, and what it must remember to give collections the ends that the yaml package gives them. */
// biome-ignore lint/complexity/noStaticOnlyClass: variables that other files may set.
export class Cursor {
  /** Length of the text with a line break at its end. */
  static length: i32 = 0;
  /** Length of the text as it was given: no span ends behind it. */
  static size: i32 = 0;
  static pos: i32 = 0;
  /** Where the scalar ends that was read last, without blanks behind it. */
  static end: i32 = 0;
  /** Whether the value of a field `url` comes next. */
  static isAddress: bool = false;
  /** Column of the content the cursor stands on, after `toContent`; -1 at the end of the text. */
  static indent: i32 = 0;
  /** Where the last value ends together with the blanks, the comment and the line break behind it. */
  static nodeEnd: i32 = 0;
  /** Deepest column among the comment lines just passed that belong to no value yet; -1 without any. */
  static comments: i32 = 0;
}

/** Leaves the text to the reader that explains: by a trap, since nothing on the long way out is of use. */
export function bail(): void {
  answer(PLACE, min(Cursor.pos, Cursor.size));
  answer(HAS_BAILED, 1);
  unreachable();
}

/** Moves over blanks; gives the character after them. */
export function skipSpaces(): i32 {
  let pos = Cursor.pos;
  while (at(pos) === SPACE) pos++;
  Cursor.pos = pos;
  return at(pos);
}

/** A carriage return stands only before a newline: `scan` sees to that. */
export function isBreak(code: i32): bool {
  return code === NEWLINE || code === RETURN;
}

/** Where the next newline stands; there is one before the end of the text. */
export function newlineFrom(place: i32): i32 {
  let from = place;
  let found = where(blockAt(from), NEWLINE);
  while (found === 0) {
    from += 16;
    found = where(blockAt(from), NEWLINE);
  }
  return from + ctz(found);
}

/** Where next one of two characters stands, or anything below a blank. */
export function suspectFrom(place: i32, one: i32, other: i32): i32 {
  let from = place;
  let found = suspects(blockAt(from), one, other);
  while (found === 0) {
    from += 16;
    found = suspects(blockAt(from), one, other);
  }
  return from + ctz(found);
}

function suspects(block: v128, one: i32, other: i32): i32 {
  const isEither = v128.or(i8x16.eq(block, all(one)), i8x16.eq(block, all(other)));
  return i8x16.bitmask(v128.or(isEither, i8x16.lt_u(block, all(SPACE))));
}

/** Moves from the end of a value over blanks and a comment to the next line; whether there was a comment. */
export function endLine(): bool {
  const before = Cursor.pos;
  const code = skipSpaces();
  const comment = code === HASH && Cursor.pos > before;
  if (!comment && !isBreak(code)) bail();
  Cursor.pos = newlineFrom(Cursor.pos) + 1;
  Cursor.nodeEnd = min(Cursor.pos, Cursor.size);
  return comment;
}

/** As an owner: deeper than any comment. */
export const NOBODY = i32.MAX_VALUE;

/**
 * Moves from the start of a line over blank lines and comments to content. Comments deeper than `owner`, the column of the innermost
 * collection, belong to the value before them, until the first that is not; the others to whichever collection is as deep.
 */
export function toContent(owner: i32): void {
  Cursor.comments = -1;
  while (Cursor.pos < Cursor.length) {
    const line = Cursor.pos;
    const code = skipSpaces();
    const indent = Cursor.pos - line;
    if (code === HASH) {
      Cursor.pos = newlineFrom(Cursor.pos) + 1;
      if (indent > owner && Cursor.comments < 0) Cursor.nodeEnd = min(Cursor.pos, Cursor.size);
      else if (indent > Cursor.comments) Cursor.comments = indent;
    } else if (isBreak(code)) Cursor.pos += code === RETURN ? 2 : 1;
    else {
      Cursor.indent = indent;
      return;
    }
  }
  Cursor.indent = -1;
}
