import { elapsed, isOver, runClock, startCountdown, stopClock } from '../clock.ts';
import type { Response } from '../response.ts';
import { ask, hasAnswered, waitingFor } from './asking.ts';
import { allQuestions, isCounted, type Phase, type RoundAnswer, type RoundState } from './round-state.ts';
import { gain, POINTS } from './scoring.ts';
import { streakOf, totalOf } from './standings.ts';

/** How long whoever pressed the buzzer may take, ms. */
export const BUZZ_TIME = 10_000;

export type Open = Phase & { at: 'open' };

/** Shows a question and starts its clock. */
export function open(state: RoundState, { question, player, extra }: Phase & { at: 'ready' }, at: number): RoundState {
  const limit = (allQuestions(state.setup)[question]?.limit ?? 0) + extra;
  const clock = startCountdown(limit, at);
  return { ...state, phase: { at: 'open', question, player, clock, buzz: null, paused: false, extra } };
}

/** The clock that runs stands still. */
export function pause(phase: Open, at: number): Open {
  return phase.buzz
    ? { ...phase, paused: true, buzz: stopClock(phase.buzz, at) }
    : { ...phase, paused: true, clock: stopClock(phase.clock, at) };
}

/** The clock that stood still runs again. */
export function goOn(phase: Open, at: number): Open {
  return phase.buzz
    ? { ...phase, paused: false, buzz: runClock(phase.buzz, at) }
    : { ...phase, paused: false, clock: runClock(phase.clock, at) };
}

/** Takes the question for whoever pressed first: the question's clock stands still, theirs runs. */
export function buzz(state: RoundState, phase: Open, player: number, at: number): RoundState {
  if (state.setup.mode !== 'buzzer' || phase.paused || phase.buzz || isOver(phase.clock, at)) return state;
  if (!waitingFor(state, phase.question).includes(player)) return state;
  const taken: Open = {
    ...phase,
    player,
    clock: stopClock(phase.clock, at),
    buzz: startCountdown(BUZZ_TIME, Math.max(at, state.at)),
  };
  return { ...state, phase: taken };
}

/** Judged by its own time and the deadline: when somebody last looked at the clock does not matter. */
export function answer(
  state: RoundState,
  phase: Open,
  { player, response, correct }: { readonly player: number; readonly response: Response; readonly correct: boolean },
  at: number,
): RoundState {
  if (phase.paused) return state;
  const late = isOver(phase.buzz ?? phase.clock, at);
  const given = count(state, phase, player, { at, correct: correct && !late, late, response });
  // A line from a pipe may have come before its question was put.
  return passOn(given, phase, Math.max(at, state.at));
}

/** The end of a clock, where it is over: nobody's answer, or nobody's buzzer. */
export function timeUp(state: RoundState, phase: Open, at: number): RoundState {
  if (phase.paused || !isOver(phase.buzz ?? phase.clock, at)) return state;
  if (phase.player === null) return { ...state, phase: { at: 'reveal', question: phase.question } };
  return passOn(count(state, phase, phase.player, { at, correct: false, late: true }), phase, at);
}

function count(
  state: RoundState,
  { question, clock }: Open,
  player: number,
  given: { readonly at: number; readonly correct: boolean; readonly late: boolean; readonly response?: Response },
): RoundState {
  const { setup } = state;
  const asked = allQuestions(setup)[question];
  if (!asked || hasAnswered(state, question, player)) return state;
  const { at, correct, late, response } = given;
  // Of a buzzer question what counts is when the buzzer was pressed: its clock stands still since.
  const t = Math.min(elapsed(clock, at), clock.limit);
  const scored = {
    worth: isCounted(setup, question) ? POINTS[asked.difficulty] : 0,
    correct,
    answered: !late && response !== undefined && response.kind !== 'pass',
    t,
    limit: asked.limit,
    streak: streakOf(state, player),
  };
  const points = gain(setup.scoring, scored, totalOf(state, player));
  const made: RoundAnswer = { question, player, t, correct, late, points, ...(response ? { response } : {}) };
  return { ...state, answers: [...state.answers, made] };
}

/** After an answer: the next player's turn, or, in a buzzer round, everybody else's for the time that is left. */
export function passOn(state: RoundState, phase: Open, at: number): RoundState {
  const { question } = phase;
  if (state.setup.mode !== 'buzzer') return ask(state, question, phase.extra);
  const solved = state.answers.some((a) => a.question === question && a.correct);
  if (solved || waitingFor(state, question).length === 0) return { ...state, phase: { at: 'reveal', question } };
  return { ...state, phase: { ...phase, player: null, buzz: null, clock: runClock(phase.clock, at) } };
}

/** More time for this question, also for those who come after. */
export function addTime(state: RoundState, ms: number): RoundState {
  const { phase } = state;
  if (ms <= 0) return state;
  if (phase.at === 'ready') return { ...state, phase: { ...phase, extra: phase.extra + ms } };
  if (phase.at !== 'open') return state;
  const more = <T extends { readonly limit: number }>(clock: T): T => ({ ...clock, limit: clock.limit + ms });
  return phase.buzz
    ? { ...state, phase: { ...phase, buzz: more(phase.buzz) } }
    : { ...state, phase: { ...phase, clock: more(phase.clock), extra: phase.extra + ms } };
}
