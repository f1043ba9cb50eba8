import type { Card, CardId } from '../deck/model.ts';
import { dayNumber, MINUTE, type Moment } from '../memory/day.ts';
import {
  type AnswerEvent,
  type CardEvent,
  isUndoable,
  type LogEvent,
  type Rating,
  type ReviewEvent,
} from '../memory/event.ts';
import { momentOf } from '../memory/fold.ts';
import { type Standing, standing } from '../memory/queue.ts';
import { arrange } from './arrangement.ts';
import type { Options } from './card-events.ts';
import { eventBase, momentFor, optionsFrom, undoEvent } from './card-events.ts';
import { firstStage, nextStage, previousStage, suggestionFor } from './compare.ts';
import { describeEvent } from './describe.ts';
import { sameCard } from './places.ts';
import { rateCheck } from './rating.ts';
import { gradeResponse, recordOfResponse } from './response.ts';
import { forget, rated } from './reviewing.ts';
import type {
  AskScreen,
  CompareScreen,
  Effect,
  FinishedScreen,
  Screen,
  Step,
  StudyInput,
  StudyState,
  StudyWorld,
  Timed,
  VerdictScreen,
} from './study-state.ts';

/** Minute steps may be shown this much early when nothing else is left: waiting helps nobody. */
export const LEARN_AHEAD = 20 * MINUTE;

/** A card left open over lunch did not take an hour. */
const LONGEST_ANSWER = 10 * MINUTE;

export interface StudyStart {
  readonly queue: readonly CardId[];
  readonly learning: readonly { readonly card: CardId; readonly at: number }[];
  readonly limit: number | null;
  /** ms; null is as long as it takes. */
  readonly budget: number | null;
  /** Told with the first card. */
  readonly notice?: string | undefined;
}

const before = (start: StudyStart): StudyState => ({
  screen: { at: 'finished', why: 'done' },
  queue: start.queue,
  learning: start.learning,
  started: [],
  limit: start.limit,
  budget: start.budget,
  spent: 0,
  counter: 0,
  reviews: [],
  actions: [],
  introduced: [],
  notice: start.notice,
});

/** The card that a session would begin with, if its deck still has it. */
export function firstCard(start: StudyStart, now: Moment): CardId | undefined {
  const first = nextOf(before(start), now);
  return typeof first === 'string' ? first : undefined;
}

/** The first state of a session: its first card, or its end where there is none. */
export function startStudy(start: StudyStart, now: Moment, world: StudyWorld): StudyState {
  return advance(before(start), now, world);
}

/**
 * One input to the session. Gives the new state and what must be done before it may be shown: if an `append` fails,
 * the old state still holds and the same input can be given again.
 */
export function stepStudy(state: StudyState, input: Timed<StudyInput>, world: StudyWorld): Step {
  const quiet: StudyState = { ...state, notice: undefined };
  const { screen } = quiet;
  switch (input.type) {
    case 'quit':
      return only({ ...quiet, screen: { at: 'finished', why: 'quit' } });
    case 'undo':
      return undo(quiet, input.target, input.now, world);
    case 'more':
      if (screen.at !== 'finished') return only(quiet);
      if (input.queue.queue.length + input.queue.learning.length === 0) {
        return only({ ...quiet, notice: 'Nothing more today: siblings rest until tomorrow.' });
      }
      return only(advance({ ...quiet, ...input.queue, limit: null, budget: null }, input.now, world));
    default:
  }
  if (screen.at === 'finished') return only(quiet);
  switch (input.type) {
    case 'edit':
      return [quiet, [{ do: 'edit', card: screen.card }]];
    case 'open': {
      const source = screen.card.sources[input.source];
      return source
        ? [quiet, [{ do: 'open', url: source.url }]]
        : only({ ...quiet, notice: 'This card names no source.' });
    }
    case 'reload':
      return only(reload(quiet, input.now, world));
    case 'suspend':
    case 'flag':
    case 'skip':
      return mark(quiet, input.type, input.now, world);
    default:
  }
  if (screen.at === 'ask') return stepAsk(quiet, screen, input, world);
  if (screen.at === 'verdict') return stepVerdict(quiet, screen, input, world);
  return stepCompare(quiet, screen, input, world);
}

