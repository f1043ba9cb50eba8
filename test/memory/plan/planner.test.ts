import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../../src/memory/day.ts';
import { USUAL_COSTS } from '../../../src/memory/plan/costs.ts';
import type { DayPlan } from '../../../src/memory/plan/day-plan.ts';
import { makePlan, makeToday } from '../../../src/memory/plan/planner.ts';
import type { PlanCard } from '../../../src/memory/plan/request.ts';
import { aRequest, planCard, planRequest, TODAY } from '../../support/plan.ts';
import { must, scheduler } from '../../support/study.ts';

const meanOf = (plan: DayPlan): number => plan.cards.reduce((sum, card) => sum + card.with, 0) / plan.cards.length;
const known = (n: number, stability: number, of: Partial<PlanCard> = {}): PlanCard =>
  planCard(n, { memory: { stability, difficulty: 5, lastDay: TODAY - 5 }, ...of });

describe('any plan', () => {
  it('keeps to the minutes and to the limit of new cards, and tells them as it plans them', () => {
    fc.assert(
      fc.property(aRequest, (drawn) => {
        const request = { ...drawn, scheduler };
        const { days, cards } = makePlan(request);
        expect(days.map(({ day }) => day)).toEqual(
          Array.from({ length: request.on - request.today }, (_, i) => request.today + i),
        );
        const long = days.length > 40;
        for (const [i, day] of days.entries()) {
          const room = Math.max(0, request.budget - (i === 0 ? request.spent : 0));
          // Of a long plan the days in the middle share their minutes; a card does not come in parts.
          if (!long || i < 12 || i >= days.length - 12) expect(day.ms).toBeLessThanOrEqual(room + 1e-6);
          if (request.newCards !== null && !long) expect(day.fresh).toBeLessThanOrEqual(request.newCards);
        }
        const total = Math.max(0, request.budget - request.spent) + request.budget * (days.length - 1);
        expect(days.reduce((ms, d) => ms + d.ms, 0)).toBeLessThanOrEqual(total + 1e-6);
        const seen = days.reduce((n, d) => n + d.fresh + d.reviews, 0);
        expect(seen).toBe(cards.reduce((n, card) => n + card.days.length, 0));
      }),
      { numRuns: 60 },
    );
  });

  it('shows each card on days of its own, siblings on different ones until the last days, none before it may be', () => {
    fc.assert(
      fc.property(aRequest, (drawn) => {
        const request = { ...drawn, scheduler };
        const { cards, lastDays = 0 } = makePlan(request);
        const on = new Map<string, number>();
        for (const [i, { days, id }] of cards.entries()) {
          const { from, family } = must(request.cards[i]);
          expect(new Set(days).size).toBe(days.length);
          // What is in its steps comes today, whatever else holds.
          for (const day of days) expect(day, id).toBeGreaterThanOrEqual(from);
          if (request.on - request.today > 40) continue;
          for (const day of days.filter((d) => d < request.on - lastDays)) {
            const key = `${family} ${day}`;
            on.set(key, (on.get(key) ?? 0) + (must(request.cards[i]).learning && day === request.today ? 0 : 1));
          }
        }
        for (const [key, count] of on) expect(count, key).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });

  it('sees what it has planned once more in the last days, or says how many find no room', () => {
    fc.assert(
      fc.property(aRequest, (drawn) => {
        const request = { ...drawn, scheduler };
        const { cards, lastDays, missed } = makePlan(request);
        if (lastDays === undefined) return;
        const without = cards.filter(({ days }, i) => {
          const { memory } = must(request.cards[i]);
          const owed = days.length > 0 || (memory !== undefined && memory.lastDay >= request.since);
          return owed && !days.some((day) => day >= request.on - lastDays);
        });
        expect(without.length).toBe(missed);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same request, and ends no worse than doing nothing', () => {
    fc.assert(
      fc.property(aRequest, (drawn) => {
        const request = { ...drawn, scheduler };
        const plan = makePlan(request);
        expect(makePlan({ ...request })).toEqual(plan);
        const { today, spare, counted, ms } = plan;
        expect(makeToday(request)).toEqual({ today, spare, counted, ms });
        for (const card of plan.cards) {
          expect(card.with).toBeGreaterThanOrEqual(0);
          expect(card.with).toBeLessThanOrEqual(1);
          if (card.days.length === 0) expect(card.with).toBeCloseTo(card.without, 9);
        }
        expect(meanOf(plan)).toBeGreaterThanOrEqual(
          plan.cards.reduce((sum, c) => sum + c.without, 0) / plan.cards.length - 1e-9,
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('a plan', () => {
  it.each([
    [30, 7],
    [60, 14],
    [200, 10],
    [300, 30],
  ])('of %i new cards in %i days gains with every minute more', (cards, days) => {
    const means = [3, 6, 10, 15, 20, 30, 45].map((minutes) =>
      meanOf(makePlan(planRequest(cards, { on: TODAY + days, budget: minutes * MINUTE }))),
    );
    // What gains next to nothing is given back, so more minutes may end a hair lower.
    for (let i = 1; i < means.length; i++) expect(must(means[i])).toBeGreaterThanOrEqual(must(means[i - 1]) - 0.006);
    expect(must(means.at(-1))).toBeGreaterThan(must(means[0]) + 0.02);
  });

  it('with time enough sees all cards, the last time on the eve, and leaves most evenings free', () => {
    const plan = makePlan(planRequest(40, { on: TODAY + 14 }));
    expect(plan.dropped).toEqual([]);
    expect(plan.lastDays).toBeLessThanOrEqual(3);
    expect(plan.missed).toBe(0);
    expect(meanOf(plan)).toBeGreaterThan(0.97);
    expect(plan.days.reduce((ms, d) => ms + d.ms, 0)).toBeLessThan(0.5 * 14 * 20 * MINUTE);
  });

  it.each([
    [60, 14, 20, 1],
    [150, 14, 20, 3],
    [100, 10, 10, 5],
    [200, 20, 10, 10],
    [300, 30, 15, 8],
  ])(
    'of %i cards in %i days at %i minutes sees all of them once more in the last %i days or less',
    (cards, days, minutes, most) => {
      const { lastDays, missed, ...plan } = makePlan(
        planRequest(cards, { on: TODAY + days, budget: minutes * MINUTE }),
      );
      expect(missed).toBe(0);
      expect(lastDays ?? days).toBeLessThanOrEqual(most);
      for (const card of plan.cards.filter((c) => c.days.length > 0)) {
        expect(must(card.days.at(-1))).toBeGreaterThanOrEqual(TODAY + days - must(lastDays));
      }
    },
  );

  it('with too little time says what to drop', () => {
    const plan = makePlan(planRequest(300, { on: TODAY + 5, budget: 5 * MINUTE }));
    expect(plan.dropped.length).toBeGreaterThan(200);
    for (const id of plan.dropped) expect(plan.cards.find((c) => c.id === id)).toMatchObject({ days: [], with: 0 });
  });

  it('drops what costs more for the same gain', () => {
    const cards = Array.from({ length: 60 }, (_, n) => planCard(n, { kind: n % 2 === 0 ? 'open' : 'check' }));
    const { dropped } = makePlan(planRequest(cards, { on: TODAY + 4, budget: 8 * MINUTE }));
    const kinds = dropped.map((id) => must(cards.find((card) => card.id === id)).kind);
    expect(kinds).toEqual(Array.from({ length: 30 }, () => 'open'));
  });

  it('repeats what is shaky and leaves alone what holds', () => {
    const plan = makePlan(planRequest([known(0, 1), known(1, 3), known(2, 3_000)], { on: TODAY + 8 }));
    expect(plan.cards.map(({ days }) => days.length > 0)).toEqual([true, true, false]);
    expect(plan.cards.map(({ now }) => now)).toEqual([...plan.cards.map(({ now }) => now)].sort());
  });

  it('brings cards in learning steps by themselves, and counts their minutes', () => {
    const card = planCard(0, { memory: { stability: 0.2, difficulty: 6, lastDay: TODAY - 1 }, learning: true });
    const plan = makePlan(planRequest([card, planCard(1)]));
    expect(plan.today).toEqual([planCard(1).id]);
    expect(must(plan.days[0])).toMatchObject({ fresh: 1, reviews: 1 });
  });

  it('keeps to a limit of new cards a day, and to what is left of it today', () => {
    const { days } = makePlan(planRequest(40, { newCards: 4, introduced: 3 }));
    expect(days.map(({ fresh }) => fresh)).toEqual([1, ...Array.from({ length: 9 }, () => 4)]);
  });

  it('does not make a new card wait for a sibling that is only repeated', () => {
    const cards = Array.from({ length: 12 }, (_, n) => planCard(n, { family: `deck/family-${n % 3}` }));
    const { days } = makePlan(planRequest(cards, { on: TODAY + 12 }));
    expect(days.slice(0, 4).map(({ fresh }) => fresh)).toEqual([3, 3, 3, 3]);
  });

  it('has nothing to say where there are no cards, no days or no minutes', () => {
    expect(makePlan(planRequest(0)).days).toHaveLength(10);
    expect(makePlan(planRequest(3, { on: TODAY }))).toMatchObject({ days: [], today: [] });
    const none = makePlan(planRequest(3, { budget: 1 }));
    expect(none.today).toEqual([]);
    expect(none.dropped).toHaveLength(3);
  });

  it('of a year is told by the day', () => {
    const plan = makePlan(planRequest(50, { on: TODAY + 365 }));
    expect(plan.days).toHaveLength(365);
    expect(meanOf(plan)).toBeGreaterThan(0.97);
  });

  it('of ten thousand cards is much like that of their part', () => {
    const plan = makePlan(planRequest(10_000, { on: TODAY + 10, budget: 400 * MINUTE }));
    const part = makePlan(planRequest(500, { on: TODAY + 10, budget: 20 * MINUTE }));
    expect(meanOf(plan)).toBeCloseTo(meanOf(part), 1);
    for (const { ms } of plan.days) expect(ms).toBeLessThanOrEqual(400 * MINUTE);
  });

  it('takes what answers cost from the learner', () => {
    const dear = { ...USUAL_COSTS, check: { ...USUAL_COSTS.check, fresh: 120_000 } };
    const first = (costs: typeof USUAL_COSTS) => must(makePlan(planRequest(100, { costs })).days[0]).fresh;
    expect(first(dear)).toBeLessThan(first(USUAL_COSTS) / 2);
  });
});
