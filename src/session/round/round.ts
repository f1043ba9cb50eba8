import { elapsed, isOver, runClock, startCountdown, stopClock } from '../clock.ts';
import type { Response } from '../response.ts';
import { MOST_PLAYERS, makePlayer, nameFault } from './players.ts';
import {
  allQuestions,
  isCounted,
  type Phase,
  type RoundAnswer,
  type RoundEvent,
  type RoundSetup,
  type RoundState,
} from './round-state.ts';
import { gain, POINTS } from './scoring.ts';
import { leaders, outSince, sidesOf, streakOf, totalOf } from './standings.ts';

/** How long whoever pressed the buzzer may take, ms. */
export const BUZZ_TIME = 10_000;

type Open = Phase & { at: 'open' };

/** The first state of a round. */
export function startRound(setup: RoundSetup, at: number): RoundState {
  const before: RoundState = {
    setup,
    players: setup.players,
    answers: [],
    voided: [],
    phase: { at: 'over', early: false },
    at,
  };
  return ask(before, 0);
}

/**
 * One event of a round. An event that does not apply gives the very state it was given, and nothing is to be written;
 * otherwise it is written before the new state is shown, and the log alone leads to the same state again.
 */
export function stepRound(state: RoundState, event: RoundEvent): RoundState {
  // A clock that was set back gives nobody time.
  const at = event.do === 'answer' || event.do === 'buzz' ? event.at : Math.max(event.at, state.at);
  const next = step(state, event, at);
  return next === state ? state : { ...next, at: Math.max(at, state.at) };
}

/** The round that a log leads to; undefined where it does not begin with a start. */
export function replayRound(events: readonly RoundEvent[]): RoundState | undefined {
  const [first, ...rest] = events;
  return first?.do === 'start' ? rest.reduce(stepRound, startRound(first.setup, first.at)) : undefined;
}

function step(state: RoundState, event: RoundEvent, at: number): RoundState {
  const { phase } = state;
  switch (event.do) {
    case 'start':
      return state;
    case 'begin':
      return phase.at === 'ready' ? open(state, phase, at) : state;
    case 'answer':
      return phase.at === 'open' && phase.player === event.player ? answer(state, phase, event, at) : state;
    case 'buzz':
      return phase.at === 'open' ? buzz(state, phase, event.player, at) : state;
    case 'time-up':
      return phase.at === 'open' ? timeUp(state, phase, at) : state;
    case 'pause':
      return phase.at === 'open' && !phase.paused ? { ...state, phase: pause(phase, at) } : state;
    case 'resume':
      // Whatever passed since the last event, nobody saw the question.
      return phase.at === 'open' && !phase.paused ? { ...state, phase: pause(phase, state.at) } : state;
    case 'continue':
      return phase.at === 'open' && phase.paused ? { ...state, phase: goOn(phase, at) } : state;
    case 'add-time':
      return addTime(state, event.ms);
    case 'skip':
      return phase.at === 'open' || phase.at === 'ready' ? voided(state, phase.question, 'reveal') : state;
    case 'undo':
      return (phase.at === 'reveal' || phase.at === 'standings') && !state.voided.includes(phase.question)
        ? voided(state, phase.question, 'standings')
        : state;
    case 'next':
      return goNext(state);
    case 'join':
      return join(state, event.name, event.team);
    case 'drop':
      return drop(state, event.player, at);
    case 'end':
      return end(state);
  }
}

/** Who plays a question: those who are there, still in, and, once a tie is to be broken, in the lead. */
export function participants(state: RoundState, question: number): number[] {
  const out = outSince(state, question);
  const here = state.players.flatMap((p, i) =>
    !p.left && p.from <= question && out[i] === Number.POSITIVE_INFINITY ? [i] : [],
  );
  if (question < state.setup.questions.length) return here;
  const tied = leaders(state, question).flatMap(({ members }) => members);
  return here.filter((player) => tied.includes(player));
}

const hasAnswered = ({ answers }: RoundState, question: number, player: number): boolean =>
  answers.some((a) => a.question === question && a.player === player);

/** Those who may still answer. */
export const waitingFor = (state: RoundState, question: number): number[] =>
  participants(state, question).filter((player) => !hasAnswered(state, question, player));

/** Puts a question to whoever is next, or shows its answer where nobody is left. */
function ask(state: RoundState, question: number, extra = 0): RoundState {
  const [player] = waitingFor(state, question);
  if (player === undefined) return { ...state, phase: { at: 'reveal', question } };
  const all = state.setup.mode === 'buzzer';
  return { ...state, phase: { at: 'ready', question, player: all ? null : player, extra } };
}

function open(state: RoundState, { question, player, extra }: Phase & { at: 'ready' }, at: number): RoundState {
  const limit = (allQuestions(state.setup)[question]?.limit ?? 0) + extra;
  const clock = startCountdown(limit, at);
  return { ...state, phase: { at: 'open', question, player, clock, buzz: null, paused: false, extra } };
}

