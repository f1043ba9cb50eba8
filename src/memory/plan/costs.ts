import type { CardType } from '../../deck/model.ts';
import { dayNumber } from '../day.ts';
import type { CardEvent } from '../event.ts';
import { momentOf } from '../fold.ts';
import type { AnswerCosts, CostKind, Costs } from './request.ts';

/**
 * What answers take before anything is known of a learner, ms: about what Anki's users spend on a card (7 to 20 s), more for a first
 * reading; interview questions are answered aloud and compared point by point. Half of the new cards are known at first sight.
 */
export const USUAL_COSTS: Costs = {
  answers: 0,
  check: { fresh: 30_000, recalled: 12_000, failed: 20_000, step: 10_000, firstRecall: 0.5 },
  open: { fresh: 150_000, recalled: 75_000, failed: 110_000, step: 45_000, firstRecall: 0.4 },
};

/** So many answers of one's own weigh as much as the usual cost. */
export const WEIGHT = 20;

type AnswerSort = 'fresh' | 'recalled' | 'failed' | 'step';

/** Answers counted by kind of card and sort of answer: how many, and ms in all; of the fresh ones, how many were known. */
export type Tally = Record<CostKind, Record<AnswerSort, { count: number; ms: number }> & { known: number }>;

const nothing = (): Tally[CostKind] => ({
  fresh: { count: 0, ms: 0 },
  recalled: { count: 0, ms: 0 },
  failed: { count: 0, ms: 0 },
  step: { count: 0, ms: 0 },
  known: 0,
});

export const emptyTally = (): Tally => ({ check: nothing(), open: nothing() });

export const costKindOf = (type: CardType): CostKind => (type === 'check' || type === 'self-check' ? 'check' : 'open');

/** Counts one answer. */
export function count(tally: Tally, kind: CostKind, sort: AnswerSort, known: boolean, ms: number): void {
  const of = tally[kind];
  of[sort].count++;
  of[sort].ms += ms;
  if (sort === 'fresh' && known) of.known++;
}

/** Counts the reviews of one card. @param history of the card, in order, without what was undone */
export function countHistory(tally: Tally, kind: CostKind, history: readonly CardEvent[]): void {
  let lastDay: number | undefined;
  for (const e of history) {
    if (e.type === 'reset') lastDay = undefined;
    if (e.type !== 'review' || e.mode === 'cram') continue;
    const day = dayNumber(momentOf(e));
    const recalled = e.rating > 1;
    const later = recalled ? 'recalled' : 'failed';
    count(tally, kind, lastDay === undefined ? 'fresh' : day === lastDay ? 'step' : later, recalled, e.ms);
    lastDay = day;
  }
}

/** A learner's costs: means of the answers counted, drawn to the usual where they are few. */
export function costsOf(tally: Tally): Costs {
  const of = (kind: CostKind): AnswerCosts => {
    const usual = USUAL_COSTS[kind];
    const own = tally[kind];
    const mean = (sort: AnswerSort): number => (usual[sort] * WEIGHT + own[sort].ms) / (WEIGHT + own[sort].count);
    return {
      fresh: mean('fresh'),
      recalled: mean('recalled'),
      failed: mean('failed'),
      step: mean('step'),
      firstRecall: (usual.firstRecall * WEIGHT + own.known) / (WEIGHT + own.fresh.count),
    };
  };
  const answers = [tally.check, tally.open].reduce(
    (n, { fresh, recalled, failed, step }) => n + fresh.count + recalled.count + failed.count + step.count,
    0,
  );
  return { answers, check: of('check'), open: of('open') };
}
