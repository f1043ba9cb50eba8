import { dayDate } from '../../memory/day.ts';
import { isRight, type Tally } from './tally.ts';

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
export function dayTally(): Tally<readonly DayStats[]> {
  const days = new Map<number, { answers: number; right: number; introduced: number; ms: number }>();
  const dayOf = (number: number) => {
    const made = { answers: 0, right: 0, introduced: 0, ms: 0 };
    days.set(number, made);
    return made;
  };
  return {
    add(row) {
      const day = days.get(row.day) ?? dayOf(row.day);
      day.answers++;
      if (isRight(row)) day.right++;
      if (row.phase === undefined && row.mode !== 'cram') day.introduced++;
      day.ms += row.ms;
    },
    result: () =>
      [...days]
        .sort(([a], [b]) => a - b)
        .map(([day, { answers, right, introduced, ms }]) => ({
          date: dayDate(day),
          day,
          answers,
          right,
          introduced,
          minutes: ms / 60_000,
        })),
  };
}
