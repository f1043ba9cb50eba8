import type { Epoch } from './epochs.ts';
import type { Point } from './grid.ts';
import type { Outcome, Outcomes } from './outcomes.ts';
import type { AnswerCosts, CostKind } from './request.ts';
import { freshCost, reviewCost, type Worth } from './worth.ts';

/** A card as the planner moves it about. */
export interface Piece {
  readonly kind: CostKind;
  readonly family: string;
  /** Its first sight in the plan, by epoch; undefined for a new card. */
  readonly first: readonly Outcome[] | undefined;
  /** Chance of recall on the day of the interview if it is not seen until then; 0 for a new card. */
  readonly unseenRecall: number;
  /** First epoch in which it may be seen. */
  readonly from: number;
  /** It is seen in the first epoch before anything else. */
  readonly learning: boolean;
  /** It has been seen under this plan before, so it is owed a last look. */
  readonly owed: boolean;
}

/** What the way through the days needs besides the cards. */
export interface Course {
  readonly epochs: readonly Epoch[];
  /** Days from today to the interview. */
  readonly days: number;
  /** ms and new cards, by epoch. */
  readonly budgets: readonly number[];
  readonly caps: readonly number[];
  /** First epoch of the last days, in which every card planned is seen once more; `epochs.length` asks for no last look. */
  readonly lastDays: number;
  readonly costs: Readonly<Record<CostKind, AnswerCosts>>;
  readonly outcomes: Outcomes;
}

/** What is seen when, and what that leads to. */
export interface Rollout {
  /** Pieces seen, by epoch, in order of what a minute on them is worth. */
  readonly seen: readonly (readonly { readonly piece: number; readonly fresh: boolean; readonly cost: number }[])[];
  /** Pieces that would come next today if there were more time, in that order. */
  readonly spare: readonly number[];
  /** Expected chance of recall on the day, by piece; and the mean if the learner stopped after an epoch, by epoch. */
  readonly recall: Float64Array;
  readonly ready: readonly number[];
  /** Recall gained a ms by the last piece that found room, by epoch: 0 where minutes were left over. */
  readonly margin: Float64Array;
  /** Cards seen before the last days that found no room in them. */
  readonly missed: number;
}

/** What a last look may cost, at a cautious guess of recall. */
const lookCost = (costs: AnswerCosts): number => reviewCost(0.7, costs);
/** Part of the last days that looks may fill before they begin: cards do not come in fractions. */
const LOOKS = 0.9;

/** Comes before everything else. */
const FIRST = Number.MAX_VALUE;

interface Candidate {
  readonly piece: number;
  readonly outcome: Outcome | undefined;
  readonly cost: number;
  readonly index: number;
}

/** The worth of first sights of one piece: as `Worth` of the cards that are seen already. */
export type FirstWorth = (k: number) => number;

/**
 * Walks the days from today on: each day takes the cards on which a minute gains most, as far as the budget goes, and moves each to
 * the memory that it is expected to have then.
 * @param worth by kind of card
 * @param rest by piece that is not new: worth of leaving it until epoch `k`
 */
