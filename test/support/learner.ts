import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { encodeEvent } from '../../src/memory/decode.ts';
import type { LogEvent } from '../../src/memory/event.ts';
import type { Aliases, Fold } from '../../src/memory/fold.ts';
import { type LearnerOptions, openLearner } from '../../src/store/learner.ts';
import { asWritten } from './event-arbitraries.ts';

/** Options for a learner whose log and cache are below `home`. */
export function learnerIn(home: string, aliases: Aliases = new Map()): LearnerOptions {
  const reviews = path.join(home, 'reviews');
  mkdirSync(reviews, { recursive: true });
  return { reviews, cache: path.join(home, 'cache'), build: 'test', aliases, nonce: 'n' };
}

export const deviceOf = (e: LogEvent): string => e.id.slice(0, e.id.indexOf('.'));

/** A line of the log as sessions write it: of a review with its fields in their order. */
const lineOf = (e: LogEvent): string => encodeEvent(e.type === 'review' ? asWritten(e) : e);

export const linesOf = (events: readonly LogEvent[]): string => events.map(lineOf).join('');

/** Appends events to the logs of their devices. */
export function appendTo(reviews: string, events: readonly LogEvent[]): void {
  for (const e of events) {
    writeFileSync(path.join(reviews, `${deviceOf(e)}.jsonl`), lineOf(e), { flag: 'a' });
  }
}

/** Copies all logs of each device to the other, as sync does. */
export function exchange(one: LearnerOptions, other: LearnerOptions): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const name of readdirSync(from.reviews)) {
      copyFileSync(path.join(from.reviews, name), path.join(to.reviews, name));
    }
  }
}

/** A fold for comparing: in one order, without days on which nothing is left. */
export const comparable = ({ cards, days }: Fold) => ({
  cards: [...cards].sort(([a], [b]) => (a < b ? -1 : 1)),
  days: [...days].filter(([, d]) => Object.values(d).some((n) => n !== 0)).sort(([a], [b]) => a - b),
});

export const stateOf = (options: LearnerOptions) => comparable(openLearner(options).fold);
