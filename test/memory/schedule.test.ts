import fc from 'fast-check';
import {
  createEmptyCard,
  type FSRS,
  type Card as FsrsCard,
  fsrs,
  GenSeedStrategyWithCardId,
  State,
  StrategyMode,
} from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { DAY, dayNumber, HOUR, MINUTE, type Moment } from '../../src/memory/day.ts';
import { RATINGS, type Rating } from '../../src/memory/event.ts';
import { type CardMemory, createScheduler } from '../../src/memory/schedule.ts';
import { aGap, aRating, aRetention, aRollover, aZone } from '../support/event-arbitraries.ts';
import { MONDAY, moment, must, scheduler } from '../support/study.ts';

const CARD = cardId('d/a');

interface Reviewed {
  readonly at: Moment;
  readonly rating: Rating;
}

/** Reviews of one card, time going forward, the zone changing in between. */
const aHistory = (minLength = 1): fc.Arbitrary<Reviewed[]> =>
  fc
    .tuple(aRollover, fc.array(fc.record({ gap: aGap, rating: aRating, tz: aZone }), { minLength, maxLength: 14 }))
    .map(([rollover, steps]) => {
      let t = MONDAY;
      return steps.map(({ gap, rating, tz }) => {
        t += gap;
        return { at: { t, tz, rollover }, rating };
      });
    });

const PHASES = {
  [State.New]: 'new',
  [State.Learning]: 'learning',
  [State.Review]: 'review',
  [State.Relearning]: 'relearning',
};

/** ts-fsrs by itself, as its documentation uses it, over dates on which a learner's day is a UTC day. */
function reference(history: readonly Reviewed[], retention: number): FsrsCard {
  const engine: FSRS = fsrs({ request_retention: retention, enable_fuzz: true }).useStrategy(
    StrategyMode.SEED,
    GenSeedStrategyWithCardId('name'),
  );
  let last = -Infinity;
  let card: FsrsCard & { name: string } = { ...createEmptyCard(new Date(0)), name: `${CARD}:` };
  for (const { at, rating } of history) {
    last = Math.max(last, dayNumber(at));
    card = { ...engine.next(card, new Date(last * DAY), rating).card, name: `${CARD}:` };
  }
  return card;
}

const review = (history: readonly Reviewed[], retention = 0.9): CardMemory =>
  must(
    history.reduce<CardMemory | undefined>(
      (memory, { at, rating }) => scheduler.review(memory, rating, at, CARD, retention),
      undefined,
    ),
  );

const advance = (history: readonly Reviewed[]): CardMemory | undefined =>
  history.reduce<CardMemory | undefined>((memory, { at, rating }) => scheduler.advance(memory, rating, at), undefined);