export function rollOut(
  pieces: readonly Piece[],
  course: Course,
  worth: Readonly<Record<CostKind, Worth | undefined>>,
  rest: readonly (FirstWorth | undefined)[],
): Rollout {
  const { epochs, days, budgets, caps, lastDays, costs, outcomes } = course;
  const last = new Int32Array(pieces.length).fill(-1);
  const lastLook = new Int32Array(pieces.length).fill(-1);
  const points: (Point | undefined)[] = pieces.map(() => undefined);
  const recall = Float64Array.from(pieces, ({ unseenRecall }) => unseenRecall);
  const seen: { piece: number; fresh: boolean; cost: number }[][] = [];
  const ready: number[] = [];
  const spare: number[] = [];
  const margin = new Float64Array(epochs.length);
  const future = new Float64Array(epochs.length + 1);
  for (let k = epochs.length - 1; k >= lastDays; k--) future[k] = (future[k + 1] ?? 0) + (budgets[k] ?? 0);
  const room = LOOKS * (future[Math.min(lastDays, epochs.length)] ?? 0);
  const looks = lastDays < epochs.length;
  const owes = (i: number): boolean => looks && ((last[i] ?? -1) >= 0 || pieces[i]?.owed === true);
  let owed = 0;
  for (const [i, { kind }] of pieces.entries()) if (owes(i)) owed += lookCost(costs[kind]);
  let sum = recall.reduce((a, b) => a + b, 0);

  for (const [k, { at, days: length }] of epochs.entries()) {
    const candidates: Candidate[] = [];
    for (const [i, piece] of pieces.entries()) {
      if (piece.from > k) continue;
      const of = worth[piece.kind];
      if (!of) continue;
      const kindCosts = costs[piece.kind];
      const point = points[i];
      if (point) {
        const before = last[i] ?? 0;
        const outcome = outcomes.at(point, at - (epochs[before]?.at ?? 0));
        const cost = reviewCost(outcome.recall, kindCosts);
        candidates.push({
          piece: i,
          outcome,
          cost,
          index: (of.seen(k, outcome) - of.resting(k + 1, before, point)) / cost,
        });
      } else if (piece.first) {
        const outcome = piece.first[k];
        if (!outcome) continue;
        const cost = reviewCost(outcome.recall, kindCosts);
        const index = (of.seen(k, outcome) - (rest[i]?.(k + 1) ?? 0)) / cost;
        candidates.push({ piece: i, outcome, cost, index: piece.learning && k === 0 ? FIRST : index });
      } else {
        const cost = freshCost(kindCosts);
        candidates.push({ piece: i, outcome: undefined, cost, index: (of.introduced(k) - of.unseen(k + 1)) / cost });
      }
    }
    candidates.sort((a, b) => b.index - a.index || a.piece - b.piece);

    const inLast = k >= lastDays;
    const families = new Map<string, number>();
    const taken: { piece: number; fresh: boolean; cost: number }[] = [];
    let left = budgets[k] ?? 0;
    let fresh = caps[k] ?? 0;
    let full = false;
    const take = ({ piece: i, outcome, cost, index }: Candidate): void => {
      const piece = pieces[i];
      if (!piece) return;
      left -= cost;
      if (!outcome) fresh--;
      families.set(piece.family, (families.get(piece.family) ?? 0) + 1);
      const look = lookCost(costs[piece.kind]);
      if (inLast) {
        if (owes(i) && (lastLook[i] ?? -1) < 0) owed -= look;
        lastLook[i] = k;
      } else if (looks && !owes(i)) owed += look;
      const { known, unknown } = outcomes.first;
      const q = outcome ? outcome.recall : costs[piece.kind].firstRecall;
      const kept = outcome ? outcome.kept : known;
      const lapsed = outcome ? outcome.lapsed : unknown;
      points[i] = { x: q * kept.x + (1 - q) * lapsed.x, y: q * kept.y + (1 - q) * lapsed.y };
      last[i] = k;
      const until = days - at;
      const then = q * outcomes.recall(kept, until) + (1 - q) * outcomes.recall(lapsed, until);
      sum += then - (recall[i] ?? 0);
      recall[i] = then;
      taken.push({ piece: i, fresh: outcome === undefined, cost });
      if (index > 0 && index < FIRST) margin[k] = index;
    };
    const later = LOOKS * (future[k + 1] ?? 0);
    const stillOwed = (i: number): boolean => owes(i) && (lastLook[i] ?? -1) < 0;
    const passed: Candidate[] = [];
    for (const candidate of candidates) {
      const { piece: i, outcome, cost, index } = candidate;
      const piece = pieces[i];
      if (!piece) continue;
      const owing = stillOwed(i);
      if (index <= 0) {
        if (inLast && owing) passed.push(candidate);
        continue;
      }
      if (!outcome && fresh <= 0) continue;
      if (!inLast && (families.get(piece.family) ?? 0) >= length) continue;
      if (cost > left) {
        full = true;
        if (k === 0) spare.push(i);
        continue;
      }
      // Room for the last looks of others is not given away.
      const free = inLast ? left + later - owed : room - owed;
      const wants = inLast ? (owing ? 0 : cost) : owes(i) ? 0 : lookCost(costs[piece.kind]);
      if (looks && wants > 0 && free < wants) {
        full = true;
        continue;
      }
      take(candidate);
    }
    for (const candidate of passed) if (owed > later && candidate.cost <= left) take(candidate);
    if (!full) margin[k] = 0;
    seen.push(taken);
    ready.push(pieces.length === 0 ? 0 : sum / pieces.length);
  }
  const missed = pieces.reduce((n, _, i) => n + (looks && owes(i) && (lastLook[i] ?? -1) < 0 ? 1 : 0), 0);
  return { seen, spare, recall, ready, margin, missed };
}
