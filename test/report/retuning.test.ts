import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { DAY } from '../../src/memory/day.ts';
import type { LogEvent } from '../../src/memory/event.ts';
import { foldEvents } from '../../src/memory/fold.ts';
import { createScheduler, DEFAULT_PARAMETERS, type Scheduler } from '../../src/memory/schedule.ts';
import { unwrap } from '../../src/problem.ts';
import { retuning } from '../../src/report/retuning.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { MONDAY, moment, scheduler } from '../support/study.ts';

const shorter = unwrap(createScheduler(DEFAULT_PARAMETERS.with(3, 2)));
const IDS = Array.from({ length: 9 }, (_, i) => cardId(`d/${i}`));
const entries = IDS.map((id) => ({ id }));
const schedule = (events: readonly LogEvent[], by: Scheduler) => ({
  fold: { ...foldEvents(events, new Map(), by) },
  scheduler: by,
});

/** Card n was Easy at once, n days ago; the first is still new. */
const log = IDS.slice(1).map((card, i) =>
  reviewEvent({ id: `tablet.p.${i + 1}`, t: MONDAY - (i + 1) * DAY, card, rating: 4 }),
);
const compare = (events: readonly LogEvent[]) =>
  retuning(entries, { before: schedule(events, scheduler), after: schedule(events, shorter) }, moment(), 0.9);

describe('what other parameters would do', () => {
  const { cards, fresh, due, daily } = compare(log);

  it('is told of a few cards from the shortest interval to the longest', () => {
    expect(cards).toHaveLength(5);
    for (const { card, before, after } of cards) {
      expect(before).toBe(schedule(log, scheduler).fold.cards.get(card)?.memory?.interval);
      expect(after).toBe(schedule(log, shorter).fold.cards.get(card)?.memory?.interval);
    }
    const intervals = cards.map(({ before }) => before);
    expect(intervals).toEqual([...intervals].sort((a, b) => a - b));
  });

  it('counts what is due, and what comes due a day', () => {
    const dueBy = (by: Scheduler) =>
      [...schedule(log, by).fold.cards.values()].filter(({ memory }) => (memory?.dueAt ?? Infinity) <= MONDAY).length;
    expect(due).toEqual({ before: dueBy(scheduler), after: dueBy(shorter) });
    expect(due.after).toBeGreaterThan(due.before);
    const rate = (by: Scheduler) =>
      [...schedule(log, by).fold.cards.values()].reduce((sum, { memory }) => sum + 1 / (memory?.interval ?? 1), 0);
    expect(daily.before).toBeCloseTo(rate(scheduler), 12);
    expect(daily.after).toBeCloseTo(rate(shorter), 12);
  });

  it('is told of a new card, by the parameters of each', () => {
    expect(fresh.before).toHaveLength(4);
    expect(fresh.before).toEqual([...fresh.before].sort((a, b) => a - b));
    // These parameters differ in what Easy does, which this card never is.
    expect(fresh.after).toEqual(fresh.before);
  });

  it('leaves out suspended cards and those in learning steps', () => {
    const suspended = IDS.slice(1).map((card, i): LogEvent => {
      return { v: 1, id: `tablet.s.${i + 1}`, t: MONDAY, tz: 0, type: 'suspend', card };
    });
    expect(compare([...log, ...suspended])).toMatchObject({ cards: [], due: { before: 0 }, daily: { before: 0 } });
    expect(compare([reviewEvent()])).toMatchObject({ cards: [], due: { before: 0 }, daily: { before: 0 } });
  });
});
