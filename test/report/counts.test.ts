import { describe, expect, it } from 'vitest';
import { type CardEntry, type CardId, cardId } from '../../src/deck/model.ts';
import { DAY, dayNumber, MINUTE } from '../../src/memory/day.ts';
import { type DayTotals, type Fold, NO_TOTALS } from '../../src/memory/fold.ts';
import { RecordMap } from '../../src/memory/packed.ts';
import { LEECH_LAPSES } from '../../src/memory/queue.ts';
import { type CardRecord, UNTOUCHED } from '../../src/memory/records.ts';
import type { CardMemory } from '../../src/memory/schedule.ts';
import { forecast, nextDue } from '../../src/report/forecast.ts';
import { scores } from '../../src/report/scores.ts';
import { deckStandings, orphans } from '../../src/report/standings.ts';
import { dueTotal, today } from '../../src/report/today.ts';
import { LEECH, moment } from '../support/study.ts';

const NOW = moment();
const TODAY = dayNumber(NOW);

const entry = (name: string, more: Partial<CardEntry> = {}): CardEntry => ({
  id: cardId(`d/${name}`),
  aliases: [],
  deck: 'd',
  family: `d/${name}`,
  type: 'check',
  difficulty: 'medium',
  tags: [],
  objectives: [],
  fingerprint: 'text-1',
  ...more,
});

const review = (dueIn: number, more: Partial<CardMemory> = {}): CardMemory => ({
  phase: 'review',
  step: 0,
  stability: 5,
  difficulty: 5,
  reps: 3,
  lapses: 0,
  lastTime: NOW.t - DAY,
  lastDay: TODAY - 1,
  interval: 1,
  dueAt: NOW.t + dueIn * DAY,
  dueDay: TODAY + dueIn,
  ...more,
});

const record = (more: Partial<CardRecord>): CardRecord => ({ ...UNTOUCHED, touched: 1, ...more });

const foldOf = (cards: Record<string, CardRecord>, days: [number, DayTotals][] = []): Fold => ({
  cards: RecordMap.of(new Map(Object.entries(cards).map(([name, r]) => [cardId(`d/${name}`), r]))),
  days: new Map(days),
});

const RECORDS: Record<string, CardRecord> = {
  overdue: record({ memory: review(-3) }),
  dueToday: record({ memory: review(0, { stability: 30 }) }),
  tomorrow: record({ memory: review(1), flag: 1 }),
  inTwo: record({ memory: review(2, { lapses: LEECH_LAPSES }) }),
  inTwoToo: record({ memory: review(2) }),
  buried: record({ memory: review(0), buriedUntil: TODAY + 1 }),
  suspended: record({ memory: review(0), suspended: true }),
  minutes: record({ memory: review(0, { phase: 'learning', dueAt: NOW.t + MINUTE }) }),
  tonight: record({ memory: review(0, { phase: 'relearning' }) }),
  reset: record({ seen: { hash: 'text-0', rating: 3 } }),
};
const FOLD = foldOf(RECORDS);
const ENTRIES = [...Object.keys(RECORDS), 'fresh'].map((name) => entry(name));

describe('deckStandings', () => {
  it('puts each card where it stands', () => {
    expect(deckStandings(ENTRIES, FOLD, NOW, LEECH)).toEqual({
      cards: 11,
      new: 2,
      due: 2,
      learning: 2,
      later: 3,
      buried: 1,
      suspended: 1,
      mastered: 1,
      leeches: 1,
      flagged: 1,
      edited: 1,
    });
  });

  it('counts a card as edited when its text is not the one last seen', () => {
    const seen = foldOf({ a: record({ memory: review(3), seen: { hash: 'text-1', rating: 3 } }) });
    const edited = (fingerprint: string) => deckStandings([entry('a', { fingerprint })], seen, NOW, LEECH).edited;
    expect([edited('text-1'), edited('text-2')]).toEqual([0, 1]);
  });

  it('names the cards that are in no deck', () => {
    const live = new Set<CardId>(ENTRIES.map(({ id }) => id).filter((id) => id !== 'd/inTwo' && id !== 'd/buried'));
    expect(orphans(FOLD, live)).toEqual(['d/buried', 'd/inTwo']);
  });
});

