import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DayTotals } from '../memory/fold.ts';
import type { DayForecast } from '../report/forecast.ts';
import type { Streak } from '../report/streak.ts';
import type { DueCounts, InterviewToday, Today } from '../report/today.ts';
import { replaceFile } from './disk.ts';
import { type Mark, markOf } from './memory-cache.ts';
import { logFiles } from './review-log.ts';

/** Today in numbers: what home, due and the end of a session tell. Nothing of it changes within the learner's day
 * unless the log, the decks or the limits do. */
export interface TodayNumbers {
  readonly today: Today;
  /** The next day after today on which something comes due. */
  readonly next: DayForecast | undefined;
  /** What comes due on the next days, today first. */
  readonly forecast: readonly DayForecast[];
  readonly streak: Streak;
  /** What was done today, all decks together. */
  readonly done: DayTotals;
  /** Absent where no plan for an interview holds. */
  readonly interview?: InterviewToday | undefined;
  /** Lines of the log that could not be read. */
  readonly damaged: number;
}

/** Everything that the numbers depend on, as text; the parameters of the schedule are in the log, which the marks stand for. */
export interface TodayKey {
  readonly build: string;
  readonly day: number;
  readonly limits: readonly (number | null)[];
  /** Ids of the decks chosen, and what identifies the content of all. */
  readonly decks: readonly string[];
  readonly library: string;
  readonly marks: readonly Mark[];
}

interface Kept extends Omit<TodayNumbers, 'today'> {
  readonly key: string;
  readonly today: Omit<Today, 'decks'> & { readonly decks: readonly (readonly [string, DueCounts])[] };
}

const fileIn = (folder: string): string => path.join(folder, 'today.json');

/** How far the log files go now. */
export const logMarks = (reviews: string): Mark[] => logFiles(reviews).map((file) => markOf(file, file.size));

/** The numbers kept for exactly this key; undefined where there are none. */
export function loadToday(folder: string, key: TodayKey): TodayNumbers | undefined {
  try {
    const { key: of, today, ...rest } = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Kept;
    return of === JSON.stringify(key) ? { ...rest, today: { ...today, decks: new Map(today.decks) } } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the numbers for the next look; a folder that cannot be written costs time and nothing else. */
export function keepToday(folder: string, key: TodayKey, { today, ...rest }: TodayNumbers, nonce: string): void {
  const kept: Kept = { key: JSON.stringify(key), ...rest, today: { ...today, decks: [...today.decks] } };
  try {
    replaceFile(fileIn(folder), Buffer.from(JSON.stringify(kept)), nonce);
  } catch {
    // The numbers are made anew next time.
  }
}
