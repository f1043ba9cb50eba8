import type { Difficulty } from '../../deck/model.ts';

/** How an answer is worth points; see `prepdeck quiz --help`. */
export const SCORINGS = ['accuracy', 'speed', 'streak', 'penalty'] as const;
export type Scoring = (typeof SCORINGS)[number];

export const POINTS: Readonly<Record<Difficulty, number>> = { easy: 500, medium: 1000, hard: 1500 };

/** Time for a question where the set-up names none, ms. */
export const TIME: Readonly<Record<Difficulty, number>> = { easy: 20_000, medium: 30_000, hard: 45_000 };

/** So soon nobody has read the question: a reflex is worth no more than a quick answer, ms. */
const REFLEX = 500;
/** Right answers before this one that still raise it, and by how much each. */
const LONGEST_STREAK = 5;
const STREAK_STEP = 0.1;

export interface Scored {
  /** What the question is worth: by difficulty, or nothing for a warm-up. */
  readonly worth: number;
  readonly correct: boolean;
  /** Something was answered, in time; saying that one does not know is no answer. */
  readonly answered: boolean;
  /** Time taken, and time there was at first, ms. */
  readonly t: number;
  readonly limit: number;
  /** Right answers in a row before this one. */
  readonly streak: number;
}

/** Flat: right is worth the question's points, however long it took. */
export const accuracyPoints = ({ worth, correct }: Pick<Scored, 'worth' | 'correct'>): number => (correct ? worth : 0);

/** points × (1 − t/2T), rounded: half is left at the deadline, and all of it under half a second. */
export function speedPoints({ worth, correct, t, limit }: Pick<Scored, 'worth' | 'correct' | 't' | 'limit'>): number {
  if (!correct) return 0;
  if (t < REFLEX) return worth;
  // Time that the host added costs nothing more.
  return Math.round(worth * (1 - Math.min(1, t / limit) / 2));
}

/** A tenth more for each right answer in a row before this one, up to half as much again. */
export const streakPoints = ({ worth, correct, streak }: Pick<Scored, 'worth' | 'correct' | 'streak'>): number =>
  correct ? Math.round(worth * (1 + STREAK_STEP * Math.min(streak, LONGEST_STREAK))) : 0;

/** A wrong answer costs half of what a right one gives; none costs nothing. */
export const penaltyPoints = ({ worth, correct, answered }: Pick<Scored, 'worth' | 'correct' | 'answered'>): number =>
  correct ? worth : answered ? -Math.round(worth / 2) : 0;

/** What an answer changes a total by; a total never falls below zero. */
export function gain(scoring: Scoring, scored: Scored, total: number): number {
  const points = {
    accuracy: accuracyPoints,
    speed: speedPoints,
    streak: streakPoints,
    penalty: penaltyPoints,
  }[scoring](scored);
  // `0 - 0` rather than a negative zero, which JSON does not know.
  return Math.max(points, 0 - total);
}
