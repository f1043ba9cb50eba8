import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { DAY, HOUR, MINUTE } from '../../src/memory/day.ts';
import { EVENT_VERSION, type LogEvent, type ReviewEvent } from '../../src/memory/event.ts';
import { foldCard, histories } from '../../src/memory/fold.ts';
import { itemsOf, splitByTime, trainingHistories } from '../../src/memory/training.ts';
import { aLog, reviewEvent } from '../support/event-arbitraries.ts';
import { MONDAY, scheduler } from '../support/study.ts';

const NO_ALIASES = new Map();
let counter = 0;
const at = (t: number, changes: Partial<ReviewEvent> = {}): ReviewEvent =>
  reviewEvent({ id: `tablet.p.${++counter}`, t: MONDAY + t, ...changes });

const deltasOf = (events: readonly LogEvent[]) =>
  trainingHistories(events, NO_ALIASES).map((h) => h.map(({ rating, delta }) => [rating, delta]));

describe('training histories', () => {
  it('tell the learner days between reviews, those of one day included', () => {
    // 10:00, 10:10, 23:50, 03:50 of the same night, 04:10.
    const times = [0, 10 * MINUTE, 13 * HOUR + 50 * MINUTE, 17 * HOUR + 50 * MINUTE, 18 * HOUR + 10 * MINUTE];
    expect(deltasOf(times.map((t, i) => at(t, { rating: i === 0 ? 1 : 3 })))).toEqual([
      [
        [1, 0],
        [3, 0],
        [3, 0],
        [3, 0],
        [3, 1],
      ],
    ]);
    expect(deltasOf([at(0), at(2 * HOUR, { rollover: 11 })])).toEqual([
      [
        [3, 0],
        [3, 0],
      ],
    ]);
  });

  it('leave out cramming and what was undone, and begin anew after a reset', () => {
    const [a, crammed, undone, b, c] = [
      at(0),
      at(DAY, { mode: 'cram', rating: 1 }),
      at(2 * DAY, { rating: 1 }),
      at(3 * DAY, { mode: 'interview' }),
      at(9 * DAY),
    ] as const;
    const base = { v: EVENT_VERSION, tz: 0, card: a.card } as const;
    const undo: LogEvent = { ...base, id: 'tablet.q.1', t: MONDAY + 10 * DAY, type: 'undo', undoes: undone.id };
    const reset: LogEvent = { ...base, id: 'tablet.q.2', t: MONDAY + 4 * DAY, type: 'reset' };
    expect(deltasOf([c, reset, undo, b, undone, crammed, a])).toEqual([
      [
        [3, 0],
        [3, 3],
      ],
      [[3, 0]],
    ]);
  });

  it('read former ids as today’s', () => {
    const events = [at(0, { card: cardId('e/old') }), at(5 * DAY)];
    const aliases = new Map([[cardId('e/old'), cardId('d/a')]]);
    expect(trainingHistories(events, aliases).map((h) => h.length)).toEqual([2]);
  });

  it('lead the scheduler to the memory that the fold has', () => {
    fc.assert(
      fc.property(aLog(30), (log) => {
        const trained = trainingHistories(log, NO_ALIASES);
        const expected = [...histories(log, NO_ALIASES).values()]
          .filter(
            (h) =>
              h.findLastIndex((e) => e.type === 'review' && e.mode !== 'cram') >
              h.findLastIndex((e) => e.type === 'reset'),
          )
          .map((h) => foldCard(h, scheduler).record.memory);
        const found = trained.map((h) =>
          h.reduce<ReturnType<typeof scheduler.advance> | undefined>(
            (m, r) => scheduler.advance(m, r.rating, r.at),
            undefined,
          ),
        );
        const days = (m: (typeof found)[number]) => `${m?.lastDay} ${m?.stability} ${m?.difficulty} ${m?.reps}`;
        const known = new Set(found.map(days));
        for (const memory of expected) expect(known).toContain(days(memory));
        for (const h of trained) for (const { delta } of h) expect(delta).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 100 },
    );
  });
});

describe('items', () => {
  it('are one for each review a day or more after the last, with all before it', () => {
    const events = [at(0), at(MINUTE), at(3 * DAY), at(3 * DAY + HOUR), at(9 * DAY, { rating: 1 })];
    const items = itemsOf(trainingHistories(events, NO_ALIASES));
    expect(items.map(({ history, last }) => history.slice(0, last + 1).map(({ delta }) => delta))).toEqual([
      [0, 0, 3],
      [0, 0, 3, 0, 6],
    ]);
  });

  it('split in time: what is fitted ends before what is judged begins', () => {
    fc.assert(
      fc.property(aLog(60), fc.double({ min: 0, max: 1, noNaN: true }), (log, share) => {
        const items = itemsOf(trainingHistories(log, NO_ALIASES));
        const { train, held, from } = splitByTime(items, share);
        expect(train.length + held.length).toBe(items.length);
        expect(train.length).toBeLessThanOrEqual(items.length * share);
        for (const { history, last } of train) {
          for (const { at: moment } of history.slice(0, last + 1)) expect(moment.t).toBeLessThan(from);
        }
        for (const { t } of held) expect(t).toBeGreaterThanOrEqual(from);
      }),
      { numRuns: 100 },
    );
  });
});
