import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceOfAtLeast } from '../../src/deck/rules/poisson-binomial.ts';

const times = (n: number, chance: number): readonly number[] => Array.from({ length: n }, () => chance);

describe('the chance of at least so many', () => {
  // Worked out in exact fractions.
  test.each<readonly [string, number, readonly number[], number]>([
    ['one coin', 1, times(1, 1 / 2), 0.5],
    ['two of a half, a third and a quarter', 2, [1 / 2, 1 / 3, 1 / 4], 7 / 24],
    ['11 of 20 quarters', 11, times(20, 1 / 4), 0.003942141664083465],
    ['12 of 20 quarters', 12, times(20, 1 / 4), 0.000935391579332645],
    ['14 of 20 thirds', 14, times(20, 1 / 3), 0.0008788065585934115],
    ['40 of 100 quarters', 40, times(100, 1 / 4), 0.0006865922079629911],
    ['12 of ten thirds and ten fifths', 12, [...times(10, 1 / 3), ...times(10, 1 / 5)], 0.001520628039546817],
    ['13 of ten fifths and ten thirds', 13, [...times(10, 1 / 5), ...times(10, 1 / 3)], 0.0003107208733628004],
    ['2640 of 10000 quarters', 2640, times(10_000, 1 / 4), 0.0006774299247611053],
    ['2500 of 10000 quarters', 2500, times(10_000, 1 / 4), 0.5038387648752117],
    ['none', 0, times(3, 1 / 4), 1],
    ['more than there are', 4, times(3, 1 / 4), 0],
    ['events of which some cannot happen', 2, [1, 0, 1, 0], 1],
  ])('%s', (_, count, chances, expected) => {
    expect(chanceOfAtLeast(count, chances)).toBeCloseTo(expected, 11);
  });

  test('is what adding up all cases gives', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(chance, { maxLength: 9 }), fc.nat(10), (chances, count) => {
        let sum = 0;
        for (let cases = 0; cases < 2 ** chances.length; cases++) {
          const happened = chances.map((_, i) => (cases & (2 ** i)) !== 0);
          if (happened.filter(Boolean).length < count) continue;
          sum += chances.reduce((product, p, i) => product * (happened[i] ? p : 1 - p), 1);
        }
        expect(chanceOfAtLeast(count, chances)).toBeCloseTo(sum, 10);
      }),
    );
  });
});
