import type { Difficulty } from '../deck/model.ts';
import { MINUTE } from '../memory/day.ts';
import type { Rating } from '../memory/event.ts';

/** A rating and the reason for it, in words for the learner. */
export interface Suggestion {
  readonly rating: Rating;
  readonly reason: string;
}

/** Wrong is Again, right is Good, right but guessed is Hard: a lucky guess is no memory, yet not a failure. */
export const rateCheck = (correct: boolean, guess: boolean): Rating => {
  if (!correct) return 1;
  return guess ? 2 : 3;
};

/** How quickly an answer counts as fluent. */
/** Nobody says a whole answer faster; who reveals sooner has not given one. */
const TOO_SOON = 5_000;

const FLUENT: Record<Difficulty, number> = { easy: 1 * MINUTE, medium: 2 * MINUTE, hard: 3 * MINUTE };

export interface InterviewOutcome {
  readonly ticked: number;
  readonly points: number;
  readonly redFlags: number;
  /** Time until the model answer was revealed, ms. */
  readonly ms: number;
  readonly difficulty: Difficulty;
}

const plural = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

/**
 * The suggested rating of an interview answer, from what the learner ticked:
 * below a third of the key points, or two red flags, Again; below two thirds, or one red flag, Hard; else Good;
 * all of them without a red flag and fluently (not before five seconds, not after one to three minutes by difficulty), Easy. Without key points the red flags decide alone. The learner confirms
 * or overrules.
 */
export function suggestRating({ ticked, points, redFlags, ms, difficulty }: InterviewOutcome): Suggestion {
  const flags = redFlags === 0 ? 'no red flag' : plural(redFlags, 'red flag');
  if (points === 0) {
    const reason = redFlags === 0 ? 'no key points to go by' : `no key points to go by, ${flags}`;
    return { rating: redFlags === 0 ? 3 : redFlags === 1 ? 2 : 1, reason };
  }
  const share = ticked / points;
  const covered = `${ticked} of ${plural(points, 'key point')}, ${flags}`;
  if (share < 1 / 3 || redFlags > 1) return { rating: 1, reason: covered };
  if (share < 2 / 3 || redFlags === 1) return { rating: 2, reason: covered };
  if (share === 1 && ms >= TOO_SOON && ms <= FLUENT[difficulty]) return { rating: 4, reason: `${covered}, and fluent` };
  return { rating: 3, reason: covered };
}
