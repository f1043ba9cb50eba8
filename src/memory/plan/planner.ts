import type { CardId } from '../../deck/model.ts';
import { seeded, shuffle } from '../random.ts';
import { type Epoch, epochsOf } from './epochs.ts';
import { createOutcomes, type Outcome, type Outcomes } from './outcomes.ts';
import type { CostKind, PlanCard, PlanRequest } from './request.ts';
import { type Course, type FirstWorth, type Piece, type Rollout, rollOut } from './rollout.ts';
import { createWorth, LEAST_GAIN, reviewCost, type Worth } from './worth.ts';

/** What the plan says of one card: chances of recall, 0..1. */
export interface CardForecast {
  readonly id: CardId;
  /** Today; on the day if it is not seen until then; on the day with the plan. */
  readonly now: number;
  readonly without: number;
  readonly with: number;
  /** Learner's days on which it is to be seen, in order; empty for a card that is left alone. */
  readonly days: readonly number[];
}

/** One of the learner's days under the plan. */
export interface PlanDay {
  readonly day: number;
  readonly ms: number;
  readonly fresh: number;
  readonly reviews: number;
  /** Mean chance of recall on the day of the interview if the learner stopped after this day. */
  readonly ready: number;
}

export interface DayPlan {
  /** In the order of the request. */
  readonly cards: readonly CardForecast[];
  readonly days: readonly PlanDay[];
  /** What today brings, in order: what is lost most by waiting first. Cards in learning steps come by themselves. */
  readonly today: readonly CardId[];
  /** What comes next today where that takes less time than expected, in order. */
  readonly spare: readonly CardId[];
  /** Number of last days in which every planned card is seen once more; undefined where first sights leave no time for that. */
  readonly lastDays: number | undefined;
  /** Cards that were seen under this plan and find no room in the last days: only where there is too little time for it. */
  readonly missed: number;
  /** New cards that find no room: what to drop. */
  readonly dropped: readonly CardId[];
}

/** Rounds in which the prices of the days are found. */
const ROUNDS = 8;
/** Above so many cards the prices are found on a sample. */
const SAMPLE = 400;
/** Lengths of the last days that are tried. */
const LAST_DAYS = [1, 2, 3, 4, 5, 6, 7, 9, 11, 14, 18, 23, 30, 40];
/** Expected recall that may be given up for a shorter run of last days. */
const TOLERANCE = 0.004;

/** The outcomes of one scheduler, kept between plans: they depend on nothing else. */
const made = new WeakMap<PlanRequest['scheduler'], Outcomes>();
function outcomesOf(scheduler: PlanRequest['scheduler']): Outcomes {
  const known = made.get(scheduler) ?? createOutcomes(scheduler);
  made.set(scheduler, known);
  return known;
}

/** Memories that hardly differ share their outcomes. */
function firstSights(request: PlanRequest, epochs: readonly Epoch[], outcomes: Outcomes) {
  const known = new Map<string, readonly Outcome[]>();
  return ({ memory }: PlanCard): readonly Outcome[] | undefined => {
    if (!memory) return undefined;
    const elapsed = Math.max(0, request.today - memory.lastDay);
    const coarse = elapsed < 20 ? elapsed : Math.round(Math.exp(Math.round(Math.log(elapsed) * 20) / 20));
    const stability = Math.exp(Math.round(Math.log(memory.stability) * 20) / 20);
    const difficulty = Math.round(memory.difficulty * 2) / 2;
    const key = `${stability}:${difficulty}:${coarse}`;
    const found = known.get(key) ?? epochs.map(({ at }) => outcomes.exact({ stability, difficulty }, coarse + at));
    known.set(key, found);
    return found;
  };
}

function piecesOf(request: PlanRequest, epochs: readonly Epoch[], outcomes: Outcomes): Piece[] {
  const { cards, today, on, since, scheduler } = request;
  const sights = firstSights(request, epochs, outcomes);
  return cards.map((card) => {
    const offset = card.from - today;
    const from = epochs.findIndex(({ first, days }) => offset < first + days);
    return {
      kind: card.kind,
      family: card.family,
      first: sights(card),
      unseenRecall: card.memory ? scheduler.retrievability(card.memory, on) : 0,
      learning: card.learning && card.memory !== undefined,
      from: from < 0 ? epochs.length : from,
      owed: card.memory !== undefined && card.memory.lastDay >= since,
    };
  });
}

