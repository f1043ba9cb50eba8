import { describe, expect, it } from 'vitest';
import { estimate, runCell } from '../../bench/plan/cells.ts';
import { LEARNERS } from '../../bench/plan/learners.ts';

// `npm run bench:plan` has all cells and more seeds; these are the ones where the plan had least to spare, and one of each sort.
describe('the plan pays, against due order at equal minutes', () => {
  it.each([
    { days: 7, cards: 300, minutes: 10 },
    { days: 7, cards: 60, minutes: 20 },
    { days: 14, cards: 60, minutes: 10 },
    { days: 7, cards: 300, minutes: 40 },
  ])('$days days, $cards cards, $minutes minutes, for every sort of learner', (cell) => {
    for (const learner of LEARNERS) {
      const { overDue, minutes, covered } = runCell(learner, cell, 2);
      expect(overDue.mean, learner.name).toBeGreaterThan(0);
      // A session ends with the answer that is under way.
      expect(minutes.plan).toBeLessThanOrEqual(cell.days * (cell.minutes + 0.6));
      expect(covered[1], `${learner.name}: the range foretold half-way`).toBe(1);
    }
  });
});

describe('a mean over seeds', () => {
  it('has the interval of the textbook', () => {
    const { mean, margin } = estimate([1, 2, 3, 4]);
    expect(mean).toBe(2.5);
    expect(margin).toBeCloseTo((1.96 * Math.sqrt(5 / 3)) / 2, 12);
  });
});
