import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CardEntry, cardId } from '../../src/deck/model.ts';
import { DAY, dayNumber, HOUR, MINUTE } from '../../src/memory/day.ts';
import { EVENT_VERSION, type LogEvent, type Rating, type ReviewMode } from '../../src/memory/event.ts';
import { type Fold, foldEvents } from '../../src/memory/fold.ts';
import {
  buildQueue,
  cramQueue,
  interleave,
  isLeech,
  isMastered,
  type Limits,
  type QueueRequest,
  standing,
} from '../../src/memory/queue.ts';
import { UNTOUCHED } from '../../src/memory/records.ts';
import type { CardMemory } from '../../src/memory/schedule.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import {
  checkCard,
  followUpCard,
  interviewCard,
  LEECH,
  MONDAY,
  moment,
  must,
  scheduler,
  selfCheckCard,
} from '../support/study.ts';

const NO_LIMITS: Limits = { newCards: null, reviews: null, minutes: null };
const TODAY = moment();

/** A card answered `days` ago, `minutes` before now. */
interface Past {
  readonly card: string;
  readonly days?: number;
  readonly minutes?: number;
  readonly rating?: Rating;
  readonly mode?: ReviewMode;
}

let counter = 0;
const answered = ({ card, days = 0, minutes = 0, rating = 4, mode = 'study' }: Past): LogEvent =>
  reviewEvent({
    id: `laptop.p1.${++counter}`,
    t: MONDAY - days * DAY - minutes * MINUTE,
    card: cardId(card),
    rating,
    mode,
  });

const foldOf = (...events: readonly LogEvent[]): Fold => foldEvents(events, new Map(), scheduler);
const retrievability = (memory: Pick<CardMemory, 'stability' | 'lastDay'>) =>
  scheduler.retrievability(memory, dayNumber(TODAY));
const queueOf = (entries: readonly CardEntry[], fold: Fold, changes: Partial<QueueRequest> = {}) =>
  buildQueue({ entries, fold, now: TODAY, limits: NO_LIMITS, seed: 'seed', retrievability, ...changes });
const many = (deck: string, count: number): CardEntry[] =>
  Array.from({ length: count }, (_, i) => checkCard(`${deck}/c${i}`));

describe('limits of the day', () => {
  it('count new cards introduced in decks that are not studied now', () => {
    const fold = foldOf(answered({ card: 'other/a', minutes: 5 }), answered({ card: 'other/b', minutes: 4 }));
    const queue = queueOf(many('d', 9), fold, { limits: { ...NO_LIMITS, newCards: 5 } });
    expect(queue.cards).toHaveLength(3);
    expect(queue.counts).toEqual({ new: 3, due: 0, learning: 0 });
    expect(queue.held).toEqual({ new: 6, due: 0, siblings: 0 });
  });

  it("start anew with the learner's day", () => {
    const fold = foldOf(answered({ card: 'other/a', days: 1 }));
    expect(queueOf(many('d', 9), fold, { limits: { ...NO_LIMITS, newCards: 5 } }).cards).toHaveLength(5);
  });

  it('of new cards are not used up by cramming', () => {
    const fold = foldOf(answered({ card: 'other/a', mode: 'cram' }));
    expect(queueOf(many('d', 9), fold, { limits: { ...NO_LIMITS, newCards: 5 } }).cards).toHaveLength(5);
  });

  it('count reviews done today, in any deck', () => {
    const due = many('d', 4).map((e) => answered({ card: e.id, days: 60 }));
    const elsewhere = [answered({ card: 'other/a', days: 60 }), answered({ card: 'other/a', minutes: 3 })];
    const queue = queueOf(many('d', 4), foldOf(...due, ...elsewhere), { limits: { ...NO_LIMITS, reviews: 3 } });
    expect(queue.counts.due).toBe(2);
    expect(queue.held.due).toBe(2);
  });

  it('already passed hold everything back, never a negative number', () => {
    const fold = foldOf(...['a', 'b', 'c'].map((id) => answered({ card: `other/${id}`, minutes: 5 })));
    expect(queueOf(many('d', 2), fold, { limits: { ...NO_LIMITS, newCards: 1 } }).held.new).toBe(2);
  });

  it('do not hold back cards in their minute steps', () => {
    const fold = foldOf(answered({ card: 'd/c0', minutes: 5, rating: 1 }));
    const queue = queueOf(many('d', 3), fold, { limits: { newCards: 0, reviews: 0, minutes: null } });
    expect(queue.learning).toEqual([{ card: 'd/c0', at: MONDAY - 5 * MINUTE + MINUTE }]);
    expect(queue.cards).toEqual([]);
  });
});

