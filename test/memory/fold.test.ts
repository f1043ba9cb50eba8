import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CardId, cardId } from '../../src/deck/model.ts';
import { DAY, dayNumber, MINUTE } from '../../src/memory/day.ts';
import { type CardEvent, compareEvents, EVENT_VERSION, type LogEvent, type UndoEvent } from '../../src/memory/event.ts';
import {
  addTotals,
  applyEvent,
  foldCard,
  foldEvents,
  histories,
  inOrder,
  momentOf,
  NO_TOTALS,
  undoneIds,
} from '../../src/memory/fold.ts';
import { seeded, shuffle } from '../../src/memory/random.ts';
import { UNTOUCHED } from '../../src/memory/records.ts';
import { aLog, reviewEvent } from '../support/event-arbitraries.ts';
import { MONDAY, must, scheduler } from '../support/study.ts';

const NO_ALIASES = new Map<CardId, CardId>();
const A = cardId('d/a');
const B = cardId('d/b');

const fold = (events: readonly LogEvent[], aliases = NO_ALIASES) => foldEvents(events, aliases, scheduler);
const record = (events: readonly LogEvent[], card = A) => fold(events).cards.get(card) ?? UNTOUCHED;

/** Days without those on which nothing is left, so that a fold with an undone event equals one without it. */
const sorted = (events: readonly LogEvent[], aliases = NO_ALIASES) => {
  const { cards, days } = fold(events, aliases);
  return { cards: [...cards].sort(([a], [b]) => (a < b ? -1 : 1)), days: [...days].sort(([a], [b]) => a - b) };
};

/** Event number `n`, `n` minutes into Monday. */
const base = (n: number) => ({ v: EVENT_VERSION, id: `laptop.p1.${n}`, t: MONDAY + n * MINUTE, tz: 0 }) as const;
const review = (n: number, changes: Parameters<typeof reviewEvent>[0] = {}) => reviewEvent({ ...base(n), ...changes });
const undo = (n: number, target: LogEvent): UndoEvent => ({
  ...base(n),
  type: 'undo',
  undoes: target.id,
  card: target.card,
});

