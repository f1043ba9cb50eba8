import { describe, expect, it } from 'vitest';
import { cardId } from '../../../src/deck/model.ts';
import { DAY } from '../../../src/memory/day.ts';
import { costKindOf, costsOf, countHistory, emptyTally, USUAL_COSTS, WEIGHT } from '../../../src/memory/plan/costs.ts';
import { reviewEvent } from '../../support/event-arbitraries.ts';
import { MONDAY } from '../../support/study.ts';

const review = (day: number, rating: 1 | 3, ms: number, mode: 'study' | 'cram' = 'study') =>
  reviewEvent({ card: cardId('d/c'), t: MONDAY + day * DAY, rating, ms, mode });

describe('what answers cost', () => {
  it('is the usual where nothing is known', () => {
    expect(costsOf(emptyTally())).toEqual(USUAL_COSTS);
  });

  it('is counted by what an answer is: first, later, failed, or a step of the same day', () => {
    const tally = emptyTally();
    countHistory(tally, 'check', [
      review(0, 1, 40_000),
      review(0, 3, 5_000),
      review(2, 3, 10_000),
      review(2, 3, 99_000, 'cram'),
      review(5, 1, 20_000),
      review(5, 3, 6_000),
    ]);
    expect(tally.check).toEqual({
      fresh: { count: 1, ms: 40_000 },
      recalled: { count: 1, ms: 10_000 },
      failed: { count: 1, ms: 20_000 },
      step: { count: 2, ms: 11_000 },
      known: 0,
    });
    expect(tally.open.fresh.count).toBe(0);
  });

  it('is new again after a reset', () => {
    const tally = emptyTally();
    const reset = { v: 1, id: 'a.b.1', t: MONDAY, tz: 0, type: 'reset', card: cardId('d/c') } as const;
    countHistory(tally, 'check', [review(0, 3, 1_000), reset, review(3, 3, 2_000)]);
    expect(tally.check.fresh).toEqual({ count: 2, ms: 3_000 });
    expect(tally.check.known).toBe(2);
  });

  it('is drawn to the usual: half-way at as many answers as that weighs', () => {
    const tally = emptyTally();
    tally.check.recalled = { count: WEIGHT, ms: WEIGHT * 2 * USUAL_COSTS.check.recalled };
    const { check, open, answers } = costsOf(tally);
    expect(check.recalled).toBeCloseTo(1.5 * USUAL_COSTS.check.recalled, 6);
    expect(check.fresh).toBe(USUAL_COSTS.check.fresh);
    expect(open).toEqual(USUAL_COSTS.open);
    expect(answers).toBe(WEIGHT);
  });

  it('tells two kinds of cards apart', () => {
    expect((['check', 'self-check', 'interview', 'follow-up'] as const).map(costKindOf)).toEqual([
      'check',
      'check',
      'open',
      'open',
    ]);
  });
});