describe('siblings', () => {
  const family = [interviewCard('d/q'), selfCheckCard('d/q'), followUpCard('d/q#why')];

  it('come one a day', () => {
    const queue = queueOf(family, foldOf());
    expect(queue.cards).toEqual(['d/q']);
    expect(queue.held.siblings).toBe(2);
  });

  it('rest when one was studied today, and come when it was yesterday', () => {
    expect(queueOf(family, foldOf(answered({ card: 'd/q', minutes: 5 }))).cards).toEqual([]);
    expect(queueOf(family, foldOf(answered({ card: 'd/q', days: 1 }))).cards).toEqual(['d/q#self-check']);
  });

  it('rest when the one studied today is not among the cards chosen from', () => {
    const checksOnly = family.filter((e) => e.type === 'self-check');
    expect(queueOf(checksOnly, foldOf(answered({ card: 'd/q', minutes: 5 }))).cards).toEqual([]);
    expect(queueOf(checksOnly, foldOf(answered({ card: 'd/q#why', minutes: 5 }))).held.siblings).toBe(1);
    expect(queueOf(checksOnly, foldOf(answered({ card: 'd/question', minutes: 5 }))).cards).toHaveLength(1);
  });

  it('do not rest for one that was only crammed', () => {
    const crammed = foldOf(answered({ card: 'd/q', minutes: 5, mode: 'cram' }));
    expect(queueOf(family, crammed).cards).toEqual(['d/q']);
  });

  it('do not hold back the card itself, in its steps again', () => {
    const fold = foldOf(answered({ card: 'd/q#why', minutes: 5, rating: 1 }));
    expect(queueOf(family, fold).learning.map((l) => l.card)).toEqual(['d/q#why']);
  });

  it('that are due come before new ones, the one least likely recalled first', () => {
    const due = foldOf(answered({ card: 'd/q#why', days: 90 }));
    expect(queueOf(family, due).cards).toEqual(['d/q#why']);
    const both = foldOf(answered({ card: 'd/q', days: 60 }), answered({ card: 'd/q#why', days: 90 }));
    expect(queueOf(family, both).cards).toEqual(['d/q#why']);
  });

  it('of a suspended or buried card take its place', () => {
    const fold = foldOf({ v: EVENT_VERSION, id: 'l.p.1', t: MONDAY, tz: 0, type: 'suspend', card: cardId('d/q') });
    expect(queueOf(family, fold).cards).toEqual(['d/q#self-check']);
  });
});

