import { DAY, dayDate, dayNumber, type Moment } from '../../memory/day.ts';
import type { Judgement } from '../../memory/judge.ts';
import { counted, shortInterval } from '../../report/duration.ts';
import type { Retuning } from '../../report/retuning.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { columnsTable } from '../../terminal/table.ts';
import { wrap } from '../../terminal/text.ts';
import type { Theme } from '../../terminal/theme.ts';
import type { Candidate, Evidence } from './proposal.ts';
import { NEEDED } from './trainer.ts';

const days = (n: number): string => shortInterval(n * DAY);

/** What there is to learn from, in one sentence. */
export const evidenceWords = ({ reviews, items }: Evidence): string =>
  `${counted(reviews, 'review')}; ${items} of them ${items === 1 ? 'comes' : 'come'} a day or more after another and ${items === 1 ? 'tests' : 'test'} memory.`;

/** Why nothing was fitted, and what it takes. */
export const tooFewWords = ({ train }: Evidence): string =>
  `Too few to fit: of the first ${train}, those in the first four fifths, the optimizer can use less than ${NEEDED.first}, for it leaves ` +
  `rare intervals out. It takes ${NEEDED.first} to fit the first four parameters and ${NEEDED.all} to fit all 21. Nothing was changed.`;

/** Default, current and new side by side. */
export function judgementLines(
  { fitted, defaults, current, fresh, gain }: Candidate,
  { train, held, from = 0 }: Evidence,
  now: Moment,
  columns: number,
  theme: Theme,
): string[] {
  const row = (name: string, { logLoss, rmseBins }: Judgement): string[] => [
    name,
    logLoss.toFixed(4),
    rmseBins.toFixed(4),
  ];
  const what = fitted === 'all' ? 'All 21 parameters' : 'The first four parameters (there is not enough for the rest)';
  const table = {
    header: ['', 'Log loss', 'RMSE (bins)'],
    rows: [
      row(current ? 'default' : 'default, in use', defaults),
      ...(current ? [row('current', current)] : []),
      row(theme.strong('new'), fresh),
    ],
    align: ['left', 'right', 'right'] as const,
  };
  const by = `${Math.abs(gain.mean).toFixed(4)} (standard error ${gain.error.toFixed(4)})`;
  const rival = current && current.logLoss < defaults.logLoss ? 'those in use' : 'the defaults';
  const chance = Math.abs(gain.mean) < 2 * gain.error ? ', which may be chance' : '';
  const verdict =
    gain.mean === 0
      ? `The new ones predict no better than ${rival}.`
      : `The new ones are ${gain.mean > 0 ? 'better' : 'worse'} than ${rival}: log loss ${gain.mean > 0 ? 'lower' : 'higher'} by ${by}${chance}.`;
  return [
    ...wrap(
      `${what} fitted to the first ${train} of these, judged on the last ${held}, from ${dayDate(dayNumber({ ...now, t: from }))} on, which they have not seen:`,
      columns,
    ),
    '',
    ...columnsTable(table, columns, theme),
    '',
    ...wrap(`Smaller is better. ${verdict}`, columns),
  ];
}

/** What would change. */
export function retuningLines({ cards, fresh, due, daily }: Retuning, columns: number, theme: Theme): string[] {
  const arrow = theme.signs.arrow;
  const row = (name: string, before: string, after: string): string[] => [name, before, after];
  const table = {
    header: ['', 'Now', 'After'],
    rows: [
      ...cards.map(({ card, before, after }) => row(oneLine(card), days(before), days(after))),
      row('due today', String(due.before), String(due.after)),
      row('reviews a day, on average', daily.before.toFixed(1), daily.after.toFixed(1)),
    ],
    align: ['left', 'right', 'right'] as const,
  };
  const chain = (of: readonly number[]): string => of.map(days).join(` ${arrow} `);
  return [
    theme.heading('What would change'),
    ...columnsTable(table, columns, theme),
    '',
    ...wrap(
      `A new card, always Good, comes back after ${chain(fresh.before)} now; after ${chain(fresh.after)} then.`,
      columns,
    ),
  ];
}
