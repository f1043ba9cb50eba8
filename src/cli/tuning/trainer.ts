import type * as Package from '@open-spaced-repetition/binding';
import { areParameters, type FsrsParameters, PARAMETER_BOUNDS, sameParameters } from '../../memory/parameters.ts';
import { DEFAULT_PARAMETERS } from '../../memory/schedule.ts';
import type { TrainingItem, TrainingReview } from '../../memory/training.ts';
import { fail, ok, type Result } from '../../problem.ts';

/** What is used of the package, which need not be there. */
export type Binding = Pick<typeof Package, 'FSRSBindingItem' | 'FSRSBindingReview' | 'computeParameters'>;

export type Fit =
  /** `first`: the data were enough for the first four only, the stabilities after a first rating. */
  | { readonly kind: 'all' | 'first'; readonly parameters: FsrsParameters }
  /** The optimizer gave its defaults back: too few items were usable. */
  | { readonly kind: 'none' }
  | { readonly kind: 'stopped' };

export interface Trainer {
  /**
   * Fits parameters to items, the same for the same items. `progress` is told how much is done; false stops it.
   */
  fit(items: readonly TrainingItem[], progress: (done: number, total: number) => boolean): Promise<Result<Fit>>;
}

/** What a fit takes at least, by the rules of fsrs-rs 6; it is silent about both. */
export const NEEDED = { first: 8, all: 64 } as const;

/** Parameters that only the first ratings bear on. */
const FIRST = 4;
/** Our own schedule has one; it bounds what a lapse may do. */
const RELEARNING_STEPS = 1;
/**
 * fsrs-rs's own, but for four times as many epochs: with five, logs of up to 20,000 reviews are left half fitted. On simulated learners
 * of six kinds with about 11,000 items, the held-out log loss lay 1.3 % above that of the true parameters after 5 epochs, 0.5 % after
 * 20, 0.4 % after 40; on smaller logs more epochs never cost anything.
 */
const TRAINING = { numEpochs: 20, batchSize: 512, seed: 2023, maxSeqLen: 64, learningRate: 0.04, gamma: 1 } as const;
/** Between two looks at the progress, ms. The package's own 500 is longer than most fits. */
const POLL = 10;

/** As many places as FSRS writes: what is judged is what is recorded. */
const rounded = (parameters: readonly number[]): number[] =>
  parameters.map((value, i) => {
    const [least, greatest] = PARAMETER_BOUNDS[i] ?? [value, value];
    return Math.min(greatest, Math.max(least, Math.round(value * 1e4) / 1e4));
  });

function trainerBy({ FSRSBindingItem, FSRSBindingReview, computeParameters }: Binding): Trainer {
  /** One object a review, however many items it is in. */
  const reviews = new WeakMap<TrainingReview, Package.FSRSBindingReview>();
  const reviewOf = (review: TrainingReview): Package.FSRSBindingReview => {
    const known = reviews.get(review);
    if (known) return known;
    const made = new FSRSBindingReview(review.rating, review.delta);
    reviews.set(review, made);
    return made;
  };
  return {
    async fit(items, progress) {
      const set = items.map(({ history, last }) => new FSRSBindingItem(history.slice(0, last + 1).map(reviewOf)));
      let stopped = false;
      let found: number[];
      try {
        found = await computeParameters(set, {
          enableShortTerm: true,
          numRelearningSteps: RELEARNING_STEPS,
          trainingConfig: TRAINING,
          timeout: POLL,
          progress: (done, total) => {
            stopped ||= !progress(done, total);
            return !stopped;
          },
        });
      } catch (error) {
        if (stopped) return ok({ kind: 'stopped' });
        return fail({ message: `the optimizer gave up: ${reasonOf(error)}`, hint: 'the parameters in use go on' });
      }
      if (stopped) return ok({ kind: 'stopped' });
      const parameters = rounded(found);
      if (!areParameters(parameters)) {
        return fail({ message: 'the optimizer found no parameters', hint: 'the parameters in use go on' });
      }
      if (sameParameters(parameters, DEFAULT_PARAMETERS)) return ok({ kind: 'none' });
      const rest = sameParameters(parameters.slice(FIRST), DEFAULT_PARAMETERS.slice(FIRST));
      return ok({ kind: rest ? 'first' : 'all', parameters });
    },
  };
}

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** Loads the optimizer; a problem that says what to do where the package, or its build for this machine, is not installed. */
export async function loadTrainer(
  load: () => Promise<Binding> = () => import('@open-spaced-repetition/binding'),
): Promise<Result<Trainer>> {
  try {
    return ok(trainerBy(await load()));
  } catch (error) {
    return fail({
      message: `cannot load the optimizer, @open-spaced-repetition/binding (${reasonOf(error)})`,
      hint: 'install prepdeck anew with its optional packages, on a machine they are built for; until then the parameters in use go on',
    });
  }
}
