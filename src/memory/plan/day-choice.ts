import type { Outcome } from './outcomes.ts';
import type { AnswerCosts } from './request.ts';
import { LEAST_GAIN, reviewCost } from './worth.ts';

/** A card that could be seen in an epoch. */
export interface Candidate {
  readonly piece: number;
  readonly family: string;
  /** Undefined for a new card. */
  readonly outcome: Outcome | undefined;
  /** Expected, ms. */
  readonly cost: number;
  /** Recall gained on the day of the interview by one ms on it now rather than later. */
  readonly index: number;
  /** A last look at it is owed; and what that may cost, ms. */
  readonly owing: boolean;
  readonly look: number;
}

/** What there is to give on a day. */
export interface DayRoom {
  /** ms. */
  readonly budget: number;
  readonly fresh: number;
  /** Cards of one question. */
  readonly perFamily: number;
  /** Last looks are asked for; and it is time for them. */
  readonly looks: boolean;
  readonly inLastDays: boolean;
  /** ms of last looks owed, and the room for them after this day. */
  readonly owed: number;
  readonly later: number;
  /** How many cards to name that would come next. */
  readonly spare: number;
}

export interface DayChoice {
  /** In order of what a minute on them gains. */
  readonly chosen: readonly Candidate[];
  /** What would come next if there were more time. */
  readonly spare: readonly Candidate[];
  /** Recall gained a ms by the last card that found room; 0 where minutes were left over. */
  readonly margin: number;
}

/** Comes before everything else. */
export const FIRST = Number.MAX_VALUE;

/** What a last look may cost, at a cautious guess of recall, ms. */
export const lookCost = (costs: AnswerCosts): number => reviewCost(0.7, costs);

/** Part of the last days that looks may fill before they begin: cards do not come in fractions. */
export const ROOM_FOR_LOOKS = 0.9;

/**
 * The cards of one day, those first on which a minute gains most. Where minutes are left over while new cards wait for a sibling that
 * is only repeated, they take its place: they have little time left to come, and the sibling can come tomorrow.
 */
export function fillDay(candidates: readonly Candidate[], room: DayRoom): DayChoice {
  const ranked = [...candidates].sort((a, b) => b.index - a.index || a.piece - b.piece);
  const choice = choose(ranked, room, new Set());
  if (!choice.waiting) return choice;
  const fresh = ranked.filter(({ outcome }) => outcome === undefined);
  return choose(ranked, room, new Set(fresh.map(({ family }) => family)));
}

/** @param kept families whose place is kept for a new card */
function choose(
  ranked: readonly Candidate[],
  room: DayRoom,
  kept: ReadonlySet<string>,
): DayChoice & { waiting: boolean } {
  const chosen: Candidate[] = [];
  const spare: Candidate[] = [];
  const families = new Map<string, number>();
  const blocked: Candidate[] = [];
  const passed: Candidate[] = [];
  let { budget: left, fresh, owed } = room;
  let full = false;
  let margin = 0;
  const take = (candidate: Candidate): void => {
    const { family, outcome, cost, index, owing, look } = candidate;
    left -= cost;
    if (!outcome) fresh--;
    families.set(family, (families.get(family) ?? 0) + 1);
    if (room.inLastDays && owing) owed -= look;
    else if (room.looks && !room.inLastDays && !owing) owed += look;
    if (index > LEAST_GAIN && index < FIRST) margin = index;
    chosen.push(candidate);
  };
  /** Whether the last looks of others still find room after it. */
  const leavesRoom = ({ cost, owing, look }: Candidate): boolean => {
    if (!room.looks || owing) return true;
    return room.inLastDays ? left - cost + room.later >= owed : room.later >= owed + look;
  };
  const consider = (candidate: Candidate): void => {
    const { family, outcome, cost, index, owing } = candidate;
    if (index <= LEAST_GAIN) {
      if (room.inLastDays && owing) passed.push(candidate);
      return;
    }
    if (!outcome && fresh <= 0) return;
    if ((families.get(family) ?? 0) >= room.perFamily) {
      blocked.push(candidate);
      return;
    }
    if (cost > left || !leavesRoom(candidate)) {
      full = true;
      if (cost > left) {
        spare.push(candidate);
        families.set(family, (families.get(family) ?? 0) + 1);
      }
      return;
    }
    take(candidate);
  };
  const yields = ({ family, outcome, index }: Candidate): boolean =>
    outcome !== undefined && index < FIRST && kept.has(family);
  // With no time left for any, only what would come next is of interest.
  const least = ranked.reduce((ms, { cost }) => Math.min(ms, cost), Number.POSITIVE_INFINITY);
  const over = (): boolean => left < least && spare.length >= room.spare;
  for (const turn of [false, true]) {
    for (const candidate of ranked) {
      if (over()) break;
      if (yields(candidate) === turn) consider(candidate);
    }
  }
  if (over()) full = true;
  for (const candidate of passed) if (owed > room.later && candidate.cost <= left) take(candidate);
  const waiting = blocked.some(({ outcome, cost }) => outcome === undefined && cost <= left);
  return { chosen, spare, margin: full ? margin : 0, waiting };
}
