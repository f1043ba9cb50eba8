import type { CardId } from '../../deck/model.ts';
import type { StepEvent } from '../../memory/event.ts';
import { type InterviewState, stepInterview } from '../../session/interview/interview.ts';
import { type Scorecard, scorecard } from '../../session/interview/score.ts';
import { readStep } from '../../session/interview/step.ts';

/** An interview as the log has it. */
export interface PastInterview {
  readonly id: string;
  readonly state: InterviewState;
  /** Of its last step, UTC ms. */
  readonly last: number;
  readonly card: Scorecard;
}

/** All interviews of the log, oldest first. Steps that this version cannot read are passed over. */
export function pastInterviews(events: readonly StepEvent<'interview'>[]): PastInterview[] {
  const states = new Map<string, { state: InterviewState; last: number }>();
  for (const { session, step: raw, t } of events) {
    const step = readStep(raw);
    const state = step && stepInterview(states.get(session)?.state, step, t);
    if (state) states.set(session, { state, last: t });
  }
  return [...states].map(([id, { state, last }]) => ({ id, state, last, card: scorecard(state) }));
}

/** When each question was last asked in an interview, UTC ms. */
export function lastAsked(past: readonly PastInterview[]): ReadonlyMap<CardId, number> {
  const asked = new Map<CardId, number>();
  for (const { state, last } of past) {
    for (const [i] of state.records.entries()) {
      const card = state.plan.questions[i]?.card;
      if (card !== undefined) asked.set(card, Math.max(last, asked.get(card) ?? 0));
    }
  }
  return asked;
}

/** Scores of interviews that are over, oldest first. */
export const pastScores = (past: readonly PastInterview[]): number[] =>
  past.flatMap(({ state, card }) => (state.stage === undefined && card.score !== null ? [card.score] : []));
