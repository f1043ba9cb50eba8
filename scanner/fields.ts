import { COLON, SPACE } from './characters';
import { at, blockAt } from './memory';
import { FIELD_SIZE, FIELD_SLOTS, FIELDS } from './shared';

/**
 * The field of the format whose name stands at a place as a plain key, its colon right behind it; -1 where none does. Most keys are one: to
 * know it by looking costs less than to cut it out.
 */
export function fieldAt(pos: i32): i32 {
  let number: i32 = load<u8>(((at(pos) & 31) << 5) | (at(pos + 1) & 31), FIELDS);
  while (number !== 0) {
    const name = nameOf(number);
    const length: i32 = load<u8>(name);
    if (at(pos + length) === COLON && at(pos + length + 1) <= SPACE && standsAt(name + 2, length, pos))
      return number - 1;
    number = load<u8>(name, 1);
  }
  return -1;
}

export function lengthOf(field: i32): i32 {
  return load<u8>(nameOf(field + 1));
}

function nameOf(number: i32): i32 {
  return FIELDS + FIELD_SLOTS + FIELD_SIZE * number;
}

/** Whether so many letters, at most a block of them, stand at a place. */
function standsAt(letters: i32, length: i32, pos: i32): bool {
  const same = i8x16.bitmask(i8x16.eq(blockAt(pos), v128.load(letters)));
  return (~same & ((1 << length) - 1)) === 0;
}
