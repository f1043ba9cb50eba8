import type { DayTotals } from '../memory/fold.ts';

/** Days in a row on which something was answered. */
export interface Streak {
  /** Up to today, or up to yesterday while today is still open; 0 where both are without an answer. */
  readonly current: number;
  readonly best: number;
}

/**
 * Streaks from the totals of the learner's days.
 * @param today number of the learner's day; days after it (a clock that went wrong) do not count
 */
export function streak(days: ReadonlyMap<number, DayTotals>, today: number): Streak {
  const studied = [...days].filter(([day, { answers }]) => answers > 0 && day <= today).map(([day]) => day);
  studied.sort((a, b) => a - b);
  let best = 0;
  let run = 0;
  let before: number | undefined;
  for (const day of studied) {
    run = before !== undefined && day === before + 1 ? run + 1 : 1;
    best = Math.max(best, run);
    before = day;
  }
  return { current: before !== undefined && before >= today - 1 ? run : 0, best };
}
