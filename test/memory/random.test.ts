import { describe, expect, it } from 'vitest';
import { hash32, seeded, shuffle } from '../../src/memory/random.ts';

describe('hash32', () => {
  // Vectors of the FNV reference code (Noll): http://www.isthe.com/chongo/src/fnv/test_fnv.c
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['b', 0xe70c2de5],
    ['foobar', 0xbf9cf968],
    ['chongo was here!\n', 0xd49930d5],
  ])('gives the published value for %j', (text, hash) => {
    expect(hash32(text)).toBe(hash);
  });
});

describe('seeded', () => {
  it('gives the same numbers for the same seed, others for another', () => {
    const take = (seed: string) => Array.from({ length: 5 }, seeded(seed));
    expect(take('monday')).toEqual(take('monday'));
    expect(take('monday')).not.toEqual(take('tuesday'));
  });

  it('stays in [0, 1) and fills it evenly', () => {
    const numbers = Array.from({ length: 10_000 }, seeded('even'));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const bins = Array.from({ length: 10 }, (_, bin) => numbers.filter((x) => Math.floor(x * 10) === bin).length);
    for (const count of bins) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

describe('shuffle', () => {
  it('gives every order of four items equally often', () => {
    const rounds = 24_000;
    const seen = new Map<string, number>();
    for (let i = 0; i < rounds; i++) {
      const order = shuffle(['a', 'b', 'c', 'd'], seeded(`round ${i}`)).join('');
      seen.set(order, (seen.get(order) ?? 0) + 1);
    }
    expect(seen.size).toBe(24);
    const expected = rounds / 24;
    const chiSquare = [...seen.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    // 23 degrees of freedom: 49.7 is exceeded once in a thousand; a shuffle that favours some orders is far above.
    expect(chiSquare).toBeLessThan(49.7);
  });

  it('is seeded, keeps every item, and leaves the list it was given alone', () => {
    const items = Array.from({ length: 20 }, (_, i) => i);
    const kept = [...items];
    const one = shuffle(items, seeded('x'));
    expect(items).toEqual(kept);
    expect(one).toEqual(shuffle(items, seeded('x')));
    expect(one).not.toEqual(shuffle(items, seeded('y')));
    expect([...one].sort((a, b) => a - b)).toEqual(items);
  });
});
