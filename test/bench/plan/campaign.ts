import { type CardEntry, cardId } from '../../../src/deck/model.ts';
import { DAY, HOUR, MINUTE, type Moment } from '../../../src/memory/day.ts';
import type { Fold } from '../../../src/memory/fold.ts';
import { RecordMap } from '../../../src/memory/packed.ts';
import { costsOf, count, emptyTally } from '../../../src/memory/plan/costs.ts';
import type { CardForecast, DayPlan } from '../../../src/memory/plan/day-plan.ts';
import { makePlan } from '../../../src/memory/plan/planner.ts';
import { makeForecast, type Readiness, readiness } from '../../../src/memory/plan/readiness.ts';
import type { PlanRequest } from '../../../src/memory/plan/request.ts';
import { buildQueue } from '../../../src/memory/queue.ts';
import { seeded } from '../../../src/memory/random.ts';
import { UNTOUCHED } from '../../../src/memory/records.ts';
import { type CardMemory, createScheduler } from '../../../src/memory/schedule.ts';
import { unwrap } from '../../../src/problem.ts';
import { normal, type SimulatedLearner, type TrueMemory } from './learners.ts';

/**
 * How the days are filled. `due`: what is due at 0.9 in the program's order, then new cards as long as there is time. `ahead`: the same,
 * and where time is left the cards least likely to be recalled, due or not. `plan`: what the planner says.
 */
export type Policy = 'due' | 'ahead' | 'plan';

export interface Cell {
  readonly days: number;
  readonly cards: number;
  readonly minutes: number;
}

export interface CampaignResult {
  /** Mean chance of recall on the day, over all cards, as the learner really remembers. */
  readonly recall: number;
  /** What the plan foretold on the first day and half-way; nothing under the other policies. */
  readonly foretold: readonly Readiness[];
  /** Minutes spent in all. */
  readonly minutes: number;
}

const RETENTION = 0.9;
const scheduler = unwrap(createScheduler());

/** What answers take, ms on average, and the spread of their logarithm; the planner must learn them. */
const TIMES = { fresh: 25_000, recalled: 10_000, failed: 18_000, step: 8_000 };
const TIME_SPREAD = 0.4;
const FIRST_RECALL = 0.5;

interface SimulatedCard {
  readonly entry: CardEntry;
  readonly truth: TrueMemory;
  memory: CardMemory | undefined;
}

