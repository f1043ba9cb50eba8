import { expect, test } from 'vitest';
import { numberRange, quantity } from '../../src/deck/rules/quantity.ts';

test.each([
  ['5', 5, ''],
  ['-5', -5, ''],
  ['−5', -5, ''],
  ['1,000', 1000, ''],
  ['1 000 000', 1_000_000, ''],
  ['10_000', 10_000, ''],
  ['0.25', 0.25, ''],
  ['`8`', 8, ''],
  ['10 ms', 10, 'ms'],
  ['10ms', 10, 'ms'],
  ['2 KB', 2, 'kb'],
  ['5 %', 5, '%'],
  ['3 seconds', 3, 'second'],
  ['1 second.', 1, 'second'],
  ['500 requests per second', 500, 'requests per second'],
])('%s is a number', (text, value, unit) => {
  expect(quantity(text)).toEqual({ value, unit });
});

test.each([
  '',
  'five',
  'about 5',
  '5 or 6',
  '5 or more',
  '1.2.3',
  '5-6',
  '10:30',
  '2 of 3',
  'HTTP/2',
  '3, then 4',
  '1,00',
  '5 (five)',
])('%j is no number', (text) => {
  expect(quantity(text)).toBeUndefined();
});

const INF = Infinity;
test.each([
  ['5', '[', 5, 5, ']', ''],
  ['1 to 5 ms', '[', 1, 5, ']', 'ms'],
  ['1 ms to 5 ms', '[', 1, 5, ']', 'ms'],
  ['1–5', '[', 1, 5, ']', ''],
  ['1 - 5 s', '[', 1, 5, ']', 's'],
  ['between 1 and 5', '[', 1, 5, ']', ''],
  ['From 1 to 5', '[', 1, 5, ']', ''],
  ['under 5 ms', '(', -INF, 5, ')', 'ms'],
  ['Less than 1,000', '(', -INF, 1000, ')', ''],
  ['< 5', '(', -INF, 5, ')', ''],
  ['over 5', '(', 5, INF, ')', ''],
  ['at most 5', '(', -INF, 5, ']', ''],
  ['≤5', '(', -INF, 5, ']', ''],
  ['5 or fewer messages', '(', -INF, 5, ']', 'message'],
  ['At least 5', '[', 5, INF, ')', ''],
  ['5 or more', '[', 5, INF, ')', ''],
  ['5+', '[', 5, INF, ')', ''],
])('%s is a range', (text, from, low, high, to, unit) => {
  expect(numberRange(text)).toEqual({ low, high, lowIn: from === '[', highIn: to === ']', unit });
});

test.each(['some', '5 to ten', '1 ms to 5 s', 'the last 5 to arrive', 'at least once', '5 or 6'])(
  '%j is no range',
  (text) => {
    expect(numberRange(text)).toBeUndefined();
  },
);
