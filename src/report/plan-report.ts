import type { CardEntry, CardId } from '../deck/model.ts';
import { MINUTE } from '../memory/day.ts';
import type { CardForecast, PlanDay } from '../memory/plan/day-plan.ts';
import { type Forecast, type Readiness, readiness } from '../memory/plan/readiness.ts';
import type { PlanRequest } from '../memory/plan/request.ts';
import { freshCost, reviewCost } from '../memory/plan/worth.ts';

/** Where a group of cards stands: chances of recall today, on the day with the plan, and on the day if nothing is done any more. */
export interface Standing {
  readonly cards: number;
  readonly now: Readiness;
  readonly planned: Readiness;
  readonly without: Readiness;
}

export interface GroupStanding extends Standing {
  readonly deck: string;
  /** Of the objective within the deck; undefined for the deck as a whole. */
  readonly objective: string | undefined;
}

export interface DroppedDeck {
  readonly deck: string;
  readonly cards: readonly CardId[];
  /** How many of them are interview questions: they take most time, and so go first. */
  readonly questions: number;
}

export interface PlanReport {
  readonly all: Standing;
  /** The weakest first, by what the plan makes of them. */
  readonly decks: readonly GroupStanding[];
  readonly objectives: readonly GroupStanding[];
  readonly days: readonly PlanDay[];
  readonly today: { readonly cards: number; readonly ms: number };
  /** Number of last days in which every planned card is seen once more; undefined where there is too little time for that. */
  readonly lastDays: number | undefined;
  /** Cards seen under the plan that find no room in them. */
  readonly missed: number;
  /** Cards that the plan sees, that it leaves alone since they hold, and that find no room, by deck. */
  readonly planned: number;
  readonly left: number;
  readonly dropped: readonly DroppedDeck[];
  /** Minutes a day, about, that would make room for all; the budget where it does. */
  readonly enough: number;
  readonly cards: readonly (CardForecast & { readonly entry: CardEntry })[];
}

/** Chance of recall at which a last look is taken to happen where minutes are only guessed. */
const GUESS = 0.8;

/** What a plan comes to, for people. @param entries of the cards of the request, in its order */
export function planReport(entries: readonly CardEntry[], request: PlanRequest, forecast: Forecast): PlanReport {
  const { plan, slow, fast } = forecast;
  const standing = (places: readonly number[]): Standing => {
    const of = (cards: readonly CardForecast[], what: 'now' | 'with' | 'without'): number[] =>
      places.map((i) => cards[i]?.[what] ?? 0);
    return {
      cards: places.length,
      now: readiness(of(plan.cards, 'now')),
      planned: readiness(of(plan.cards, 'with'), of(slow, 'with'), of(fast, 'with')),
      without: readiness(of(plan.cards, 'without')),
    };
  };
  const decks = new Map<string, number[]>();
  const objectives = new Map<string, { deck: string; objective: string; places: number[] }>();
  for (const [i, { deck, objectives: own }] of entries.entries()) {
    push(decks, deck, i);
    for (const objective of own) {
      const key = `${deck}\n${objective}`;
      const group = objectives.get(key) ?? { deck, objective, places: [] };
      group.places.push(i);
      objectives.set(key, group);
    }
  }
  const weakestFirst = (groups: GroupStanding[]): GroupStanding[] =>
    groups.sort((a, b) => a.planned.mean - b.planned.mean);
  const dropped = new Set(plan.dropped);
  const questions = new Set(entries.flatMap(({ id, type }) => (type === 'interview' ? [id] : [])));
  const droppedByDeck = new Map<string, CardId[]>();
  for (const { id, deck } of entries) if (dropped.has(id)) push(droppedByDeck, deck, id);
  const [first] = plan.days;
  const planned = plan.cards.filter(({ days }) => days.length > 0).length;
  return {
    all: standing([...entries.keys()]),
    decks: weakestFirst([...decks].map(([deck, places]) => ({ deck, objective: undefined, ...standing(places) }))),
    objectives: weakestFirst(
      [...objectives.values()].map(({ deck, objective, places }) => ({ deck, objective, ...standing(places) })),
    ),
    days: plan.days,
    today: { cards: (first?.fresh ?? 0) + (first?.reviews ?? 0), ms: first?.ms ?? 0 },
    lastDays: plan.lastDays,
    missed: plan.lastDays === undefined ? 0 : plan.missed,
    planned,
    left: entries.length - planned - dropped.size,
    dropped: [...droppedByDeck]
      .map(([deck, cards]) => ({ deck, cards, questions: cards.filter((id) => questions.has(id)).length }))
      .sort((a, b) => b.cards.length - a.cards.length),
    enough: Math.ceil(enoughMinutes(request, dropped)),
    cards: plan.cards.flatMap((card, i) => {
      const entry = entries[i];
      return entry ? [{ ...card, entry }] : [];
    }),
  };
}

function push<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** The budget, and what a first sight and a last look at the dropped cards take, spread over the days. */
function enoughMinutes({ cards, budget, costs, on, today }: PlanRequest, dropped: ReadonlySet<CardId>): number {
  const more = cards
    .filter(({ id }) => dropped.has(id))
    .reduce((ms, { kind }) => ms + freshCost(costs[kind]) + reviewCost(GUESS, costs[kind]), 0);
  return (budget + more / Math.max(1, on - today)) / MINUTE;
}
