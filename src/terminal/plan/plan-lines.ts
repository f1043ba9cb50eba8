import { dayDate, MINUTE } from '../../memory/day.ts';
import type { PlanDay } from '../../memory/plan/day-plan.ts';
import type { Readiness } from '../../memory/plan/readiness.ts';
import { counted } from '../../report/duration.ts';
import type { DroppedDeck, GroupStanding, PlanReport } from '../../report/plan-report.ts';
import { oneLine } from '../sanitize.ts';
import { item, type Kit } from '../study/blocks.ts';
import { columnsTable } from '../table.ts';
import { pad, truncate, wrap } from '../text.ts';
import type { Theme } from '../theme.ts';

/** What the report does not know by itself. */
export interface PlanNames {
  readonly on: number;
  readonly today: number;
  readonly minutes: number;
  readonly query: string;
  readonly objective: (deck: string, objective: string) => string | undefined;
}

/** Decks and objectives that are named: the weakest. */
const DECKS = 15;
export const OBJECTIVES = 10;
/** Days that stand alone in the table; what follows is told by the week. */
const SINGLE_DAYS = 21;
const WEEK = 7;

export const percent = (share: number): string => `${Math.round(100 * share)} %`;
const range = ({ low, high }: Readiness): string => `${Math.round(100 * low)}-${Math.round(100 * high)} %`;
const minutesOf = (ms: number): number => Math.round(ms / MINUTE);