/** One learner prepares for one interview under one policy. The same seed gives the same learner and cards under every policy. */
export function campaign(
  learner: SimulatedLearner,
  { days, cards: size, minutes }: Cell,
  policy: Policy,
  seed: string,
): CampaignResult {
  const newMemory = learner.make(seeded(`${seed}:learner`));
  const random = seeded(`${seed}:${policy}`);
  const cards: SimulatedCard[] = Array.from({ length: size }, (_, i) => ({
    entry: entryOf(i),
    truth: newMemory(),
    memory: undefined,
  }));
  const byId = new Map(cards.map((card) => [card.entry.id, card]));
  const budget = minutes * MINUTE;
  const tally = emptyTally();
  const foretold: Readiness[] = [];
  let total = 0;

  for (let day = 0; day < days; day++) {
    let clock = day * DAY + 12 * HOUR;
    let spent = 0;
    let introduced = 0;
    const done = new Set<string>();
    const now = (): Moment => ({ t: clock, tz: 0, rollover: 4 });
    const steps: { card: SimulatedCard; at: number }[] = cards
      .filter(({ memory }) => memory && memory.phase !== 'review')
      .map((card) => ({ card, at: card.memory?.dueAt ?? 0 }));

    const answer = (card: SimulatedCard): void => {
      const { memory, truth, entry } = card;
      const time = clock / DAY;
      const sameDay = memory?.lastDay === day;
      const chance = memory === undefined ? FIRST_RECALL : truth.recall(time);
      const recalled = random() < chance;
      const sort = memory === undefined ? 'fresh' : sameDay ? 'step' : recalled ? 'recalled' : 'failed';
      const ms = TIMES[sort] * Math.exp(TIME_SPREAD * normal(random) - TIME_SPREAD ** 2 / 2);
      if (memory === undefined) introduced++;
      done.add(entry.id);
      count(tally, 'check', sort, recalled, ms);
      truth.seen(time, recalled);
      card.memory = scheduler.review(memory, recalled ? 3 : 1, now(), entry.id, RETENTION);
      clock += ms;
      spent += ms;
      if (card.memory.phase !== 'review') steps.push({ card, at: card.memory.dueAt });
    };

    /** As a session goes: steps when their time comes, then the queue, then steps ahead of their time, until the minutes are over. */
    const work = (queue: readonly SimulatedCard[]): void => {
      const rest = [...queue];
      while (spent < budget) {
        const ready = steps.findIndex(({ at }) => at <= clock);
        const step = ready >= 0 ? steps.splice(ready, 1)[0] : undefined;
        const next = step?.card ?? rest.shift() ?? steps.shift()?.card;
        if (!next) return;
        answer(next);
      }
    };
    const cardsOf = (ids: readonly string[]): SimulatedCard[] => ids.flatMap((id) => byId.get(cardId(id)) ?? []);

    if (policy === 'plan') {
      for (let round = 0; round < 3 && spent < budget - 30_000; round++) {
        const request: PlanRequest = {
          cards: cards.map(({ entry: { id, family }, memory }) => ({
            id,
            family,
            memory,
            kind: 'check',
            learning: memory !== undefined && memory.phase !== 'review',
            from: done.has(id) ? day + 1 : day,
          })),
          today: day,
          on: days,
          budget,
          spent,
          newCards: null,
          introduced,
          since: 0,
          costs: costsOf(tally),
          scheduler,
          seed,
        };
        const plan: DayPlan = makePlan(request);
        if (round === 0 && (day === 0 || day === Math.floor(days / 2))) {
          const { slow, fast } = makeForecast(request);
          const chances = (of: readonly CardForecast[]): number[] => of.map((card) => card.with);
          foretold.push(readiness(chances(plan.cards), chances(slow), chances(fast)));
        }
        if (plan.today.length === 0) break;
        work(cardsOf([...plan.today, ...plan.spare]));
      }
    } else {
      work(cardsOf(dueOrder(cards, now(), seed)));
      if (policy === 'ahead') {
        const left = cards.filter(({ memory, entry }) => memory && !done.has(entry.id));
        const chance = (card: SimulatedCard): number => (card.memory ? scheduler.retrievability(card.memory, day) : 0);
        work(left.sort((a, b) => chance(a) - chance(b)));
      }
    }
    total += spent;
  }
  return {
    recall: mean(cards.map(({ truth }) => truth.recall(days + 0.5))),
    foretold,
    minutes: total / MINUTE,
  };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

function entryOf(i: number): CardEntry {
  const id = cardId(`deck-${i % 6}/card-${i}`);
  return {
    id,
    aliases: [],
    deck: `deck-${i % 6}`,
    family: id,
    type: 'check',
    difficulty: 'medium',
    tags: [],
    objectives: [],
    fingerprint: '',
  };
}

/** Due cards in the order of the program's queue, then new ones in that order: no limits but the minutes. */
function dueOrder(cards: readonly SimulatedCard[], now: Moment, seed: string): string[] {
  const records = new RecordMap(cards.length);
  for (const { entry, memory } of cards) {
    if (memory) records.set(entry.id, { ...UNTOUCHED, memory, studiedOn: memory.lastDay });
  }
  const fold: Fold = { cards: records, days: new Map() };
  const day = Math.floor((now.t - 4 * HOUR) / DAY);
  const { cards: queue } = buildQueue({
    entries: cards.map(({ entry }) => entry),
    fold,
    now,
    limits: { newCards: null, reviews: null, minutes: null },
    seed: `${seed}:${day}`,
    retrievability: (memory) => scheduler.retrievability(memory, day),
  });
  return [...queue.filter((id) => records.has(id)), ...queue.filter((id) => !records.has(id))];
}
