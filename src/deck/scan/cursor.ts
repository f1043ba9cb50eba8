import { bail } from '../bail.ts';

/** Where the scanner stands in a text, and what it must remember to give collections the ends that the yaml package gives them. */
export interface Cursor {
  /** The source, with a line break at its end. */
  readonly text: string;
  /** The same as numbers, and zeros behind them: looked at one by one, characters of a string take three times as long. */
  readonly units: Uint16Array;
  /** Length of the source as it was given: no span ends behind it. */
  readonly size: number;
  pos: number;
  /** Where the scalar ends that was read last, without blanks behind it. */
  end: number;
  /** Column of the content the cursor stands on, after `toContent`; -1 at the end of the text. */
  indent: number;
  /** Where the last value ends together with the blanks, the comment and the line break behind it. */
  nodeEnd: number;
  /** Deepest column among the comment lines just passed that belong to no value yet; -1 without any. */
  comments: number;
  /** How many values there may be yet. */
  room: number;
}

export const TAB = 9;
export const NEWLINE = 10;
export const RETURN = 13;
export const SPACE = 32;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const SINGLE_QUOTE = 39;
export const PLUS = 43;
export const COMMA = 44;
export const DASH = 45;
export const COLON = 58;
export const GREATER = 62;
export const OPEN_LIST = 91;
export const BACKSLASH = 92;
export const CLOSE_LIST = 93;
export const OPEN_MAP = 123;
export const BAR = 124;
export const CLOSE_MAP = 125;

/** Counts a value: what bounds the memory that one text takes. */
export function charge(cursor: Cursor): void {
  if (--cursor.room < 0) bail();
}

/** Moves over blanks; gives the character after them. */
export function skipSpaces(cursor: Cursor): number {
  const { units } = cursor;
  let { pos } = cursor;
  while (units[pos] === SPACE) pos++;
  cursor.pos = pos;
  return units[pos] ?? 0;
}

/** A carriage return stands only before a newline: `scan` sees to that. */
export const isBreak = (code: number): boolean => code === NEWLINE || code === RETURN;

/** Moves from the end of a value over blanks and a comment to the next line; whether there was a comment. */
export function endLine(cursor: Cursor): boolean {
  const before = cursor.pos;
  const code = skipSpaces(cursor);
  const comment = code === HASH && cursor.pos > before;
  if (!comment && !isBreak(code)) bail();
  cursor.pos = code === NEWLINE ? cursor.pos + 1 : cursor.text.indexOf('\n', cursor.pos) + 1;
  cursor.nodeEnd = Math.min(cursor.pos, cursor.size);
  return comment;
}

/** As an owner: deeper than any comment. */
export const NOBODY = Number.MAX_SAFE_INTEGER;

/**
 * Moves from the start of a line over blank lines and comments to content. Comments deeper than `owner`, the column of the innermost
 * collection, belong to the value before them, until the first that is not; the others to whichever collection is as deep.
 */
export function toContent(cursor: Cursor, owner: number): void {
  const { text } = cursor;
  cursor.comments = -1;
  while (cursor.pos < text.length) {
    const line = cursor.pos;
    const code = skipSpaces(cursor);
    const indent = cursor.pos - line;
    if (code === HASH) {
      cursor.pos = text.indexOf('\n', cursor.pos) + 1;
      if (indent > owner && cursor.comments < 0) cursor.nodeEnd = Math.min(cursor.pos, cursor.size);
      else if (indent > cursor.comments) cursor.comments = indent;
    } else if (isBreak(code)) cursor.pos += code === RETURN ? 2 : 1;
    else {
      cursor.indent = indent;
      return;
    }
  }
  cursor.indent = -1;
}
