// The one door to ts-fsrs: importing it adds methods to Date.prototype.
import { default_w, type FSRS, fsrs } from 'ts-fsrs';
import type { CardId } from '../deck/model.ts';
import { fail, ok, type Result } from '../problem.ts';
import { dayNumber, dayStart, MINUTE, type Moment } from './day.ts';
import type { Rating } from './event.ts';
import { type FsrsParameters, PARAMETER_COUNT } from './parameters.ts';

/** New is the absence of a memory. `learning` and `relearning` come back within minutes, `review` after days. */
export type Phase = 'learning' | 'review' | 'relearning';

/** What FSRS-6 knows of one card after its last review. */
export interface CardMemory {
  readonly phase: Phase;
  /** Index into the learning or relearning steps. */
  readonly step: number;
  /** Days until retrievability falls to 0.9. */
  readonly stability: number;
  /** 1..10. */
  readonly difficulty: number;
  readonly reps: number;
  readonly lapses: number;
  /** UTC ms and learner's day of the last review. */
  readonly lastTime: number;
  readonly lastDay: number;
  /** Days between the last review and `dueDay`; 0 in learning steps. */
  readonly interval: number;
  /** UTC ms from which the card is due; in phase `review` the start of `dueDay`. */
  readonly dueAt: number;
  readonly dueDay: number;
}

export interface Scheduler {
  /** The memory after a review at `at`; `card` seeds the fuzz, so the same call always gives the same interval. */
  review(memory: CardMemory | undefined, rating: Rating, at: Moment, card: CardId, retention: number): CardMemory;
  /** What each rating would do, by exactly the rule that `review` applies. */
  preview(memory: CardMemory | undefined, at: Moment, card: CardId, retention: number): Record<Rating, CardMemory>;
  /** As `review`, but leaves the interval at 0: a tenth of the cost, for reviews that another one follows. */
  advance(memory: CardMemory | undefined, rating: Rating, at: Moment): CardMemory;
  /** Probability of recall (0..1) on the learner's day `day`. */
  retrievability(memory: Pick<CardMemory, 'stability' | 'lastDay'>, day: number): number;
}

/** Minutes: the defaults of ts-fsrs and Anki. */
const LEARNING_STEPS = [1, 10] as const;
const RELEARNING_STEPS = [10] as const;
const MAXIMUM_INTERVAL = 36_500;

/** What FSRS was fitted to: the reviews of many learners. */
export const DEFAULT_PARAMETERS: FsrsParameters = default_w;

/**
 * Step and phase after a rating: the transitions of ts-fsrs's basic scheduler. That takes dates and counts their UTC
 * days; ours are the learner's, and a replay needs no dates. test/memory/schedule.test.ts compares the two by property.
 */
function transition(memory: CardMemory | undefined, rating: Rating): { phase: Phase; step: number } {
  if (memory?.phase === 'review') return rating === 1 ? { phase: 'relearning', step: 0 } : { phase: 'review', step: 0 };
  const phase = memory?.phase ?? 'learning';
  const steps = phase === 'relearning' ? RELEARNING_STEPS.length : LEARNING_STEPS.length;
  const step = memory?.step ?? 0;
  if (rating === 4) return { phase: 'review', step: 0 };
  if (rating === 1) return { phase, step: 0 };
  if (rating === 2) return { phase, step };
  return step + 1 < steps ? { phase, step: step + 1 } : { phase: 'review', step: 0 };
}

/** Minutes until a card in the steps of `phase` comes back, rated at step `step`; Hard lies between two steps. */
function stepMinutes(phase: Phase, step: number, rating: Rating): number {
  const steps: readonly number[] = phase === 'relearning' ? RELEARNING_STEPS : LEARNING_STEPS;
  const [first = 0, second] = steps;
  if (rating === 2) return Math.round(second === undefined ? first * 1.5 : (first + second) / 2);
  return rating === 3 ? (steps[step + 1] ?? first) : first;
}

/**
 * A scheduler over FSRS-6.
 *
 * ts-fsrs gives memory states and intervals; days are the learner's own.
 * @param parameters the 21 weights; absent for FSRS's defaults. Any other length is refused, since ts-fsrs would
 *   silently take its defaults instead.
 */