describe('the one order of events', () => {
  it('is total: antisymmetric, transitive, and equal only for the same event', () => {
    const anId = fc
      .tuple(fc.constantFrom('a', 'b', 'ab'), fc.constantFrom('p', 'q', '1'), fc.integer({ min: 1, max: 12 }))
      .map(([device, process, counter]) => `${device}.${process}.${counter}`);
    const anEvent = fc.record({ t: fc.integer({ min: 0, max: 3 }), id: anId }).map((e) => reviewEvent(e));
    fc.assert(
      fc.property(anEvent, anEvent, anEvent, (a, b, c) => {
        expect(Math.sign(compareEvents(a, b))).toBe(0 - Math.sign(compareEvents(b, a)));
        expect(compareEvents(a, b) === 0).toBe(a.t === b.t && a.id === b.id);
        if (compareEvents(a, b) <= 0 && compareEvents(b, c) <= 0) expect(compareEvents(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('goes by time, then writer, then counter as a number', () => {
    const at = (t: number, id: string) => reviewEvent({ t, id });
    const events = [at(5, 'a.p.1'), at(5, 'a.p.10'), at(5, 'a.p.2'), at(4, 'z.p.1'), at(5, 'a.a.99')];
    expect(inOrder(events).map((e) => e.id)).toEqual(['z.p.1', 'a.a.99', 'a.p.1', 'a.p.2', 'a.p.10']);
  });
});

describe('the fold', () => {
  it('is the same for any order of the events, with any of them twice, and however devices split them', () => {
    fc.assert(
      fc.property(aLog(), fc.string(), (log, seed) => {
        const mixed = shuffle([...log, ...log.filter((_, i) => i % 3 === 0)], seeded(seed));
        expect(sorted(mixed)).toEqual(sorted(log));
        const laptop = log.filter((e) => e.id.startsWith('laptop'));
        const phone = log.filter((e) => e.id.startsWith('phone'));
        expect(sorted([...laptop, ...phone])).toEqual(sorted(log));
        expect(sorted([...phone, ...laptop])).toEqual(sorted(log));
      }),
      { numRuns: 200 },
    );
  });

  it('of a card is the same as applying its events one by one', () => {
    fc.assert(
      fc.property(aLog(), (log) => {
        for (const [card, history] of histories(log, NO_ALIASES)) {
          const oneByOne = history.reduce((before, e) => applyEvent(before, e, scheduler), UNTOUCHED);
          expect(foldCard(history, scheduler).record).toEqual(oneByOne);
          expect(fold(log).cards.get(card)).toEqual(oneByOne);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('adds up the days of all cards', () => {
    fc.assert(
      fc.property(aLog(), (log) => {
        const { days } = fold(log);
        const undone = undoneIds(log.filter((e) => e.type === 'undo'));
        const reviews = log.filter((e) => e.type === 'review' && !undone.has(e.id));
        const all = [...days.values()].reduce((a, b) => addTotals(a, b), NO_TOTALS);
        expect(all.answers).toBe(reviews.length);
        expect(all.ms).toBe(reviews.reduce((sum, e) => sum + (e.type === 'review' ? e.ms : 0), 0));
        expect([...days.keys()].sort()).toEqual([...new Set(reviews.map((e) => dayNumber(momentOf(e))))].sort());
      }),
      { numRuns: 100 },
    );
  });

  it('counts cards seen for the first time, and reviews of those past the learning steps', () => {
    const days = fold([
      review(1, { rating: 4 }),
      review(2, { card: B, rating: 1 }),
      review(3, { card: B, rating: 3 }),
      review(4, { t: MONDAY + 9 * DAY, rating: 1 }),
      review(5, { t: MONDAY + 9 * DAY + 10 * MINUTE, rating: 3 }),
    ]).days;
    expect(days.get(dayNumber(momentOf(review(1))))).toEqual({
      answers: 3,
      recalled: 2,
      introduced: 2,
      reviews: 0,
      ms: 3000,
    });
    expect(days.get(dayNumber(momentOf(review(1))) + 9)).toEqual({
      answers: 2,
      recalled: 1,
      introduced: 0,
      reviews: 1,
      ms: 2000,
    });
  });

  it('counts a card as introduced when it is first studied, crammed before or not, and again after a reset', () => {
    const reset: CardEvent = { ...base(3), type: 'reset', card: A };
    const introduced = (...events: LogEvent[]) =>
      [...fold(events).days.values()].reduce((sum, day) => sum + day.introduced, 0);
    expect(introduced(review(1, { mode: 'cram' }))).toBe(0);
    expect(introduced(review(1, { mode: 'cram' }), review(2))).toBe(1);
    expect(introduced(review(1), review(2))).toBe(1);
    expect(introduced(review(1), reset, review(4))).toBe(2);
  });

  it("uses each event's own rollover and zone", () => {
    const atTwo = { t: Date.parse('2026-03-03T02:00:00Z'), id: 'laptop.p1.1' };
    const dayOf = (changes: object) => must([...fold([reviewEvent({ ...atTwo, ...changes })]).days.keys()][0]);
    expect(dayOf({ rollover: 0 })).toBe(dayOf({}) + 1);
    expect(dayOf({ tz: 180 })).toBe(dayOf({}) + 1);
  });
});

describe('undo', () => {
  it('gives the state without what it undoes, whatever that is', () => {
    fc.assert(
      fc.property(aLog(), fc.nat(), (log, pick) => {
        const open = log.filter((e) => e.type !== 'undo');
        const target = open[pick % Math.max(1, open.length)];
        fc.pre(target !== undefined && !undoneIds(log.filter((e) => e.type === 'undo')).has(target.id));
        const undone = undo(100_000_000, target);
        const without = log.filter((e) => e.id !== target.id);
        expect(sorted([...log, undone])).toEqual(sorted(without));
        // Taking the undo back restores it all.
        expect(sorted([...log, undone, { ...undo(100_000_001, undone) }])).toEqual(sorted(log));
      }),
      { numRuns: 200 },
    );
  });

  it('counts before what it undoes has arrived from the other device', () => {
    const answered = review(1);
    expect(sorted([undo(2, answered), answered])).toEqual(sorted([]));
    expect(sorted([undo(2, answered)])).toEqual(sorted([]));
  });

  it('twice of the same event is as once', () => {
    const answered = review(1);
    expect(record([answered, undo(2, answered), undo(3, answered)])).toEqual(UNTOUCHED);
  });

  it('of an undo of an undo works at any depth, twenty thousand in a hand-made log included', () => {
    const log: LogEvent[] = [review(1)];
    for (let n = 2; n <= 20_001; n++) log.push(undo(n, must(log.at(-1))));
    expect(record(log).answers).toBe(1);
    expect(record(log.slice(0, -1)).answers).toBe(0);
  });

  it('is itself taken back while any undo of it stands', () => {
    const answered = review(1);
    const first = undo(2, answered);
    const [one, two] = [undo(3, first), undo(4, first)];
    expect(record([answered, first, one, two]).answers).toBe(1);
    expect(record([answered, first, one, two, undo(5, one)]).answers).toBe(1);
    expect(record([answered, first, one, two, undo(5, one), undo(6, two)]).answers).toBe(0);
  });

  it('in a circle, as no program makes it, ends', () => {
    const one: UndoEvent = { ...undo(1, review(9)), undoes: 'laptop.p1.2' };
    const two: UndoEvent = { ...undo(2, review(9)), undoes: 'laptop.p1.1' };
    expect(() => fold([one, two, { ...two, id: 'laptop.p1.3', undoes: 'laptop.p1.3' }])).not.toThrow();
  });
});

describe('former ids', () => {
  const OLD = cardId('d/old');
  const aliases = new Map([[OLD, A]]);

  it('count for the card as it is called now, merged with what it did since', () => {
    const before = review(1, { card: OLD, rating: 4 });
    const after = review(2, { card: A, t: MONDAY + 5 * DAY });
    const { cards } = fold([before, after], aliases);
    expect([...cards.keys()]).toEqual([A]);
    expect(cards.get(A)?.memory).toMatchObject({ reps: 2 });
    expect(cards.get(A)?.memory?.stability).toBe(record([{ ...before, card: A }, after]).memory?.stability);
  });

  it('keep the interval that was promised under them', () => {
    const memory = scheduler.review(undefined, 4, momentOf(review(1)), OLD, 0.9);
    expect(fold([review(1, { card: OLD, rating: 4 })], aliases).cards.get(A)?.memory?.dueAt).toBe(memory.dueAt);
  });

  it('without the alias stay apart: an orphan is kept', () => {
    expect([...fold([review(1, { card: OLD }), review(2)]).cards.keys()]).toEqual([OLD, A]);
  });

  it('can be undone', () => {
    const before = review(1, { card: OLD });
    expect(sorted([before, undo(2, before)], aliases)).toEqual(sorted([]));
  });
});

describe('what each event does to a card', () => {
  const studied = record([review(1, { rating: 4 })]);
  const mark = (n: number, type: 'suspend' | 'unsuspend' | 'reset'): CardEvent => ({ ...base(n), type, card: A });

  it('cramming leaves the memory and the day of study alone, and counts as an answer', () => {
    const crammed = record([review(1, { rating: 4 }), review(2, { mode: 'cram', rating: 1, hash: 'new text' })]);
    expect(crammed.memory).toEqual(studied.memory);
    expect(crammed).toMatchObject({ answers: 2, recalled: 1, studiedOn: studied.studiedOn });
    expect(record([review(1, { mode: 'cram' })])).toMatchObject({ memory: undefined, studiedOn: -1, answers: 1 });
  });

  it('interview mode counts for the schedule', () => {
    expect(record([review(1, { rating: 4, mode: 'interview' })]).memory).toEqual(studied.memory);
  });

  it('reset forgets the memory, and keeps answers, flag and suspension', () => {
    const flag: CardEvent = { ...base(2), type: 'flag', card: A, flag: 3 };
    expect(record([review(1), flag, mark(3, 'suspend'), mark(4, 'reset')])).toMatchObject({
      memory: undefined,
      answers: 1,
      flag: 3,
      suspended: true,
    });
    const again = review(5, { t: MONDAY + DAY });
    expect(record([review(1), mark(4, 'reset'), again]).memory).toEqual(record([again]).memory);
  });

  it('suspends and unsuspends, flags and unflags, buries until a day', () => {
    expect(record([mark(1, 'suspend')]).suspended).toBe(true);
    expect(record([mark(1, 'suspend'), mark(2, 'unsuspend')]).suspended).toBe(false);
    expect(record([{ ...base(1), type: 'bury', card: A, until: 20_515 }]).buriedUntil).toBe(20_515);
    const flag = (n: number, flag: number): CardEvent => ({ ...base(n), type: 'flag', card: A, flag });
    expect(record([flag(1, 1), flag(2, 0)]).flag).toBe(0);
  });

  it('a typed answer only leaves its time', () => {
    const answer: CardEvent = { ...base(7), type: 'answer', card: A, ms: 5, text: 'x' };
    expect(record([answer])).toEqual({ ...UNTOUCHED, touched: answer.t });
  });

  it('remembers the text and rating last seen', () => {
    expect(record([review(1, { hash: 'one' }), review(2, { hash: 'two', rating: 2 })]).seen).toEqual({
      hash: 'two',
      rating: 2,
    });
  });
});
