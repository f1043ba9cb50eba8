import { dayDate } from '../../memory/day.ts';
import { isFirst, isRight } from '../../memory/review-numbers.ts';
import type { Reviews } from '../../memory/review-table.ts';

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

/** The days on which something was answered, first to last. */
export function countDays({ numbers }: Reviews): readonly DayStats[] {
  const days = new Map<number, { answers: number; right: number; introduced: number; ms: number }>();
  const { facts, ms, day: dayOf } = numbers;
  for (let i = 0; i < facts.length; i++) {
    const fact = facts[i] ?? 0;
    const number = dayOf[i] ?? 0;
    let day = days.get(number);
    if (day === undefined) {
      day = { answers: 0, right: 0, introduced: 0, ms: 0 };
      days.set(number, day);
    }
    day.answers++;
    if (isRight(fact)) day.right++;
    if (isFirst(fact)) day.introduced++;
    day.ms += ms[i] ?? 0;
  }
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, { answers, right, introduced, ms }]) => ({
      date: dayDate(day),
      day,
      answers,
      right,
      introduced,
      minutes: ms / 60_000,
    }));
}
