import type { Epoch } from './epochs.ts';
import type { Outcome, Outcomes } from './outcomes.ts';
import type { PlanCard, PlanRequest } from './request.ts';
import type { Piece } from './rollout.ts';

/** Memories that hardly differ share their outcomes. */
function firstSights(request: PlanRequest, epochs: readonly Epoch[], outcomes: Outcomes) {
  const known = new Map<string, readonly Outcome[]>();
  return ({ memory }: PlanCard): readonly Outcome[] | undefined => {
    if (!memory) return undefined;
    const elapsed = Math.max(0, request.today - memory.lastDay);
    const coarse = elapsed < 20 ? elapsed : Math.round(Math.exp(Math.round(Math.log(elapsed) * 20) / 20));
    const stability = Math.exp(Math.round(Math.log(memory.stability) * 20) / 20);
    const difficulty = Math.round(memory.difficulty * 2) / 2;
    const key = `${stability}:${difficulty}:${coarse}`;
    const found = known.get(key) ?? epochs.map(({ at }) => outcomes.exact({ stability, difficulty }, coarse + at));
    known.set(key, found);
    return found;
  };
}

/** The cards of a request as the planner moves them about. */
export function piecesOf(request: PlanRequest, epochs: readonly Epoch[], outcomes: Outcomes): Piece[] {
  const { cards, today, on, since, scheduler } = request;
  const sights = firstSights(request, epochs, outcomes);
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
