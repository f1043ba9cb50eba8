import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/memory/day.ts';
import { type InterviewOutcome, rateCheck, suggestRating } from '../../src/session/rating.ts';

describe('the rating of a check', () => {
  it.each([
    [false, false, 1],
    [false, true, 1],
    [true, true, 2],
    [true, false, 3],
  ])('right %s, guessed %s: %i', (correct, guess, rating) => {
    expect(rateCheck(correct, guess)).toBe(rating);
  });
});

describe('the suggested rating of an interview answer', () => {
  const suggest = (changes: Partial<InterviewOutcome>) =>
    suggestRating({ ticked: 6, points: 6, redFlags: 0, ms: 5 * MINUTE, difficulty: 'medium', ...changes });

  it.each<[string, Partial<InterviewOutcome>, number]>([
    ['no point covered', { ticked: 0 }, 1],
    ['less than a third', { ticked: 1 }, 1],
    ['a third', { ticked: 2 }, 2],
    ['less than two thirds', { ticked: 3 }, 2],
    ['two thirds', { ticked: 4 }, 3],
    ['all but one', { ticked: 5, ms: 1 }, 3],
    ['all, slowly', {}, 3],
    ['all, fluently', { ms: 2 * MINUTE }, 4],
    ['all, a ms too slowly', { ms: 2 * MINUTE + 1 }, 3],
    ['an easy one takes less', { ms: 61_000, difficulty: 'easy' }, 3],
    ['an easy one in a minute', { ms: 60_000, difficulty: 'easy' }, 4],
    ['a hard one may take three', { ms: 3 * MINUTE, difficulty: 'hard' }, 4],
    ['one red flag', { redFlags: 1, ms: 1 }, 2],
    ['two red flags', { redFlags: 2, ms: 1 }, 1],
    ['one red flag and hardly a point', { ticked: 1, redFlags: 1 }, 1],
    ['one of one', { ticked: 1, points: 1, ms: 20_000 }, 4],
    ['all, but revealed before anybody could have said them', { ms: 4_999 }, 3],
    ['nothing to go by', { ticked: 0, points: 0 }, 3],
    ['nothing but a red flag', { ticked: 0, points: 0, redFlags: 1 }, 2],
    ['nothing but red flags', { ticked: 0, points: 0, redFlags: 2 }, 1],
  ])('%s', (_, changes, rating) => {
    expect(suggest(changes).rating).toBe(rating);
  });

  it('says why', () => {
    expect(suggest({ ticked: 1, redFlags: 2 }).reason).toBe('1 of 6 key points, 2 red flags');
    expect(suggest({ ticked: 1, points: 1, redFlags: 1 }).reason).toBe('1 of 1 key point, 1 red flag');
    expect(suggest({ ms: 20_000 }).reason).toBe('6 of 6 key points, no red flag, and fluent');
    expect(suggest({ ticked: 0, points: 0 }).reason).toContain('no key points');
    expect(suggest({ ticked: 0, points: 0, redFlags: 2 }).reason).toContain('2 red flags');
  });
});
