import { ANSWERS, BYTES, COMPOSED, LINES, ROWS, TEXT, UNITS } from './shared';

const PAGE = 65536;
/** Whoever looks at sixteen bytes at once may look beyond the end. */
const SLACK = 48;
/** Bytes of rows for a unit of text: `a:` and a line break take 24, and nothing takes more. */
const ROWS_SHARE = 8;

/** Where things lie behind the text; it depends on how long that is. */
export let bytes: i32 = 0;
export let units: i32 = 0;
export let lines: i32 = 0;
export let composed: i32 = 0;
export let rows: i32 = 0;
export let end: i32 = 0;

/** Makes room for a text of so many bytes or units; false where there is not so much memory. */
export function layOut(length: i32): bool {
  const size = (length + SLACK) & ~15;
  bytes = TEXT + size;
  units = bytes + size;
  lines = units + 2 * size;
  composed = lines + 4 * size;
  rows = composed + 2 * size;
  end = rows + ROWS_SHARE * size;
  const pages = (end + PAGE - 1) / PAGE;
  if (pages > memory.size() && memory.grow(pages - memory.size()) < 0) return false;
  answer(BYTES, bytes);
  answer(UNITS, units);
  answer(LINES, lines);
  answer(COMPOSED, composed);
  answer(ROWS, rows);
  return true;
}

export function answer(place: i32, value: i32): void {
  store<i32>(ANSWERS + 4 * place, value);
}

/** The character at a place of the text. */
export function at(place: i32): i32 {
  return load<u8>(place, TEXT);
}

/** Sixteen of them. */
export function blockAt(place: i32): v128 {
  return v128.load(place, TEXT);
}

/** Sets one bit for each of sixteen characters that is the given one. */
export function where(block: v128, character: i32): i32 {
  return i8x16.bitmask(i8x16.eq(block, all(character)));
}

/** A character sixteen times. */
export function all(character: i32): v128 {
  return i8x16.splat(character as i8);
}
