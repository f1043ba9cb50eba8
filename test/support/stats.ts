import fc from 'fast-check';
import { cardId } from '../../src/deck/model.ts';
import { dayDate } from '../../src/memory/day.ts';
import { share } from '../../src/report/stats/share.ts';
import { FORECAST_DAYS, type Stats } from '../../src/report/stats/stats.ts';
import { anyText } from './event-arbitraries.ts';

/** 2027-01-15, a Friday. */
const TODAY = 20_833;

/** A number of a sequence that looks random and is always the same, 0..1. */
const noise = (n: number): number => {
  const x = Math.sin(n * 12.9898 + 4.1414) * 43_758.5453;
  return x - Math.floor(x);
};

/** A year of someone who studies on most days, more of late. */
const studied = Array.from({ length: 340 }, (_, i) => TODAY - 339 + i)
  .filter((day) => noise(day) > 0.22 || day > TODAY - 12)
  .map((day) => {
    const answers = Math.round(6 + noise(day + 0.5) * 34 + (day > TODAY - 60 ? 14 : 0));
    return {
      date: dayDate(day),
      day,
      answers,
      right: Math.round(answers * (0.72 + 0.25 * noise(day + 0.25))),
      introduced: Math.round(noise(day + 0.75) * 6),
      minutes: answers * (0.3 + 0.3 * noise(day + 0.1)),
    };
  });

const levels = (easy: number, medium: number, hard: number) => ({
  easy: share(Math.round(easy * 180), 180),
  medium: share(Math.round(medium * 240), 240),
  hard: share(Math.round(hard * 95), 95),
});

const deck = (id: string, title: string, easy: number, medium: number, hard: number) => {
  const of = levels(easy, medium, hard);
  const count = of.easy.count + of.medium.count + of.hard.count;
  return { deck: id, title, ...share(count, 515), levels: of };
};

const gap = (card: string, text: string, count: number, of: number) => ({
  card: cardId(card),
  text,
  ...share(count, of),
});

const interview = (day: number, score: number | null, over = true) => ({
  id: `interview-${day}`,
  date: dayDate(day),
  score,
  answered: score === null ? 0 : over ? 6 : 3,
  planned: 6,
  minutes: score === null ? 0.4 : 31.5 + noise(day) * 12,
  over,
});

const hard = (card: string, question: string, lapses: number, wrong: number, answers: number) => ({
  card: cardId(card),
  question,
  lapses,
  wrong,
  answers,
});

/** Statistics with something in every view. */
export const exampleStats: Stats = {
  asOf: dayDate(TODAY),
  day: TODAY,
  since: null,
  query: '',
  cards: {
    cards: 412,
    new: 96,
    due: 23,
    learning: 4,
    later: 280,
    suspended: 7,
    buried: 2,
    mastered: 171,
    leeches: 3,
    flagged: 5,
    edited: 9,
  },
  streak: { current: 12, best: 31 },
  days: studied,
  forecast: Array.from({ length: FORECAST_DAYS }, (_, i) => ({
    date: dayDate(TODAY + i),
    due: i === 0 ? 27 : Math.round(4 + noise(i) * 19),
  })),
  desiredRetention: 0.9,
  retention: [
    { days: 7, young: share(41, 48), mature: share(30, 32), all: share(71, 80) },
    { days: 30, young: share(212, 251), mature: share(139, 149), all: share(351, 400) },
    { days: 90, young: share(610, 702), mature: share(371, 402), all: share(981, 1104) },
    { days: null, young: share(1910, 2233), mature: share(884, 967), all: share(2794, 3200) },
  ],
  accuracy: {
    kinds: [
      { kind: 'cloze', ...share(301, 402), seconds: 14.2 },
      { kind: 'follow-up', ...share(188, 260), seconds: 38 },
      { kind: 'interview', ...share(402, 610), seconds: 96.5 },
      { kind: 'multiple', ...share(377, 520), seconds: 21.8 },
      { kind: 'self-check', ...share(611, 702), seconds: 17.1 },
      { kind: 'single', ...share(1204, 1410), seconds: 9.4 },
      { kind: 'true-false', ...share(322, 341), seconds: 5.2 },
    ],
    decks: [
      deck('databases', 'Databases: indexes, transactions and query plans', 0.94, 0.81, 0.58),
      deck('messaging', 'Messaging and streams', 0.9, 0.77, 0.49),
      deck('networks', 'Networks', 0.97, 0.88, 0.71),
      deck('operating-systems', 'Operating systems', 0.86, 0.7, 0.44),
      { ...deck('design', 'System design', 0.8, 0.66, 0), levels: { ...levels(0.8, 0.66, 0), hard: share(0, 0) } },
    ],
    levels: levels(0.9, 0.77, 0.55),
  },
  gaps: {
    keyPoints: [
      gap('messaging/exactly-once', 'Exactly-once is a property of processing, not of delivery', 7, 9),
      gap('databases/isolation', 'Write skew is possible under snapshot isolation', 6, 8),
      gap('design/rate-limit', 'Says what happens to a request over the limit', 5, 6),
      gap('networks/tls', 'Names what the certificate proves and what it does not', 3, 7),
    ],
    redFlags: [
      gap('databases/isolation', 'Takes repeatable read for serializable', 4, 8),
      gap('design/cache', 'Adds a cache without saying how it is invalidated', 2, 5),
    ],
  },
  hardest: [
    hard('databases/mvcc', 'Why does a long transaction bloat a table under MVCC?', 9, 15, 24),
    hard('operating-systems/futex', 'What does a futex save, compared with a mutex in the kernel?', 7, 11, 19),
    hard('messaging/isr', 'Which replicas are in sync, and who decides?', 6, 9, 20),
    hard('gone/card', '', 5, 8, 12),
  ],
  calibration: {
    good: { ...share(241, 1902), expected: 198.4 },
    easy: { ...share(12, 310), expected: 17.6 },
    guesses: share(38, 91),
    predictions: [
      { from: 0.5, to: 0.7, ...share(31, 60), expected: 0.63 },
      { from: 0.7, to: 0.8, ...share(90, 131), expected: 0.76 },
      { from: 0.8, to: 0.85, ...share(211, 270), expected: 0.83 },
      { from: 0.85, to: 0.9, ...share(690, 802), expected: 0.88 },
      { from: 0.9, to: 0.95, ...share(1210, 1331), expected: 0.92 },
      { from: 0.95, to: 1, ...share(562, 606), expected: 0.97 },
    ],
  },
  interviews: [
    interview(TODAY - 70, 41),
    interview(TODAY - 58, 52),
    interview(TODAY - 51, 47, false),
    interview(TODAY - 40, null, false),
    interview(TODAY - 33, 61),
    interview(TODAY - 19, 68),
    interview(TODAY - 8, 66),
    interview(TODAY - 2, 78),
  ],
};