function pause(phase: Open, at: number): Open {
  return phase.buzz
    ? { ...phase, paused: true, buzz: stopClock(phase.buzz, at) }
    : { ...phase, paused: true, clock: stopClock(phase.clock, at) };
}

function goOn(phase: Open, at: number): Open {
  return phase.buzz
    ? { ...phase, paused: false, buzz: runClock(phase.buzz, at) }
    : { ...phase, paused: false, clock: runClock(phase.clock, at) };
}

function buzz(state: RoundState, phase: Open, player: number, at: number): RoundState {
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
function answer(
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

function timeUp(state: RoundState, phase: Open, at: number): RoundState {
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
function passOn(state: RoundState, phase: Open, at: number): RoundState {
  const { question } = phase;
  if (state.setup.mode !== 'buzzer') return ask(state, question, phase.extra);
  const solved = state.answers.some((a) => a.question === question && a.correct);
  if (solved || waitingFor(state, question).length === 0) return { ...state, phase: { at: 'reveal', question } };
  return { ...state, phase: { ...phase, player: null, buzz: null, clock: runClock(phase.clock, at) } };
}

/** More time for this question, also for those who come after. */
function addTime(state: RoundState, ms: number): RoundState {
  const { phase } = state;
  if (ms <= 0) return state;
  if (phase.at === 'ready') return { ...state, phase: { ...phase, extra: phase.extra + ms } };
  if (phase.at !== 'open') return state;
  const more = <T extends { readonly limit: number }>(clock: T): T => ({ ...clock, limit: clock.limit + ms });
  return phase.buzz
    ? { ...state, phase: { ...phase, buzz: more(phase.buzz) } }
    : { ...state, phase: { ...phase, clock: more(phase.clock), extra: phase.extra + ms } };
}

/** A question that counts for nobody: as if it had not been asked. */
function voided(state: RoundState, question: number, at: 'reveal' | 'standings'): RoundState {
  return {
    ...state,
    answers: state.answers.filter((a) => a.question !== question),
    voided: [...state.voided, question],
    phase: { at, question },
  };
}

function goNext(state: RoundState): RoundState {
  const { phase } = state;
  switch (phase.at) {
    case 'reveal':
      // Standings of one are no news.
      return sidesOf(state).length > 1
        ? { ...state, phase: { at: 'standings', question: phase.question } }
        : after(state, phase.question);
    case 'standings':
      return after(state, phase.question);
    case 'tie':
      return ask(state, phase.question);
    default:
      return state;
  }
}

function after(state: RoundState, question: number): RoundState {
  const { setup, players } = state;
  const next = question + 1;
  const over: RoundState = { ...state, phase: { at: 'over', early: false } };
  const deadly = setup.mode === 'sudden-death' && players.filter((p) => !p.left).length > 1;
  if (!players.some((p) => !p.left)) return over;
  if (deadly && participants(state, Math.min(next, setup.questions.length)).length <= 1) return over;
  if (next < setup.questions.length) return ask(state, next);
  const tied = setup.mode !== 'solo' && leaders(state, next).length > 1;
  return tied && next < allQuestions(setup).length ? { ...state, phase: { at: 'tie', question: next } } : over;
}

function join(state: RoundState, name: string, team: number | undefined): RoundState {
  const { phase, players, setup } = state;
  const names = players.map((p) => p.name);
  if (phase.at === 'over' || setup.mode === 'solo' || players.length >= MOST_PLAYERS || nameFault(name, names))
    return state;
  if (setup.mode === 'team' && (team === undefined || setup.teams[team] === undefined)) return state;
  const joined = makePlayer(name, players.length, phase.question + 1, setup.mode === 'team' ? team : undefined);
  return { ...state, players: [...players, joined] };
}

function drop(state: RoundState, player: number, at: number): RoundState {
  const { phase } = state;
  if (phase.at === 'over' || state.players[player]?.left !== false) return state;
  const gone: RoundState = {
    ...state,
    players: state.players.map((p, i) => (i === player ? { ...p, left: true } : p)),
  };
  if (!gone.players.some((p) => !p.left)) return end(gone);
  if (phase.at === 'ready') return ask(gone, phase.question, phase.extra);
  if (phase.at !== 'open' || (phase.player !== player && phase.player !== null)) return gone;
  if (phase.player === null && waitingFor(gone, phase.question).length > 0) return gone;
  return passOn(gone, phase, at);
}

/** Ends the round now; a question that not everybody has had counts for nobody. */
function end(state: RoundState): RoundState {
  const { phase } = state;
  if (phase.at === 'over') return state;
  const cut = phase.at === 'ready' || phase.at === 'open' ? voided(state, phase.question, 'reveal') : state;
  return { ...cut, phase: { at: 'over', early: true } };
}
