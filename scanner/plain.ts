import {
  AMPERSAND,
  AT,
  BACKTICK,
  BANG,
  BAR,
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  COMMA,
  DASH,
  DOUBLE_QUOTE,
  F,
  GREATER,
  HASH,
  N,
  NEWLINE,
  OPEN_LIST,
  OPEN_MAP,
  PERCENT,
  PLUS,
  QUESTION,
  SINGLE_QUOTE,
  SMALL,
  SPACE,
  STAR,
  T,
  TAB,
  TILDE,
} from './characters';
import { bail, Cursor, endLine, isBreak, suspectFrom, toContent } from './cursor';
import { note, noteLines } from './facts';
import { at } from './memory';
import { putText } from './rows';
import { IS_BROKEN, MAY_MEAN, PLAIN } from './shared';

/** Whether plain text can start here. */
export function startsPlain(pos: i32, flow: bool): bool {
  switch (at(pos)) {
    case COMMA:
    case OPEN_LIST:
    case CLOSE_LIST:
    case OPEN_MAP:
    case CLOSE_MAP:
    case HASH:
    case AMPERSAND:
    case STAR:
    case BANG:
    case BAR:
    case GREATER:
    case SINGLE_QUOTE:
    case DOUBLE_QUOTE:
    case PERCENT:
    case AT:
    case BACKTICK:
      return false;
    case DASH:
    case QUESTION:
    case COLON: {
      const next = at(pos + 1);
      return next > SPACE && !(flow && isFlowIndicator(next));
    }
    default:
      return true;
  }
}

function isFlowIndicator(code: i32): bool {
  return code === COMMA || code === OPEN_LIST || code === CLOSE_LIST || code === OPEN_MAP || code === CLOSE_MAP;
}

/** Reads plain text up to the end of the line: the cursor moves to what ends it, a colon, the `#` of a comment, or the line break. */
export function plainText(): void {
  let pos = suspectFrom(Cursor.pos, HASH, COLON);
  for (; ; pos = suspectFrom(pos + 1, HASH, COLON)) {
    const code = at(pos);
    if (code === COLON) {
      if (at(pos + 1) <= SPACE) break;
    } else if (code === HASH) {
      if (at(pos - 1) === SPACE) break;
    } else if (code === TAB) bail();
    else break;
  }
  endAt(pos);
}

/** The same inside brackets, where commas and brackets end a text too, and lines do not. */
export function flowPlainText(): void {
  let pos = Cursor.pos;
  for (; ; pos++) {
    const code = at(pos);
    if (code === COLON) {
      const next = at(pos + 1);
      if (next <= SPACE || isFlowIndicator(next)) break;
    } else if (code === HASH) {
      if (at(pos - 1) === SPACE) break;
    } else if (isFlowIndicator(code)) break;
    else if (isBreak(code) || code === TAB) bail();
  }
  endAt(pos);
}

function endAt(pos: i32): void {
  let end = pos;
  while (at(end - 1) === SPACE) end--;
  Cursor.pos = pos;
  Cursor.end = end;
}

/** Reads and puts the plain text from `start` whose first line has been read, with all further lines that are deeper than `owner`. */
export function plainScalar(start: i32, owner: i32): void {
  let hash = Cursor.pos;
  let end = Cursor.end;
  let broken = 0;
  for (;;) {
    Cursor.pos = end;
    const comment = endLine();
    const next = Cursor.nodeEnd;
    toContent(owner);
    if (comment || Cursor.indent <= owner) break;
    // A text does not go on behind a comment.
    if (Cursor.comments >= 0 || Cursor.nodeEnd > next) bail();
    broken = IS_BROKEN;
    plainText();
    hash = Cursor.pos;
    if (at(hash) === COLON) bail();
    end = Cursor.end;
  }
  if (at(hash) === HASH && looksCut(start, end, hash)) bail();
  putPlain(start, end, broken);
}

/** Whether a comment looks like the end of the text before it. */
function looksCut(start: i32, end: i32, hash: i32): bool {
  const code = at(hash + 1);
  if (code <= SPACE || code === HASH) return false;
  for (let pos = start; pos < end; pos++) if (at(pos) === SPACE || at(pos) === NEWLINE) return true;
  return false;
}

/** As long as `false`, the longest word that means something. */
const LONGEST_WORD = 5;

export function putPlain(start: i32, end: i32, broken: i32): void {
  const code = at(start);
  const isNumeric = code >= PLUS && code < COLON;
  const isWord = end - start <= LONGEST_WORD && beginsWord(code);
  if (broken !== 0) noteLines(start, end);
  else if (!Cursor.isAddress) note(start, end, true);
  putText(PLAIN | broken | (isNumeric || isWord ? MAY_MEAN : 0), start, end);
}

/** Whether `~`, `null`, `true`, `false` or one of their other spellings can begin so. */
function beginsWord(code: i32): bool {
  const letter = code | SMALL;
  return code === TILDE || letter === N || letter === T || letter === F;
}
