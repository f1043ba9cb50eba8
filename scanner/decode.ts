import { NEWLINE, RETURN, SPACE, TAB } from './characters';
import { all, answer, bytes, lines, units } from './memory';
import { IS_WIDE, LINE_COUNT, TEXT } from './shared';

const DELETE = 0x7f;
/** What a character of several bytes can begin with. */
const FIRST = 0xc2;
const LAST = 0xf4;

/** Whether some units are beyond 255: then all of them are kept, beside the text. */
export let isWide = false;
let lineCount = 0;

/**
 * Makes the text of so many bytes of UTF-8, and finds its lines. Gives the number of its UTF-16 units; -1 where something is wrong with the
 * bytes, or a character is forbidden.
 */
export function decode(length: i32): i32 {
  const narrow = transcode(length, false);
  const size = narrow === TOO_WIDE ? transcode(length, true) : narrow;
  answer(LINE_COUNT, lineCount);
  return size;
}

const TOO_WIDE = -2;

function transcode(length: i32, wide: bool): i32 {
  become(wide);
  lineCount = 0;
  line(0);
  let unit = 0;
  for (let at = 0; at < length; ) {
    const block = v128.load(bytes + at);
    if (at + 16 <= length && i8x16.bitmask(block) === 0) {
      for (let odd = unprintable(block); odd !== 0; odd &= odd - 1) {
        const offset = ctz(odd);
        if (!control(load<u8>(bytes + at + offset), unit + offset)) return -1;
      }
      putBlock(unit, block);
      unit += 16;
      at += 16;
      continue;
    }
    const byte: i32 = load<u8>(bytes + at);
    if (byte <= DELETE) {
      if ((byte < SPACE || byte === DELETE) && !control(byte, unit)) return -1;
      put(unit++, byte);
      at++;
      continue;
    }
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    const point = at + size > length ? -1 : pointAt(bytes + at, byte, size);
    if (point < 0 || isForbidden(point)) return -1;
    if (point > 0xff && !wide) return TOO_WIDE;
    at += size;
    if (point > 0xffff) {
      put(unit++, 0xd800 + ((point - 0x10000) >> 10));
      put(unit++, 0xdc00 + (point & 0x3ff));
    } else put(unit++, point);
  }
  return unit;
}

function become(wide: bool): void {
  isWide = wide;
  answer(IS_WIDE, wide ? 1 : 0);
}

function line(start: i32): void {
  store<i32>(lines + 4 * lineCount, start);
  lineCount++;
}

/** Which of sixteen bytes are no printable ASCII, a bit each. */
function unprintable(block: v128): i32 {
  return i8x16.bitmask(i8x16.gt_u(i8x16.sub(block, all(SPACE)), all(DELETE - SPACE - 1)));
}

/** Takes note of a line break; false of a control character that no text may hold. */
function control(byte: i32, unit: i32): bool {
  if (byte === NEWLINE) line(unit + 1);
  else if (byte !== TAB && byte !== RETURN) return false;
  return true;
}

/** The character of so many bytes, which begin with `byte`; -1 where they make none, or make it longer than need be. */
function pointAt(from: i32, byte: i32, size: i32): i32 {
  let point = byte & (0x7f >> size);
  for (let i = 1; i < size; i++) {
    const next: i32 = load<u8>(from + i);
    if ((next & 0xc0) !== 0x80) return -1;
    point = (point << 6) | (next & 0x3f);
  }
  const isShortest = size === 2 ? point >= 0x80 : size === 3 ? point >= 0x800 : point >= 0x10000;
  return byte >= FIRST && byte <= LAST && isShortest && point <= 0x10ffff ? point : -1;
}

/** What drives a terminal or hides from the eye, and half characters; `src/deck/characters.ts` has the same list. */
function isForbidden(point: i32): bool {
  if (point < 0x200b) return point < 0xa0 || point === 0x061c;
  return (
    point === 0x200b ||
    point === 0x200e ||
    point === 0x200f ||
    (point >= 0x202a && point <= 0x202e) ||
    point === 0x2060 ||
    (point >= 0x2066 && point <= 0x2069) ||
    point === 0xfeff ||
    (point >= 0xd800 && point <= 0xdfff)
  );
}

function put(at: i32, unit: i32): void {
  store<u8>(at, min(unit, 0xff), TEXT);
  if (isWide) store<u16>(units + 2 * at, unit);
}

/** Puts sixteen ASCII characters. */
function putBlock(at: i32, block: v128): void {
  v128.store(at, block, TEXT);
  if (!isWide) return;
  v128.store(units + 2 * at, i16x8.extend_low_i8x16_u(block));
  v128.store(units + 2 * at, i16x8.extend_high_i8x16_u(block), 16);
}

/** Makes the text of so many UTF-16 units, which lie there already. */
export function take(length: i32): void {
  become(true);
  for (let at = 0; at < length; at++) store<u8>(at, min(load<u16>(units + 2 * at) as i32, 0xff), TEXT);
}
