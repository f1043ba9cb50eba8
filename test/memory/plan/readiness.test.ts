import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USUAL_COSTS } from '../../../src/memory/plan/costs.ts';
import { makeForecast, readiness } from '../../../src/memory/plan/readiness.ts';
import { planRequest } from '../../support/plan.ts';

const width = (of: { low: number; high: number }): number => of.high - of.low;

describe('readiness', () => {
  it('holds its mean, whatever the chances', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 50 }), (chances) => {
        const { mean, low, high } = readiness(chances);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(mean + 1e-9);
        expect(high).toBeGreaterThanOrEqual(mean - 1e-9);
      }),
    );
  });

  it('never believes quite in certainty, and knows nothing of no cards', () => {
    expect(readiness([0, 0, 0])).toEqual({ mean: 0, low: 0, high: 0 });
    expect(readiness([1, 1])).toEqual({ mean: 1, low: 0.975, high: 1 });
    expect(readiness([])).toEqual({ mean: 0, low: 0, high: 0 });
  });

  it('of one card at even chances is anything; chance averages out over many, the shared error does not', () => {
    const even = (n: number) => Array.from({ length: n }, () => 0.5);
    expect(readiness(even(1))).toMatchObject({ low: 0, high: 1 });
    expect(width(readiness(even(100)))).toBeLessThan(width(readiness(even(20))));
    // 0.6 in log odds at 0.5: from 0.354, less a slip, to 0.646.
    expect(readiness(even(1_000_000)).low).toBeCloseTo(0.975 * 0.354, 2);
    expect(readiness(even(1_000_000)).high).toBeCloseTo(0.646, 2);
  });

  it('is wider where minutes are uncertain, and most where nothing is known of the learner', () => {
    const forecast = (answers: number) => {
      const { plan, slow, fast } = makeForecast(planRequest(200, { costs: { ...USUAL_COSTS, answers } }));
      const of = (cards: typeof slow) => cards.map((card) => card.with);
      return { all: readiness(of(plan.cards), of(slow), of(fast)), alone: readiness(of(plan.cards)) };
    };
    const stranger = forecast(0);
    const known = forecast(5_000);
    expect(width(stranger.all)).toBeGreaterThan(width(known.all));
    expect(width(known.all)).toBeGreaterThan(width(known.alone));
  });
});
