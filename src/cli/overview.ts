import type { DeckRow } from '../deck/library.ts';
import { dayDate, dayNumber, type Moment } from '../memory/day.ts';
import { totalsToday } from '../memory/queue.ts';
import { ok, type Result } from '../problem.ts';
import { counted, duration } from '../report/duration.ts';
import { forecast, nextDue } from '../report/forecast.ts';
import { streak } from '../report/streak.ts';
import { dueTotal, NOTHING_DUE, today as reportToday, type Today } from '../report/today.ts';
import { diskProblem } from '../store/disk.ts';
import type { Learner } from '../store/learner.ts';
import type { Mark } from '../store/memory-cache.ts';
import { keepToday, loadToday, logMarks, type TodayKey, type TodayNumbers } from '../store/today-cache.ts';
import { oneLine } from '../terminal/sanitize.ts';
import { columnsTable } from '../terminal/table.ts';
import { wrap } from '../terminal/text.ts';
import type { Theme } from '../terminal/theme.ts';
import type { Context } from './context.ts';
import { nonceOf } from './nonce.ts';
import type { PlannedToday } from './plan/today.ts';
import type { Workspace } from './workspace.ts';

export interface TodayView extends TodayNumbers {
  readonly now: Moment;
}

/** Days looked ahead, today included. */
const FORECAST_DAYS = 14;

/** Today for the decks chosen, from what was kept where nothing has changed since. Problem where the log cannot be read. */
export async function openToday(workspace: Workspace, context: Context): Promise<Result<TodayView>> {
  const { paths, build, pid, random } = context;
  const now = workspace.moment();
  const { limits } = workspace.settings;
  const marks = marksIn(paths.reviews);
  if (!marks.ok) return marks;
  const key: TodayKey = {
    build,
    day: dayNumber(now),
    limits: [limits.newCards, limits.reviews],
    decks: workspace.decks.map(({ id }) => id),
    library: workspace.library.fingerprint,
    marks: marks.value,
  };
  const kept = loadToday(paths.cache, key);
  if (kept) {
    workspace.warnOfDamage(kept.damaged);
    return ok({ ...kept, now });
  }
  const learner = await workspace.learner();
  if (!learner.ok) return learner;
  const { fold, damaged, scheduler } = learner.value;
  const { entries } = workspace;
  const planned = await underPlan(workspace, learner.value, context);
  if (!planned.ok) return planned;
  const numbers: TodayNumbers = {
    today:
      planned.value?.today ?? reportToday({ entries, fold, now, limits, retrievability: scheduler.retrievability }),
    next: nextDue(entries, fold, now),
    forecast: forecast(entries, fold, now, FORECAST_DAYS),
    streak: streak(fold.days, dayNumber(now)),
    done: totalsToday(fold, now),
    interview: planned.value?.interview,
    damaged,
  };
  keepToday(paths.cache, key, numbers, nonceOf({ pid, random }));
  return ok({ ...numbers, now });
}

/** Today under a plan, if one holds: its code is loaded only then. */
async function underPlan(
  workspace: Workspace,
  learner: Learner,
  context: Context,
): Promise<Result<PlannedToday | undefined>> {
  const { openPlans } = await import('./plan/book.ts');
  const plans = openPlans(workspace, context);
  if (!plans.ok || plans.value.goal === undefined) return plans.ok ? ok(undefined) : plans;
  const { plannedToday } = await import('./plan/today.ts');
  return plannedToday(plans.value, workspace, learner, context);
}

/** `Interview in 12 days: 74 % ready; today 18 cards, 25 minutes.`; undefined where no plan holds. */
export function interviewWords({ interview, now }: TodayView): string | undefined {
  if (interview === undefined) return undefined;
  const { on, ready, cards, minutes } = interview;
  const days = on - dayNumber(now);
  const when = days === 1 ? 'tomorrow' : `in ${counted(days, 'day')}`;
  const work = cards === 0 ? 'nothing more today' : `today ${counted(cards, 'card')}, ${counted(minutes, 'minute')}`;
  return `Interview ${when}: ${Math.round(100 * ready)} % ready; ${work}.`;
}

