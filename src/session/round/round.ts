import { addTime, answer, buzz, goOn, open, passOn, pause, timeUp } from './answering.ts';
import { ask, participants, waitingFor } from './asking.ts';
import { MOST_PLAYERS, makePlayer, nameFault } from './players.ts';
import { allQuestions, type RoundEvent, type RoundSetup, type RoundState } from './round-state.ts';
import { leaders, sidesOf } from './standings.ts';

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
