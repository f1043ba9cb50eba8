import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CardId, cardId } from '../../src/deck/model.ts';
import { type BacklogRequest, backlogOf, spread } from '../../src/memory/catch-up.ts';
import { DAY, dayNumber } from '../../src/memory/day.ts';
import type { ReviewEvent } from '../../src/memory/event.ts';
import { foldEvents } from '../../src/memory/fold.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { checkCard, MONDAY, moment, scheduler } from '../support/study.ts';

/** `count` cards, each learned `learned` days ago and answered once more `ago` days ago, so many a day. */
function request(count: number, ago: number): BacklogRequest {
  const cards = Array.from({ length: count }, (_, i) => checkCard(`d/${i}`));
  const events = cards.flatMap(({ id }, i): ReviewEvent[] =>
    [ago + 12 + (i % 5), ago + (i % 4)].map((days, n) =>
      reviewEvent({ id: `tablet.p.${2 * i + n + 1}`, card: id, rating: 3, t: MONDAY - days * DAY + i }),
    ),
  );
  const now = moment();
  return {
    entries: cards,
    fold: foldEvents(events, new Map(), scheduler),
    now,
    retrievability: (memory) => scheduler.retrievability(memory, dayNumber(now)),
  };
}

describe('a backlog', () => {
  it('is what is due after a break, the most forgotten first, in days like the usual ones', () => {
    const asked = request(200, 60);
    const backlog = backlogOf(asked);
    expect(backlog?.away).toBe(60);
    expect(backlog?.cards).toHaveLength(200);
    const recall = (backlog?.cards ?? []).map((card) =>
      asked.retrievability({ stability: asked.fold.cards.stability(card), lastDay: asked.fold.cards.lastDay(card) }),
    );
    expect(recall).toEqual([...recall].sort((a, b) => a - b));
    // 400 answers on nine days: 44 a day.
    expect(backlog?.days).toBe(5);
  });

  it.each([
    ['there was no break', 200, 2],
    ['it is no more than a day holds', 25, 60],
    ['nothing was ever answered', 0, 60],
  ])('is none where %s', (_, count, ago) => {
    expect(backlogOf(request(count, ago))).toBeUndefined();
  });

  it('is never spread over more than two weeks', () => {
    const asked = request(900, 60);
    const one = { answers: 20, recalled: 20, introduced: 0, reviews: 20, ms: 0 };
    const fold = { ...asked.fold, days: new Map([[dayNumber(asked.now) - 60, one]]) };
    expect(backlogOf({ ...asked, fold })?.days).toBe(14);
  });
});

describe('spreading', () => {
  it('gives each card one day, in order, from today on, no day more than its share', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 30 }), (count, days) => {
        const cards = Array.from({ length: count }, (_, i): CardId => cardId(`d/${i}`));
        const moved = spread(cards, days, 100);
        expect(moved.map(({ card }) => card)).toEqual(cards);
        const due = moved.map((one) => one.due);
        expect(due).toEqual([...due].sort((a, b) => a - b));
        expect(due.every((day) => day >= 100 && day < 100 + days)).toBe(true);
        const most = Math.max(0, ...due.map((day) => due.filter((one) => one === day).length));
        expect(most).toBeLessThanOrEqual(Math.ceil(count / days));
        for (let day = 100; day < 100 + days; day++) {
          expect(due.filter((one) => one === day).length).toBeGreaterThanOrEqual(Math.floor(count / days));
        }
      }),
    );
  });
});
