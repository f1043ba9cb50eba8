import { parseDate } from '../../memory/day.ts';
import { EXIT, Failure } from '../../problem.ts';
import { oneLine } from '../../terminal/sanitize.ts';

/** Days from today, both ends within. */
export interface Spread {
  readonly from: number;
  readonly to: number;
}

/** Reads `2027-01-15`. Throws a usage problem for anything else. */
export function dateOption(text: string): number {
  const day = parseDate(text);
  if (day !== undefined) return day;
  throw new Failure({
    message: `--on takes a date such as 2027-01-15, not ${JSON.stringify(oneLine(text))}`,
    exit: EXIT.usage,
  });
}

/** Reads `3` or `3-10`. Throws a usage problem for anything else. */
export function spreadOption(text: string): Spread {
  const [, first, last = first] = /^(\d{1,4})(?:-(\d{1,4}))?$/.exec(text) ?? [];
  if (first !== undefined && Number(first) <= Number(last)) return { from: Number(first), to: Number(last) };
  throw new Failure({
    message: `--in takes a number of days such as 3, or from-to such as 3-10, not ${JSON.stringify(oneLine(text))}`,
    exit: EXIT.usage,
  });
}
