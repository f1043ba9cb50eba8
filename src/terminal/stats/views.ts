import { counted } from '../../report/duration.ts';
import type { Gap } from '../../report/stats/gaps.ts';
import type { Stats } from '../../report/stats/stats.ts';
import type { StatsView } from '../../report/stats/views.ts';
import { oneLine } from '../sanitize.ts';
import { inline, item, type Kit } from '../study/blocks.ts';
import { columnsTable } from '../table.ts';
import { wrap } from '../text.ts';
import { yearChart } from './charts.ts';
import { countWords, percent, shareWords } from './stats-words.ts';

const TITLES: Record<StatsView, string> = {
  year: 'The year',
  days: 'Answers and minutes a day',
  forecast: 'What comes due',
  retention: 'True retention',
  accuracy: 'Right answers',
  gaps: 'Key points missed and red flags said',
  hardest: 'Hardest cards',
  interviews: 'Mock interviews',
  calibration: 'How well you know what you know',
};

/** One part of the statistics in full. */
export function viewLines(view: StatsView, stats: Stats, kit: Kit): string[] {
  const body = VIEWS[view](stats, kit);
  const none = wrap(kit.theme.muted('Nothing to tell yet.'), kit.columns);
  return [kit.theme.heading(TITLES[view]), ...(body.length === 0 ? none : body)];
}

const right = (columns: number): ('left' | 'right')[] => ['left', ...Array<'right'>(columns - 1).fill('right')];

/** A date and numbers a line, the largest of the first as a bar. */
function barLines(
  rows: readonly { readonly name: string; readonly value: number; readonly words: string }[],
  kit: Kit,
): string[] {
  const { theme, columns } = kit;
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const widest = Math.max(0, ...rows.map(({ name }) => name.length));
  const room = Math.max(
    0,
    Math.min(40, columns - widest - 2 - Math.max(0, ...rows.map(({ words }) => words.length + 2))),
  );
  return rows.flatMap(({ name, value, words }) => {
    if (theme.plain || room < 5) return wrap(`${name}: ${words}`, columns, { hanging: '  ' });
    const full = value === 0 ? 0 : Math.max(1, Math.round((value / most) * room));
    return `${name.padEnd(widest)}  ${theme.good(theme.signs.full.repeat(full))}${' '.repeat(room - full)}  ${words}`.trimEnd();
  });
}

const VIEWS: Record<StatsView, (stats: Stats, kit: Kit) => string[]> = {
  year: (stats, kit) => {
    if (stats.days.length === 0) return [];
    if (kit.theme.plain) return VIEWS.days(stats, kit);
    return yearChart(new Map(stats.days.map(({ day, answers }) => [day, answers])), stats.day, kit.columns, kit.theme);
  },
  days: ({ days }, kit) =>
    barLines(
      days.slice(-60).map(({ date, answers, right: correct, introduced, minutes }) => ({
        name: date,
        value: answers,
        words: `${counted(answers, 'answer')}, ${correct} right, ${introduced} new, ${Math.round(minutes)} min`,
      })),
      kit,
    ),
  forecast: ({ forecast }, kit) =>
    barLines(
      forecast.map(({ date, due }) => ({ name: date, value: due, words: `${due} due` })),
      kit,
    ),
  retention: ({ retention, desiredRetention }, { theme, columns }) => [
    ...columnsTable(
      {
        header: ['Days', 'Young', 'Mature', 'All', 'Wanted'],
        align: right(5),
        rows: retention.map(({ days, young, mature, all }) => [
          days === null ? 'ever' : String(days),
          ...[young, mature, all].map(shareWords),
          percent(desiredRetention),
        ]),
      },
      columns,
      theme,
    ),
  ],
  accuracy: ({ accuracy: { kinds, decks } }, { theme, columns }) => {
    if (kinds.length === 0) return [];
    const table = (header: readonly string[], rows: readonly (readonly string[])[]): string[] =>
      columnsTable({ header, rows, align: right(header.length) }, columns, theme);
    return [
      ...table(
        ['Kind', 'Right', 'Seconds'],
        kinds.map(({ kind, seconds, ...one }) => [
          kind,
          shareWords(one),
          seconds === null ? '' : String(Math.round(seconds)),
        ]),
      ),
      '',
      ...table(
        ['Deck', 'Easy', 'Medium', 'Hard', 'All'],
        decks.map(({ deck, levels, ...all }) => [
          oneLine(deck),
          ...[levels.easy, levels.medium, levels.hard, all].map((one) => (one.of === 0 ? '' : shareWords(one))),
        ]),
      ),
    ];
  },
  gaps: ({ gaps: { keyPoints, redFlags } }, kit) => {
    const list = (title: string, gaps: readonly Gap[]): string[] =>
      gaps.length === 0
        ? []
        : [
            kit.theme.strong(title),
            ...gaps.flatMap((gap) => [
              ...item(`  ${countWords(gap).padStart(8)}  `, inline(gap.text, kit), kit),
              ...item('            ', kit.theme.muted(oneLine(gap.card)), kit),
            ]),
          ];
    return [...list('Key points missed', keyPoints), ...list('Red flags said', redFlags)];
  },
  hardest: ({ hardest }, { theme, columns }) =>
    hardest.length === 0
      ? []
      : columnsTable(
          {
            header: ['Card', 'Lapses', 'Wrong', 'Answers', 'Question'],
            align: ['left', 'right', 'right', 'right', 'left'],
            rows: hardest.map(({ card, lapses, wrong, answers, question }) => [
              oneLine(card),
              ...[lapses, wrong, answers].map(String),
              oneLine(question),
            ]),
          },
          columns,
          theme,
        ),
  interviews: ({ interviews }, kit) =>
    barLines(
      interviews.map(({ date, score, answered, planned, minutes }) => ({
        name: date,
        value: score ?? 0,
        words: `${score === null ? 'no score' : `${score} of 100`}, ${answered} of ${counted(planned, 'question')}, ${minutes} min`,
      })),
      kit,
    ),
  calibration: ({ calibration: { good, easy, guesses, predictions } }, kit) => {
    const { theme, columns } = kit;
    if (good.of + easy.of + guesses.of + predictions.length === 0) return [];
    const after = ({ count, of, expected }: typeof good): string =>
      `${count} of ${of} forgotten; FSRS expected ${Math.round(expected)}`;
    return [
      ...item('After Good: ', after(good), kit),
      ...item('After Easy: ', after(easy), kit),
      ...item('Guesses: ', `${countWords(guesses)} right`, kit),
      ...(predictions.length === 0
        ? []
        : [
            '',
            ...columnsTable(
              {
                header: ['Expected recall', 'Mean', 'Recalled'],
                align: right(3),
                rows: predictions.map(({ from, to, expected, ...one }) => [
                  `${percent(from)} to ${percent(to)}`,
                  percent(expected),
                  shareWords(one),
                ]),
              },
              columns,
              theme,
            ),
          ]),
    ];
  },
};
