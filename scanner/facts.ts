import {
  A,
  CAPITAL_A,
  CLOSE_BRACKET,
  DOT,
  E,
  H,
  M,
  N,
  OPEN_BRACKET,
  P,
  QUESTION,
  R,
  S,
  SMALL,
  SPACE,
  U,
  Z,
  ZERO,
} from './characters';
import { newlineFrom } from './cursor';
import { all, answer, at, blockAt, where } from './memory';
import { FILLERS, LONG_RUNS, NAMED_PLACES, STRAY_BLANKS } from './shared';

/** Whether a text may hold blanks that mean nothing: two in a row, or one at its end. */
let strayBlanks = false;
/** Whether a text may hold a run of 31 characters and more without a blank: so long that one of the stretches looked at is full. */
let longRuns = false;
/** Whether a text may hold dots or question marks in a row, or the `psum` of lorem ipsum. */
let fillers = false;
/** Whether a text may speak of an option, a choice or an answer by its letter or number. */
let namedPlaces = false;

export function nothingNoted(): void {
  strayBlanks = false;
  longRuns = false;
  fillers = false;
  namedPlaces = false;
}

export function tellFacts(): void {
  answer(STRAY_BLANKS, strayBlanks ? 1 : 0);
  answer(LONG_RUNS, longRuns ? 1 : 0);
  answer(FILLERS, fillers ? 1 : 0);
  answer(NAMED_PLACES, namedPlaces ? 1 : 0);
}

/** Of a text that is written in another way than it is meant. */
export function noteAnything(): void {
  strayBlanks = true;
  longRuns = true;
  fillers = true;
  namedPlaces = true;
}

/** Takes note of a text of one line, or of one of its lines; `blanks` where they count in it. */
export function note(from: i32, to: i32, blanks: bool): void {
  let before = 0;
  let marksBefore = 0;
  for (let place = from; place < to; place += 16) {
    const block = blockAt(place);
    const left = to - place;
    const mask = left < 16 ? (1 << left) - 1 : 0xffff;
    const spaces = where(block, SPACE) & mask;
    if (blanks && (spaces & ((spaces << 1) | before)) !== 0) strayBlanks = true;
    before = spaces >> 15;
    for (let found = spaces & signs(blockAt(place + 1)); found !== 0; found &= found - 1) {
      if (isNamed(place + ctz(found))) namedPlaces = true;
    }
    const marks = (where(block, DOT) | where(block, QUESTION)) & mask;
    if ((marks & ((marks << 1) | marksBefore)) !== 0) fillers = true;
    marksBefore = marks >> 15;
    for (let found = where(block, P) & mask; found !== 0; found &= found - 1) {
      if (isIpsum(place + ctz(found))) fillers = true;
    }
    if (left >= 16 && i8x16.bitmask(i8x16.lt_u(block, all(SPACE + 1))) === 0) longRuns = true;
  }
  if (blanks && to > from && (at(from) === SPACE || at(to - 1) === SPACE)) strayBlanks = true;
}

/** Which of sixteen characters are letters from A to H, digits, or brackets before such, a bit each. */
function signs(block: v128): i32 {
  const isLetter = i8x16.lt_u(i8x16.sub(block, all(CAPITAL_A)), all(8));
  const isDigit = i8x16.lt_u(i8x16.sub(block, all(ZERO)), all(10));
  return i8x16.bitmask(v128.or(v128.or(isLetter, isDigit), i8x16.eq(block, all(OPEN_BRACKET))));
}

/** Whether a blank stands between the end of `option`, `choice`, `answer` or one of their plurals and a sign by itself or in brackets. */
function isNamed(place: i32): bool {
  const last = at(place - 1) === S ? place - 2 : place - 1;
  const end = at(last);
  // The fifth letter from the end tells "option" from "section", of which decks are full.
  const begin = at(last - 4);
  if (!((end === N && begin === P) || (end === E && begin === H) || (end === R && begin === N))) return false;
  if (at(place + 1) === OPEN_BRACKET) return at(place + 3) === CLOSE_BRACKET;
  const behind = at(place + 2) | SMALL;
  return behind < A || behind > Z;
}

/** Whether the `psum` of lorem ipsum stands at a place. */
function isIpsum(place: i32): bool {
  return at(place + 1) === S && at(place + 2) === U && at(place + 3) === M;
}

/**
 * The same of a text over several lines, of which the blanks around line breaks do not count, but those at its own ends do: there a line break
 * is one, too.
 */
export function noteLines(from: i32, to: i32): void {
  let start = from;
  for (let end = newlineFrom(start); end < to; end = newlineFrom(start)) {
    const to = beforeBlanks(start, end);
    if (to === from) strayBlanks = true;
    note(start, to, true);
    start = end + 1;
    while (at(start) === SPACE) start++;
  }
  if (start >= to) strayBlanks = true;
  note(start, to, true);
}

function beforeBlanks(start: i32, end: i32): i32 {
  let to = end;
  while (to > start && at(to - 1) <= SPACE) to--;
  return to;
}
