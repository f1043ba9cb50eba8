import { DIFFICULTIES } from '../../deck/model.ts';
import { counted, duration } from '../../report/duration.ts';
import type { Gap } from '../../report/stats/gaps.ts';
import type { Stats } from '../../report/stats/stats.ts';
import { oneLine } from '../sanitize.ts';
import { item, type Kit } from '../study/blocks.ts';
import { truncate, width, wrap } from '../text.ts';
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
  const done = recent.map((day) => day.answers);
  const spent = recent.map((day) => day.minutes);
  const due = forecast.map((one) => one.due);
  const cells = Math.max(7, Math.min(DAYS, columns - LABEL));
  /** Where the words have no room beside the chart they stand below it: a line that is wrapped loses the blanks of days without answers. */
  const charted = (label: string, values: readonly number[], text: string): string[] => {
    if (theme.plain) return line(label, text);
    const chart = theme.heading(label.padEnd(LABEL)) + columnChart(values, theme);
    return LABEL + values.length + 2 + width(text) <= columns ? [`${chart}  ${text}`] : [chart, ...line('', text)];
  };
  const [missed] = gaps.keyPoints;
  const [tripped] = gaps.redFlags;
  const [hard] = hardest;
  const scores = interviews.flatMap(({ score }) => (score === null ? [] : [String(score)]));
  return [
    ...wrap(
      [
        theme.strong(`Streak ${counted(streak.current, 'day')}`),
        `best ${streak.best}`,
        `${counted(answers, 'answer')} on ${counted(days.length, 'day')}`,
        duration(minutes < 1 ? minutes * 60_000 : Math.round(minutes) * 60_000),
      ].join(dot),
      columns,
    ),
    ...(theme.plain
      ? []
      : ['', ...yearChart(new Map(days.map((day) => [day.day, day.answers])), stats.day, columns, theme)]),
    '',
    ...charted(
      'Last 30 days',
      done.slice(-cells),
      `${done.at(-1) ?? 0} today, ${average(done)} a day in ${average(spent)} min`,
    ),
    ...charted('Next 30 days', due.slice(0, cells), `${due[0] ?? 0} due today, ${average(due.slice(1))} a day after`),
    ...line(
      'Retention',
      [
        ...retention.map(({ days, all }) => `${days === null ? 'ever' : counted(days, 'day')} ${percent(all.rate)}`),
        `wanted ${percent(stats.desiredRetention)}`,
      ].join(dot),
    ),
    ...line('Right', DIFFICULTIES.map((level) => `${level} ${percent(accuracy.levels[level].rate)}`).join(dot)),
    ...line(
      'Forgotten',
      [
        `${countWords(calibration.good)} after Good`,
        `${countWords(calibration.easy)} after Easy`,
        `guesses right ${countWords(calibration.guesses)}`,
      ].join(dot),
    ),
    ...(scores.length === 0 ? [] : line('Interviews', `${scores.slice(-8).join(` ${theme.signs.arrow} `)} of 100`)),
    ...(missed ? line('Missed', gapWords(missed, kit)) : []),
    ...(tripped ? line('Red flag', gapWords(tripped, kit)) : []),
    ...(hard ? line('Hardest', `${oneLine(hard.card)}, ${hard.wrong} of ${hard.answers} wrong`) : []),
  ];
}

/** On one line: `--gaps` has it in full. */
function gapWords(gap: Gap, { theme, columns }: Kit): string {
  const lead = `${countWords(gap)}: `;
  return lead + truncate(oneLine(gap.text), Math.max(10, columns - LABEL - lead.length), theme.signs.ellipsis);
}

/** One decimal where it is small. */
function average(numbers: readonly number[]): string {
  const mean = numbers.length === 0 ? 0 : sum(numbers) / numbers.length;
  return mean < 10 ? String(Math.round(mean * 10) / 10) : String(Math.round(mean));
}
