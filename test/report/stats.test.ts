import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Card, type CardEntry, type CardId, cardId } from '../../src/deck/model.ts';
import { DAY, dayNumber, MINUTE } from '../../src/memory/day.ts';
import type { LogEvent, ReviewEvent } from '../../src/memory/event.ts';
import { foldEvents, histories } from '../../src/memory/fold.ts';
import { ReviewTable } from '../../src/memory/review-table.ts';
import type { Share } from '../../src/report/stats/share.ts';
import { type Stats, type StatsRequest, statistics } from '../../src/report/stats/stats.ts';
import { sumsOfSome } from '../../src/report/stats/sums.ts';
import { aLog, reviewEvent } from '../support/event-arbitraries.ts';
import { slowStats } from '../support/slow-stats.ts';
import { checkCard, followUpCard, interviewCard, LEECH, MONDAY, moment, scheduler } from '../support/study.ts';

const CARDS: readonly Card[] = [
  checkCard('d/a', undefined, { difficulty: 'easy' }),
  interviewCard(
    'd/b',
    { keyPoints: ['first', 'second', 'third'], redFlags: ['nonsense', 'worse'] },
    { difficulty: 'hard' },
  ),
  followUpCard('d/b#why', { difficulty: 'hard' }),
];

interface Asked extends Partial<StatsRequest> {
  readonly chosen?: readonly CardEntry[] | undefined;
}

async function statsOf(events: readonly LogEvent[], { chosen, since, ...changes }: Asked = {}): Promise<Stats> {
  const table = new ReviewTable();
  for (const [card, history] of histories(events, new Map())) table.add(card, history, scheduler);
  const cards = new Map(CARDS.map((card) => [card.id, card]));
  const entries = changes.entries ?? CARDS;
  const entryOf = (card: CardId) => entries.find(({ id }) => id === card);
  return statistics({
    sums: sumsOfSome(table, chosen, since, entryOf),
    reviewed: table.cards,
    isThere: (card) => entryOf(card) !== undefined,
    titles: new Map([['d', 'Deck d']]),
    fold: foldEvents(events, new Map(), scheduler),
    now: moment(),
    since,
    query: '',
    desiredRetention: 0.9,
    leech: LEECH,
    interviews: [],
    readCards: async () => cards,
    questions: new Map(),
    questionOf: ({ id }) => `${id}?`,
    ...changes,
    entries: chosen ?? entries,
  });
}

const pair = ({ count, of }: Share) => [count, of];

