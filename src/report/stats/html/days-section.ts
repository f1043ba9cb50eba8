import { dayDate } from '../../../memory/day.ts';
import { counted } from '../../duration.ts';
import type { DayStats } from '../days.ts';
import type { Stats } from '../stats.ts';
import { columns } from './columns.ts';
import type { Markup } from './markup.ts';
import { figure, longDate } from './numbers.ts';
import { empty, legend, section } from './section.ts';
import { folded, table } from './table.ts';

/** Days that the pictures of single days reach back, today included. */
export const SHOWN_DAYS = 90;

const NONE = { answers: 0, right: 0, introduced: 0, minutes: 0 };

/** Every one of the last days, those without an answer too. */
export function lastDays(days: readonly DayStats[], today: number): DayStats[] {
  const byDay = new Map(days.map((day) => [day.day, day]));
  return Array.from({ length: SHOWN_DAYS }, (_, i) => {
    const day = today - SHOWN_DAYS + 1 + i;
    return byDay.get(day) ?? { date: dayDate(day), day, ...NONE };
  });
}

const sum = (days: readonly DayStats[], of: (day: DayStats) => number): number =>
  days.reduce((total, day) => total + of(day), 0);

const busiest = (days: readonly DayStats[], of: (day: DayStats) => number): DayStats | undefined =>
  days.reduce<DayStats | undefined>((most, day) => (most === undefined || of(day) > of(most) ? day : most), undefined);

const NOTHING = `No answers in the last ${SHOWN_DAYS} days.`;

/** Answers a day, right and wrong. */
export function reviewsSection({ days, day: today }: Stats): Markup {
  const shown = lastDays(days, today);
  const active = shown.filter(({ answers }) => answers > 0);
  const most = busiest(active, ({ answers }) => answers);
  if (!most) return section('reviews', 'Reviews a day', empty(NOTHING));
  const total = sum(active, ({ answers }) => answers);
  const right = sum(active, (day) => day.right);
  const picture = columns({
    title: `Reviews a day, the last ${SHOWN_DAYS} days`,
    description: `${counted(total, 'answer')} on ${counted(active.length, 'day')}, ${right} of them right; most on ${longDate(most.date)}: ${most.answers}.`,
    columns: shown.map(({ date, answers, right, introduced }) => ({
      date,
      parts: [right, answers - right],
      hint: `${longDate(date)}: ${counted(answers, 'answer')}, ${right} right, ${introduced} new`,
    })),
  });
  const numbers = table(
    'Answers on each day that has any, the latest first',
    [
      { name: 'Day' },
      { name: 'Answers', is: 'number' },
      { name: 'Right', is: 'number' },
      { name: 'New cards', is: 'number' },
    ],
    [...active]
      .reverse()
      .map(({ date, answers, right, introduced }) => [
        longDate(date),
        figure(answers),
        figure(right),
        figure(introduced),
      ]),
  );
  const signs = legend([
    ['accent', 'right'],
    ['second', 'wrong'],
  ]);
  return section('reviews', 'Reviews a day', [picture, signs, folded(numbers)]);
}

/** Minutes a day. */
export function minutesSection({ days, day: today }: Stats): Markup {
  const shown = lastDays(days, today);
  const active = shown.filter(({ answers }) => answers > 0);
  const most = busiest(active, ({ minutes }) => minutes);
  if (!most) return section('minutes', 'Minutes a day', empty(NOTHING));
  const total = sum(active, ({ minutes }) => minutes);
  const picture = columns({
    title: `Minutes a day, the last ${SHOWN_DAYS} days`,
    description: `${figure(total)} minutes on ${counted(active.length, 'day')}, ${figure(total / active.length)} on each in the mean; most on ${longDate(most.date)}: ${figure(most.minutes)}.`,
    columns: shown.map(({ date, minutes }) => ({
      date,
      parts: [minutes],
      hint: `${longDate(date)}: ${figure(minutes)} min`,
    })),
  });
  const numbers = table(
    'Minutes on each day that has an answer, the latest first',
    [{ name: 'Day' }, { name: 'Minutes', is: 'number' }],
    [...active].reverse().map(({ date, minutes }) => [longDate(date), figure(minutes)]),
  );
  return section('minutes', 'Minutes a day', [picture, folded(numbers)]);
}

/** Cards that come due. */
export function forecastSection({ forecast }: Stats): Markup {
  const total = forecast.reduce((all, { due }) => all + due, 0);
  const heading = `Due in the next ${forecast.length} days`;
  if (total === 0) return section('forecast', heading, empty('Nothing seen so far comes due in this time.'));
  const most = forecast.reduce((a, b) => (b.due > a.due ? b : a));
  const picture = columns({
    title: `Cards due on each of the next ${forecast.length} days`,
    description: `${counted(total, 'card')} in all, ${forecast[0]?.due ?? 0} of them today; most on ${longDate(most.date)}: ${most.due}.`,
    columns: forecast.map(({ date, due }) => ({ date, parts: [due], hint: `${longDate(date)}: ${due} due` })),
  });
  const numbers = table(
    'Cards due, today first',
    [{ name: 'Day' }, { name: 'Due', is: 'number' }],
    forecast.map(({ date, due }) => [longDate(date), figure(due)]),
  );
  return section('forecast', heading, [picture, folded(numbers)]);
}
