import type { Epoch } from './epochs.ts';
import { pointOf } from './grid.ts';
import type { Outcome, Outcomes } from './outcomes.ts';
import type { PlanCard, PlanRequest } from './request.ts';
import type { Piece } from './rollout.ts';

/** Days since a card was seen: exact for a month, then in steps of a twentieth, so that few tables of outcomes are needed. */
const coarse = (days: number): number =>
  days <= 30 ? days : Math.round(Math.exp(Math.round(Math.log(days) * 20) / 20));

/** The outcomes of first sights, by epoch. Memories that hardly differ share theirs. */
function firstSights(today: number, epochs: readonly Epoch[], outcomes: Outcomes) {
  const known = new Map<string, readonly Outcome[]>();
  return ({ memory }: PlanCard): readonly Outcome[] | undefined => {
    if (!memory) return undefined;
    const elapsed = coarse(Math.max(0, today - memory.lastDay));
    const stability = Math.exp(Math.round(Math.log(memory.stability) * 20) / 20);
    const difficulty = Math.round(memory.difficulty * 2) / 2;
    const key = `${stability}:${difficulty}:${elapsed}`;
    const point = pointOf(stability, difficulty);
    const found = known.get(key) ?? epochs.map(({ at }) => outcomes.at(point, coarse(elapsed + at)));
    known.set(key, found);
    return found;
  };
}

/** The cards of a request as the planner moves them about. */
export function piecesOf(request: PlanRequest, epochs: readonly Epoch[], outcomes: Outcomes): Piece[] {
  const { cards, today, on, since, scheduler } = request;
  const sights = firstSights(today, epochs, outcomes);
  return cards.map((card) => {
    const offset = card.from - today;
    const from = epochs.findIndex(({ first, days }) => offset < first + days);
    return {
      kind: card.kind,
      family: card.family,
      first: sights(card),
      unseenRecall: card.memory ? scheduler.retrievability(card.memory, on) : 0,
      learning: card.learning && card.memory !== undefined,
      from: from < 0 ? epochs.length : from,
      owed: card.memory !== undefined && card.memory.lastDay >= since,
    };
  });
}
