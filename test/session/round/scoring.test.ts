import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accuracyPoints,
  gain,
  penaltyPoints,
  SCORINGS,
  speedPoints,
  streakPoints,
} from '../../../src/session/round/scoring.ts';

describe('scoring', () => {
  it.each([
    [2000, 30_000, 967],
    [30_000, 30_000, 500],
    [0, 30_000, 1000],
    [499, 30_000, 1000],
    [500, 30_000, 992],
    [15_000, 30_000, 750],
    // Time that the host added.
    [45_000, 30_000, 500],
  ])('speed: %i ms of %i at 1000 gives %i', (t, limit, points) => {
    expect(speedPoints({ worth: 1000, correct: true, t, limit })).toBe(points);
    expect(speedPoints({ worth: 1000, correct: false, t, limit })).toBe(0);
  });

  it.each([
    [0, 1000],
    [1, 1100],
    [5, 1500],
    [9, 1500],
  ])('streak: after %i right ones %i', (streak, points) => {
    expect(streakPoints({ worth: 1000, correct: true, streak })).toBe(points);
  });

  it('accuracy is flat, penalty takes half for a wrong answer and nothing for none', () => {
    expect(accuracyPoints({ worth: 500, correct: true })).toBe(500);
    expect(penaltyPoints({ worth: 500, correct: false, answered: true })).toBe(-250);
    expect(penaltyPoints({ worth: 500, correct: false, answered: false })).toBe(0);
    expect(penaltyPoints({ worth: 500, correct: true, answered: true })).toBe(500);
  });

  it('no total falls below zero, and what is worth nothing changes nothing', () => {
    const scored = fc.record({
      worth: fc.nat(2000),
      correct: fc.boolean(),
      answered: fc.boolean(),
      t: fc.nat(60_000),
      limit: fc.integer({ min: 1000, max: 60_000 }),
      streak: fc.nat(20),
    });
    fc.assert(
      fc.property(fc.constantFrom(...SCORINGS), scored, fc.nat(5000), (scoring, s, total) => {
        expect(total + gain(scoring, s, total)).toBeGreaterThanOrEqual(0);
        expect(Math.abs(gain(scoring, { ...s, worth: 0 }, total))).toBe(0);
      }),
    );
  });
});
