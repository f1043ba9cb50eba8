import { MINUTE } from '../../memory/day.ts';
import { makePlan } from '../../memory/plan/planner.ts';
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
  const plan = makePlan(request);
  const [first] = plan.days;
  return ok({
    on: goal.on,
    ready: plan.cards.reduce((sum, { now }) => sum + now, 0) / Math.max(1, plan.cards.length),
    cards: (first?.fresh ?? 0) + (first?.reviews ?? 0),
    minutes: Math.round((first?.ms ?? 0) / MINUTE),
  });
}
