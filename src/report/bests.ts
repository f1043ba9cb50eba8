import type { KeptRound } from '../session/round/record.ts';
import { roundResults } from '../session/round/results.ts';
import { roundSummary } from './round.ts';

/** A solo round as it is compared with others of its kind. */
export interface Best {
  readonly round: string;
  readonly when: string;
  readonly points: number;
  readonly right: number;
  readonly asked: number;
  /** Mean time of an answer, ms. */
  readonly speed: number | null;
}

/** What the score book keeps of rounds. */
export interface RoundScores {
  readonly rounds: readonly ReturnType<typeof roundSummary>[];
  /** By kind of round: see `kindOf`. */
  readonly bests: Readonly<Record<string, Best>>;
}

/** Which solo rounds can be compared: those on the same decks, with as many questions, scored alike. */
export function kindOf({ state }: Pick<KeptRound, 'state'>): string | undefined {
  const { mode, scoring, questions } = state.setup;
  if (mode !== 'solo' || state.phase.at !== 'over' || state.phase.early) return undefined;
  const decks = [...new Set(questions.map(({ card }) => card.slice(0, card.indexOf('/'))))].sort();
  return `${decks.join('+')}, ${questions.length}, ${scoring}`;
}

function bestOf(round: KeptRound): Best {
  const [player] = roundResults(round.state).players;
  const { points = 0, right = 0, asked = 0, speed = null } = player ?? {};
  return { round: round.id, when: roundSummary(round).when, points, right, asked, speed };
}

/** More points; of equal ones the quicker, and of those the one that was there first. */
const isBetter = (a: Best, b: Best): boolean =>
  a.points !== b.points
    ? a.points > b.points
    : (a.speed ?? Number.POSITIVE_INFINITY) < (b.speed ?? Number.POSITIVE_INFINITY);

/** The best of the rounds of one kind; the rounds oldest first. */
export function personalBest(rounds: readonly KeptRound[], kind: string): Best | undefined {
  let best: Best | undefined;
  for (const round of rounds) {
    if (kindOf(round) !== kind) continue;
    const one = bestOf(round);
    if (!best || isBetter(one, best)) best = one;
  }
  return best;
}

/** The rounds and personal bests for the score book; the rounds oldest first. */
export function roundScores(rounds: readonly KeptRound[]): RoundScores {
  const kinds = [...new Set(rounds.flatMap((round) => kindOf(round) ?? []))].sort();
  const bests = kinds.flatMap((kind): [string, Best][] => {
    const best = personalBest(rounds, kind);
    return best ? [[kind, best]] : [];
  });
  return { rounds: rounds.map(roundSummary), bests: Object.fromEntries(bests) };
}

/** What is said at the end of a solo round of its kind; `others` are the rounds before it. */
export function bestWords(round: KeptRound, others: readonly KeptRound[]): string | undefined {
  const kind = kindOf(round);
  if (kind === undefined) return undefined;
  const before = personalBest(others, kind);
  const now = bestOf(round);
  if (!before) return `Your first round of this kind (${kind}): ${now.points} points to beat.`;
  if (isBetter(now, before)) return `A personal best: ${now.points} points, ${before.points} on ${before.when} before.`;
  return `Your best of this kind stays ${before.points} points, on ${before.when}.`;
}
