import { pad } from '../text.ts';
import type { Theme } from '../theme.ts';

/** Numbers as columns of one line, a cell each, the highest filling it. What is above 0 is never drawn as nothing. */
export function columnChart(values: readonly number[], { signs }: Theme): string {
  const highest = Math.max(0, ...values);
  const steps = signs.heights.length - 1;
  return values
    .map((value) => signs.heights[value <= 0 ? 0 : Math.max(1, Math.round((value / highest) * steps))] ?? '')
    .join('');
}

const WEEKDAYS = ['Mon', '', 'Wed', '', 'Fri', '', 'Sun'];
const LABEL = 4;

/** Monday is 0. Day 0 was a Thursday. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/**
 * A year of days: a column a week, the last one being that of `today`, a row a weekday; the fuller the field, the more was answered.
 * @param answers by number of the learner's day
 */
export function yearChart(
  answers: ReadonlyMap<number, number>,
  today: number,
  columns: number,
  { signs, good, muted }: Theme,
): string[] {
  const weeks = Math.max(1, Math.min(53, columns - LABEL));
  const monday = today - weekdayOf(today) - 7 * (weeks - 1);
  const most = Math.max(1, ...[...answers].flatMap(([day, count]) => (day >= monday && day <= today ? [count] : [])));
  const shadeOf = (day: number): string => {
    if (day > today) return ' ';
    const count = answers.get(day) ?? 0;
    const shade = signs.shades[count === 0 ? 0 : Math.ceil((count / most) * (signs.shades.length - 1))] ?? '';
    return count === 0 ? muted(shade) : good(shade);
  };
  const months = Array.from({ length: weeks }, (_, week) => monthOf(monday + 7 * week, monday + 7 * (week - 1)));
  let heading = '';
  for (const [week, month] of months.entries()) {
    // A name needs room for its three letters and a blank.
    if (month !== '' && heading.length <= week && week + month.length <= weeks) heading = heading.padEnd(week) + month;
  }
  return [
    muted(' '.repeat(LABEL) + heading),
    ...WEEKDAYS.map((name, weekday) => {
      const row = Array.from({ length: weeks }, (_, week) => shadeOf(monday + 7 * week + weekday)).join('');
      return `${muted(pad(name, LABEL))}${row}`.trimEnd();
    }),
  ];
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The name of the month that begins in the week of `day`, counted from the week of `before`; empty where none does. */
function monthOf(day: number, before: number): string {
  const month = (of: number): number => new Date(of * 86_400_000).getUTCMonth();
  return month(day) === month(before) ? '' : (MONTHS[month(day)] ?? '');
}
