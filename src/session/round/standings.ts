import { isCounted, type RoundState } from './round-state.ts';

/** Who can win: a player, or a team. */
export interface Side {
  readonly name: string;
  /** Indexes of its players. */
  readonly members: readonly number[];
}

/** A side's place. Sides that are equal share one. */
export interface Place extends Side {
  readonly rank: number;
  readonly points: number;
  /** Places gained (above 0) or lost since the question before. */
  readonly moved: number;
  /** Every member has left or, in sudden death, is out. */
  readonly out: boolean;
}

export function sidesOf({ setup, players }: Pick<RoundState, 'setup' | 'players'>): Side[] {
  if (setup.mode !== 'team') return players.map(({ name }, i) => ({ name, members: [i] }));
  return setup.teams.map((name, team) => ({
    name,
    members: players.flatMap((p, i) => (p.team === team ? [i] : [])),
  }));
}

/** A player's total: the sum of what their answers gave. */
export const totalOf = ({ answers }: Pick<RoundState, 'answers'>, player: number): number =>
  answers.reduce((sum, a) => (a.player === player ? sum + a.points : sum), 0);

/** Right answers in a row that the player has given to questions that count, up to now. */
export function streakOf({ answers, setup }: Pick<RoundState, 'answers' | 'setup'>, player: number): number {
  const own = answers.filter((a) => a.player === player && isCounted(setup, a.question));
  return own.length - 1 - own.findLastIndex((a) => !a.correct);
}

/** A side's points: of a team the mean of its members, so that teams may differ in size. */
function pointsOf(state: RoundState, { members }: Side): number {
  const sum = members.reduce((total, player) => total + totalOf(state, player), 0);
  return members.length === 0 ? 0 : Math.round(sum / members.length);
}

/** The share of a side's members that were right. */
function shareRight(state: RoundState, { members }: Side, question: number): number {
  const right = state.answers.filter((a) => a.question === question && a.correct && members.includes(a.player));
  return members.length === 0 ? 0 : right.length / members.length;
}

/**
 * After which question a player went out in sudden death: wrong where somebody else who was still in was right.
 * Infinity for one who is in. Questions from `before` on are not looked at.
 */
export function outSince(state: RoundState, before: number): number[] {
  const out = state.players.map(() => Number.POSITIVE_INFINITY);
  if (state.setup.mode !== 'sudden-death') return out;
  for (let question = state.setup.warmUp ? 1 : 0; question < before; question++) {
    const given = state.answers.filter((a) => a.question === question && out[a.player] === Number.POSITIVE_INFINITY);
    if (!given.some((a) => a.correct)) continue;
    for (const a of given) if (!a.correct) out[a.player] = question;
  }
  return out;
}

/** What places are decided by, first thing first: survival, points, then each question of a tie. */
function merits(state: RoundState, side: Side, before: number): number[] {
  const { questions } = state.setup;
  const out = outSince(state, before);
  const survived = Math.max(...side.members.map((player) => out[player] ?? 0), Number.NEGATIVE_INFINITY);
  const ties = Array.from({ length: Math.max(0, before - questions.length) }, (_, i) =>
    shareRight(state, side, questions.length + i),
  );
  return [survived, pointsOf(state, side), ...ties];
}

function compareMerits(a: readonly number[], b: readonly number[]): number {
  for (const [i, mine] of a.entries()) {
    const other = b[i] ?? 0;
    if (mine !== other) return mine > other ? -1 : 1;
  }
  return 0;
}

const upTo = (state: RoundState, before: number): RoundState => ({
  ...state,
  answers: state.answers.filter((a) => a.question < before),
});

/** The ranks of all sides, in their order, by the questions before `before`. */
function ranks(state: RoundState, before: number): number[] {
  const then = upTo(state, before);
  const all = sidesOf(then).map((side) => merits(then, side, before));
  return all.map((mine) => 1 + all.filter((other) => compareMerits(other, mine) < 0).length);
}

/** The standings by the questions before `before`, best first. */
export function standings(state: RoundState, before: number): Place[] {
  const then = upTo(state, before);
  const now = ranks(state, before);
  const last = ranks(state, before - 1);
  const out = outSince(then, before);
  return sidesOf(then)
    .map((side, i) => ({
      ...side,
      rank: now[i] ?? 1,
      points: pointsOf(then, side),
      moved: before < 2 ? 0 : (last[i] ?? 1) - (now[i] ?? 1),
      out: side.members.every((p) => state.players[p]?.left === true || out[p] !== Number.POSITIVE_INFINITY),
    }))
    .sort((a, b) => a.rank - b.rank);
}

/** The sides in the lead that can still play. */
export function leaders(state: RoundState, before: number): Place[] {
  const able = standings(state, before).filter(({ members }) => members.some((p) => state.players[p]?.left === false));
  const best = Math.min(...able.map(({ rank }) => rank));
  return able.filter(({ rank }) => rank === best);
}
