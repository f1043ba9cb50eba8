import type { CardId } from '../deck/model.ts';
import { dayNumber, type Moment } from '../memory/day.ts';
import { type AnswerEvent, type CardEvent, isUndoable, type LogEvent } from '../memory/event.ts';
import { type Standing, standing } from '../memory/queue.ts';
import { eventBase, undoEvent } from './card-events.ts';
import { describeEvent } from './describe.ts';
import { advance, ask } from './next-card.ts';
import { forget } from './reviewing.ts';
import { append, only, type Screen, type Step, type StudyState, type StudyWorld } from './study-state.ts';

/** Takes the last action back and, where it was about a card, asks that card again. */
export function undo(state: StudyState, targets: readonly LogEvent[], now: Moment, world: StudyWorld): Step {
  const [target] = targets;
  if (targets.length > 1) {
    const notice = `The last thing was done to ${targets.length} cards at once: \`prepdeck undo\` takes it back.`;
    return only({ ...state, notice });
  }
  if (!target || !isUndoable(target)) return only({ ...state, notice: 'Nothing to undo.' });
  const { counter, event } = undoEvent(state.counter + 1, target, now, world);
  const before = forget({ ...state, counter }, target);
  const told = { ...before, notice: `Took back: ${describeEvent(target)}.` };
  const card = world.card(target.card);
  const { screen } = state;
  const waiting = screen.at === 'ask' || screen.at === 'compare' ? screen.card.id : undefined;
  if (!card || !asksAgain(target, card.id, screen, now, world)) return [told, [append(event)]];
  const rest = told.queue.filter((id) => id !== card.id);
  const queue = waiting !== undefined && waiting !== card.id ? [waiting, ...rest.filter((id) => id !== waiting)] : rest;
  return [ask({ ...told, queue }, card, now, world), [append(event)]];
}

/** Whether taking this event back puts its card on the screen: it was answered, or put away while there was work. */
function asksAgain(
  target: Exclude<CardEvent, AnswerEvent>,
  card: CardId,
  screen: Screen,
  now: Moment,
  world: StudyWorld,
): boolean {
  const record = world.record(card);
  switch (target.type) {
    case 'review':
      return true;
    case 'suspend':
      return world.mode === 'cram' || isWork(standing({ ...record, suspended: false }, now));
    case 'bury':
      return world.mode === 'cram' || isWork(standing({ ...record, buriedUntil: 0 }, now));
    case 'reset':
      // Its intervals are on screen, and those are of the memory as it was before.
      return screen.at === 'compare' && screen.card.id === card;
    case 'flag':
    case 'unsuspend':
    case 'reschedule':
      return false;
  }
}

const isWork = (where: Standing): boolean => where === 'new' || where === 'learning' || where === 'due';

/** Suspend, flag, or skip to tomorrow. */
export function mark(state: StudyState, what: 'suspend' | 'flag' | 'skip', now: Moment, world: StudyWorld): Step {
  const { screen } = state;
  if (screen.at === 'finished') return only(state);
  const { card } = screen;
  if (what === 'skip' && screen.at === 'verdict') {
    return only({ ...state, notice: 'Already answered: u takes the answer back.' });
  }
  if (what === 'skip' && world.mode === 'cram') {
    return only({ ...advance(state, now, world), notice: `Passed over ${card.id}; the schedule stays as it is.` });
  }
  const counter = state.counter + 1;
  const made = eventBase(counter, card.id, now, world);
  const flag = world.record(card.id).flag === 0 ? 1 : 0;
  const event: CardEvent =
    what === 'flag'
      ? { ...made, type: 'flag', card: card.id, flag }
      : what === 'suspend'
        ? { ...made, type: 'suspend', card: card.id }
        : { ...made, type: 'bury', card: card.id, until: dayNumber(now) + 1 };
  const marked: StudyState = { ...state, counter, actions: [...state.actions, event] };
  if (what === 'flag') {
    return [{ ...marked, notice: flag ? 'Flagged.' : 'Flag taken away.' }, [append(event)]];
  }
  const gone: StudyState = {
    ...marked,
    learning: marked.learning.filter((l) => l.card !== card.id),
    queue: marked.queue.filter((id) => id !== card.id),
  };
  const notice = what === 'suspend' ? `Suspended ${card.id}; u brings it back.` : `Skipped ${card.id} to tomorrow.`;
  return [{ ...advance(gone, now, world), notice }, [append(event)]];
}