describe('forecast', () => {
  it('counts what comes due day by day, the overdue today, the buried when they are back', () => {
    expect(forecast(ENTRIES, FOLD, NOW, 4)).toEqual([
      { day: TODAY, due: 4 },
      { day: TODAY + 1, due: 2 },
      { day: TODAY + 2, due: 2 },
      { day: TODAY + 3, due: 0 },
    ]);
  });

  it('leaves out what lies beyond, and cards of other decks', () => {
    expect(forecast(ENTRIES, FOLD, NOW, 2).map(({ due }) => due)).toEqual([4, 2]);
    expect(forecast([entry('inTwo')], FOLD, NOW, 3).map(({ due }) => due)).toEqual([0, 0, 1]);
  });

  it('finds the next day with something, never today', () => {
    expect(nextDue(ENTRIES, FOLD, NOW)).toEqual({ day: TODAY + 1, due: 2 });
    expect(nextDue([entry('inTwoToo'), entry('overdue'), entry('inTwo')], FOLD, NOW)).toEqual({
      day: TODAY + 2,
      due: 2,
    });
    expect(nextDue([entry('overdue'), entry('suspended'), entry('fresh')], FOLD, NOW)).toBeUndefined();
  });
});

describe('today', () => {
  const limits = { newCards: 10, reviews: 100, minutes: null };
  const ask = (entries: readonly CardEntry[], fold: Fold, over: Partial<typeof limits> = {}) =>
    today({ entries, fold, now: NOW, limits: { ...limits, ...over }, retrievability: () => 0.5 });

  it('counts what a session would bring, by deck', () => {
    const other = entry('x', { id: cardId('e/x'), deck: 'e', family: 'e/x' });
    const view = ask([...ENTRIES, other], FOLD);
    expect(view.total).toEqual({ due: 2, new: 3, learning: 2 });
    expect(dueTotal(view.total)).toBe(7);
    expect([...view.decks].sort()).toEqual([
      ['d', { due: 2, new: 2, learning: 2 }],
      ['e', { due: 0, new: 1, learning: 0 }],
    ]);
  });

  it("keeps to the day's limits, less what was done today", () => {
    const done = foldOf(RECORDS, [[TODAY, { ...NO_TOTALS, answers: 4, introduced: 1, reviews: 1 }]]);
    const view = ask(ENTRIES, done, { newCards: 2, reviews: 2 });
    expect(view.total).toEqual({ due: 1, new: 1, learning: 2 });
    expect(view.held).toEqual({ due: 1, new: 1, siblings: 0 });
  });

  it('brings one card of a family', () => {
    const view = ask([entry('a'), entry('b', { family: 'd/a' }), entry('c', { family: 'd/a' })], foldOf({}));
    expect([view.total.new, view.held.siblings]).toEqual([1, 2]);
  });
});

describe('scores', () => {
  it('adds up decks and days by hand-worked numbers', () => {
    const fold = foldOf(
      {
        a: record({ memory: review(3, { stability: 40 }), answers: 4, recalled: 3, studiedOn: TODAY - 2 }),
        b: record({ memory: review(1), answers: 2, recalled: 1, studiedOn: TODAY - 1 }),
      },
      [
        [TODAY - 2, { ...NO_TOTALS, answers: 4, recalled: 3, ms: 90_000 }],
        [TODAY - 1, { ...NO_TOTALS, answers: 3, recalled: 1, ms: 45_000 }],
        [TODAY, NO_TOTALS],
      ],
    );
    const decks = [
      { id: 'd', title: 'D', entries: [entry('a'), entry('b'), entry('c')] },
      { id: 'e', title: 'E', entries: [] },
    ];
    expect(scores(decks, fold, NOW)).toEqual({
      asOf: '2026-03-02',
      totals: { answers: 7, recalled: 4, accuracy: 0.571, days: 2, minutes: 2 },
      streak: { current: 2, best: 2, lastDay: '2026-03-01' },
      decks: {
        d: {
          title: 'D',
          cards: 3,
          seen: 2,
          mastered: 1,
          answers: 6,
          recalled: 4,
          accuracy: 0.667,
          lastStudied: '2026-03-01',
        },
        e: { title: 'E', cards: 0, seen: 0, mastered: 0, answers: 0, recalled: 0, accuracy: null, lastStudied: null },
      },
    });
  });
});
