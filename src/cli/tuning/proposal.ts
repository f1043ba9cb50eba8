import type { LogEvent } from '../../memory/event.ts';
import type { Aliases } from '../../memory/fold.ts';
import { gain, type Judgement, judge, type Prediction, predict } from '../../memory/judge.ts';
import type { FsrsParameters } from '../../memory/parameters.ts';
import { createScheduler } from '../../memory/schedule.ts';
import { itemsOf, splitByTime, trainingHistories } from '../../memory/training.ts';
import { ok, type Result, unwrap } from '../../problem.ts';
import { type Fit, NEEDED, type Trainer } from './trainer.ts';

/** Of all items this share is fitted to; what comes after it judges. */
const FITTED = 0.8;

/** What there is to learn from. */
export interface Evidence {
  readonly reviews: number;
  /** Reviews a day or more after another, and how they are split in time. */
  readonly items: number;
  readonly train: number;
  readonly held: number;
  /** Reviews up to the cut, those of the same day included, which the parameters are fitted to. */
  readonly fittedTo: number;
  /** When the held-out part begins, UTC ms; undefined without items. */
  readonly from: number | undefined;
}

/** Other parameters, judged beside those in use on reviews that neither has seen. */
export interface Candidate {
  readonly fitted: Exclude<Fit['kind'], 'none' | 'stopped'>;
  readonly parameters: FsrsParameters;
  readonly defaults: Judgement;
  /** Of the parameters in use; undefined where those are the defaults. */
  readonly current: Judgement | undefined;
  readonly fresh: Judgement;
  /** By how much log loss falls, against the better one of defaults and current; with its standard error. */
  readonly gain: { readonly mean: number; readonly error: number };
  /** Whether they are to be taken: their log loss is lower than that of both. */
  readonly better: boolean;
}

export type Proposal =
  | { readonly kind: 'too-few'; readonly evidence: Evidence }
  | { readonly kind: 'stopped'; readonly evidence: Evidence }
  | { readonly kind: 'judged'; readonly evidence: Evidence; readonly candidate: Candidate };

export interface Question {
  readonly events: readonly LogEvent[];
  readonly aliases: Aliases;
  /** Undefined: FSRS's defaults. */
  readonly current: FsrsParameters | undefined;
  /** Opens the optimizer, when there is enough for it. */
  readonly trainer: () => Promise<Result<Trainer>>;
  /** Told how much is done; false stops. */
  readonly progress: (done: number, total: number) => boolean;
}

/**
 * Fits parameters to the first four fifths of the log and judges them on the rest. What is offered is what was judged, not a fit to
 * everything made afterwards: so the figures are those of the parameters taken, and these have still not seen the reviews that the
 * next call will judge them on.
 */
export async function propose({ events, aliases, current, trainer, progress }: Question): Promise<Result<Proposal>> {
  const histories = trainingHistories(events, aliases);
  const items = itemsOf(histories);
  const { train, held, from } = splitByTime(items, FITTED);
  const reviews = histories.flat();
  const evidence: Evidence = {
    reviews: reviews.length,
    items: items.length,
    train: train.length,
    held: held.length,
    fittedTo: reviews.filter(({ at }) => at.t < from).length,
    from: held[0]?.t,
  };
  if (train.length < NEEDED.first) return ok({ kind: 'too-few', evidence });
  const opened = await trainer();
  if (!opened.ok) return opened;
  const fit = await opened.value.fit(train, progress);
  if (!fit.ok) return fit;
  if (fit.value.kind === 'none') return ok({ kind: 'too-few', evidence });
  if (fit.value.kind === 'stopped') return ok({ kind: 'stopped', evidence });
  const { kind: fitted, parameters } = fit.value;
  const predicted = (by?: FsrsParameters): Prediction[] => predict(unwrap(createScheduler(by)), histories, from);
  const defaults = predicted();
  const used = current && predicted(current);
  const fresh = predicted(parameters);
  const judged = { defaults: judge(defaults), current: used && judge(used), fresh: judge(fresh) };
  const rival = used && judged.current && judged.current.logLoss < judged.defaults.logLoss ? used : defaults;
  const gained = gain(rival, fresh);
  return ok({
    kind: 'judged',
    evidence,
    candidate: { fitted, parameters, ...judged, gain: gained, better: gained.mean > 0 },
  });
}
