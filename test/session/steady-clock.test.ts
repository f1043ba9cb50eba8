import { describe, expect, it } from 'vitest';
import { steadyClock } from '../../src/session/clock.ts';

describe('a clock that nobody sets', () => {
  it('begins at UTC and runs on by the steady count alone, in whole ms', () => {
    let steady = 70.4;
    const clock = steadyClock(1_000_000, () => steady);
    expect(clock.now()).toBe(1_000_000);
    steady += 1500.3;
    expect(clock.now()).toBe(1_001_500);
    expect(clock.of(170.4)).toBe(1_000_100);
  });
});