function marksIn(reviews: string): Result<readonly Mark[]> {
  try {
    return ok(logMarks(reviews));
  } catch (error) {
    return diskProblem(error, `cannot read the reviews in ${reviews}`);
  }
}

/** Decks with what they bring today, those that bring nothing left out, and a total where there are several. */
export function dueTable(decks: readonly DeckRow[], today: Today, columns: number, theme: Theme): string[] {
  const busy = decks.filter(({ id }) => today.decks.has(id));
  const cells = ({ due, new: fresh, learning } = NOTHING_DUE): string[] => [due, fresh, learning].map(String);
  const rows = busy.map(({ id, title }) => [id, oneLine(title), ...cells(today.decks.get(id))]);
  const total = ['Total', '', ...cells(today.total)].map((cell) => (cell === '' ? cell : theme.strong(cell)));
  return columnsTable(
    {
      header: ['Deck', 'Title', 'Due', 'New', 'Learning'],
      rows: busy.length > 1 ? [...rows, total] : rows,
      align: ['left', 'left', 'right', 'right', 'right'],
    },
    columns,
    theme,
  );
}

/** One line on what is left for another day, and why; undefined where that is nothing. */
export function waiting({ new: fresh, due, siblings }: Today['held']): string | undefined {
  const parts = [
    ...(due > 0 ? [`${counted(due, 'review')} over the day's limit`] : []),
    ...(fresh > 0 ? [`${counted(fresh, 'new card')} over the day's limit`] : []),
    ...(siblings > 0 ? [`${counted(siblings, 'sibling')} (one card of a question a day)`] : []),
  ];
  return parts.length === 0 ? undefined : `Waiting for another day: ${parts.join(', ')}.`;
}

/** `tomorrow`, or `on 2026-11-23 (in 3 days)`. */
function whenOf(day: number, now: Moment): string {
  const days = day - dayNumber(now);
  return days === 1 ? 'tomorrow' : `on ${dayDate(day)} (in ${counted(days, 'day')})`;
}

/** What to say where nothing is due: why, and what comes next. */
export function nothingDue({ decks, entries }: Workspace, { today, next, now }: TodayView): string[] {
  if (decks.length === 0) return ['There are no decks yet; `prepdeck data path` names the folder to put them in.'];
  if (entries.length === 0) return ['There are no cards in these decks.'];
  const held = waiting(today.held);
  return [
    'Nothing is due.',
    ...(held === undefined ? [] : [held]),
    ...(next ? [`Next: ${counted(next.due, 'review')} ${whenOf(next.day, now)}.`] : []),
  ];
}

/** The overview that `prepdeck` prints where there is no terminal to draw on, as lines. */
export function overview(workspace: Workspace, view: TodayView, columns: number, theme: Theme): string[] {
  const { today, streak: days, done } = view;
  const { due, new: fresh, learning } = today.total;
  const something = dueTotal(today.total) > 0;
  const held = waiting(today.held);
  const interview = interviewWords(view);
  const paragraph = (text: string): string[] => wrap(text, columns);
  return [
    ...paragraph(`${theme.title('prepdeck')} ${theme.signs.dot} ${dayDate(dayNumber(view.now))}`),
    '',
    ...(something
      ? paragraph(`Today: ${due} due, ${fresh} new, ${learning} learning.`)
      : nothingDue(workspace, view).flatMap(paragraph)),
    ...(interview === undefined ? [] : paragraph(interview)),
    ...(done.answers > 0 ? paragraph(`Done today: ${counted(done.answers, 'answer')} in ${duration(done.ms)}.`) : []),
    ...(days.best > 0
      ? paragraph(`Streak: ${counted(days.current, 'day')}${days.best > days.current ? `, best ${days.best}` : ''}.`)
      : []),
    ...(something ? ['', ...dueTable(workspace.decks, today, columns, theme)] : []),
    ...(something && held !== undefined ? ['', ...paragraph(theme.muted(held))] : []),
    '',
    ...paragraph(
      something || (view.interview?.cards ?? 0) > 0
        ? `Study with ${theme.code('prepdeck study')}; ${theme.code('prepdeck --help')} shows what else there is.`
        : `${theme.code('prepdeck study --cram')} repeats cards without changing the schedule; ${theme.code('prepdeck --help')} shows what else there is.`,
    ),
  ];
}
