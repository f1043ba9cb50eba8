import { dayNumber, MINUTE } from '../../memory/day.ts';
import { ok, type Result } from '../../problem.ts';
import { type InterviewToday, type Today, todayOf } from '../../report/today.ts';
import type { Learner } from '../../store/learner.ts';
import type { Context } from '../context.ts';
import { queueOf } from '../study-plan.ts';
import type { Workspace } from '../workspace.ts';
import type { Plans } from './book.ts';
import { followed } from './follow.ts';
import { goalCards } from './goal-cards.ts';

/** Today under a plan. */
export interface PlannedToday {
  readonly interview: InterviewToday;
  /** What a session would bring now. */
  readonly today: Today;
}

/** What the plan that holds says of today; undefined where none does, or its query cannot be read any more. */
export async function plannedToday(
  { goal, book }: Plans,
  workspace: Workspace,
  learner: Learner,
  context: Context,
): Promise<Result<PlannedToday | undefined>> {
  if (goal === undefined) return ok(undefined);
  const cards = await goalCards(goal, workspace, learner, book, context);
  if (!cards.ok) return ok(undefined);
  const { entries, settings } = workspace;
  const usual = queueOf(entries, learner, workspace, '', settings.limits);
  const { plan, queue } = followed(cards.value, { entries, usual, limits: settings.limits }, learner, workspace);
  const { cards: all, scheduler, today } = cards.value.request;
  const chances = all.map(({ memory }) => (memory ? scheduler.retrievability(memory, today) : 0));
  return ok({
    interview: {
      on: goal.on,
      ready: chances.reduce((sum, chance) => sum + chance, 0) / Math.max(1, chances.length),
      cards: plan.counted.length,
      minutes: Math.round(plan.ms / MINUTE),
    },
    today: todayOf(queue, entries, learner.fold, dayNumber(workspace.moment())),
  });
}
