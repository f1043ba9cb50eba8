import type { Card, CardId } from '../deck/model.ts';
import { isEdited, isLeech } from '../memory/queue.ts';
import type { StudyState, StudyWorld } from './study-state.ts';

/** Where the learner is: what stands above a card. */
export interface Scene {
  readonly deck: string;
  readonly objective: string | undefined;
  /** Cards still to come in this session, the current one included. */
  readonly left: { readonly new: number; readonly due: number; readonly learning: number };
  readonly badges: readonly Badge[];
}

export type Badge = 'new' | 'edited' | 'leech' | 'flagged' | 'cram';

export interface DeckNames {
  readonly deckTitle: (deck: string) => string;
  readonly objectiveText: (deck: string, objective: string) => string | undefined;
}

function badgesOf(card: Card, world: StudyWorld): Badge[] {
  const record = world.record(card.id);
  return [
    ...(record.seen ? [] : (['new'] as const)),
    ...(isEdited(card, record.seen?.hash) ? (['edited'] as const) : []),
    ...(isLeech(record.memory, world.leech) ? (['leech'] as const) : []),
    ...(record.flag ? (['flagged'] as const) : []),
    ...(world.mode === 'cram' ? (['cram'] as const) : []),
  ];
}

/** What the queue still holds, by kind; the current card is counted while it is not answered. */
function leftOf(state: StudyState, world: StudyWorld): Scene['left'] {
  const { screen } = state;
  const current = screen.at === 'ask' || screen.at === 'compare' ? [screen.card.id] : [];
  const room = state.limit === null ? state.queue.length : Math.max(0, state.limit - state.started.length);
  const coming: readonly CardId[] = [...current, ...state.queue.slice(0, room)];
  const left = { new: 0, due: 0, learning: state.learning.length };
  for (const id of coming) {
    // A minute step shown ahead of its time is one on either side of the night.
    const phase = world.mode === 'cram' ? 'review' : world.record(id).memory?.phase;
    if (phase === undefined) left.new++;
    else if (phase === 'review') left.due++;
    else left.learning++;
  }
  return left;
}

export function sceneOf(card: Card, state: StudyState, world: StudyWorld, names: DeckNames): Scene {
  const [objective] = card.objectives;
  return {
    deck: names.deckTitle(card.deck),
    objective: objective === undefined ? undefined : names.objectiveText(card.deck, objective),
    left: leftOf(state, world),
    badges: badgesOf(card, world),
  };
}
