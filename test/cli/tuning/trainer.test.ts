import { describe, expect, it } from 'vitest';
import { loadTrainer } from '../../../src/cli/tuning/trainer.ts';
import { logLoss, predict } from '../../../src/memory/judge.ts';
import type { FsrsParameters } from '../../../src/memory/parameters.ts';
import { createScheduler, DEFAULT_PARAMETERS } from '../../../src/memory/schedule.ts';
import { itemsOf, splitByTime, trainingHistories } from '../../../src/memory/training.ts';
import { unwrap } from '../../../src/problem.ts';
import { type SimulatedLearner, simulatedLog } from '../../support/simulated-learner.ts';

/** A learner who takes less from a first look and forgets faster. */
const FORGETFUL = DEFAULT_PARAMETERS.with(0, 0.1)
  .with(1, 0.4)
  .with(2, 0.9)
  .with(3, 3)
  .with(8, 1.3)
  .with(11, 0.9)
  .with(20, 0.35);
/** Every weight a little different. */
const OTHER = DEFAULT_PARAMETERS.map((w, i) =>
  Math.min(w * (i % 3 === 0 ? 0.7 : i % 3 === 1 ? 1.3 : 1.1), i === 20 ? 0.3 : 100),
);

const trainer = async () => unwrap(await loadTrainer());
const go = () => true;

/** One who keeps what was learnt. */
const STRONG = DEFAULT_PARAMETERS.with(0, 1).with(1, 4).with(2, 9).with(3, 30).with(4, 5).with(8, 2.4).with(20, 0.12);

const logOf = (size: Pick<SimulatedLearner, 'cards' | 'days' | 'pace'>, truth: FsrsParameters, seed: string) => {
  const histories = trainingHistories(simulatedLog({ truth, seed, ...size }), new Map());
  return { histories, ...splitByTime(itemsOf(histories), 0.8) };
};

const SMALL = { cards: 60, days: 20, pace: 4 };
const MEDIUM = { cards: 900, days: 300, pace: 4 };
const LARGE = { cards: 3000, days: 365, pace: 12 };

describe('parameters fitted to the logs of a learner whose true ones are known', () => {
  // Of three logs together, about 50,000 or 90,000 reviews: that of one alone may be a little above the bar by chance.
  it.each([
    ['forgetful', FORGETFUL, MEDIUM],
    ['strong', STRONG, LARGE],
    ['altogether different', OTHER, LARGE],
  ])('%s: predict reviews held out as well as the true ones do, within a hundredth', async (_, truth, size) => {
    const losses = { fitted: 0, truth: 0, defaults: 0 };
    for (const seed of ['a', 'b', 'c']) {
      const { histories, train, from } = logOf(size, truth, seed);
      const fit = unwrap(await (await trainer()).fit(train, go));
      if (fit.kind !== 'all') throw new Error(`fitted ${fit.kind}`);
      const by = (parameters: FsrsParameters) => logLoss(predict(unwrap(createScheduler(parameters)), histories, from));
      losses.fitted += by(fit.parameters);
      losses.truth += by(truth);
      losses.defaults += by(DEFAULT_PARAMETERS);
    }
    expect(losses.fitted).toBeLessThanOrEqual(1.01 * losses.truth);
    // A bar that the defaults do not reach.
    expect(losses.defaults).toBeGreaterThan(1.03 * losses.truth);
  });

  it('are the same each time', async () => {
    const { train } = logOf(SMALL, FORGETFUL, 'a');
    const fits = [await (await trainer()).fit(train, go), await (await trainer()).fit(train, go)];
    expect(fits[0]).toEqual(fits[1]);
  });
});

describe('the optimizer', () => {
  it('fits the first four to few items, and says so', async () => {
    const { train } = logOf(SMALL, FORGETFUL, 'a');
    const some = train.slice(0, 100);
    const fit = unwrap(await (await trainer()).fit(some, go));
    if (fit.kind !== 'first') throw new Error(`fitted ${fit.kind}`);
    expect(fit.parameters.slice(4)).toEqual(DEFAULT_PARAMETERS.slice(4));
    expect(fit.parameters.slice(0, 4)).not.toEqual(DEFAULT_PARAMETERS.slice(0, 4));
  });

  it('fits nothing to less than eight', async () => {
    const { train } = logOf(SMALL, FORGETFUL, 'a');
    expect(unwrap(await (await trainer()).fit(train.slice(0, 7), go))).toEqual({ kind: 'none' });
  });

  it('stops when it is told to', async () => {
    const { train } = logOf(MEDIUM, FORGETFUL, 'a');
    let asked = 0;
    const fit = await (await trainer()).fit(train, () => ++asked < 2);
    expect(unwrap(fit)).toEqual({ kind: 'stopped' });
  });

  it('says what to do where the package is not installed', async () => {
    const loaded = await loadTrainer(() => Promise.reject(new Error('Cannot find native binding.\nnpm has a bug.')));
    if (loaded.ok) throw new Error('it was loaded');
    expect(loaded.problem.message).toBe(
      'cannot load the optimizer, @open-spaced-repetition/binding (Cannot find native binding.)',
    );
    expect(loaded.problem.hint).toContain('install prepdeck anew');
  });

  it.each([
    ['that fails', () => Promise.reject(new Error('NotEnoughData')), 'the optimizer gave up: NotEnoughData'],
    ['that finds nonsense', () => Promise.resolve([Number.NaN]), 'the optimizer found no parameters'],
  ])('%s is a problem, not parameters', async (_, computeParameters, message) => {
    class Anything {}
    const binding = { computeParameters, FSRSBindingItem: Anything, FSRSBindingReview: Anything };
    const made = unwrap(await loadTrainer(() => Promise.resolve(binding as never)));
    const fit = await made.fit([], go);
    expect(fit.ok).toBe(false);
    if (!fit.ok) expect(fit.problem.message).toBe(message);
  });
});