/** The worth of pieces, under prices: by kind where they have been seen in the plan, by first sight where they have not. */
function worthOf(pieces: readonly Piece[], course: Course, prices: Float64Array) {
  const { epochs, days, outcomes, costs } = course;
  const there = new Set(pieces.map(({ kind }) => kind));
  const of = (kind: CostKind): Worth | undefined =>
    there.has(kind) ? createWorth(epochs, days, outcomes, costs[kind], prices) : undefined;
  const worth = { check: of('check'), open: of('open') };
  const known: Record<CostKind, Map<readonly Outcome[], Map<number, FirstWorth>>> = {
    check: new Map(),
    open: new Map(),
  };
  const rest = pieces.map(({ kind, first, unseenRecall }): FirstWorth | undefined => {
    const seen = worth[kind];
    if (!first || !seen) return undefined;
    const alike = known[kind].get(first) ?? new Map<number, FirstWorth>();
    known[kind].set(first, alike);
    const found = alike.get(unseenRecall);
    if (found) return found;
    const values = new Float64Array(epochs.length + 1);
    values[epochs.length] = unseenRecall;
    for (let k = epochs.length - 1; k >= 0; k--) {
      const outcome = first[k];
      const see = outcome ? seen.seen(k, outcome) - (prices[k] ?? 0) * reviewCost(outcome.recall, costs[kind]) : 0;
      values[k] = Math.max(values[k + 1] ?? 0, see);
    }
    const made: FirstWorth = (k) => values[k] ?? 0;
    alike.set(unseenRecall, made);
    return made;
  });
  return { worth, rest };
}

const total = ({ recall }: Rollout): number => recall.reduce((a, b) => a + b, 0);

/** Finds the price of a minute on each day: what the last card that found room gains there, until that hardly changes. */
function findPrices(pieces: readonly Piece[], course: Course): Float64Array {
  const { epochs } = course;
  let prices = new Float64Array(epochs.length).fill(LEAST_GAIN);
  let best = prices;
  let most = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const { worth, rest } = worthOf(pieces, course, prices);
    const way = rollOut(pieces, course, worth, rest);
    const gained = total(way);
    if (gained > most) {
      most = gained;
      best = prices;
    }
    const weight = round === 0 ? 1 : 0.5;
    prices = prices.map((price, k) => (1 - weight) * price + weight * Math.max(LEAST_GAIN, way.margin[k] ?? 0));
  }
  return best;
}

/** Every n-th piece and as much of the minutes, where there are more than prices need. */
function sampled(pieces: readonly Piece[], course: Course): [readonly Piece[], Course] {
  if (pieces.length <= SAMPLE) return [pieces, course];
  const part = SAMPLE / pieces.length;
  const some = pieces.filter((_, i) => Math.floor((i + 1) * part) > Math.floor(i * part));
  const budgets = course.budgets.map((ms) => ms * part);
  return [some, { ...course, budgets, caps: course.caps.map((cap) => cap * part) }];
}

/** Divides what an epoch of several days sees among them, as far as each day's budget goes. */
function spreadOverDays(
  { first, days }: Epoch,
  seen: Rollout['seen'][number],
  budget: number,
): { readonly day: number; readonly of: Rollout['seen'][number] }[] {
  const out: { day: number; of: { piece: number; fresh: boolean; cost: number }[]; left: number }[] = [];
  for (let d = 0; d < days; d++) out.push({ day: first + d, of: [], left: budget });
  let at = 0;
  for (const item of seen) {
    // Round the days, so that they are alike; the last one takes what fits nowhere.
    let tries = 0;
    while (tries < days && (out[at % days]?.left ?? 0) < item.cost) {
      at++;
      tries++;
    }
    const day = out[at % days];
    if (!day) continue;
    day.of.push(item);
    day.left -= item.cost;
    at++;
  }
  return out;
}

