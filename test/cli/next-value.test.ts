import { expect, it } from 'vitest';
import { nextValue } from '../../src/cli/next-value.ts';

it.each<[unknown[], unknown[]]>([
  [
    [undefined, 15, 30],
    [15, 30, undefined, 15],
  ],
  [
    [null, 10],
    [10, null, 10],
  ],
  [['one'], ['one', 'one']],
])('%j is gone through round and round', (values, expected) => {
  let value = values[0];
  expect(expected.map(() => (value = nextValue(values, value)))).toEqual(expected);
});

it('begins with the first where the value is none of them, and can be told what is the same', () => {
  expect(nextValue([1, 2, 3], 7)).toBe(1);
  expect(nextValue(['a', 'b'], 'A', (one, other) => one === other.toLowerCase())).toBe('b');
});