describe('the memory of a card', () => {
  it("equals ts-fsrs's own to 1e-6 over random histories, by both ways of replaying", () => {
    fc.assert(
      fc.property(aHistory(), aRetention, (history, retention) => {
        const expected = reference(history, retention);
        const counts = (m: { reps: number; lapses: number }) => [m.reps, m.lapses];
        const phase = PHASES[expected.state];
        const step = phase === 'review' ? 0 : expected.learning_steps;
        for (const memory of [review(history, retention), must(advance(history))]) {
          const drift = Math.max(
            Math.abs(memory.stability - expected.stability),
            Math.abs(memory.difficulty - expected.difficulty),
          );
          expect(drift).toBeLessThanOrEqual(1e-6);
          expect([memory.phase, memory.step, ...counts(memory)]).toEqual([phase, step, ...counts(expected)]);
        }
        expect(review(history, retention).interval).toBe(expected.scheduled_days);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same whether earlier intervals were computed or not', () => {
    fc.assert(
      fc.property(aHistory(), aRetention, (history, retention) => {
        const last = must(history.at(-1));
        const short = scheduler.review(advance(history.slice(0, -1)), last.rating, last.at, CARD, retention);
        expect(short).toEqual(review(history, retention));
      }),
      { numRuns: 500 },
    );
  });

  it('is previewed exactly as it is reviewed', () => {
    fc.assert(
      fc.property(aHistory(), aGap, aZone, aRetention, (history, gap, tz, retention) => {
        const memory = review(history, retention);
        const at = { t: memory.lastTime + gap, tz, rollover: 4 };
        const preview = scheduler.preview(memory, at, CARD, retention);
        for (const rating of RATINGS) {
          expect(scheduler.review(memory, rating, at, CARD, retention)).toEqual(preview[rating]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('counts sleeps, not hours: two minutes over midnight are no day, a night is one', () => {
    const first: Reviewed = { at: moment(Date.parse('2026-03-02T20:00:00Z')), rating: 4 };
    const stability = (iso: string) => review([first, { at: moment(Date.parse(iso)), rating: 3 }]).stability;
    expect(stability('2026-03-03T00:01:00Z')).toBe(stability('2026-03-02T20:01:00Z'));
    expect(stability('2026-03-03T04:01:00Z')).toBe(stability('2026-03-03T23:00:00Z'));
    expect(stability('2026-03-03T04:01:00Z')).not.toBe(stability('2026-03-03T00:01:00Z'));
  });
});

describe('when a card comes back', () => {
  it('is minutes away in learning steps, at the start of a day in review', () => {
    const at = moment();
    const first = scheduler.preview(undefined, at, CARD, 0.9);
    expect(first[1]).toMatchObject({ phase: 'learning', step: 0, interval: 0, dueAt: at.t + MINUTE });
    expect(first[2]).toMatchObject({ phase: 'learning', step: 0, interval: 0, dueAt: at.t + 6 * MINUTE });
    expect(first[3]).toMatchObject({ phase: 'learning', step: 1, interval: 0, dueAt: at.t + 10 * MINUTE });
    expect(first[4].phase).toBe('review');
    expect(first[4].interval).toBeGreaterThan(0);
    expect(first[4].dueDay).toBe(dayNumber(at) + first[4].interval);
    expect(new Date(first[4].dueAt).toISOString()).toMatch(/T04:00:00.000Z$/);
    const lapse = scheduler.review(first[4], 1, moment(at.t + 9 * DAY), CARD, 0.9);
    expect(lapse).toMatchObject({ phase: 'relearning', lapses: 1, dueAt: at.t + 9 * DAY + 10 * MINUTE });
  });

  it('falls on the day after a step that crosses the rollover', () => {
    const at = moment(Date.parse('2026-03-03T03:55:00Z'));
    const { dueDay, lastDay } = scheduler.review(undefined, 3, at, CARD, 0.9);
    expect(dueDay).toBe(lastDay + 1);
  });

  it('differs by a few days between cards of one history, so that they do not stay together', () => {
    const history = [0, 3, 15, 60].map((day): Reviewed => ({ at: moment(MONDAY + day * DAY), rating: 4 }));
    const memory = review(history);
    const at = moment(MONDAY + 200 * DAY);
    const interval = (id: string) => scheduler.review(memory, 3, at, cardId(id), 0.9).interval;
    expect(interval('d/a')).toBe(interval('d/a'));
    const others = new Set(Array.from({ length: 30 }, (_, i) => interval(`d/card-${i}`)));
    expect(others.size).toBeGreaterThan(5);
  });

  it('is sooner the higher the retention asked for', () => {
    const memory = review([
      { at: moment(), rating: 4 },
      { at: moment(MONDAY + 10 * DAY), rating: 3 },
    ]);
    const intervals = [0.7, 0.8, 0.9, 0.97].map(
      (retention) => scheduler.review(memory, 3, moment(MONDAY + 40 * DAY), CARD, retention).interval,
    );
    expect(intervals).toEqual([...intervals].sort((a, b) => b - a));
    expect(new Set(intervals).size).toBe(4);
  });

  it.each([1e-300, 0.01, 0.999999, 1 - 1e-16])(
    'is a day to a hundred years away, whatever the retention (%f)',
    (retention) => {
      const memory = review([{ at: moment(), rating: 4 }]);
      const { interval } = scheduler.review(memory, 3, moment(MONDAY + 40 * DAY), CARD, retention);
      expect(interval).toBeGreaterThanOrEqual(1);
      expect(interval).toBeLessThanOrEqual(36_500);
    },
  );
});

describe('clocks that go wrong', () => {
  it('neither throw nor turn time back, whatever the clock, the zone and the rollover say', () => {
    const aMoment = fc.record({
      t: fc.integer({ min: 0, max: MONDAY * 2 }),
      tz: fc.integer({ min: -1440, max: 1440 }),
      rollover: fc.integer({ min: 0, max: 23 }),
    });
    fc.assert(
      fc.property(fc.array(fc.record({ at: aMoment, rating: aRating }), { minLength: 1, maxLength: 8 }), (history) => {
        let memory: CardMemory | undefined;
        for (const { at, rating } of history) {
          const before = memory;
          memory = scheduler.review(before, rating, at, CARD, 0.9);
          if (before) expect(memory.lastDay).toBeGreaterThanOrEqual(before.lastDay);
          expect(Number.isFinite(memory.stability) && memory.stability > 0).toBe(true);
          expect(memory.difficulty).toBeGreaterThanOrEqual(1);
          expect(memory.difficulty).toBeLessThanOrEqual(10);
          expect(memory.interval).toBeGreaterThanOrEqual(0);
          expect(memory.dueAt).toBeGreaterThan(at.t - 2 * DAY);
        }
        const retrievability = scheduler.retrievability(must(memory), dayNumber(must(history[0]).at));
        expect(retrievability).toBeGreaterThanOrEqual(0);
        expect(retrievability).toBeLessThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });

  it('treat a flight west over the date line as the same day', () => {
    const evening = { t: MONDAY + 5 * HOUR, tz: 840, rollover: 4 };
    const landed = { t: evening.t + 9 * HOUR, tz: -600, rollover: 4 };
    expect(dayNumber(landed)).toBeLessThan(dayNumber(evening));
    const first = scheduler.review(undefined, 4, evening, CARD, 0.9);
    const second = scheduler.review(first, 3, landed, CARD, 0.9);
    const sameDay = scheduler.review(first, 3, { ...evening, t: evening.t + HOUR }, CARD, 0.9);
    expect(second.stability).toBe(sameDay.stability);
    expect(second.lastDay).toBe(first.lastDay);
  });
});

describe('createScheduler', () => {
  const DEFAULTS = [...fsrs().parameters.w];

  it.each([0, 17, 19, 20, 22])('refuses %i parameters instead of taking the defaults in silence', (count) => {
    const made = createScheduler(new Array<number>(count).fill(1));
    expect(made.ok).toBe(false);
    if (!made.ok) expect(made.problem.message).toContain(`got ${count}`);
  });

  it('refuses a parameter that is not a number', () => {
    expect(createScheduler(DEFAULTS.with(3, Number.NaN)).ok).toBe(false);
  });

  it('takes 21 parameters and uses them', () => {
    const made = createScheduler(DEFAULTS.with(2, 5));
    expect(made.ok).toBe(true);
    if (made.ok) expect(made.value.review(undefined, 3, moment(), CARD, 0.9).stability).toBe(5);
    expect(scheduler.review(undefined, 3, moment(), CARD, 0.9).stability).toBe(DEFAULTS[2]);
  });

  it('tells the probability of recall by the forgetting curve', () => {
    const memory = scheduler.review(undefined, 4, moment(), CARD, 0.9);
    expect(scheduler.retrievability(memory, memory.lastDay)).toBe(1);
    expect(scheduler.retrievability({ ...memory, stability: 10 }, memory.lastDay + 10)).toBeCloseTo(0.9, 6);
    expect(scheduler.retrievability(memory, memory.lastDay + 9)).toBeLessThan(
      scheduler.retrievability(memory, memory.lastDay + 8),
    );
  });
});
