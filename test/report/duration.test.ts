import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/memory/day.ts';
import { counted, duration, longInterval, shortInterval } from '../../src/report/duration.ts';

describe('intervals in words', () => {
  it.each([
    [-1, '<1m', 'less than a minute'],
    [0, '<1m', 'less than a minute'],
    [MINUTE - 1, '<1m', 'less than a minute'],
    [MINUTE, '1m', '1 minute'],
    [10 * MINUTE, '10m', '10 minutes'],
    [59 * MINUTE, '59m', '59 minutes'],
    [HOUR, '1h', '1 hour'],
    [5 * HOUR, '5h', '5 hours'],
    [DAY, '1d', '1 day'],
    [3 * DAY, '3d', '3 days'],
    [44 * DAY, '44d', '44 days'],
    [64 * DAY, '2.1mo', '2.1 months'],
    [122 * DAY, '4mo', '4 months'],
    [365 * DAY, '1y', '1 year'],
    [511 * DAY, '1.4y', '1.4 years'],
  ])('%i ms', (ms, short, long) => {
    expect([shortInterval(ms), longInterval(ms)]).toEqual([short, long]);
  });

  it('never step back in unit where a longer time is rounded', () => {
    expect(shortInterval(59.7 * MINUTE)).not.toBe('60m');
    expect(shortInterval(23.8 * HOUR)).not.toBe('24h');
  });
});

it.each([
  [0, '0 s'],
  [45_400, '45 s'],
  [59_600, '1 min'],
  [200_000, '3 min 20 s'],
  [HOUR, '1 h'],
  [65 * MINUTE, '1 h 5 min'],
])('a duration of %i ms', (ms, words) => {
  expect(duration(ms)).toBe(words);
});

it('counts with the right number', () => {
  expect([counted(0, 'card'), counted(1, 'card'), counted(2, 'card'), counted(2, 'copy', 'copies')]).toEqual([
    '0 cards',
    '1 card',
    '2 cards',
    '2 copies',
  ]);
});
