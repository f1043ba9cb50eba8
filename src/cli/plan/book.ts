import { dayDate, dayNumber } from '../../memory/day.ts';
import { type Goal, goalOf } from '../../memory/plan/goal.ts';
import { ok, type Result } from '../../problem.ts';
import { diskProblem } from '../../store/disk.ts';
import { openPlanBook, type PlanBook } from '../../store/plan-view.ts';
import type { Context } from '../context.ts';
import { nonceOf } from '../nonce.ts';
import type { Workspace } from '../workspace.ts';

/** What is known of plans; and the goal of the one that holds, until the day of its interview. */
export interface Plans {
  readonly book: PlanBook;
  readonly goal: Goal | undefined;
  /** The goal whose day has come, where that was not told yet. */
  readonly over: Goal | undefined;
}

/** Problem where the log cannot be read. */
export function openPlans(
  workspace: Pick<Workspace, 'moment' | 'settings'>,
  { paths, pid, random }: Pick<Context, 'paths' | 'pid' | 'random'>,
): Result<Plans> {
  try {
    const book = openPlanBook(paths, nonceOf({ pid, random }));
    const goal = goalOf(book.events, workspace.settings.rollover);
    const ahead = goal !== undefined && goal.on > dayNumber(workspace.moment());
    const over = ahead || goal?.id === book.told ? undefined : goal;
    return ok({ book, goal: ahead ? goal : undefined, over });
  } catch (error) {
    return diskProblem(error, `cannot read the reviews in ${paths.reviews}`);
  }
}

/** Said once when the day of a plan has come. */
export const overWords = ({ on }: Goal, today: number): string =>
  on === today
    ? 'Today is the day of the interview: the plan is done, good luck. Study is in its usual order again.'
    : `The day of the plan, ${dayDate(on)}, is over: study is in its usual order again.`;
