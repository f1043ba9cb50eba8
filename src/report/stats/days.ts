import { dayDate } from '../../memory/day.ts';
import { MASTERED_STABILITY } from '../../memory/queue.ts';
import { isFirst, isRecalled, isRetention, isRight } from '../../memory/review-numbers.ts';
import type { Reviews } from '../../memory/review-table.ts';
import type { Count } from './share.ts';

/** What was done on one of the learner's days. */
export interface DayStats {
  /** Such as 2027-01-15. */
  readonly date: string;
  readonly day: number;
  readonly answers: number;
  readonly right: number;
  /** Cards met for the first time. */
  readonly introduced: number;
  readonly minutes: number;
}

/** The same while it is being counted. */
export interface DaySums {
  answers: number;
  right: number;
  introduced: number;
  ms: number;
  /** Of the reviews that retention is told from, those that were recalled: of cards with less than `MASTERED_STABILITY` days of stability before, and of the others. */
  readonly young: Count;
  readonly mature: Count;
}

/** Adds reviews to the days, by number, on which they were. */
export function addDays(days: Map<number, DaySums>, { numbers }: Reviews): void {
  const { facts, ms, stability, day: dayOf } = numbers;
  for (let i = 0; i < facts.length; i++) {
    const fact = facts[i] ?? 0;
    const number = dayOf[i] ?? 0;
    let day = days.get(number);
    if (day === undefined) {
      day = { answers: 0, right: 0, introduced: 0, ms: 0, young: { count: 0, of: 0 }, mature: { count: 0, of: 0 } };
      days.set(number, day);
    }
    day.answers++;
    if (isRight(fact)) day.right++;
    if (isFirst(fact)) day.introduced++;
    day.ms += ms[i] ?? 0;
    if (!isRetention(fact)) continue;
    const counts = (stability[i] ?? 0) < MASTERED_STABILITY ? day.young : day.mature;
    counts.of++;
    if (isRecalled(fact)) counts.count++;
  }
}

/** The days on which something was answered, first to last. */
export const dayStats = (days: ReadonlyMap<number, DaySums>): readonly DayStats[] =>
  [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, { answers, right, introduced, ms }]) => ({
      date: dayDate(day),
      day,
      answers,
      right,
      introduced,
      minutes: ms / 60_000,
    }));
