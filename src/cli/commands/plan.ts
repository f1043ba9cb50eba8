import { dayDate, dayNumber } from '../../memory/day.ts';
import type { Goal } from '../../memory/plan/goal.ts';
import { makeForecast } from '../../memory/plan/readiness.ts';
import { EXIT, type ExitCode, Failure, type Result, unwrap } from '../../problem.ts';
import { printQuery } from '../../query/print.ts';
import { type PlanReport, planReport } from '../../report/plan-report.ts';
import type { Learner } from '../../store/learner.ts';
import { textColumns } from '../../terminal/capability.ts';
import { confirm } from '../../terminal/confirm.ts';
import { OBJECTIVES, planLines, planSummary } from '../../terminal/plan/plan-lines.ts';
import type { Kit } from '../../terminal/study/blocks.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { printPaged } from '../pager.ts';
import { openPlans } from '../plan/book.ts';
import { planDocument } from '../plan/document.ts';
import { goalCards } from '../plan/goal-cards.ts';
import { type PlanStep, planEvent } from '../plan/record.ts';
import { printJson, printLines } from '../print.ts';
import { queryOfWords, readQuery } from '../query-cards.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

const USUAL_MINUTES = 30;
const FARTHEST = 365;
/** More minutes than this are no day's work. */
const MOST_MINUTES = 24 * 60;

const usage = (message: string, hint: string): Failure => new Failure({ message, hint, exit: EXIT.usage });

/** `prepdeck plan [QUERY]`: makes a plan and shows it, then asks whether to follow it; without --on the one that holds. */
export async function run(parsed: Parsed, context: Context): Promise<ExitCode> {
  const { words, options } = parsed;
  const { on } = options;
  if (typeof on !== 'number') {
    if (words.length > 0 || options.minutes !== undefined) {
      throw usage('a plan needs the day of the interview', '`prepdeck plan --on 2027-01-15`, then the query');
    }
    return show(parsed, context);
  }
  const workspace = unwrap(await openWorkspace([], context));
  const today = dayNumber(workspace.moment());
  checkDay(on, today);
  const query = printQuery(unwrap(readQuery(queryOfWords(words), workspace.settings)));
  const asked = typeof options.minutes === 'number' ? options.minutes : undefined;
  const minutes = asked ?? workspace.settings.limits.minutes ?? USUAL_MINUTES;
  if (minutes > MOST_MINUTES) throw usage('--minutes are more than a day has', 'a day of study is 10 to 90 minutes');
  const learner = unwrap(await workspace.learner());
  const { book, goal: before } = unwrap(openPlans(workspace, context));
  const goal: Goal = { id: `${dayDate(on)}:${query}`, on, since: today, minutes, query };
  const made = await reportOf(goal, workspace, learner, context);
  if (made === undefined) {
    context.err.write('No card fits, so there is nothing to plan.\n');
    return EXIT.failed;
  }
  const isSame = before?.on === on && before.minutes === minutes && before.query === query;
  const lines = options.json === true ? [] : await linesOf(made, goal, today, workspace, context);
  printLines(context.out, lines);
  if (options.yes !== true) {
    if (!context.capability.interactive) {
      if (options.json === true) printJson(context.out, { set: false, ...planDocument(made, goal, today) });
      throw usage('the plan is not set, for there is no terminal to ask at', '--yes sets it');
    }
    // What is asked about has scrolled away above a long plan.
    if (lines.length >= context.capability.rows) {
      printLines(context.out, ['', ...planSummary(made, await kitOf(context))]);
    }
    const question = before && !isSame ? `Replace the plan for ${dayDate(before.on)}?` : 'Follow this plan?';
    if (!(await confirm(question, context.stdin, context.err.write))) {
      context.err.write('Nothing was changed.\n');
      return EXIT.failed;
    }
  }
  unwrap(record({ what: 'set', on: dayDate(on), minutes, query }, book.events, workspace));
  if (options.json === true) printJson(context.out, { set: true, ...planDocument(made, goal, today) });
  context.err.write('`prepdeck study` follows the plan now; `prepdeck plan` shows how it stands.\n');
  return EXIT.ok;
}