/** `12 days`, or `tomorrow` and `today` where a number would sound odd. */
export const inDays = (days: number): string =>
  days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${counted(days, 'day')}`;

/** A whole plan, as lines. */
export function planLines(report: PlanReport, names: PlanNames, kit: Kit): string[] {
  const { theme, columns } = kit;
  const dot = ` ${theme.signs.dot} `;
  const facts = [
    `${counted(report.all.cards, 'card')}${names.query === '' ? '' : ` of ${oneLine(names.query)}`}`,
    `${counted(names.minutes, 'minute')} a day`,
  ];
  return [
    ...wrap(`${theme.title(`Interview ${inDays(names.on - names.today)}`)}${dot}${dayDate(names.on)}`, columns),
    ...wrap(theme.muted(facts.join(dot)), columns),
    '',
    ...planSummary(report, kit),
    '',
    ...weakest('Decks', report.decks, DECKS, ({ deck }) => deck, kit),
    ...objectives(report, names, kit),
    ...room(report, names, kit),
    '',
    theme.heading('Day by day'),
    ...dayTable(report.days, kit),
    '',
    ...wrap(theme.muted('Ready: cards recalled on the day, on average, if you stopped after that day.'), columns),
  ];
}

/** What a plan comes to: ready today, on the day and without it; what today asks. */
export function planSummary({ all, today }: PlanReport, kit: Kit): string[] {
  const { theme, columns } = kit;
  const rows: readonly (readonly [string, Readiness, string])[] = [
    ['Ready today', all.now, ''],
    ['On the day', all.planned, `${range(all.planned)} nine times of ten`],
    ['If you stop now', all.without, ''],
  ];
  const label = Math.max(...rows.map(([name]) => name.length));
  return [
    ...rows.flatMap(([name, ready, note], i) => {
      const value = percent(ready.mean).padStart(5);
      const text = `${pad(name, label)}  ${i === 1 ? theme.strong(value) : value}`;
      const drawn = theme.plain ? '' : `  ${bar(ready.mean, undefined, Math.min(20, columns - label - 10), theme)}`;
      const line = `${text}${drawn}${note === '' || columns < 70 ? '' : `  ${theme.muted(note)}`}`;
      return note !== '' && columns < 70 ? [line, ...wrap(theme.muted(`  ${note}`), columns)] : [line];
    }),
    '',
    ...wrap(`Today: ${counted(today.cards, 'card')}, about ${counted(minutesOf(today.ms), 'minute')}.`, columns),
  ];
}

/** A bar of `cells`: full to `share`; what stands there already is drawn full, what the plan adds lighter. */
function bar(share: number, already: number | undefined, cells: number, { signs }: Theme): string {
  const reached = Math.round(share * cells);
  const there = already === undefined ? reached : Math.min(reached, Math.round(already * cells));
  return signs.full.repeat(there) + signs.added.repeat(reached - there) + signs.empty.repeat(cells - reached);
}

function groups(
  title: string,
  all: readonly GroupStanding[],
  nameOf: (group: GroupStanding) => string,
  kit: Kit,
): string[] {
  const { theme, columns } = kit;
  const cells = columns < 60 ? 10 : 20;
  const name = Math.min(Math.max(...all.map((g) => oneLine(nameOf(g)).length), 4), Math.max(10, columns - cells - 24));
  const lines = all.flatMap((group) => {
    const { now, planned, cards } = group;
    const numbers = `${percent(now.mean)} now, ${percent(planned.mean)} on the day`;
    if (theme.plain) return item('  ', `${oneLine(nameOf(group))}: ${numbers}, ${counted(cards, 'card')}`, kit);
    const short = pad(truncate(oneLine(nameOf(group)), name, theme.signs.ellipsis), name);
    const drawn = bar(planned.mean, now.mean, cells, theme);
    const tail =
      columns < 60 ? percent(planned.mean) : `${percent(now.mean)} ${theme.signs.arrow} ${percent(planned.mean)}`;
    return [`  ${short}  ${drawn}  ${tail}`];
  });
  return [theme.heading(title), ...lines];
}

function objectives({ objectives: all }: PlanReport, names: PlanNames, kit: Kit): string[] {
  if (all.length === 0) return [];
  const nameOf = ({ deck, objective = '' }: GroupStanding): string =>
    names.objective(deck, objective) ?? `${deck}/${objective}`;
  return ['', ...weakest('Objectives', all, OBJECTIVES, nameOf, kit)];
}

/** The first `most` of groups that come weakest first, and how many more there are. */
function weakest(
  title: string,
  all: readonly GroupStanding[],
  most: number,
  nameOf: (group: GroupStanding) => string,
  kit: Kit,
): string[] {
  const more = all.length - most;
  if (more <= 0) return groups(title, all, nameOf, kit);
  return [
    ...groups(`${title}: the ${most} weakest`, all.slice(0, most), nameOf, kit),
    ...item('  ', kit.theme.muted(`${more} more; --json has all of them`), kit),
  ];
}

/** What fits, what does not, and what to do about it. */
function room(report: PlanReport, names: PlanNames, kit: Kit): string[] {
  const { theme, columns } = kit;
  const { dropped, lastDays, left, enough } = report;
  const out = dropped.reduce((n, { cards }) => n + cards.length, 0);
  const say = (text: string): string[] => wrap(text, columns);
  return [
    '',
    ...(lastDays === undefined
      ? say('There is no time to see every card once more in the last days: cards come first that you would miss most.')
      : say(lastLook(lastDays, report.missed))),
    ...(left > 0
      ? say(`${counted(left, 'card')} you know ${left === 1 ? 'is' : 'are'} left alone: a minute gains more elsewhere.`)
      : []),
    ...(out === 0
      ? []
      : [
          ...say(
            theme.warn(
              `${counted(out, 'new card')} will not fit. About ${counted(enough, 'minute')} a day would do, or drop what you need least:`,
            ),
          ),
          ...dropped.slice(0, 8).flatMap((one) => item('  ', droppedWords(one), kit)),
          ...(dropped.length > 8 ? item('  ', `and ${counted(dropped.length - 8, 'more deck')}`, kit) : []),
          ...(names.query === ''
            ? say(theme.muted('A query plans for less: `prepdeck plan --on DATE kind:interview`.'))
            : []),
        ]),
  ];
}

const questionsAmong = (questions: number, cards: number): string =>
  questions === 0
    ? ''
    : cards === 1
      ? ', an interview question'
      : `, ${counted(questions, 'interview question')} among them`;

const droppedWords = ({ deck, cards, questions }: DroppedDeck): string =>
  `${oneLine(deck)}: ${counted(cards.length, 'card')}${questionsAmong(questions, cards.length)}`;

function lastLook(days: number, missed: number): string {
  const when = days === 1 ? 'on the last day' : `in the last ${counted(days, 'day')}`;
  return missed === 0
    ? `Every planned card is seen once more ${when}.`
    : `Planned cards are seen once more ${when}, but for ${missed} that find no room.`;
}

/** One row a day, then one a week. */
function dayTable(days: readonly PlanDay[], { theme, columns }: Kit): string[] {
  // On a narrow line the year goes without saying.
  const dateOf = (day: number): string => (columns < 60 && !theme.plain ? dayDate(day).slice(5) : dayDate(day));
  const rows = days.slice(0, SINGLE_DAYS).map((d) => rowOf(dateOf(d.day), [d]));
  for (let i = SINGLE_DAYS; i < days.length; i += WEEK) {
    const week = days.slice(i, i + WEEK);
    const [first] = week;
    const last = week.at(-1);
    if (first && last) rows.push(rowOf(`${dateOf(first.day)} to ${dayDate(last.day).slice(5)}`, week));
  }
  if (theme.plain) {
    return rows.map(
      ([date, ms, fresh, reviews, ready]) => `  ${date}: ${ms} min, ${fresh} new, ${reviews} again, ready ${ready}`,
    );
  }
  const header = ['Date', 'Minutes', 'New', 'Reviews', 'Ready'];
  const narrow = ['Date', 'Min', 'New', 'Rev', 'Ready'];
  const align = ['left', 'right', 'right', 'right', 'right'] as const;
  return columnsTable({ header: columns < 60 ? narrow : header, rows, align }, columns, theme);
}

function rowOf(date: string, days: readonly PlanDay[]): string[] {
  const sum = (of: (day: PlanDay) => number): number => days.reduce((n, day) => n + of(day), 0);
  return [
    date,
    String(minutesOf(sum((d) => d.ms))),
    String(sum((d) => d.fresh)),
    String(sum((d) => d.reviews)),
    percent(days.at(-1)?.ready ?? 0),
  ];
}
