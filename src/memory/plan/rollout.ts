import { type Candidate, FIRST, fillDay, lookCost, ROOM_FOR_LOOKS } from './day-choice.ts';
import type { Epoch } from './epochs.ts';
import type { Point } from './grid.ts';
import type { Outcome, Outcomes } from './outcomes.ts';
import type { AnswerCosts, CostKind } from './request.ts';
import { freshCost, LEAST_GAIN, reviewCost, type Worth } from './worth.ts';

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

/** One sight of a card under the plan; `fresh` where it is the first ever. */
export interface Sight {
  readonly piece: number;
  readonly fresh: boolean;
  /** Expected, ms. */
  readonly cost: number;
}

/** What is seen when, and what that leads to. */
export interface Rollout {
  /** By epoch, in order of what a minute on them is worth. */
  readonly seen: readonly (readonly Sight[])[];
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

/** The worth of first sights of one piece: as `Worth` of the cards that are seen already. */
export type FirstWorth = (k: number) => number;

/** So many cards are named that would come next: a session that is faster than expected hardly takes more. */
const SPARE = 300;

/** Where every card stands on the way through the days. */
class Walk {
  /** Epoch of the last sight, and of the last look; -1 for none. */
  readonly #last: Int32Array;
  readonly #look: Int32Array;
  readonly #points: (Point | undefined)[];
  readonly recall: Float64Array;
  sum: number;
  /** ms of last looks that are still owed. */
  owed = 0;

  constructor(
    private readonly pieces: readonly Piece[],
    private readonly course: Course,
  ) {
    this.#last = new Int32Array(pieces.length).fill(-1);
    this.#look = new Int32Array(pieces.length).fill(-1);
    this.#points = pieces.map(() => undefined);
    this.recall = Float64Array.from(pieces, ({ unseenRecall }) => unseenRecall);
    this.sum = this.recall.reduce((a, b) => a + b, 0);
    for (const [i, { kind }] of pieces.entries()) if (this.owes(i)) this.owed += lookCost(course.costs[kind]);
  }

  /** Whether a last look at the piece is asked for. */
  owes(i: number): boolean {
    const { epochs, lastDays } = this.course;
    if (lastDays >= epochs.length || (this.#look[i] ?? -1) >= 0) return false;
    return (this.#last[i] ?? -1) >= 0 || this.pieces[i]?.owed === true;
  }

  /** What seeing the piece in epoch `k` would cost and gain. */
  candidate(i: number, k: number, worth: Worth, rest: FirstWorth | undefined): Candidate | undefined {
    const { epochs, costs, outcomes } = this.course;
    const piece = this.pieces[i];
    if (!piece || piece.from > k) return undefined;
    const { kind, family } = piece;
    const look = lookCost(costs[kind]);
    const point = this.#points[i];
    const before = this.#last[i] ?? 0;
    const outcome = point ? outcomes.at(point, (epochs[k]?.at ?? 0) - (epochs[before]?.at ?? 0)) : piece.first?.[k];
    if (!outcome) {
      const cost = freshCost(costs[kind]);
      const index = (worth.introduced(k) - worth.unseen(k + 1)) / cost;
      return index > LEAST_GAIN ? { piece: i, family, owing: false, look, outcome, cost, index } : undefined;
    }
    const cost = reviewCost(outcome.recall, costs[kind]);
    const waiting = point ? worth.resting(k + 1, before, point) : (rest?.(k + 1) ?? 0);
    const index = piece.learning && k === 0 ? FIRST : (worth.seen(k, outcome) - waiting) / cost;
    const owing = this.owes(i);
    return index > LEAST_GAIN || owing ? { piece: i, family, owing, look, outcome, cost, index } : undefined;
  }

  /** Moves the piece to the memory that it is expected to have after it was seen in epoch `k`. */
  see({ piece: i, outcome }: Candidate, k: number): void {
    const { epochs, costs, outcomes, days, lastDays } = this.course;
    const piece = this.pieces[i];
    if (!piece) return;
    const look = lookCost(costs[piece.kind]);
    if (this.owes(i)) this.owed -= look;
    const { known, unknown } = outcomes.first;
    const q = outcome ? outcome.recall : costs[piece.kind].firstRecall;
    const kept = outcome ? outcome.kept : known;
    const lapsed = outcome ? outcome.lapsed : unknown;
    this.#points[i] = { x: q * kept.x + (1 - q) * lapsed.x, y: q * kept.y + (1 - q) * lapsed.y };
    this.#last[i] = k;
    if (k >= lastDays) this.#look[i] = k;
    if (this.owes(i)) this.owed += look;
    const until = days - (epochs[k]?.at ?? 0);
    const then = q * outcomes.recall(kept, until) + (1 - q) * outcomes.recall(lapsed, until);
    this.sum += then - (this.recall[i] ?? 0);
    this.recall[i] = then;
  }
}

/**
 * Walks the days from today on: each day takes the cards on which a minute gains most, as far as the budget goes, and moves each to
 * the memory that it is expected to have then.
 * @param worth by kind of card
 * @param rest by piece that is not new: worth of leaving it until epoch `k`
 * @param upTo epochs to walk; those after it are left empty
 */
export function rollOut(
  pieces: readonly Piece[],
  course: Course,
  worth: Readonly<Record<CostKind, Worth | undefined>>,
  rest: readonly (FirstWorth | undefined)[],
  upTo = course.epochs.length,
): Rollout {
  const { epochs, budgets, caps, lastDays } = course;
  const walk = new Walk(pieces, course);
  const seen: Sight[][] = [];
  const ready: number[] = [];
  let spare: readonly number[] = [];
  const margin = new Float64Array(epochs.length);
  // Room for last looks, from each epoch on.
  const room = new Float64Array(epochs.length + 1);
  for (let k = epochs.length - 1; k >= 0; k--) {
    room[k] = (room[k + 1] ?? 0) + (k >= lastDays ? ROOM_FOR_LOOKS * (budgets[k] ?? 0) : 0);
  }
  for (const [k, { days }] of epochs.slice(0, upTo).entries()) {
    const candidates = pieces.flatMap((piece, i) => {
      const of = worth[piece.kind];
      return (of && walk.candidate(i, k, of, rest[i])) ?? [];
    });
    const choice = fillDay(candidates, {
      budget: budgets[k] ?? 0,
      fresh: caps[k] ?? 0,
      perFamily: k >= lastDays ? Number.POSITIVE_INFINITY : days,
      looks: lastDays < epochs.length,
      inLastDays: k >= lastDays,
      owed: walk.owed,
      later: room[k + 1] ?? 0,
      spare: k === 0 ? SPARE : 0,
    });
    for (const candidate of choice.chosen) walk.see(candidate, k);
    margin[k] = choice.margin;
    if (k === 0) spare = choice.spare.map(({ piece }) => piece);
    seen.push(choice.chosen.map(({ piece, outcome, cost }) => ({ piece, fresh: outcome === undefined, cost })));
    ready.push(pieces.length === 0 ? 0 : walk.sum / pieces.length);
  }
  const missed = pieces.reduce((n, _, i) => n + (walk.owes(i) ? 1 : 0), 0);
  return { seen, spare, recall: walk.recall, ready, margin, missed };
}