describe('statistics', () => {
  it('of a small log, worked out by hand', async () => {
    let n = 0;
    /** A review so many days before today. */
    const on = (daysAgo: number, changes: Partial<ReviewEvent>) =>
      reviewEvent({ id: `tablet.p.${++n}`, t: MONDAY - daysAgo * DAY + n * MINUTE, ms: 30_000, ...changes });
    const a = cardId('d/a');
    const b = cardId('d/b');
    const text = CARDS[1]?.fingerprint ?? '';
    const stats = await statsOf([
      // Easy at once: in review from the next day on, stable for 8.3 days.
      on(40, { card: a, rating: 4, correct: true }),
      // Recalled after 30 days: the first that retention is told from, and young.
      on(10, { card: a, rating: 3, correct: true, guess: true }),
      // Forgotten: stable for more than 21 days by now, so mature; rated Good before.
      on(3, { card: a, rating: 1, correct: false }),
      on(3, { card: a, rating: 3, correct: true, mode: 'cram' }),
      on(2, { card: b, rating: 4, points: [0, 2], flags: [], hash: text }),
      // Another text: its points have other places.
      on(2, { card: b, rating: 3, points: [1], flags: [1], hash: 'other', mode: 'interview' }),
      on(0, { card: b, rating: 1, points: [0], flags: [0], hash: text, mode: 'interview' }),
      on(0, { card: cardId('gone/x'), rating: 2, guess: true }),
    ]);
    expect(
      stats.days.map(({ date, answers, right, introduced, minutes }) => [date, answers, right, introduced, minutes]),
    ).toEqual([
      ['2026-01-21', 1, 1, 1, 0.5],
      ['2026-02-20', 1, 1, 0, 0.5],
      ['2026-02-27', 2, 1, 0, 1],
      ['2026-02-28', 2, 2, 1, 1],
      ['2026-03-02', 2, 1, 1, 1],
    ]);
    expect(stats.retention.map(({ days, young, mature }) => [days, pair(young), pair(mature)])).toEqual([
      [7, [1, 2], [0, 1]],
      [30, [2, 3], [0, 1]],
      [90, [2, 3], [0, 1]],
      [null, [2, 3], [0, 1]],
    ]);
    expect(stats.accuracy.kinds.map(({ kind, seconds, ...one }) => [kind, ...pair(one), seconds])).toEqual([
      ['interview', 2, 3, 30],
      ['single', 3, 4, 30],
    ]);
    expect(Object.values(stats.accuracy.levels).map(pair)).toEqual([
      [3, 4],
      [0, 0],
      [2, 3],
    ]);
    expect(stats.accuracy.decks.map(({ deck, ...all }) => [deck, ...pair(all)])).toEqual([['d', 5, 7]]);
    expect(stats.gaps.keyPoints.map((gap) => [gap.text, ...pair(gap)])).toEqual([
      ['second', 2, 2],
      ['third', 1, 2],
    ]);
    expect(stats.gaps.redFlags.map((gap) => [gap.text, ...pair(gap)])).toEqual([['nonsense', 1, 2]]);
    expect(
      stats.hardest.map(({ card, lapses, wrong, answers, question }) => [card, lapses, wrong, answers, question]),
    ).toEqual([
      ['d/b', 1, 1, 3, 'd/b?'],
      ['d/a', 1, 1, 4, 'd/a?'],
    ]);
    const { good, easy, guesses, predictions } = stats.calibration;
    expect([good, easy, guesses].map(pair)).toEqual([
      [2, 2],
      [0, 2],
      [2, 2],
    ]);
    expect(good.expected).toBeGreaterThan(0);
    expect(predictions.reduce((sum, { of }) => sum + of, 0)).toBe(4);
    expect(stats.streak).toEqual({ current: 1, best: 2 });
    expect(stats.cards).toMatchObject({ cards: 3, new: 1 });
  });

  it('tell levels and decks apart among cards of one kind', async () => {
    const entries = [
      checkCard('d/a', undefined, { difficulty: 'easy' }),
      checkCard('d/c', undefined, { difficulty: 'hard' }),
      checkCard('e/a', undefined, { difficulty: 'hard', deck: 'e' }),
    ];
    const answered = entries.flatMap(({ id }, i) =>
      Array.from({ length: i + 1 }, (_, n) =>
        reviewEvent({ id: `tablet.p.${10 * i + n}`, t: MONDAY - (n + 1) * DAY, card: id, rating: 3, correct: n === 0 }),
      ),
    );
    const titles = new Map([
      ['d', 'Deck d'],
      ['e', 'Deck e'],
    ]);
    const { accuracy } = await statsOf(answered, { entries, titles });
    expect(accuracy.kinds.map(({ kind, ...one }) => [kind, ...pair(one)])).toEqual([['single', 3, 6]]);
    expect([accuracy.levels.easy, accuracy.levels.medium, accuracy.levels.hard].map(pair)).toEqual([
      [1, 1],
      [0, 0],
      [2, 5],
    ]);
    expect(
      accuracy.decks.map(({ deck, levels, ...one }) => [deck, pair(one), pair(levels.easy), pair(levels.hard)]),
    ).toEqual([
      ['d', [2, 3], [1, 1], [1, 2]],
      ['e', [1, 3], [0, 0], [1, 3]],
    ]);
  });

  it('are what a slow and plain way gives, of any log, any cards and any days', async () => {
    const anAnswer = fc.record(
      { correct: fc.boolean(), guess: fc.constant(true as const), points: fc.array(fc.nat(3)) },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(
        aLog(40),
        fc.array(anAnswer, { minLength: 40, maxLength: 40 }),
        fc.subarray(CARDS as Card[]),
        fc.option(fc.nat(400), { nil: undefined }),
        async (log, answers, chosen, daysBack) => {
          const events = log.map((e, i): LogEvent => (e.type === 'review' ? { ...e, ...answers[i] } : e));
          const now = moment(Math.max(MONDAY, ...events.map(({ t }) => t)));
          const today = dayNumber(now);
          const since = daysBack === undefined ? undefined : today - daysBack;
          const isAll = chosen.length === 0;
          const stats = await statsOf(events, { now, since, chosen: isAll ? undefined : (chosen as CardEntry[]) });
          const slow = slowStats(
            events,
            today,
            CARDS,
            (card) => isAll || chosen.some(({ id }) => id === card),
            since ?? -1e9,
          );
          expect(
            stats.days.map(({ date: _, minutes, ...day }) => ({ ...day, ms: Math.round(minutes * MINUTE) })),
          ).toEqual(slow.days);
          expect(stats.retention.map(({ young, mature }) => ({ young: pair(young), mature: pair(mature) }))).toEqual(
            slow.retention,
          );
          expect(Object.values(stats.accuracy.levels).map(pair)).toEqual(slow.levels);
          expect(pair(stats.calibration.good)).toEqual(slow.good);
          expect(pair(stats.calibration.easy)).toEqual(slow.easy);
          expect(pair(stats.calibration.guesses)).toEqual(slow.guesses);
          for (const { card, lapses, wrong, answers: all } of stats.hardest)
            expect([lapses, wrong, all]).toEqual(slow.wrong.get(card));
          const wentWrong = CARDS.map(({ id }) => id).filter((id) => {
            const [lapses = 0, wrong = 0] = slow.wrong.get(id) ?? [];
            return lapses + wrong > 0;
          });
          expect(stats.hardest.map(({ card }) => card).sort()).toEqual(wentWrong.sort());
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are the same in whatever order, and however often, the events come in', async () => {
    await fc.assert(
      fc.asyncProperty(aLog(30), fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), async (events, dice) => {
        const twice = [...events, ...events].map((e, i) => [dice[i] ?? 0, e] as const).sort(([a], [b]) => a - b);
        const now = moment(Math.max(MONDAY, ...events.map(({ t }) => t)));
        expect(
          await statsOf(
            twice.map(([, e]) => e),
            { now },
          ),
        ).toEqual(await statsOf(events, { now }));
      }),
      { numRuns: 80 },
    );
  });
});
