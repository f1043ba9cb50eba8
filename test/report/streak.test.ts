import { describe, expect, it } from 'vitest';
import { NO_TOTALS } from '../../src/memory/fold.ts';
import { streak } from '../../src/report/streak.ts';

/** Days on which something was answered. */
const studiedOn = (...days: number[]) => new Map(days.map((day) => [day, { ...NO_TOTALS, answers: 3 }]));

describe('streak', () => {
  it.each([
    ['nothing yet', [], 0, 0],
    ['today alone', [100], 1, 1],
    ['today is still open', [97, 98, 99], 3, 3],
    ['today counts when done', [97, 98, 99, 100], 4, 4],
    ['broken the day before yesterday', [95, 96, 97, 98], 0, 4],
    ['broken in between', [90, 91, 92, 99, 100], 2, 3],
    ['in no order', [100, 98, 99], 3, 3],
    ['a clock that was ahead does not count', [99, 100, 101, 102], 2, 2],
    ['only days ahead', [105], 0, 0],
  ])('%s', (_, days, current, best) => {
    expect(streak(studiedOn(...days), 100)).toEqual({ current, best });
  });

  it('a day from which everything was taken back is no day', () => {
    expect(streak(new Map([...studiedOn(98, 100), [99, NO_TOTALS]]), 100)).toEqual({ current: 1, best: 1 });
  });
});