describe('the order of the queue', () => {
  it('has learning cards apart, by the time they come back', () => {
    const past = [10, 30, 20].map((minutes, i) => answered({ card: `d/c${i}`, minutes, rating: 1 }));
    expect(queueOf(many('d', 3), foldOf(...past)).learning.map((l) => l.card)).toEqual(['d/c1', 'd/c2', 'd/c0']);
  });

  it('takes up the steps of a day before, and leaves those of tomorrow', () => {
    const fold = foldOf(answered({ card: 'd/c0', days: 3, rating: 1 }));
    expect(queueOf(many('d', 1), fold).learning).toHaveLength(1);
    const late = { ...TODAY, t: Date.parse('2026-03-03T03:58:00Z') };
    const stepping = foldOf({ ...answered({ card: 'd/c0', rating: 3 }), t: late.t });
    expect(queueOf(many('d', 1), stepping, { now: late })).toMatchObject({ cards: [], learning: [] });
  });

  it('works a backlog off from where recall is least likely', () => {
    const days = [200, 30, 400, 90, 60];
    const fold = foldOf(...days.map((d, i) => answered({ card: `d/c${i}`, days: d })));
    const queue = queueOf(many('d', 5), fold, { limits: { ...NO_LIMITS, reviews: 4 } });
    expect(queue.cards).toEqual(['d/c2', 'd/c0', 'd/c3', 'd/c4']);
    expect(queue.held.due).toBe(1);
  });

  it('is the same for the same request, another among equals for another seed', () => {
    const entries = many('d', 30);
    const fold = foldOf(...entries.map((e) => answered({ card: e.id, days: 60 })));
    expect(queueOf(entries, fold)).toEqual(queueOf(entries, fold));
    const other = queueOf(entries, fold, { seed: 'tuesday' }).cards;
    expect(other).not.toEqual(queueOf(entries, fold).cards);
    expect([...other].sort()).toEqual([...queueOf(entries, fold).cards].sort());
  });

  it("gives new cards in the author's order, the decks in turn", () => {
    const queue = queueOf([...many('a', 3), ...many('b', 2)], foldOf());
    const of = (deck: string) => queue.cards.filter((id) => id.startsWith(`${deck}/`));
    expect(of('a')).toEqual(['a/c0', 'a/c1', 'a/c2']);
    expect(of('b')).toEqual(['b/c0', 'b/c1']);
    expect(new Set(queue.cards.slice(0, 2).map((id) => id[0])).size).toBe(2);
    expect(new Set(queue.cards.slice(2, 4).map((id) => id[0])).size).toBe(2);
  });

  it('spreads new cards evenly among due ones, beginning with a due one', () => {
    const old = many('d', 12);
    const fold = foldOf(...old.map((e) => answered({ card: e.id, days: 60 })));
    const { cards } = queueOf([...old, ...many('n', 3)], fold);
    const places = cards.flatMap((id, i) => (id.startsWith('n/') ? [i] : []));
    expect(places).toHaveLength(3);
    expect(places[0]).toBeGreaterThan(0);
    expect(places.at(-1)).toBeLessThan(cards.length - 1);
    const gaps = places.map((place, i) => place - (places[i - 1] ?? -1));
    expect(Math.max(...gaps) - Math.min(...gaps)).toBeLessThanOrEqual(1);
  });

  it('mixes decks', () => {
    const entries = [...many('a', 6), ...many('b', 6)];
    const fold = foldOf(...entries.map((e) => answered({ card: e.id, days: 60 })));
    const decks = queueOf(entries, fold).cards.map((id) => id[0]);
    const changes = decks.filter((deck, i) => deck !== decks[i - 1]).length;
    expect(changes).toBeGreaterThanOrEqual(10);
  });
});

describe('interleave', () => {
  const aMix = fc
    .array(fc.constantFrom('a', 'b', 'c'), { maxLength: 60 })
    .map((decks) => decks.map((deck, i) => checkCard(`${deck}/${i}`)));

  it('never loses or doubles a card, and keeps the order within a deck', () => {
    fc.assert(
      fc.property(aMix, fc.integer({ min: 1, max: 15 }), (entries, window) => {
        const mixed = interleave(entries, window);
        expect(new Set(mixed)).toEqual(new Set(entries));
        expect(mixed).toHaveLength(entries.length);
        for (const deck of 'abc') {
          expect(mixed.filter((e) => e.deck === deck)).toEqual(entries.filter((e) => e.deck === deck));
        }
      }),
    );
  });

  it('puts two of a deck next to each other only where the next few are all of it', () => {
    fc.assert(
      fc.property(aMix, fc.integer({ min: 1, max: 15 }), (entries, window) => {
        const mixed = interleave(entries, window);
        for (const [i, entry] of mixed.entries()) {
          const before = mixed[i - 1];
          if (!before || before.deck !== entry.deck) continue;
          const rest = entries.filter((e) => !mixed.slice(0, i).includes(e)).slice(0, window);
          expect(rest.every((e) => e.deck === before.deck)).toBe(true);
        }
      }),
    );
  });
});

describe('what is held out', () => {
  it('suspended cards always, buried cards until their day', () => {
    const base = { v: EVENT_VERSION, t: MONDAY, tz: 0 } as const;
    const fold = foldOf(
      { ...base, id: 'l.p.1', type: 'suspend', card: cardId('d/c0') },
      { ...base, id: 'l.p.2', type: 'bury', card: cardId('d/c1'), until: dayNumber(TODAY) + 1 },
    );
    const at = (t: number) => queueOf(many('d', 3), fold, { now: moment(t) }).cards;
    expect(at(MONDAY)).toEqual(['d/c2']);
    expect(at(MONDAY + 17 * HOUR)).toEqual(['d/c2']);
    expect(at(MONDAY + DAY)).toEqual(['d/c1', 'd/c2']);
  });

  it('cards that are not due yet', () => {
    expect(queueOf(many('d', 1), foldOf(answered({ card: 'd/c0', days: 1 }))).cards).toEqual([]);
  });
});