const nothing = share(0, 0);
const noLevels = { easy: nothing, medium: nothing, hard: nothing };

/** Of a learner who has decks and has answered nothing. */
export const emptyStats: Stats = {
  ...exampleStats,
  cards: {
    cards: 60,
    new: 60,
    due: 0,
    learning: 0,
    later: 0,
    suspended: 0,
    buried: 0,
    mastered: 0,
    leeches: 0,
    flagged: 0,
    edited: 0,
  },
  streak: { current: 0, best: 0 },
  days: [],
  forecast: exampleStats.forecast.map(({ date }) => ({ date, due: 0 })),
  retention: exampleStats.retention.map(({ days }) => ({ days, young: nothing, mature: nothing, all: nothing })),
  accuracy: { kinds: [], decks: [], levels: noLevels },
  gaps: { keyPoints: [], redFlags: [] },
  hardest: [],
  calibration: {
    good: { ...nothing, expected: 0 },
    easy: { ...nothing, expected: 0 },
    guesses: nothing,
    predictions: [],
  },
  interviews: [],
};

/** What decks of strangers may hold. */
export const HOSTILE = [
  '</style><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  ']]><!-- &amp; &lt; &#x3c;script&#x3e; <![CDATA[',
  '</title></svg><iframe src="https://example.com">',
  'javascript:alert(1) url(https://example.com) @import "x"',
  '\u001b[31mred\u0007\u0000 \u202Eevil\u2066 \uFEFF\u200B',
  'wide '.repeat(200),
  'w'.repeat(3000),
] as const;

const hostileGap = (text: string) => gap(text, text, 99_999, 100_000);

/** Statistics of decks that mean harm, and of a learner with more answers than anyone has. */
export const hostileStats: Stats = {
  ...exampleStats,
  query: HOSTILE.join(' '),
  since: '2026-01-01',
  days: exampleStats.days.map((day) => ({ ...day, answers: day.answers * 30, right: day.right * 30 })),
  retention: exampleStats.retention.map(({ days }) => {
    const many = share(1_234_567, 1_345_678);
    return { days, young: many, mature: many, all: many };
  }),
  accuracy: {
    kinds: HOSTILE.map((kind) => ({ kind, ...share(999_999, 1_000_000), seconds: 599.5 })),
    decks: HOSTILE.map((title) => ({
      deck: title,
      title,
      ...share(1, 3),
      levels: { easy: share(0, 0), medium: share(123_456, 234_567), hard: share(1, 1) },
    })),
    levels: levels(0, 1, 0.5),
  },
  gaps: { keyPoints: HOSTILE.map(hostileGap), redFlags: HOSTILE.map(hostileGap) },
  hardest: HOSTILE.map((text) => hard(text, text, 12_345, 123_456, 234_567)),
  calibration: {
    ...exampleStats.calibration,
    predictions: exampleStats.calibration.predictions.map((bin) => ({ ...bin, ...share(1_234_567, 1_345_678) })),
  },
};

