import { scaleQuantile, scaleThreshold } from 'd3-scale';
import { dayDate } from '../../../memory/day.ts';
import { counted } from '../../duration.ts';
import type { DayStats } from '../days.ts';
import type { Stats } from '../stats.ts';
import { html, type Markup } from './markup.ts';
import { dayAndMonth, figure, longDate, monthOf } from './numbers.ts';
import { hint, picture } from './picture.ts';
import { empty, legend, section } from './section.ts';
import { folded, table } from './table.ts';

const WEEKS = 53;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
/** The year is drawn in two pictures: side by side where there is room, else below each other. */
const FIRST_HALF = 27;

/** 1970-01-01 was a Thursday; weeks begin on Monday. */
const weekday = (day: number): number => (((day + 3) % 7) + 7) % 7;

interface Week {
  /** The learner's day that is its Monday. */
  readonly monday: number;
  /** Answers a day, Monday first; undefined: has not come. */
  readonly answers: readonly (number | undefined)[];
}

/** The last 53 weeks, this one included. */
export function weeksOf(days: readonly DayStats[], today: number): Week[] {
  const answers = new Map(days.map((day) => [day.day, day.answers]));
  const first = today - weekday(today) - (WEEKS - 1) * 7;
  return Array.from({ length: WEEKS }, (_, week) => {
    const monday = first + week * 7;
    return {
      monday,
      answers: WEEKDAYS.map((_, i) => (monday + i > today ? undefined : (answers.get(monday + i) ?? 0))),
    };
  });
}

/** From how many answers on a day has which shade: 1, and the quartiles of the days that have any. */
function steps(counts: readonly number[]): number[] {
  const quartiles = counts.length === 0 ? [] : scaleQuantile<number>().domain(counts).range([1, 2, 3, 4]).quantiles();
  return [...new Set([1, ...quartiles.map(Math.ceil)])].sort((a, b) => a - b);
}

/** Answers on each day of a year, a column a week. */
export function yearSection({ days, day: today }: Stats): Markup {
  const weeks = weeksOf(days, today);
  const active = weeks.flatMap(({ answers }) => answers.flatMap((n) => (n === undefined || n === 0 ? [] : [n])));
  if (active.length === 0) {
    return section('year', 'The last year', empty('No answers in the last year.'), true);
  }
  const from = steps(active);
  const shade = scaleThreshold<number, number>()
    .domain(from)
    .range([0, ...from.map((_, i) => i + 5 - from.length)]);
  const halves = [weeks.slice(0, FIRST_HALF), weeks.slice(FIRST_HALF)].map((half) => halfYear(half, shade));
  const signs = from.map(
    (least, i) =>
      [`shade s${i + 5 - from.length}`, `${figure(least)}${i === from.length - 1 ? ' or more' : '+'}`] as const,
  );
  const rows = [...weeks]
    .reverse()
    .map(({ monday, answers }) => [
      longDate(dayDate(monday)),
      ...answers.map((n) => (n === undefined ? '' : figure(n))),
    ]);
  const numbers = table(
    'Answers a day, by week',
    [{ name: 'Week of' }, ...WEEKDAYS.map((name) => ({ name, is: 'number' as const }))],
    rows,
  );
  return section(
    'year',
    'The last year',
    [html`<div class="year">${halves}</div>`, legend([['shade s0', 'none'], ...signs]), folded(numbers)],
    true,
  );
}

function halfYear(weeks: readonly Week[], shade: (answers: number) => number): Markup {
  const width = 100 / weeks.length;
  const height = 100 / WEEKDAYS.length;
  const cells = weeks.flatMap(({ monday, answers }, week) =>
    answers.flatMap((n, i) =>
      n === undefined
        ? []
        : [
            html`<rect class="s${shade(n)}" x="${week * width}%" y="${i * height}%" width="${width * 0.84}%" height="${height * 0.84}%" rx="2">${hint(`${longDate(dayDate(monday + i))}: ${counted(n, 'answer')}`)}</rect>`,
          ],
    ),
  );
  const all = weeks.flatMap(({ answers }) => answers);
  const total = all.reduce<number>((sum, n) => sum + (n ?? 0), 0);
  const studied = all.filter((n) => n !== undefined && n > 0).length;
  const dayNames = WEEKDAYS.map((name, i) =>
    i % 2 === 0
      ? html`<text class="tick end weekday" x="-8" y="${(i + 0.42) * height}%" dy="0.32em">${name}</text>`
      : undefined,
  );
  const monday = (week: number): string => dayDate(weeks[week]?.monday ?? 0);
  const months = weeks.map((_, week) =>
    week > 0 && monthOf(monday(week)) !== monthOf(monday(week - 1))
      ? html`<text class="tick" x="${week * width}%" y="-7">${monthOf(monday(week))}</text>`
      : undefined,
  );
  return picture({
    title: `Answers a day from ${longDate(monday(0))}, ${weeks.length} weeks`,
    description: `${counted(total, 'answer')} on ${counted(studied, 'day')}; most on a day: ${Math.max(0, ...all.map((n) => n ?? 0))}. A column a week, a row a weekday, from ${dayAndMonth(monday(0))} on.`,
    kind: 'weeks',
    shapes: [months, dayNames, cells],
  });
}