const only = (state: StudyState): Step => [state, []];

/** Time spent on a card since it was shown, ms. */
const timeOn = (shownAt: number, now: Moment): number => Math.min(LONGEST_ANSWER, Math.max(0, now.t - shownAt));
const append = (...events: LogEvent[]): Effect => ({ do: 'append', events });

function stepAsk(state: StudyState, screen: AskScreen, input: Timed<StudyInput>, world: StudyWorld): Step {
  const { card } = screen;
  const { content } = card;
  const ms = timeOn(screen.shownAt, input.now);
  if (input.type === 'guess') return only({ ...state, screen: { ...screen, guess: !screen.guess } });
  if (input.type === 'respond' && (content.type === 'check' || content.type === 'self-check')) {
    const verdict = gradeResponse(content.form, input.response);
    const guess = screen.guess && input.response.kind !== 'pass';
    const given = { ...recordOfResponse(input.response), correct: verdict.correct, ...(guess ? { guess } : {}) };
    const { memory } = world.record(card.id);
    const options = optionsFrom(card, memory, input.now, world);
    const rating = rateCheck(verdict.correct, guess);
    const [next, ...events] = rated(state, card, rating, { ms, ...given }, input.now, memory, world);
    const { response } = input;
    const [review] = events;
    return [
      { ...next, screen: { at: 'verdict', card, order: screen.order, response, verdict, review, options } },
      [append(...events)],
    ];
  }
  if (input.type === 'reveal' && (content.type === 'interview' || content.type === 'follow-up')) {
    const text = input.text.trim();
    const compare: CompareScreen = {
      at: 'compare',
      card,
      shownAt: screen.shownAt,
      stage: firstStage(card),
      ms,
      text,
      ticked: [],
      owned: [],
      managed: [],
      suggestion: suggestionFor(card, { ticked: [], owned: [], ms }),
      options: optionsFrom(card, world.record(card.id).memory, input.now, world),
    };
    if (text === '') return only({ ...state, screen: compare });
    const counter = state.counter + 1;
    const kept: LogEvent = {
      ...eventBase(counter, card.id, input.now, world),
      type: 'answer',
      card: card.id,
      ms,
      text,
    };
    return [{ ...state, counter, screen: compare }, [append(kept)]];
  }
  return only(state);
}

function stepVerdict(state: StudyState, screen: VerdictScreen, input: Timed<StudyInput>, world: StudyWorld): Step {
  const { review } = screen;
  switch (input.type) {
    case 'next':
      return only(advance(state, input.now, world));
    case 'guess': {
      if (!review.correct) return only({ ...state, notice: 'It was wrong as it is: Again.' });
      const { guess, ...rest } = review;
      const amended = guess ? rest : { ...rest, guess: true as const };
      return amend(state, screen, rateCheck(true, !guess), amended, input.now, world);
    }
    case 'rate': {
      // After the day has turned over, the same rating has another interval on screen.
      const asShown = !screen.options || screen.options.day === dayNumber(momentOf(review));
      return input.rating === review.rating && asShown
        ? only(advance(state, input.now, world))
        : amend(state, screen, input.rating, review, input.now, world);
    }
    default:
      return only(state);
  }
}

/** Another rating for the check just answered: the first is undone and the second made, in one write. */
function amend(
  state: StudyState,
  screen: VerdictScreen,
  rating: Rating,
  given: ReviewEvent,
  now: Moment,
  world: StudyWorld,
): Step {
  const { card, review, options } = screen;
  const undoing = undoEvent(state.counter + 1, review, now, world);
  const at = { ...now, t: undoing.event.t + 1 };
  if (options && options.day !== dayNumber(at)) return turnedOver(state, { ...screen, options }, at, world);
  const before = forget({ ...state, counter: undoing.counter }, review);
  const { ms, correct, guess, choices, text } = given;
  const extra = {
    ms,
    correct,
    ...(guess ? { guess } : {}),
    ...(choices ? { choices } : {}),
    ...(text ? { text } : {}),
  };
  const [next, ...events] = rated(before, card, rating, extra, at, options?.before, world);
  return [{ ...next, screen: { ...screen, review: events[0] } }, [append(undoing.event, ...events)]];
}

