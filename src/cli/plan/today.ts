import { MINUTE } from '../../memory/day.ts';
import { makeToday } from '../../memory/plan/planner.ts';
import { ok, type Result } from '../../problem.ts';
import type { InterviewToday } from '../../report/today.ts';
import type { Learner } from '../../store/learner.ts';
import type { Context } from '../context.ts';
import type { Workspace } from '../workspace.ts';
import type { Plans } from './book.ts';
import { goalCards } from './goal-cards.ts';

/** What the plan that holds says of today; undefined where none does, or its query cannot be read any more. */
export async function interviewToday(
  { goal, book }: Plans,
  workspace: Workspace,
  learner: Learner,
  context: Context,
): Promise<Result<InterviewToday | undefined>> {
  if (goal === undefined) return ok(undefined);
  const cards = await goalCards(goal, workspace, learner, book, context);
  if (!cards.ok) return ok(undefined);
  const { request } = cards.value;
  const plan = makeToday(request);
  const { cards: all, scheduler, today } = request;
  const chances = all.map(({ memory }) => (memory ? scheduler.retrievability(memory, today) : 0));
  return ok({
    on: goal.on,
    ready: chances.reduce((sum, chance) => sum + chance, 0) / Math.max(1, chances.length),
    cards: plan.counted.length,
    minutes: Math.round(plan.ms / MINUTE),
  });
}