describe('any queue', () => {
  const aDay = fc.record({
    past: fc.array(
      fc.record({
        card: fc.constantFrom('a/q', 'a/q#why', 'a/q#self-check', 'a/r', 'b/q', 'b/q#why', 'b/s', 'c/t'),
        days: fc.constantFrom(0, 0, 1, 20, 90),
        minutes: fc.integer({ min: 0, max: 300 }),
        rating: fc.constantFrom<Rating>(1, 2, 3, 4),
      }),
      { maxLength: 12 },
    ),
    newCards: fc.option(fc.nat({ max: 5 })),
    reviews: fc.option(fc.nat({ max: 5 })),
    seed: fc.string({ maxLength: 3 }),
  });
  const entries = [
    ...['a/q', 'b/q'].flatMap((id) => [interviewCard(id), selfCheckCard(id), followUpCard(`${id}#why`)]),
    ...['a/r', 'b/s', 'c/t', 'c/u', 'c/v'].map((id) => checkCard(id)),
  ];

  it('shows no card twice, no two of a family, and keeps the limits', () => {
    fc.assert(
      fc.property(aDay, ({ past, newCards, reviews, seed }) => {
        const fold = foldOf(...past.map(answered));
        const queue = queueOf(entries, fold, { limits: { newCards, reviews, minutes: null }, seed });
        const ids = [...queue.cards, ...queue.learning.map((l) => l.card)];
        const shown = ids.map((id) => must(entries.find((e) => e.id === id)));
        expect(new Set(ids).size).toBe(ids.length);
        expect(new Set(shown.map((e) => e.family)).size).toBe(ids.length);
        const today = fold.days.get(dayNumber(TODAY));
        const standings = queue.cards.map((id) => standing(fold.cards.get(id) ?? UNTOUCHED, TODAY));
        const count = (what: string) => standings.filter((s) => s === what).length;
        expect(queue.counts).toEqual({ new: count('new'), due: count('due'), learning: queue.learning.length });
        if (newCards !== null && count('new') > 0) {
          expect(count('new') + (today?.introduced ?? 0)).toBeLessThanOrEqual(newCards);
        }
        if (reviews !== null && count('due') > 0) {
          expect(count('due') + (today?.reviews ?? 0)).toBeLessThanOrEqual(reviews);
        }
        const studied = [...fold.cards].filter(([, r]) => r.studiedOn === dayNumber(TODAY)).map(([id]) => id);
        for (const entry of shown) {
          const others = studied.filter((id) => id.split('#')[0] === entry.family);
          expect(others.length === 0 || others.includes(entry.id)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('cramming', () => {
  it('takes every card but suspended ones, whatever the schedule says, in seeded order', () => {
    const entries = [...many('a', 5), ...many('b', 5), selfCheckCard('a/c0')];
    const base = { v: EVENT_VERSION, t: MONDAY, tz: 0 } as const;
    const fold = foldOf(
      answered({ card: 'a/c1', minutes: 3 }),
      { ...base, id: 'l.p.1', type: 'suspend', card: cardId('a/c2') },
      { ...base, id: 'l.p.2', type: 'bury', card: cardId('a/c3'), until: dayNumber(TODAY) + 9 },
    );
    const { cards, learning } = cramQueue(entries, fold, 'x');
    expect(learning).toEqual([]);
    expect([...cards].sort()).toEqual(
      entries
        .map((e) => e.id)
        .filter((id) => id !== 'a/c2')
        .sort(),
    );
    expect(cramQueue(entries, fold, 'x').cards).toEqual(cards);
    expect(cramQueue(entries, fold, 'y').cards).not.toEqual(cards);
  });
});

describe('names for cards', () => {
  it('a leech lapsed eight times, a mastered card holds for three weeks', () => {
    const memory = must(foldOf(answered({ card: 'd/a', days: 9 })).cards.get(cardId('d/a'))?.memory);
    const with_ = (changes: Partial<CardMemory>) => ({ ...memory, ...changes });
    expect(isLeech(with_({ lapses: 7 }), LEECH)).toBe(false);
    expect(isLeech(with_({ lapses: 8 }), LEECH)).toBe(true);
    expect(isLeech(undefined, LEECH)).toBe(false);
    expect(isMastered(with_({ stability: 21 }))).toBe(true);
    expect(isMastered(with_({ stability: 20.9 }))).toBe(false);
    expect(isMastered(with_({ stability: 30, phase: 'relearning' }))).toBe(false);
    expect(isMastered(undefined)).toBe(false);
  });
});