/** The learner's day turned over while the intervals were on screen: shows what they are now, before any is applied. */
function turnedOver(
  state: StudyState,
  screen: (VerdictScreen | CompareScreen) & { readonly options: Options },
  now: Moment,
  world: StudyWorld,
): Step {
  const options = optionsFrom(screen.card, screen.options.before, now, world);
  return only({
    ...state,
    screen: { ...screen, options },
    notice: 'A new day has begun: these are the intervals now.',
  });
}

function stepCompare(state: StudyState, screen: CompareScreen, input: Timed<StudyInput>, world: StudyWorld): Step {
  const { card, stage } = screen;
  const show = (changes: Partial<CompareScreen>): Step => {
    const next = { ...screen, ...changes };
    return only({ ...state, screen: { ...next, suggestion: suggestionFor(card, next) } });
  };
  switch (input.type) {
    case 'toggle':
      if (stage.at === 'points') return show({ ticked: toggled(screen.ticked, input.index, card, 'keyPoints') });
      if (stage.at === 'flags') return show({ owned: toggled(screen.owned, input.index, card, 'redFlags') });
      return only(state);
    case 'manage': {
      if (stage.at !== 'follow-up') return only(state);
      const rest = screen.managed.filter((i) => i !== stage.index);
      return show({ managed: input.had ? [...rest, stage.index] : rest, stage: nextStage(card, stage) });
    }
    case 'next':
      if (stage.at === 'rating') {
        return stepCompare(state, screen, { type: 'rate', rating: screen.suggestion.rating, now: input.now }, world);
      }
      return show({ stage: nextStage(card, stage) });
    case 'back':
      return show({ stage: previousStage(card, stage) });
    case 'rate': {
      if (stage.at !== 'rating') return only(state);
      const { text, ticked, owned, managed, options } = screen;
      if (options && options.day !== dayNumber(momentFor(card.id, input.now, world))) {
        return turnedOver(state, { ...screen, options }, input.now, world);
      }
      const given = {
        // Comparing is part of the work: the day's minutes count it.
        ms: timeOn(screen.shownAt, input.now),
        ...(text === '' ? {} : { text }),
        ...(card.type === 'interview' ? { points: ticked, flags: owned, followUps: managed } : {}),
      };
      const [next, ...events] = rated(state, card, input.rating, given, input.now, options?.before, world);
      return [advance(next, input.now, world), [append(...events)]];
    }
    default:
      return only(state);
  }
}

function toggled(chosen: readonly number[], index: number, card: Card, of: 'keyPoints' | 'redFlags'): number[] {
  const count = card.content.type === 'interview' ? card.content.interview[of].length : 0;
  if (!Number.isInteger(index) || index < 0 || index >= count) return [...chosen];
  return chosen.includes(index) ? chosen.filter((i) => i !== index) : [...chosen, index].sort((a, b) => a - b);
}

/** Takes the last action back and, where it was about a card, asks that card again. */
function undo(state: StudyState, target: LogEvent | undefined, now: Moment, world: StudyWorld): Step {
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
function mark(state: StudyState, what: 'suspend' | 'flag' | 'skip', now: Moment, world: StudyWorld): Step {
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

function ask(state: StudyState, card: Card, now: Moment, world: StudyWorld): StudyState {
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
function reload(state: StudyState, now: Moment, world: StudyWorld): StudyState {
  const { screen } = state;
  if (screen.at === 'finished') return state;
  const card = world.card(screen.card.id);
  if (!card) return { ...advance(state, now, world), notice: `${screen.card.id} is not in its deck any more.` };
  if (sameCard(screen.card, card)) return { ...state, screen: { ...screen, card } };
  if (screen.at === 'verdict') return { ...state, notice: 'Changed; the new text shows next time.' };
  return { ...ask(state, card, now, world), notice: 'Changed: here is the new text.' };
}

/** The next card, or the end. Cards that are in no deck any more are passed over. */
function advance(state: StudyState, now: Moment, world: StudyWorld): StudyState {
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
function nextOf(state: StudyState, now: Moment): CardId | FinishedScreen {
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
