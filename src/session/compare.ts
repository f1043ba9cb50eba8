import type { Card } from '../deck/model.ts';
import { type Suggestion, suggestRating } from './rating.ts';
import type { CompareScreen, Stage } from './study-state.ts';

/** The stages that this card has, in order; a follow-up shows its answer and asks for the rating at once. */
function stagesOf(card: Card): readonly Stage[] {
  const { content } = card;
  if (content.type !== 'interview') return [{ at: 'rating' }];
  const { keyPoints, redFlags, followUps } = content.interview;
  return [
    { at: 'answer' },
    ...(keyPoints.length > 0 ? [{ at: 'points' } as const] : []),
    ...(redFlags.length > 0 ? [{ at: 'flags' } as const] : []),
    ...followUps.map((_, index) => ({ at: 'follow-up', index, revealed: false }) as const),
    { at: 'rating' },
  ];
}

const sameStage = (a: Stage, b: Stage): boolean =>
  a.at === b.at && (a.at !== 'follow-up' || (b.at === 'follow-up' && a.index === b.index));

export const firstStage = (card: Card): Stage => stagesOf(card)[0] ?? { at: 'rating' };

/** The stage after this one; a follow-up with an answer shows it first. */
export function nextStage(card: Card, stage: Stage): Stage {
  if (stage.at === 'follow-up' && !stage.revealed && hasAnswer(card, stage.index)) return { ...stage, revealed: true };
  const stages = stagesOf(card);
  const here = stages.findIndex((s) => sameStage(s, stage));
  return stages[here + 1] ?? { at: 'rating' };
}

/** The stage before this one, or this one where it is the first. */
export function previousStage(card: Card, stage: Stage): Stage {
  const stages = stagesOf(card);
  const here = stages.findIndex((s) => sameStage(s, stage));
  return stages[here - 1] ?? stage;
}

function hasAnswer(card: Card, index: number): boolean {
  return card.content.type === 'interview' && card.content.interview.followUps[index]?.answer !== undefined;
}

/** The suggested rating for what has been ticked so far. */
export function suggestionFor(
  card: Card,
  { ticked, owned, ms }: Pick<CompareScreen, 'ticked' | 'owned' | 'ms'>,
): Suggestion {
  const points = card.content.type === 'interview' ? card.content.interview.keyPoints.length : 0;
  return suggestRating({ ticked: ticked.length, points, redFlags: owned.length, ms, difficulty: card.difficulty });
}