export function createScheduler(parameters?: FsrsParameters): Result<Scheduler> {
  if (parameters && (parameters.length !== PARAMETER_COUNT || !parameters.every(Number.isFinite))) {
    return fail({
      message: `FSRS needs ${PARAMETER_COUNT} finite parameters, got ${parameters.length}`,
      hint: 'remove them to go back to the defaults',
    });
  }
  const byRetention = new Map<number, FSRS>();
  const engine = (retention: number): FSRS => {
    const known = byRetention.get(retention);
    if (known) return known;
    const made = fsrs({
      ...(parameters ? { w: [...parameters] } : {}),
      request_retention: retention,
      maximum_interval: MAXIMUM_INTERVAL,
      enable_fuzz: true,
      enable_short_term: true,
    });
    byRetention.set(retention, made);
    return made;
  };
  const plain = engine(0.9);

  /** The day of a review, never before the one it follows: clocks go wrong and travellers fly west. */
  const dayOf = (memory: CardMemory | undefined, at: Moment) => Math.max(dayNumber(at), memory?.lastDay ?? -Infinity);

  const advance: Scheduler['advance'] = (memory, rating, at) => {
    const day = dayOf(memory, at);
    const { stability, difficulty } = plain.next_state(memory ?? null, memory ? day - memory.lastDay : 0, rating);
    const lapsed = memory?.phase === 'review' && rating === 1;
    const next = transition(memory, rating);
    // Written out: a spread here doubles the time of a whole replay.
    return {
      phase: next.phase,
      step: next.step,
      stability,
      difficulty,
      reps: (memory?.reps ?? 0) + 1,
      lapses: (memory?.lapses ?? 0) + (lapsed ? 1 : 0),
      lastTime: at.t,
      lastDay: day,
      interval: 0,
      dueAt: at.t,
      dueDay: day,
    };
  };

  /** Days until a memory of this stability comes back. The seed makes the fuzz the same at every replay. */
  const interval = (f: FSRS, stability: number, elapsed: number, seed: string): number => {
    f.seed = seed;
    return f.next_interval(stability, elapsed);
  };

  /** Under review the intervals of Hard, Good and Easy are kept apart, as ts-fsrs does. */
  const reviewInterval = (f: FSRS, memory: CardMemory, rating: Rating, elapsed: number, seed: string): number => {
    const of = (r: Rating) => interval(f, f.next_state(memory, elapsed, r).stability, elapsed, seed);
    const plainGood = of(3);
    const hard = Math.min(of(2), plainGood);
    if (rating === 2) return hard;
    const good = Math.max(plainGood, hard + 1);
    return rating === 3 ? good : Math.max(of(4), good + 1);
  };

  const review: Scheduler['review'] = (memory, rating, at, card, retention) => {
    const next = advance(memory, rating, at);
    const elapsed = memory ? next.lastDay - memory.lastDay : 0;
    if (next.phase !== 'review') {
      const dueAt = at.t + stepMinutes(next.phase, memory?.step ?? 0, rating) * MINUTE;
      return { ...next, dueAt, dueDay: dayNumber({ ...at, t: dueAt }) };
    }
    // A separator, so that `a` after 11 reviews and `a1` after 1 do not share a seed.
    const seed = `${card}:${next.reps}`;
    const f = engine(retention);
    const days =
      memory?.phase === 'review'
        ? reviewInterval(f, memory, rating, elapsed, seed)
        : interval(f, next.stability, elapsed, seed);
    const dueDay = next.lastDay + days;
    return { ...next, interval: days, dueDay, dueAt: dayStart(dueDay, at) };
  };

  return ok({
    review,
    preview: (memory, at, card, retention) => {
      const one = (rating: Rating) => review(memory, rating, at, card, retention);
      return { 1: one(1), 2: one(2), 3: one(3), 4: one(4) };
    },
    advance,
    retrievability: (memory, day) => plain.forgetting_curve(Math.max(0, day - memory.lastDay), memory.stability),
  });
}
