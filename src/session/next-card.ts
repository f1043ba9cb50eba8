import type { Card, CardId } from '../deck/model.ts';
import { MINUTE, type Moment } from '../memory/day.ts';
import { arrange } from './arrangement.ts';
import { sameCard } from './places.ts';
import type { FinishedScreen, StudyState, StudyWorld } from './study-state.ts';

/** Minute steps may be shown this much early when nothing else is left: waiting helps nobody. */
const LEARN_AHEAD = 20 * MINUTE;

/** The next card, or the end. Cards that are in no deck any more are passed over. */
export function advance(state: StudyState, now: Moment, world: StudyWorld): StudyState {
  let rest = state;
  let gone = 0;
  for (;;) {
    const next = nextOf(rest, now);
    const notice = gone > 0 ? `${gone} of the cards to come are in no deck any more.` : rest.notice;
    if (typeof next !== 'string') return { ...rest, screen: next, notice };
    rest = {
      ...rest,
      queue: without(rest.queue, next),
      learning: rest.learning.filter((l) => l.card !== next),
    };
    const card = world.card(next);
    if (card) return ask({ ...rest, notice }, card, now, world);
    gone++;
  }
}

/** A queue holds a card once, so one splice is enough: a filter takes seconds over a deck that has vanished. */
function without(queue: readonly CardId[], card: CardId): readonly CardId[] {
  const at = queue.indexOf(card);
  return at < 0 ? queue : queue.toSpliced(at, 1);
}

/** The card whose turn it is, or why there is none. */
export function nextOf(state: StudyState, now: Moment): CardId | FinishedScreen {
  if (state.budget !== null && state.spent >= state.budget) return { at: 'finished', why: 'time' };
  const dueNow = state.learning.find((l) => l.at <= now.t);
  if (dueNow) return dueNow.card;
  const full = state.limit !== null && state.started.length >= state.limit;
  // What undo put back was started before, so the limit does not hold it up.
  const next = full ? state.queue.find((id) => state.started.includes(id)) : state.queue[0];
  if (next !== undefined) return next;
  const soon = state.learning.filter((l) => l.at <= now.t + LEARN_AHEAD);
  // Rather another card than the one just answered: what was read a moment ago is no memory yet.
  const justNow = state.reviews.at(-1)?.card;
  const ahead = soon.find((l) => l.card !== justNow) ?? soon[0];
  if (ahead) return ahead.card;
  return { at: 'finished', why: full && state.queue.length > 0 ? 'limit' : 'done' };
}

/** Puts a card on the screen. */
export function ask(state: StudyState, card: Card, now: Moment, world: StudyWorld): StudyState {
  const { content } = card;
  const showing = state.reviews.filter((r) => r.card === card.id).length;
  const order =
    content.type === 'check' || content.type === 'self-check'
      ? arrange(content.form, `${world.seed}/${card.id}/${showing}`)
      : [];
  return {
    ...state,
    started: state.started.includes(card.id) ? state.started : [...state.started, card.id],
    screen: { at: 'ask', card, shownAt: now.t, order, guess: false },
  };
}

/** The card as its deck has it now; where it is gone, the next one. */
export function reload(state: StudyState, now: Moment, world: StudyWorld): StudyState {
  const { screen } = state;
  if (screen.at === 'finished') return state;
  const card = world.card(screen.card.id);
  if (!card) return { ...advance(state, now, world), notice: `${screen.card.id} is not in its deck any more.` };
  if (sameCard(screen.card, card)) return { ...state, screen: { ...screen, card } };
  if (screen.at === 'verdict') return { ...state, notice: 'Changed; the new text shows next time.' };
  return { ...ask(state, card, now, world), notice: 'Changed: here is the new text.' };
}