/**
 * The plan from today to the eve of the interview that makes the mean chance of recall on the day as large as it can within the
 * minutes; README.md beside this file has the method and what it assumes. The same request gives the same plan.
 */
export function makePlan(request: PlanRequest): DayPlan {
  const { cards, today, on, budget, spent, newCards, introduced, costs, scheduler, seed } = request;
  const days = on - today;
  const epochs = epochsOf(Math.max(0, days));
  const outcomes = outcomesOf(scheduler);
  const order = shuffle([...cards.keys()], seeded(`${seed}:plan`));
  const dealt = order.flatMap((i) => cards[i] ?? []);
  const pieces = piecesOf({ ...request, cards: dealt }, epochs, outcomes);
  const course: Course = {
    epochs,
    days,
    budgets: epochs.map((e, k) => Math.max(0, budget * e.days - (k === 0 ? spent : 0))),
    caps: epochs.map((e, k) =>
      newCards === null ? Number.POSITIVE_INFINITY : Math.max(0, newCards * e.days - (k === 0 ? introduced : 0)),
    ),
    lastDays: epochs.length,
    costs,
    outcomes,
  };
  const sample = sampled(pieces, course);
  const prices = findPrices(...sample);
  const from = lastDaysFrom(...sample, prices);
  const { worth, rest } = worthOf(pieces, course, prices);
  const way = rollOut(pieces, { ...course, lastDays: from }, worth, rest);
  return describe(request, dealt, course, from, way, order);
}

/** Where the last days begin: the shortest run of them that costs next to nothing; none where first sights leave no time for any. */
function lastDaysFrom(pieces: readonly Piece[], course: Course, prices: Float64Array): number {
  const { worth, rest } = worthOf(pieces, course, prices);
  const { length } = course.epochs;
  const most = total(rollOut(pieces, course, worth, rest));
  for (const size of LAST_DAYS) {
    if (size > length) break;
    const tried = rollOut(pieces, { ...course, lastDays: length - size }, worth, rest);
    if (tried.missed === 0 && total(tried) >= most - TOLERANCE * pieces.length) return length - size;
  }
  return length;
}

function describe(
  { cards, today, on, budget, scheduler }: PlanRequest,
  dealt: readonly PlanCard[],
  { epochs, days }: Course,
  from: number,
  way: Rollout,
  order: readonly number[],
): DayPlan {
  const seenOn: number[][] = dealt.map(() => []);
  const planDays: PlanDay[] = [];
  for (const [k, epoch] of epochs.entries()) {
    const ready = way.ready[k] ?? 0;
    const before = way.ready[k - 1] ?? ready;
    for (const { day, of } of spreadOverDays(epoch, way.seen[k] ?? [], budget)) {
      for (const { piece } of of) seenOn[piece]?.push(today + day);
      const part = (day - epoch.first + 1) / epoch.days;
      planDays.push({
        day: today + day,
        ms: of.reduce((ms, { cost }) => ms + cost, 0),
        fresh: of.filter(({ fresh }) => fresh).length,
        reviews: of.filter(({ fresh }) => !fresh).length,
        ready: before + (ready - before) * part,
      });
    }
  }
  const forecasts: CardForecast[] = new Array(cards.length);
  for (const [place, i] of order.entries()) {
    const card = cards[i];
    if (!card) continue;
    const { id, memory } = card;
    forecasts[i] = {
      id,
      now: memory ? scheduler.retrievability(memory, today) : 0,
      without: memory ? scheduler.retrievability(memory, on) : 0,
      with: way.recall[place] ?? 0,
      days: seenOn[place] ?? [],
    };
  }
  return {
    cards: forecasts,
    days: planDays,
    spare: way.spare.flatMap((piece) => dealt[piece]?.id ?? []),
    today: (way.seen[0] ?? []).flatMap(({ piece }) => {
      const card = dealt[piece];
      return card && !card.learning ? card.id : [];
    }),
    lastDays: from < epochs.length ? days - (epochs[from]?.first ?? 0) : undefined,
    missed: way.missed,
    dropped: cards.filter((card, i) => !card.memory && forecasts[i]?.days.length === 0).map(({ id }) => id),
  };
}
