import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardId, type Difficulty } from '../../../src/deck/model.ts';
import { planInterview } from '../../../src/session/interview/plan.ts';
import { chooseFollowUps, choosePush, mentioned, subjectWords } from '../../../src/session/interview/push.ts';
import { scoreOf } from '../../../src/session/interview/score.ts';
import { readStep } from '../../../src/session/interview/step.ts';
import { checkCard, interviewCard } from '../../support/study.ts';

describe('the subject of a text', () => {
  it.each([
    ['Why are partitions ordered?', ['partition', 'ordered']],
    ['How would you do that?', []],
    ['Déjà vu of the BROKER', ['deja', 'broker']],
    ['', []],
  ])('%s', (text, words) => {
    expect([...subjectWords(text)]).toEqual(words);
  });

  it('is mentioned in part', () => {
    expect(mentioned('ordered partitions', subjectWords('a partition'))).toBe(0.5);
    expect(mentioned('why', subjectWords('anything'))).toBe(0);
  });
});

const FOLLOW_UPS = [
  { question: 'Why partitions?' },
  { question: 'Why offsets?', answer: 'To resume.' },
  { question: 'Why brokers?' },
];

describe('follow-ups', () => {
  it('come first where the typed answer did not mention their subject', () => {
    expect(chooseFollowUps(FOLLOW_UPS, 'partitions, with offsets to resume from', 1, 's')).toEqual([2]);
    expect(chooseFollowUps(FOLLOW_UPS, 'partitions and brokers', 1, 's')).toEqual([1]);
  });

  it('come in seeded order after an answer said aloud, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat({ max: 5 }), (seed, count) => {
        const chosen = chooseFollowUps(FOLLOW_UPS, '', count, seed);
        expect(chosen).toEqual(chooseFollowUps(FOLLOW_UPS, '', count, seed));
        expect(new Set(chosen).size).toBe(Math.min(count, 3));
      }),
    );
    const orders = new Set(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((seed) => chooseFollowUps(FOLLOW_UPS, '', 3, seed).join()),
    );
    expect(orders.size).toBeGreaterThan(1);
  });

  it('are pushed once more towards what was left unticked, never one that was asked', () => {
    expect(choosePush(FOLLOW_UPS, [], ['Offsets let it resume'])).toBe(1);
    expect(choosePush(FOLLOW_UPS, [1, 2], ['Offsets let it resume'])).toBe(0);
    expect(choosePush(FOLLOW_UPS, [0, 1, 2], ['Offsets'])).toBeUndefined();
    expect(choosePush(FOLLOW_UPS, [], [])).toBeUndefined();
  });
});

const PARTS = { points: { covered: 0, of: 4 }, followUps: { had: 0, of: 2 }, redFlags: 0, ms: 60_000, budget: 60_000 };

describe('the score of a question', () => {
  it.each([
    ['nothing but in time', {}, 10],
    ['half the key points', { points: { covered: 2, of: 4 } }, 40],
    ['all key points', { points: { covered: 4, of: 4 } }, 70],
    ['all of it', { points: { covered: 4, of: 4 }, followUps: { had: 2, of: 2 } }, 100],
    ['all of it with a red flag', { points: { covered: 4, of: 4 }, followUps: { had: 2, of: 2 }, redFlags: 1 }, 85],
    [
      'all of it at one and a half times the time',
      { points: { covered: 4, of: 4 }, followUps: { had: 2, of: 2 }, ms: 90_000 },
      95,
    ],
    [
      'all of it at three times the time',
      { points: { covered: 4, of: 4 }, followUps: { had: 2, of: 2 }, ms: 180_000 },
      90,
    ],
    ['no follow-ups to have', { points: { covered: 4, of: 4 }, followUps: { had: 0, of: 0 } }, 100],
    ['no key points either', { points: { covered: 0, of: 0 }, followUps: { had: 0, of: 0 } }, 100],
    ['red flags alone', { redFlags: 3 }, 0],
  ])('%s', (_, changes, score) => {
    expect(scoreOf({ ...PARTS, ...changes })).toBe(score);
  });
});

const LEVELS = ['easy', 'medium', 'hard'] as const;

describe('the plan', () => {
  const cards = ['a', 'b', 'c', 'd', 'e'].map((id) => interviewCard(`d/${id}`));
  const request = {
    cards: [checkCard('d/check'), ...cards],
    count: 3,
    mix: new Map(),
    each: 1000,
    total: null,
    seed: 's',
    lastAsked: new Map(),
  };

  it('takes interview questions alone, the same for the same seed, and gives each its time', () => {
    const plan = planInterview(request);
    expect(plan).toEqual(planInterview(request));
    expect(plan?.questions).toHaveLength(3);
    expect(plan?.total).toBe(3000);
    expect(plan?.questions.some(({ card }) => card === 'd/check')).toBe(false);
    const orders = new Set(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((seed) =>
        planInterview({ ...request, seed })
          ?.questions.map((q) => q.card)
          .join(),
      ),
    );
    expect(orders.size).toBeGreaterThan(1);
  });

  it('prefers what was not asked, then what was asked longest ago', () => {
    const lastAsked = new Map(['a', 'b', 'c'].map((id, i) => [cardId(`d/${id}`), 100 - i]));
    const chosen = planInterview({ ...request, lastAsked })?.questions.map(({ card }) => card);
    expect(chosen?.sort()).toEqual(['d/c', 'd/d', 'd/e']);
  });

  it('keeps to the shares of a mix as far as there are questions, and asks easier ones first', () => {
    const share = fc.integer({ min: 1, max: 5 });
    const mixes = fc.record({ easy: share, medium: share, hard: share }, { requiredKeys: [] });
    const stock = fc.record({ easy: fc.nat(8), medium: fc.nat(8), hard: fc.nat(8) });
    fc.assert(
      fc.property(mixes, stock, fc.integer({ min: 1, max: 12 }), (shares, have, count) => {
        const cards = LEVELS.flatMap((level) =>
          Array.from({ length: have[level] }, (_, i) => ({ ...interviewCard(`d/${level}-${i}`), difficulty: level })),
        );
        const mix = new Map(
          LEVELS.flatMap((level): [Difficulty, number][] => {
            const part = shares[level];
            return part === undefined ? [] : [[level, part]];
          }),
        );
        const levels = planInterview({ ...request, cards, mix, count })?.questions.map((q) => q.difficulty) ?? [];
        const wanted = mix.size === 0 ? LEVELS : LEVELS.filter((level) => mix.has(level));
        expect(levels).toEqual(LEVELS.flatMap((level) => levels.filter((one) => one === level)));
        expect(levels.every((level) => wanted.includes(level))).toBe(true);
        const fitting = cards.filter(({ difficulty }) => wanted.includes(difficulty)).length;
        expect(levels).toHaveLength(Math.min(count, fitting));
        if (mix.size === 0 || wanted.some((level) => have[level] < count)) return;
        const all = [...mix.values()].reduce((a, b) => a + b);
        for (const [level, part] of mix) {
          expect(Math.abs(levels.filter((one) => one === level).length - (count * part) / all)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('is none without questions', () => {
    expect(planInterview({ ...request, cards: [] })).toBeUndefined();
  });
});

describe('a step of the log', () => {
  it('of which anything may be wrong is read or passed over', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.record({
            do: fc.constantFrom('begin', 'answer', 'points', 'rate'),
            ticked: fc.jsonValue(),
            plan: fc.jsonValue(),
          }),
        ),
        (value) => {
          expect(() => readStep(value)).not.toThrow();
        },
      ),
    );
  });
});
