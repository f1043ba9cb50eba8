import { counted, duration } from '../../report/duration.ts';
import type { Stats } from '../../report/stats/stats.ts';
import { oneLine } from '../sanitize.ts';
import { item, type Kit } from '../study/blocks.ts';
import { truncate, wrap } from '../text.ts';
import { columnChart, yearChart } from './charts.ts';
import { countWords, percent } from './stats-words.ts';

const LABEL = 14;
const DAYS = 30;

/** Answers on each of the last `days` days, the last one today. */
export function lastDays({ days, day }: Stats, count: number): { answers: number; minutes: number }[] {
  const byDay = new Map(days.map((one) => [one.day, one]));
  return Array.from({ length: count }, (_, i) => byDay.get(day - count + 1 + i) ?? { answers: 0, minutes: 0 });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Everything at a glance: one screen to look at daily. */
export function overviewLines(stats: Stats, kit: Kit): string[] {
  const { theme, columns } = kit;
  const { streak, days, forecast, retention, accuracy, calibration, interviews, gaps, hardest } = stats;
  const line = (label: string, text: string): string[] => item(theme.heading(label.padEnd(LABEL)), text, kit);
  const dot = ` ${theme.signs.dot} `;
  const answers = sum(days.map((day) => day.answers));
  const minutes = sum(days.map((day) => day.minutes));
  const recent = lastDays(stats, DAYS);
  const studied = recent.filter((day) => day.answers > 0).length;
  const today = recent.at(-1)?.answers ?? 0;
  const cells = Math.max(7, Math.min(DAYS, columns - LABEL));
  const chart = (values: readonly number[], from: 'first' | 'last'): string =>
    theme.plain ? '' : `${columnChart(from === 'first' ? values.slice(0, cells) : values.slice(-cells), theme)}  `;
  const due = forecast.map((one) => one.due);
  const [missed] = gaps.keyPoints;
  const [tripped] = gaps.redFlags;
  const [hard] = hardest;
  const named = (card: string, text: string): string =>
    `${truncate(oneLine(text), columns - LABEL)} (${oneLine(card)})`;
  return [
    ...wrap(
      [
        theme.strong(`Streak ${counted(streak.current, 'day')}`),
        `best ${streak.best}`,
        `${counted(answers, 'answer')} on ${counted(days.length, 'day')}`,
        duration(Math.round(minutes) * 60_000),
      ].join(dot),
      columns,
    ),
    ...(theme.plain
      ? []
      : ['', ...yearChart(new Map(days.map((day) => [day.day, day.answers])), stats.day, columns, theme)]),
    '',
    ...line(
      'Last 30 days',
      `${chart(
        recent.map((day) => day.answers),
        'last',
      )}${counted(today, 'answer')} today, ${average(recent.map((day) => day.answers))} and ${average(recent.map((day) => day.minutes))} min a day, on ${studied} of 30`,
    ),
    ...line(
      'Next 30 days',
      `${chart(due, 'first')}${due[0] ?? 0} due today, then ${average(due.slice(1))} a day; ${stats.cards.new} new`,
    ),
    ...line(
      'Retention',
      `${retention
        .map((row) => `${row.days === null ? 'ever' : `${row.days} days`} ${percent(row.all.rate)}`)
        .join(dot)}${dot}wanted ${percent(stats.desiredRetention)}`,
    ),
    ...line(
      'Right',
      (['easy', 'medium', 'hard'] as const)
        .map((level) => `${level} ${percent(accuracy.levels[level].rate)}`)
        .join(dot),
    ),
    ...line(
      'Forgotten',
      `${countWords(calibration.good)} after Good, ${countWords(calibration.easy)} after Easy${dot}guesses right ${countWords(calibration.guesses)}`,
    ),
    ...(interviews.length === 0
      ? []
      : line(
          'Interviews',
          `${interviews
            .flatMap(({ score }) => (score === null ? [] : [String(score)]))
            .slice(-8)
            .join(` ${theme.signs.arrow} `)} of 100`,
        )),
    ...(missed ? line('Missed most', `${countWords(missed)}: ${named(missed.card, missed.text)}`) : []),
    ...(tripped ? line('Red flag', `${countWords(tripped)}: ${named(tripped.card, tripped.text)}`) : []),
    ...(hard
      ? line(
          'Hardest',
          `${counted(hard.wrong, 'miss', 'misses')} in ${hard.answers}: ${named(hard.card, hard.question)}`,
        )
      : []),
  ];
}

/** One decimal where it is small. */
function average(numbers: readonly number[]): string {
  const mean = numbers.length === 0 ? 0 : sum(numbers) / numbers.length;
  return mean < 10 ? String(Math.round(mean * 10) / 10) : String(Math.round(mean));
}
