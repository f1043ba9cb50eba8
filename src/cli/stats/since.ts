import { parseDate } from '../../memory/day.ts';
import { EXIT, Failure } from '../../problem.ts';
import { oneLine } from '../../terminal/sanitize.ts';

/** From when on reviews count: a day, or so many days back with today. */
export type Since = { readonly day: number } | { readonly days: number };

/** Reads `2027-01-15`, `30` or `30d`. Throws a usage problem for anything else. */
export function sinceOf(text: string): Since {
  const [, days] = /^(\d{1,5})d?$/.exec(text) ?? [];
  if (days !== undefined && Number(days) > 0) return { days: Number(days) };
  const day = parseDate(text);
  if (day !== undefined) return { day };
  throw new Failure({
    message: `--since takes a day such as 2027-01-15 or a number of days such as 30, not ${JSON.stringify(oneLine(text))}`,
    exit: EXIT.usage,
  });
}

/** The first of the learner's days that counts. */
export const firstDay = (since: Since, today: number): number => ('day' in since ? since.day : today - since.days + 1);
