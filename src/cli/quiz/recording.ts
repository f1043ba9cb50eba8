import type { Card } from '../../deck/model.ts';
import type { LogEvent, Writer } from '../../memory/event.ts';
import { unwrap } from '../../problem.ts';
import { type ReviewWorld, scheduled, undoEvent } from '../../session/card-events.ts';
import { rateCheck } from '../../session/rating.ts';
import { recordOfResponse } from '../../session/response.ts';
import type { RoundEvent, RoundState } from '../../session/round/round-state.ts';
import type { Workspace } from '../workspace.ts';
import type { RoundParts } from './session.ts';

/** Makes the answers of a solo round reviews of the learner's own: rated as in a study session, taken back with their question. */
export async function recordingFor(
  workspace: Workspace,
  writer: Writer,
): Promise<Required<Pick<RoundParts, 'besides' | 'onWritten'>>> {
  const learner = unwrap(await workspace.learner());
  const { scheduler } = learner;
  const { retention } = workspace.settings;
  const record: ReviewWorld['record'] = (id) => learner.record(workspace.aliases.get(id) ?? id);
  const world: ReviewWorld = { mode: 'study', writer, scheduler, retention, record };

  const reviewOf = (card: Card, next: RoundState, counter: number): LogEvent[] => {
    const answer = next.answers.at(-1);
    if (!answer) return [];
    const given = {
      ms: answer.t,
      correct: answer.correct,
      ...(answer.response ? recordOfResponse(answer.response) : {}),
    };
    const { memory } = record(card.id);
    const rating = rateCheck(answer.correct, false);
    return [scheduled(counter, card, rating, given, workspace.moment(), memory, world).review];
  };

  /** The review that the answer to a question became, whatever was done since, here or elsewhere. */
  const reviewFor = (card: Card, { phase, answers }: RoundState): LogEvent | undefined => {
    const answer = 'question' in phase ? answers.findLast((a) => a.question === phase.question) : undefined;
    return learner
      .history(workspace.aliases.get(card.id) ?? card.id)
      .findLast((e) => e.type === 'review' && e.ms === answer?.t && e.correct === answer.correct);
  };

  return {
    besides(event: RoundEvent, { before, next }, card, counter) {
      if (!card) return [];
      if (event.do === 'answer' || event.do === 'time-up') return reviewOf(card, next, counter);
      const review = event.do === 'undo' ? reviewFor(card, before) : undefined;
      return review ? [undoEvent(counter, review, workspace.moment(), world).event] : [];
    },
    onWritten: (events) => learner.apply(events),
  };
}
