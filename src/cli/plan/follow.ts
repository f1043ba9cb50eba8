import type { CardEntry, CardId } from '../../deck/model.ts';
import { dayDate, MINUTE } from '../../memory/day.ts';
import type { TodayPlan } from '../../memory/plan/day-plan.ts';
import type { Goal } from '../../memory/plan/goal.ts';
import { makeToday } from '../../memory/plan/planner.ts';
import { type Limits, type Queue, totalsToday } from '../../memory/queue.ts';
import { ok, type Result } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import type { Learner } from '../../store/learner.ts';
import type { PlanBook } from '../../store/plan-view.ts';
import type { Context } from '../context.ts';
import { type Plan, queueOf, type StudyOptions } from '../study-plan.ts';
import type { Workspace } from '../workspace.ts';
import { type GoalCards, goalCards } from './goal-cards.ts';

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
  const { request } = cards.value;
  const day = followed(
    cards.value,
    { entries, usual: usual.queue, limits: usual.limits, withSpare: options.minutes !== undefined },
    learner,
    workspace,
  );
  if (day.own.size === 0) return ok(usual);
  const { plan, queue, others } = day;
  const count = plan.counted.filter((id) => day.own.has(id)).length;
  const left = Math.max(0, request.budget - request.spent);
  return ok({
    queue,
    budget: options.minutes === undefined ? left : options.minutes * MINUTE,
    // What is new is let in by the plan, so that is what is told to be left of it.
    limits: { ...usual.limits, newCards: totalsToday(learner.fold, workspace.moment()).introduced + queue.counts.new },
    notice: `Plan for ${dayDate(goal.on)}: ${
      count === 0
        ? 'nothing more today'
        : `${counted(count, 'card')} today, about ${counted(Math.round(plan.ms / MINUTE), 'minute')}`
    }${others > 0 ? '; what else is due comes after' : ''}.`,
  });
}

interface Asked {
  /** The cards of the session, and its queue if there were no plan. */
  readonly entries: readonly CardEntry[];
  readonly usual: Queue;
  readonly limits: Limits;
  /** Whether what the plan would take next is taken as well: for those who ask for more time than it gives. */
  readonly withSpare?: boolean;
}

interface FollowedDay {
  readonly plan: TodayPlan;
  /** Cards of the session that the plan is for. */
  readonly own: ReadonlySet<CardId>;
  readonly queue: Queue;
  /** How many cards of the queue the plan knows nothing of. */
  readonly others: number;
}

/** The queue of a day under a plan; without a card of the plan, it is the usual one. */
export function followed(
  { request, entries: planned }: GoalCards,
  { entries, usual, limits, withSpare = false }: Asked,
  learner: Learner,
  workspace: Workspace,
): FollowedDay {
  const plan = makeToday(request);
  const wanted = new Set<CardId>(entries.map(({ id }) => id));
  const own = new Set<CardId>(planned.map(({ id }) => id).filter((id) => wanted.has(id)));
  if (own.size === 0) return { plan, own, queue: usual, others: usual.cards.length };
  const picked = [...plan.today, ...(withSpare ? plan.spare : [])].filter((id) => wanted.has(id));
  const others = usual.cards.filter((id) => !own.has(id));
  const isNew = (id: CardId): boolean => learner.fold.cards.get(id)?.memory === undefined;
  const countsOf = (ids: readonly CardId[], learning: number): Queue['counts'] => {
    const fresh = ids.filter(isNew).length;
    return { new: fresh, due: ids.length - fresh, learning };
  };
  // The day's limits hold back only what the plan knows nothing of.
  const rest = queueOf(
    entries.filter(({ id }) => !own.has(id)),
    learner,
    workspace,
    '',
    limits,
  );
  const shown = countsOf(others, 0);
  const { learning } = usual;
  const cards = [...picked, ...others];
  return {
    plan,
    own,
    queue: {
      cards,
      learning,
      counts: countsOf(cards, learning.length),
      held: {
        new: rest.counts.new + rest.held.new - shown.new,
        due: rest.counts.due + rest.held.due - shown.due,
        siblings: rest.held.siblings,
      },
    },
    others: others.length,
  };
}
