import type { CardId } from '../../deck/model.ts';
import type { CardMemory, Scheduler } from '../schedule.ts';

/** Kinds of cards that differ in what an answer costs: choices and short texts; answers said or typed at length. */
export type CostKind = 'check' | 'open';

/** What one answer takes of this learner, ms, by what it is; and how often a new card is known at first sight, 0..1. */
export interface AnswerCosts {
  /** The first answer ever given on a card. */
  readonly fresh: number;
  /** Answers on a later day: recalled, and not. */
  readonly recalled: number;
  readonly failed: number;
  /** A further answer on the same day, in the learning steps. */
  readonly step: number;
  readonly firstRecall: number;
}

/** By kind of card; and the number of answers that they were learned from. */
export type Costs = Readonly<Record<CostKind, AnswerCosts>> & { readonly answers: number };

/** What the planner must know of a card. */
export interface PlanCard {
  readonly id: CardId;
  readonly kind: CostKind;
  /** Cards of one question: one of them a day, until the last days. */
  readonly family: string;
  /** Undefined for a card that was never answered. */
  readonly memory: Pick<CardMemory, 'stability' | 'difficulty' | 'lastDay'> | undefined;
  /** In the middle of its learning steps: a session asks it first, whatever the plan says. */
  readonly learning: boolean;
  /** Not to be planned before this learner's day: buried until then, or studied today already. */
  readonly from: number;
}

export interface PlanRequest {
  readonly cards: readonly PlanCard[];
  /** Learner's days: today, and that of the interview; what is planned lies before the second. */
  readonly today: number;
  readonly on: number;
  /** ms a day, and ms of today that are spent already. */
  readonly budget: number;
  readonly spent: number;
  /** New cards a day, and those introduced today already; null is no limit. */
  readonly newCards: number | null;
  readonly introduced: number;
  /** Learner's day since which the plan is followed: what was seen since is seen once more in the last days. */
  readonly since: number;
  readonly costs: Costs;
  readonly scheduler: Pick<Scheduler, 'advance' | 'retrievability'>;
  /** Decides among equals. */
  readonly seed: string;
}
