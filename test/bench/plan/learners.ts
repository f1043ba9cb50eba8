import { DAY } from '../../../src/memory/day.ts';
import type { Random } from '../../../src/memory/random.ts';
import { type CardMemory, createScheduler, type Scheduler } from '../../../src/memory/schedule.ts';
import { unwrap } from '../../../src/problem.ts';

/** What a simulated learner really remembers of one card: the program never sees it. Times are days with fractions. */
export interface TrueMemory {
  /** Chance of recall (0..1) at a time; 0 before it was ever seen. */
  recall(time: number): number;
  /** The card is answered, and its answer read. */
  seen(time: number, recalled: boolean): void;
}

export interface SimulatedLearner {
  readonly name: string;
  /** One learner of this sort: his cards. */
  make(random: Random): () => TrueMemory;
}

/** A normal variate (Box and Muller). */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

function fsrsMemory({ advance, retrievability }: Scheduler): TrueMemory {
  let memory: CardMemory | undefined;
  return {
    recall: (time) => (memory ? retrievability(memory, Math.floor(time)) : 0),
    seen(time, recalled) {
      memory = advance(memory, recalled ? 3 : 1, { t: time * DAY, tz: 0, rollover: 0 });
    },
  };
}

const DEFAULT = unwrap(createScheduler());

/** FSRS-6's default weights: see ts-fsrs. */
const WEIGHTS = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
  0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/** Weights of somebody else: first stabilities within a factor of about 2, the others within a quarter, forgetting up to three times as steep. */
function perturbed(random: Random): number[] {
  return WEIGHTS.map((w, i) => {
    if (i < 4) return w * Math.exp(0.4 * normal(random));
    if (i === 20) return Math.min(0.5, Math.max(0.1, w * Math.exp(0.3 * Math.abs(normal(random)))));
    return w * Math.exp(0.12 * normal(random));
  });
}

/**
 * The spacing model of Pavlik and Anderson (2005) over ACT-R: each sight leaves a trace that decays as a power of time, the faster the
 * more active the card was when it was seen. Times between days count a fortieth, as theirs between sessions. The strength of a card
 * is added, since what is asked in interviews is easier to hold than their word pairs.
 */
function actrMemory(strength: number): TrueMemory {
  const BETWEEN_SESSIONS = 0.025;
  const SECONDS = 86_400;
  const DECAY = 0.177;
  const DECAY_SCALE = 0.217;
  const THRESHOLD = -0.704;
  const NOISE = 0.255;
  const traces: { time: number; decay: number }[] = [];
  const activation = (time: number): number => {
    let sum = 0;
    for (const trace of traces) {
      const sameDay = Math.floor(time) === Math.floor(trace.time);
      const seconds = Math.max(1, (time - trace.time) * SECONDS * (sameDay ? 1 : BETWEEN_SESSIONS));
      sum += seconds ** -trace.decay;
    }
    return Math.log(sum);
  };
  return {
    recall: (time) => (traces.length === 0 ? 0 : 1 / (1 + Math.exp((THRESHOLD - activation(time) - strength) / NOISE))),
    seen(time) {
      const decay = traces.length === 0 ? DECAY : DECAY_SCALE * Math.exp(activation(time)) + DECAY;
      traces.push({ time, decay });
    },
  };
}

export const LEARNERS: readonly SimulatedLearner[] = [
  { name: 'FSRS', make: () => () => fsrsMemory(DEFAULT) },
  {
    name: 'FSRS perturbed',
    make(random) {
      const own = unwrap(createScheduler(perturbed(random)));
      return () => fsrsMemory(own);
    },
  },
  { name: 'ACT-R', make: (random) => () => actrMemory(0.9 + 0.35 * normal(random)) },
];
