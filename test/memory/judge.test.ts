import { describe, expect, it } from 'vitest';
import { DAY } from '../../src/memory/day.ts';
import { gain, judge, logLoss, type Prediction, predict, rmseBins } from '../../src/memory/judge.ts';
import type { Scheduler } from '../../src/memory/schedule.ts';
import { DEFAULT_PARAMETERS } from '../../src/memory/schedule.ts';
import { itemsOf, splitByTime, trainingHistories } from '../../src/memory/training.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { simulatedLog } from '../support/simulated-learner.ts';
import { MONDAY, scheduler } from '../support/study.ts';

const said = (p: number, recalled: boolean, bin = 'a'): Prediction => ({ p, recalled, bin });

describe('the log loss', () => {
  it('is the mean of -ln of what was given to what happened', () => {
    expect(logLoss([said(0.8, true), said(0.8, false)])).toBeCloseTo((-Math.log(0.8) - Math.log(0.2)) / 2, 12);
    expect(logLoss([said(1, false)])).toBeCloseTo(34.54, 2);
    expect(logLoss([])).toBeNaN();
  });

  it('gains what one is below another on the same reviews, with its standard error', () => {
    const worse = [said(0.5, true), said(0.5, true)];
    const better = [said(0.8, true), said(0.6, true)];
    const gains = [Math.log(0.8 / 0.5), Math.log(0.6 / 0.5)] as const;
    const { mean, error } = gain(worse, better);
    expect(mean).toBeCloseTo((gains[0] + gains[1]) / 2, 12);
    // Of two values the standard error of the mean is half of what lies between them.
    expect(error).toBeCloseTo((gains[0] - gains[1]) / 2, 12);
  });
});

describe('RMSE in bins', () => {
  it('compares the mean prediction of each bin with the share recalled, by the weight of the bin', () => {
    const predictions = [said(0.9, true), said(0.7, false), said(0.9, true), said(0.9, true), said(0.5, false, 'b')];
    // Bin a: 0.85 against 3 of 4. Bin b: 0.5 against 0.
    expect(rmseBins(predictions)).toBeCloseTo(Math.sqrt((4 * 0.1 ** 2 + 0.5 ** 2) / 5), 12);
  });

  it.each([
    // Days since the last review in powers of 3.62: 1 to 3, 4 to 13, ...
    [[1, 3], true],
    [[3, 4], false],
    [[4, 13], true],
    [[13, 14], false],
    [[14, 47], true],
  ])('holds reviews %j days after the first in one bin: %s', (days, same) => {
    const bins = days.map((n) => predictionsOf([0, n])[0]?.bin);
    expect(bins[0] === bins[1]).toBe(same);
  });

  it.each([
    // The number of the review in powers of 1.89: 2 and 3, 4 to 6, 7 to 12.
    [2, 3, true],
    [3, 4, false],
    [4, 6, true],
    [6, 7, false],
  ])('review %i and review %i of a card are in one bin: %s', (a, b, same) => {
    const bins = predictionsOf(Array.from({ length: 9 }, (_, i) => i)).map(({ bin }) => bin);
    expect(bins[a - 2] === bins[b - 2]).toBe(same);
  });

  it('keeps cards apart that were forgotten before, once and more often', () => {
    const [none] = predictionsOf([0, 1, 2]).slice(-1);
    const [once] = predictionsOf([0, 1, 2], [3, 1, 3]).slice(-1);
    const [firstOnly] = predictionsOf([0, 1, 2], [1, 3, 3]).slice(-1);
    expect(once?.bin).not.toBe(none?.bin);
    expect(firstOnly?.bin).toBe(none?.bin);
  });
});

function predictionsOf(days: readonly number[], ratings: readonly (1 | 2 | 3 | 4)[] = []): Prediction[] {
  const events = days.map((day, i) =>
    reviewEvent({ id: `tablet.p.${i + 1}`, t: MONDAY + day * DAY, rating: ratings[i] ?? 3 }),
  );
  return predict(scheduler, trainingHistories(events, new Map()), 0);
}

describe('predictions', () => {
  it('are what the scheduler says before each review a day or more after another', () => {
    const first = scheduler.review(undefined, 3, { t: MONDAY, tz: 0, rollover: 4 }, reviewEvent().card, 0.9);
    const [one] = predictionsOf([0, 5], [3, 1]);
    expect(one).toMatchObject({ p: scheduler.retrievability(first, first.lastDay + 5), recalled: false });
  });

  it('are made for the items held out, and for no other', () => {
    const log = simulatedLog({ truth: DEFAULT_PARAMETERS, cards: 20, days: 40, pace: 2, seed: 'held' });
    const histories = trainingHistories(log, new Map());
    const { held, from } = splitByTime(itemsOf(histories), 0.8);
    expect(held.length).toBeGreaterThan(10);
    expect(predict(scheduler, histories, from)).toHaveLength(held.length);
    expect(predict(scheduler, histories, Number.POSITIVE_INFINITY)).toEqual([]);
  });

  it('that know more are judged better', () => {
    const log = simulatedLog({ truth: DEFAULT_PARAMETERS, cards: 200, days: 100, pace: 4, seed: 'judge' });
    const known = judge(predict(scheduler, trainingHistories(log, new Map()), 0));
    const blind: Scheduler = { ...scheduler, retrievability: () => 0.5 };
    const guessed = judge(predict(blind, trainingHistories(log, new Map()), 0));
    expect(known.logLoss).toBeLessThan(guessed.logLoss);
    expect(known.rmseBins).toBeLessThan(guessed.rmseBins);
  });
});