const aText = fc.oneof(fc.constantFrom(...HOSTILE), anyText, fc.constant(''));
const aCount = fc.oneof(fc.nat(3), fc.nat(500), fc.nat(2_000_000));
const aRate = fc.double({ min: 0, max: 1, noNaN: true });
const aShare = fc.tuple(aRate, aCount).map(([rate, of]) => share(Math.round(rate * of), of));
const theLevels = fc.record({ easy: aShare, medium: aShare, hard: aShare });
const aDay = fc.integer({ min: TODAY - 800, max: TODAY + 3 });
const aGap = fc.tuple(aText, aText, aShare).map(([card, text, of]) => ({ card: cardId(card), text, ...of }));
const aForgotten = fc.tuple(aShare, aRate).map(([of, rate]) => ({ ...of, expected: rate * of.of }));

const theDays = fc
  .uniqueArray(
    fc.tuple(aDay, fc.integer({ min: 1, max: 3000 }), aRate, aRate, fc.double({ min: 0, max: 900, noNaN: true })),
    {
      maxLength: 60,
      selector: ([day]) => day,
    },
  )
  .map((days) =>
    days
      .sort(([a], [b]) => a - b)
      .map(([day, answers, right, introduced, minutes]) => ({
        date: dayDate(day),
        day,
        answers,
        right: Math.round(right * answers),
        introduced: Math.round(introduced * answers),
        minutes,
      })),
  );

const thePredictions = fc.array(fc.tuple(aShare, aRate), { minLength: 6, maxLength: 6 }).map((bins) =>
  bins.flatMap(([of, within], i) => {
    const from = [0, 0.5, 0.7, 0.8, 0.9, 0.95][i] ?? 0;
    const to = [0.5, 0.7, 0.8, 0.9, 0.95, 1][i] ?? 1;
    return of.of === 0 ? [] : [{ from, to, ...of, expected: from + within * (to - from) }];
  }),
);

/** Any statistics that the types allow, with texts of strangers. */
export const anyStats: fc.Arbitrary<Stats> = fc.record({
  asOf: fc.constant(dayDate(TODAY)),
  day: fc.constant(TODAY),
  since: fc.oneof(fc.constant(null), aDay.map(dayDate)),
  query: aText,
  cards: fc.record({
    cards: aCount,
    new: aCount,
    due: aCount,
    learning: aCount,
    later: aCount,
    suspended: aCount,
    buried: aCount,
    mastered: aCount,
    leeches: aCount,
    flagged: aCount,
    edited: aCount,
  }),
  streak: fc.tuple(aCount, aRate).map(([best, rate]) => ({ best, current: Math.round(best * rate) })),
  days: theDays,
  forecast: fc
    .array(aCount, { minLength: FORECAST_DAYS, maxLength: FORECAST_DAYS })
    .map((due) => due.map((n, i) => ({ date: dayDate(TODAY + i), due: n }))),
  desiredRetention: fc.double({ min: 0.7, max: 0.97, noNaN: true }),
  retention: fc.array(fc.tuple(aShare, aShare), { minLength: 4, maxLength: 4 }).map((rows) =>
    rows.map(([young, mature], i) => ({
      days: ([7, 30, 90, null] as const)[i] ?? null,
      young,
      mature,
      all: share(young.count + mature.count, young.of + mature.of),
    })),
  ),
  accuracy: fc.record({
    kinds: fc.array(
      fc.tuple(aText, aShare, fc.option(aRate)).map(([kind, of, rate]) => ({
        kind,
        ...of,
        seconds: rate === null ? null : rate * 600,
      })),
      { maxLength: 5 },
    ),
    decks: fc.array(
      fc.tuple(aText, aText, aShare, theLevels).map(([id, title, of, theirs]) => ({
        deck: id,
        title,
        ...of,
        levels: theirs,
      })),
      { maxLength: 4 },
    ),
    levels: theLevels,
  }),
  gaps: fc.record({ keyPoints: fc.array(aGap, { maxLength: 4 }), redFlags: fc.array(aGap, { maxLength: 4 }) }),
  hardest: fc.array(
    fc.tuple(aText, aText, aCount, aShare).map(([card, question, lapses, of]) => ({
      card: cardId(card),
      question,
      lapses,
      wrong: of.count,
      answers: of.of,
    })),
    { maxLength: 4 },
  ),
  calibration: fc.record({ good: aForgotten, easy: aForgotten, guesses: aShare, predictions: thePredictions }),
  interviews: fc.array(fc.tuple(aDay, fc.option(fc.nat(100)), fc.nat(9), fc.boolean()), { maxLength: 5 }).map((all) =>
    all
      .sort(([a], [b]) => a - b)
      .map(([day, score, answered, over], i) => ({
        id: `${i}`,
        date: dayDate(day),
        score,
        answered,
        planned: answered + 2,
        minutes: answered * 5.5,
        over,
      })),
  ),
});
