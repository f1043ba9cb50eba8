import type { Card, CardId } from '../deck/model.ts';
import { dayNumber, MINUTE, type Moment } from '../memory/day.ts';
import type { LogEvent, Rating, ReviewEvent } from '../memory/event.ts';
import { momentOf } from '../memory/fold.ts';
import { mark, undo } from './card-actions.ts';
import { eventBase, momentFor, type Options, optionsFrom, undoEvent } from './card-events.ts';
import { firstStage, nextStage, previousStage, suggestionFor } from './compare.ts';
import { advance, nextOf, reload } from './next-card.ts';
import { rateCheck } from './rating.ts';
import { gradeResponse, recordOfResponse } from './response.ts';
import { forget, rated } from './reviewing.ts';
import {
  type AskScreen,
  append,
  type CompareScreen,
  only,
  type Step,
  type StudyInput,
  type StudyState,
  type StudyWorld,
  type Timed,
  type VerdictScreen,
} from './study-state.ts';

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
      return undo(quiet, input.targets, input.now, world);
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

/** Time spent on a card since it was shown, ms. */
const timeOn = (shownAt: number, now: Moment): number => Math.min(LONGEST_ANSWER, Math.max(0, now.t - shownAt));
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
    const [review, suspension] = events;
    return [
      { ...next, screen: { at: 'verdict', card, order: screen.order, response, verdict, review, suspension, options } },
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

/** Another rating for the check just answered: the first is undone, with what it brought about, and the second made, in one write. */
function amend(
  state: StudyState,
  screen: VerdictScreen,
  rating: Rating,
  given: ReviewEvent,
  now: Moment,
  world: StudyWorld,
): Step {
  const { card, review, suspension, options } = screen;
  const undone = suspension === undefined ? [] : [undoEvent(state.counter + 1, suspension, now, world)];
  const undoing = undoEvent(state.counter + undone.length + 1, review, now, world);
  const undos = [...undone, undoing].map(({ event }) => event);
  const at = { ...now, t: Math.max(...undos.map(({ t }) => t)) + 1 };
  if (options && options.day !== dayNumber(at)) return turnedOver(state, { ...screen, options }, at, world);
  const withoutReview = forget({ ...state, counter: undoing.counter }, review);
  const before = suspension === undefined ? withoutReview : forget(withoutReview, suspension);
  const { ms, correct, guess, choices, text } = given;
  const extra = {
    ms,
    correct,
    ...(guess ? { guess } : {}),
    ...(choices ? { choices } : {}),
    ...(text ? { text } : {}),
  };
  const [next, ...events] = rated(before, card, rating, extra, at, options?.before, world);
  return [{ ...next, screen: { ...screen, review: events[0], suspension: events[1] } }, [append(...undos, ...events)]];
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
