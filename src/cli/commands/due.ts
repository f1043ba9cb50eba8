import { dayDate, dayNumber } from '../../memory/day.ts';
import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import { dueTotal, NOTHING_DUE } from '../../report/today.ts';
import { textColumns } from '../../terminal/capability.ts';
import { wrap } from '../../terminal/text.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { dueTable, interviewWords, nothingDue, openToday, waiting } from '../overview.ts';
import { printJson, printLines } from '../print.ts';
import { openWorkspace } from '../workspace.ts';

/** `prepdeck due`: what a session would bring now, by deck. */
export async function run({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const workspace = unwrap(await openWorkspace(words, context));
  const view = unwrap(await openToday(workspace, context));
  const { today, next, now, interview } = view;
  const plan = interviewWords(view);
  if (options.json === true) {
    printJson(context.out, {
      date: dayDate(dayNumber(now)),
      total: { ...today.total, all: dueTotal(today.total) },
      held: today.held,
      decks: workspace.decks.map(({ id, title }) => ({ id, title, ...(today.decks.get(id) ?? NOTHING_DUE) })),
      interview: interview
        ? {
            on: dayDate(interview.on),
            days: interview.on - dayNumber(now),
            ready: interview.ready,
            today: { cards: interview.cards, minutes: interview.minutes },
          }
        : null,
      next: next ? { date: dayDate(next.day), due: next.due } : null,
      forecast: view.forecast.map(({ day, due }) => ({
        date: dayDate(day),
        due,
      })),
    });
    return EXIT.ok;
  }
  if (dueTotal(today.total) === 0) {
    for (const line of nothingDue(workspace, view)) context.err.write(`${line}\n`);
    if (plan !== undefined) printLines(context.out, wrap(plan, textColumns(context.capability)));
    return EXIT.ok;
  }
  const theme = await context.theme();
  // A plan lets cards in by itself, whatever the limits hold back.
  const held = plan === undefined ? waiting(today.held) : undefined;
  printLines(context.out, [
    ...dueTable(workspace.decks, today, context.capability.columns, theme),
    ...(plan === undefined ? [] : ['', ...wrap(plan, textColumns(context.capability))]),
    ...(held === undefined ? [] : ['', ...wrap(theme.muted(held), textColumns(context.capability))]),
  ]);
  return EXIT.ok;
}
