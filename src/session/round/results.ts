import type { CardId } from '../../deck/model.ts';
import { allQuestions, isCounted, type RoundState } from './round-state.ts';
import { type Place, standings, totalOf } from './standings.ts';

export interface PlayerResult {
  readonly name: string;
  readonly points: number;
  readonly asked: number;
  readonly right: number;
  /** Mean time of what was answered in time, ms; null where there was nothing. */
  readonly speed: number | null;
  readonly left: boolean;
}

export interface QuestionResult {
  readonly number: number;
  readonly card: CardId;
  readonly right: number;
  readonly of: number;
}

/** What a round came to. */
export interface RoundResults {
  readonly places: readonly Place[];
  readonly players: readonly PlayerResult[];
  readonly questions: readonly QuestionResult[];
  /** The question that fewest got right, if anybody missed one. */
  readonly hardest: QuestionResult | undefined;
  /** What somebody missed, most missed first. */
  readonly missed: readonly CardId[];
}

const mean = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : Math.round(numbers.reduce((a, b) => a + b, 0) / numbers.length);

/** The last question that was settled, plus one: what the standings at this moment count. */
export function settled({ phase, setup, answers }: RoundState): number {
  if (phase.at === 'over') return Math.max(setup.questions.length, ...answers.map((a) => a.question + 1));
  return phase.at === 'reveal' || phase.at === 'standings' ? phase.question + 1 : phase.question;
}

/** Points, accuracy and speed of the players; the warm-up and a tie break tell nothing of them. */
function playerResults(state: RoundState): PlayerResult[] {
  return state.players.map(({ name, left }, player) => {
    const own = state.answers.filter((a) => a.player === player && isCounted(state.setup, a.question));
    const timely = own.filter((a) => !a.late && a.response !== undefined && a.response.kind !== 'pass');
    return {
      name,
      points: totalOf(state, player),
      asked: own.length,
      right: own.filter((a) => a.correct).length,
      speed: mean(timely.map((a) => a.t)),
      left,
    };
  });
}

export function roundResults(state: RoundState): RoundResults {
  const questions = allQuestions(state.setup).flatMap(({ card }, number): QuestionResult[] => {
    const given = state.answers.filter((a) => a.question === number);
    return given.length === 0 ? [] : [{ number, card, right: given.filter((a) => a.correct).length, of: given.length }];
  });
  const byMissed = questions
    .filter(({ right, of }) => right < of)
    .toSorted((a, b) => a.right / a.of - b.right / b.of || b.of - a.of);
  return {
    places: standings(state, settled(state)),
    players: playerResults(state),
    questions,
    hardest: byMissed[0],
    missed: byMissed.map(({ card }) => card),
  };
}
