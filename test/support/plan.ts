import fc from 'fast-check';
import { cardId } from '../../src/deck/model.ts';
import { MINUTE } from '../../src/memory/day.ts';
import { USUAL_COSTS } from '../../src/memory/plan/costs.ts';
import type { PlanCard, PlanRequest } from '../../src/memory/plan/request.ts';
import { scheduler } from './study.ts';

export const TODAY = 20_000;

export const planCard = (n: number, of: Partial<PlanCard> = {}): PlanCard => ({
  id: cardId(`deck/card-${n}`),
  kind: 'check',
  family: `deck/card-${n}`,
  memory: undefined,
  learning: false,
  from: TODAY,
  ...of,
});

/** So many new checks, ten days, twenty minutes a day, unless said otherwise. */
export const planRequest = (cards: number | readonly PlanCard[], of: Partial<PlanRequest> = {}): PlanRequest => ({
  cards: typeof cards === 'number' ? Array.from({ length: cards }, (_, n) => planCard(n)) : cards,
  today: TODAY,
  on: TODAY + 10,
  budget: 20 * MINUTE,
  spent: 0,
  newCards: null,
  introduced: 0,
  since: TODAY,
  costs: USUAL_COSTS,
  scheduler,
  seed: 'seed',
  ...of,
});

export const aMemory = fc.record({
  stability: fc.double({ min: 0.1, max: 400, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  lastDay: fc.integer({ min: TODAY - 300, max: TODAY - 1 }),
});

/** Any sound request: new cards and old, siblings, both kinds, some in steps, some that rest. */
export const aRequest: fc.Arbitrary<Omit<PlanRequest, 'scheduler'>> = fc
  .record({
    cards: fc.array(
      fc.record({
        memory: fc.option(aMemory, { nil: undefined }),
        kind: fc.constantFrom('check' as const, 'open' as const),
        family: fc.integer({ min: 0, max: 9 }),
        rests: fc.integer({ min: -3, max: 5 }),
        learning: fc.boolean(),
      }),
      { minLength: 1, maxLength: 30 },
    ),
    days: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 20 }) }, fc.integer({ min: 21, max: 60 })),
    minutes: fc.integer({ min: 1, max: 60 }),
    spent: fc.integer({ min: 0, max: 30 }),
    newCards: fc.option(fc.integer({ min: 0, max: 8 }), { nil: null }),
    introduced: fc.integer({ min: 0, max: 5 }),
    since: fc.integer({ min: TODAY - 20, max: TODAY }),
    seed: fc.string({ maxLength: 4 }),
  })
  .map(({ cards, days, minutes, spent, ...rest }) => {
    // Without its scheduler, which a counterexample would print in full.
    const { scheduler: _, ...request } = planRequest(
      cards.map(({ memory, kind, family, rests, learning }, n) =>
        planCard(n, {
          kind,
          memory,
          family: `deck/family-${family}`,
          learning: learning && memory !== undefined,
          from: TODAY + Math.max(0, rests),
        }),
      ),
      { ...rest, on: TODAY + days, budget: minutes * MINUTE, spent: spent * MINUTE },
    );
    return request;
  });
