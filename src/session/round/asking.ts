import type { RoundState } from './round-state.ts';
import { leaders, outSince } from './standings.ts';

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

/** Whether a player has given an answer that counts, or had none in time. */
export const hasAnswered = ({ answers }: RoundState, question: number, player: number): boolean =>
  answers.some((a) => a.question === question && a.player === player);

/** Those who may still answer. */
export const waitingFor = (state: RoundState, question: number): number[] =>
  participants(state, question).filter((player) => !hasAnswered(state, question, player));

/** Puts a question to whoever is next, or shows its answer where nobody is left. */
export function ask(state: RoundState, question: number, extra = 0): RoundState {
  const [player] = waitingFor(state, question);
  if (player === undefined) return { ...state, phase: { at: 'reveal', question } };
  const all = state.setup.mode === 'buzzer';
  return { ...state, phase: { at: 'ready', question, player: all ? null : player, extra } };
}