function checkDay(on: number, today: number): void {
  if (on < today) throw usage(`${dayDate(on)} is over`, 'name a day to come');
  if (on === today)
    throw usage('the interview is today: there is no day left to plan', '`prepdeck study` is in its usual order');
  if (on - today > FARTHEST)
    throw usage(`${dayDate(on)} is more than a year away`, 'plan when it is nearer; until then study what is due');
}

/** `prepdeck plan show` */
export async function show({ options }: Parsed, context: Context): Promise<ExitCode> {
  const workspace = unwrap(await openWorkspace([], context));
  const { goal } = unwrap(openPlans(workspace, context));
  if (goal === undefined) {
    context.err.write('There is no plan; `prepdeck plan --on 2027-01-15` makes one.\n');
    if (options.json === true) printJson(context.out, { plan: null });
    return EXIT.ok;
  }
  const learner = unwrap(await workspace.learner());
  const today = dayNumber(workspace.moment());
  const made = await reportOf(goal, workspace, learner, context);
  if (made === undefined) {
    context.err.write('No card fits the plan any more; `prepdeck plan clear` gives it up.\n');
    if (options.json === true) printJson(context.out, { plan: null });
    return EXIT.ok;
  }
  if (options.json === true) printJson(context.out, { set: true, ...planDocument(made, goal, today) });
  else await printPaged(await linesOf(made, goal, today, workspace, context), context);
  return EXIT.ok;
}

/** `prepdeck plan clear` */
export async function clear({ options }: Parsed, context: Context): Promise<ExitCode> {
  const workspace = unwrap(await openWorkspace([], context));
  const { book, goal } = unwrap(openPlans(workspace, context));
  if (goal !== undefined) {
    unwrap(record({ what: 'clear' }, book.events, workspace));
    context.err.write(`The plan for ${dayDate(goal.on)} is given up; \`prepdeck undo\` brings it back.\n`);
  } else context.err.write('There is no plan.\n');
  if (options.json === true) printJson(context.out, { cleared: goal === undefined ? null : dayDate(goal.on) });
  return EXIT.ok;
}

/** Plans for the goal; undefined where it has no cards. */
async function reportOf(
  goal: Goal,
  workspace: Workspace,
  learner: Learner,
  context: Context,
): Promise<PlanReport | undefined> {
  const { book } = unwrap(openPlans(workspace, context));
  const { entries, request } = unwrap(await goalCards(goal, workspace, learner, book, context));
  return entries.length === 0 ? undefined : planReport(entries, request, makeForecast(request));
}

async function linesOf(
  report: PlanReport,
  goal: Goal,
  today: number,
  workspace: Workspace,
  context: Context,
): Promise<string[]> {
  const texts = new Map<string, string>();
  for (const deck of new Set(report.objectives.slice(0, OBJECTIVES).map(({ deck }) => deck))) {
    for (const { id, text } of (await workspace.library.load(deck))?.deck.objectives ?? [])
      texts.set(`${deck}/${id}`, text);
  }
  const { on, minutes, query } = goal;
  const names = { on, today, minutes, query, objective: (deck: string, id: string) => texts.get(`${deck}/${id}`) };
  return planLines(report, names, await kitOf(context));
}

const kitOf = async ({ theme, capability }: Context): Promise<Kit> => ({
  theme: await theme(),
  columns: textColumns(capability),
});

function record(step: PlanStep, before: Parameters<typeof planEvent>[1], workspace: Workspace): Result<void> {
  const log = workspace.openLog();
  if (!log.ok) return log;
  try {
    return log.value.append([planEvent(step, before, log.value.writer, 1, workspace.moment())]);
  } finally {
    log.value.close();
  }
}
