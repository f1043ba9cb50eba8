import type { CardEntry, CardType } from '../../deck/model.ts';
import { dayNumber, MINUTE } from '../../memory/day.ts';
import { costKindOf, costsOf, countHistory, emptyTally } from '../../memory/plan/costs.ts';
import type { Goal } from '../../memory/plan/goal.ts';
import type { Costs, PlanCard, PlanRequest } from '../../memory/plan/request.ts';
import { totalsToday } from '../../memory/queue.ts';
import { type CardRecord, UNTOUCHED } from '../../memory/records.ts';
import { ok, type Result } from '../../problem.ts';
import type { Learner } from '../../store/learner.ts';
import type { PlanBook } from '../../store/plan-view.ts';
import { readSettings } from '../../store/settings.ts';
import type { Context } from '../context.ts';
import { queryCards, readHistories, readQuery } from '../query-cards.ts';
import type { Workspace } from '../workspace.ts';

/** The cards of a goal, and what the planner must know of them. */
export interface GoalCards {
  /** Suspended cards are left out. In the order of `request.cards`. */
  readonly entries: readonly CardEntry[];
  readonly request: PlanRequest;
}

/** Days before the interview from which siblings may meet on one day. */
const LAST_DAYS = 3;

/** Among equals the plan decides, the same all day and on every device. */
const seedOf = ({ on, query }: Goal): string => `${on}:${query}`;

/**
 * What the planner needs for a goal, as the learner stands now. A problem where the query cannot be read any more.
 * @param newCards another limit of new cards for today and on; absent for that of the settings, where the learner set one
 */
export async function goalCards(
  goal: Goal,
  workspace: Workspace,
  learner: Learner,
  book: PlanBook,
  context: Context,
  newCards?: number,
): Promise<Result<GoalCards>> {
  const query = readQuery(goal.query, workspace.settings);
  if (!query.ok) return query;
  const all = workspace.library.decks.flatMap((deck) => deck.entries);
  const found = await queryCards({ query: query.value, entries: all, workspace, learner }, context);
  const { cards: records } = learner.fold;
  const entries = found.filter(({ id }) => records.get(id)?.suspended !== true);
  const now = workspace.moment();
  const today = dayNumber(now);
  const studied = new Set(records.studiedOn(today).map((id) => id.split('#', 1)[0] ?? id));
  const totals = totalsToday(learner.fold, now);
  const cards = entries.map((entry): PlanCard => {
    const record = records.get(entry.id) ?? UNTOUCHED;
    const { memory } = record;
    return {
      id: entry.id,
      kind: costKindOf(entry.type),
      family: entry.family,
      memory,
      learning: memory !== undefined && memory.phase !== 'review' && memory.dueDay <= today,
      from: firstDay(record, studied.has(entry.family) && goal.on - today > LAST_DAYS, today),
    };
  });
  return ok({
    entries,
    request: {
      cards,
      today,
      on: goal.on,
      budget: goal.minutes * MINUTE,
      spent: totals.ms,
      newCards: newCards ?? setLimit(context),
      introduced: totals.introduced,
      since: goal.since,
      costs: learnedCosts(today, workspace, book, context),
      scheduler: learner.scheduler,
      seed: seedOf(goal),
    },
  });
}

function firstDay({ memory, buriedUntil, studiedOn }: CardRecord, siblings: boolean, today: number): number {
  const inSteps = memory !== undefined && memory.phase !== 'review';
  const done = (studiedOn === today && !inSteps) || (siblings && studiedOn !== today);
  return Math.max(buriedUntil, done ? today + 1 : today);
}

/** The limit of new cards, where the learner set one: the usual one is for days without a plan. */
function setLimit(context: Context): number | null {
  const { value, origin } = readSettings(context).values['limits.new'];
  return origin.from === 'default' || typeof value !== 'number' ? null : value;
}

/** What answers cost this learner, learned from the log once a day. */
function learnedCosts(today: number, workspace: Workspace, book: PlanBook, { paths }: Context): Costs {
  const kept = book.costs(today);
  if (kept) return kept;
  const types = new Map<string, CardType>(
    workspace.library.decks.flatMap(({ entries }) => entries.map(({ id, type }) => [id, type] as const)),
  );
  const tally = emptyTally();
  for (const [card, history] of readHistories(workspace, paths.reviews)) {
    const type = types.get(card);
    if (type === undefined) continue;
    countHistory(
      tally,
      costKindOf(type),
      history.filter((e) => e.type !== 'undo'),
    );
  }
  const costs = costsOf(tally);
  book.keepCosts(today, costs);
  return costs;
}
