import type { CardEntry, CardId } from '../../deck/model.ts';
import { dayDate, MINUTE } from '../../memory/day.ts';
import type { Goal } from '../../memory/plan/goal.ts';
import { makeToday } from '../../memory/plan/planner.ts';
import { totalsToday } from '../../memory/queue.ts';
import { ok, type Result } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import type { Learner } from '../../store/learner.ts';
import type { PlanBook } from '../../store/plan-view.ts';
import type { Context } from '../context.ts';
import type { Plan, StudyOptions } from '../study-plan.ts';
import type { Workspace } from '../workspace.ts';
import { goalCards } from './goal-cards.ts';

/** A day of study under a plan. */
export interface Followed extends Plan {
  /** One line on what is being followed. */
  readonly notice?: string;
}

export interface Following {
  readonly goal: Goal;
  readonly book: PlanBook;
  readonly options: StudyOptions;
  /** The cards that the options of the session ask for, and what it would be without a plan. */
  readonly entries: readonly CardEntry[];
  readonly usual: Plan;
}

/**
 * What to study today under the plan: the cards it picks for today, with minutes of one's own those it would pick next too, then what else
 * is due that the plan knows nothing of; until the minutes are over. What the session was narrowed to holds for all of them; where that leaves no card of the
 * plan, it is as it would be without.
 */
export async function followPlan(
  { goal, book, options, entries, usual }: Following,
  learner: Learner,
  workspace: Workspace,
  context: Context,
): Promise<Result<Followed>> {
  const cards = await goalCards(goal, workspace, learner, book, context, options.newCards);
  if (!cards.ok) return cards;
  const { request, entries: planned } = cards.value;
  const wanted = new Set<CardId>(entries.map(({ id }) => id));
  const own = new Set<CardId>(planned.map(({ id }) => id).filter((id) => wanted.has(id)));
  if (own.size === 0) return ok(usual);
  const plan = makeToday(request);
  const today = plan.today.filter((id) => wanted.has(id));
  // What the plan would take next is for those who ask for more time than it gives.
  const spare = options.minutes === undefined ? [] : plan.spare.filter((id) => wanted.has(id));
  const others = usual.queue.cards.filter((id) => !own.has(id));
  const isNew = (id: CardId): boolean => learner.fold.cards.get(id)?.memory === undefined;
  const queued = [...today, ...spare, ...others];
  const fresh = queued.filter(isNew).length;
  const { learning, held } = usual.queue;
  const count = plan.counted.filter((id) => wanted.has(id)).length;
  const left = Math.max(0, request.budget - request.spent);
  return ok({
    queue: {
      cards: queued,
      learning,
      counts: { new: fresh, due: queued.length - fresh, learning: learning.length },
      held,
    },
    budget: options.minutes === undefined ? left : options.minutes * MINUTE,
    // What is new is let in by the plan, so that is what is told to be left of it.
    limits: { ...usual.limits, newCards: totalsToday(learner.fold, workspace.moment()).introduced + fresh },
    notice: `Plan for ${dayDate(goal.on)}: ${
      count === 0
        ? 'nothing more today'
        : `${counted(count, 'card')} today, about ${counted(Math.round(plan.ms / MINUTE), 'minute')}`
    }${others.length > 0 ? '; what else is due comes after' : ''}.`,
  });
}
