import { type CsvValue, csvText } from '../csv.ts';
import type { Share } from './share.ts';
import type { Stats } from './stats.ts';
import { STATS_VIEWS, type StatsView } from './views.ts';

/** What is told (a date, a kind, a card), what of it, and how much. */
type Line = readonly [of: string, measure: string, value: CsvValue];

const shares = (of: string, name: string, { count, of: all, rate }: Share): Line[] => [
  [of, name, count],
  [of, `${name} of`, all],
  [of, `${name} rate`, rate],
];

const LINES: Record<StatsView, (stats: Stats) => readonly Line[]> = {
  // The same days as `days`: a sheet has no use for both.
  year: () => [],
  days: ({ days }) =>
    days.flatMap(({ date, answers, right, introduced, minutes }): Line[] => [
      [date, 'answers', answers],
      [date, 'right', right],
      [date, 'introduced', introduced],
      [date, 'minutes', minutes],
    ]),
  forecast: ({ forecast }) => forecast.map(({ date, due }): Line => [date, 'due', due]),
  retention: ({ retention, desiredRetention }) => [
    ['', 'desired', desiredRetention],
    ...retention.flatMap(({ days, young, mature, all }) => {
      const name = days === null ? 'ever' : `${days} days`;
      return [...shares(name, 'young', young), ...shares(name, 'mature', mature), ...shares(name, 'all', all)];
    }),
  ],
  accuracy: ({ accuracy: { kinds, decks } }) => [
    ...kinds.flatMap(({ kind, seconds, ...one }): Line[] => [
      ...shares(kind, 'right', one),
      [kind, 'seconds', seconds],
    ]),
    ...decks.flatMap(({ deck, levels: { easy, medium, hard } }) => [
      ...shares(deck, 'easy', easy),
      ...shares(deck, 'medium', medium),
      ...shares(deck, 'hard', hard),
    ]),
  ],
  gaps: ({ gaps: { keyPoints, redFlags } }) => [
    ...keyPoints.flatMap(({ card, text, ...one }) => shares(`${card}: ${text}`, 'missed', one)),
    ...redFlags.flatMap(({ card, text, ...one }) => shares(`${card}: ${text}`, 'said', one)),
  ],
  hardest: ({ hardest }) =>
    hardest.flatMap(({ card, lapses, wrong, answers }): Line[] => [
      [card, 'lapses', lapses],
      [card, 'wrong', wrong],
      [card, 'answers', answers],
    ]),
  interviews: ({ interviews }) =>
    interviews.flatMap(({ id, score, minutes, answered }): Line[] => [
      [id, 'score', score],
      [id, 'answered', answered],
      [id, 'minutes', minutes],
    ]),
  calibration: ({ calibration: { good, easy, guesses, predictions } }) => [
    ...shares('after Good', 'forgotten', good),
    ['after Good', 'expected', good.expected],
    ...shares('after Easy', 'forgotten', easy),
    ['after Easy', 'expected', easy.expected],
    ...shares('guesses', 'right', guesses),
    ...predictions.flatMap(({ from, to, expected, ...one }): Line[] => [
      ...shares(`${from} to ${to}`, 'recalled', one),
      [`${from} to ${to}`, 'expected', expected],
    ]),
  ],
};

/** The statistics as one table, a number a row: `view,of,measure,value`. Without views, all of them. */
export function statsCsv(stats: Stats, views: readonly StatsView[]): string {
  const rows = (views.length === 0 ? STATS_VIEWS : views).flatMap((view) =>
    (view === 'year' && views.length > 0 ? LINES.days : LINES[view])(stats).map((line) => [view, ...line]),
  );
  return csvText([['view', 'of', 'measure', 'value'], ...rows]);
}
