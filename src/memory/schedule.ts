// The one door to ts-fsrs: importing it adds methods to Date.prototype.
import { type FSRS, type Card as FsrsCard, fsrs, GenSeedStrategyWithCardId, State, StrategyMode } from 'ts-fsrs';
import type { CardId } from '../deck/model.ts';
import { fail, ok, type Result } from '../problem.ts';
import { DAY, dayNumber, dayStart, type Moment } from './day.ts';
import { RATINGS, type Rating } from './event.ts';

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
  retrievability(memory: CardMemory, day: number): number;
}

const LEARNING_STEPS = ['1m', '10m'] as const;
const RELEARNING_STEPS = ['10m'] as const;
const MAXIMUM_INTERVAL = 36_500;
const PARAMETER_COUNT = 21;

/** FSRS's states by our names; New never reaches here as a memory. */
const STATE = { learning: State.Learning, review: State.Review, relearning: State.Relearning } as const;

function phaseOf(state: State): Phase {
  if (state === State.Review) return 'review';
  return state === State.Relearning ? 'relearning' : 'learning';
}

/**
 * Step and phase after a rating: the transitions of ts-fsrs's basic scheduler, without its dates.
 * Compared with ts-fsrs itself by property in test/memory/schedule.test.ts.
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

/**
 * A scheduler over FSRS-6.
 *
 * Days are the learner's own: ts-fsrs counts UTC days, so it is handed dates on which a learner's day is a UTC day.
 * @param parameters the 21 weights; absent for FSRS's defaults. Any other length is refused, since ts-fsrs would
 *   silently take its defaults instead.
 */
export function createScheduler(parameters?: readonly number[]): Result<Scheduler> {
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
      learning_steps: [...LEARNING_STEPS],
      relearning_steps: [...RELEARNING_STEPS],
    }).useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('seed'));
    byRetention.set(retention, made);
    return made;
  };
  const plain = engine(0.9);

  /** The day of a review, never before the one it follows: clocks go wrong and travellers fly west. */
  const dayOf = (memory: CardMemory | undefined, at: Moment) => Math.max(dayNumber(at), memory?.lastDay ?? -Infinity);

  const asFsrs = (memory: CardMemory | undefined, card: CardId): FsrsCard & { seed: string } => ({
    // A separator, so that `a` after 11 reviews and `a1` after 1 do not share a seed.
    seed: `${card}:`,
    due: new Date(0),
    stability: memory?.stability ?? 0,
    difficulty: memory?.difficulty ?? 0,
    elapsed_days: 0,
    scheduled_days: memory?.interval ?? 0,
    learning_steps: memory?.step ?? 0,
    reps: memory?.reps ?? 0,
    lapses: memory?.lapses ?? 0,
    state: memory ? STATE[memory.phase] : State.New,
    ...(memory ? { last_review: new Date(memory.lastDay * DAY) } : {}),
  });

  const fromFsrs = (next: FsrsCard, shifted: Date, day: number, at: Moment): CardMemory => {
    const phase = phaseOf(next.state);
    const interval = phase === 'review' ? next.scheduled_days : 0;
    const dueAt = phase === 'review' ? dayStart(day + interval, at) : at.t + (next.due.getTime() - shifted.getTime());
    return {
      phase,
      step: phase === 'review' ? 0 : next.learning_steps,
      stability: next.stability,
      difficulty: next.difficulty,
      reps: next.reps,
      lapses: next.lapses,
      lastTime: at.t,
      lastDay: day,
      interval,
      dueAt,
      dueDay: phase === 'review' ? day + interval : dayNumber({ ...at, t: dueAt }),
    };
  };

  const review: Scheduler['review'] = (memory, rating, at, card, retention) => {
    const day = dayOf(memory, at);
    const shifted = new Date(day * DAY);
    const next = engine(retention).next(asFsrs(memory, card), shifted, rating).card;
    return fromFsrs(next, shifted, day, at);
  };

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

  return ok({
    review,
    preview: (memory, at, card, retention) => {
      const day = dayOf(memory, at);
      const shifted = new Date(day * DAY);
      const all = engine(retention).repeat(asFsrs(memory, card), shifted);
      const one = (rating: Rating) => fromFsrs(all[rating].card, shifted, day, at);
      const [again, hard, good, easy] = RATINGS;
      return { 1: one(again), 2: one(hard), 3: one(good), 4: one(easy) };
    },
    advance,
    retrievability: (memory, day) => plain.forgetting_curve(Math.max(0, day - memory.lastDay), memory.stability),
  });
}
