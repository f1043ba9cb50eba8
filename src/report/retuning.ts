import { type CardEntry, type CardId, cardId } from '../deck/model.ts';
import { dayNumber, type Moment } from '../memory/day.ts';
import type { Fold } from '../memory/fold.ts';
import { inOrder } from '../memory/order.ts';
import type { CardMemory, Scheduler } from '../memory/schedule.ts';

/** One figure by the parameters in use and by others. */
export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** What other parameters would do to a schedule. */
export interface Retuning {
  /** A few cards from the shortest interval to the longest: days from their last review to the next. */
  readonly cards: readonly (Change<number> & { readonly card: CardId })[];
  /** Days to each of the next reviews of a card that is new now and always Good. */
  readonly fresh: Change<readonly number[]>;
  /** Cards due today or before, without limits. */
  readonly due: Change<number>;
  /** Reviews that come due on a day in the mean, if every card keeps its interval: the sum of 1/interval. */
  readonly daily: Change<number>;
}

export interface Schedule {
  readonly fold: Fold;
  readonly scheduler: Scheduler;
}

const SHOWN = 5;
const STEPS_AHEAD = 4;

/** The memory of a card that is under review, not suspended; undefined of any other. */
function reviewed(id: CardId, { cards }: Fold): CardMemory | undefined {
  const record = cards.get(id);
  return record?.memory?.phase === 'review' && !record.suspended ? record.memory : undefined;
}

function alwaysGood(scheduler: Scheduler, now: Moment, retention: number): number[] {
  const intervals: number[] = [];
  let memory: CardMemory | undefined;
  while (intervals.length < STEPS_AHEAD) {
    const at: Moment = { ...now, t: memory?.dueAt ?? now.t };
    memory = scheduler.review(memory, 3, at, cardId('new'), retention);
    if (memory.phase === 'review') intervals.push(memory.interval);
  }
  return intervals;
}

/** Compares two schedules of the same log. @param retention desired, 0..1, for the card that is new */
export function retuning(
  entries: readonly Pick<CardEntry, 'id'>[],
  { before, after }: Change<Schedule>,
  now: Moment,
  retention: number,
): Retuning {
  const today = dayNumber(now);
  const known = inOrder(
    entries.flatMap(({ id }) => {
      const [a, b] = [reviewed(id, before.fold), reviewed(id, after.fold)];
      return a && b ? [{ card: id, before: a, after: b }] : [];
    }),
    (one) => one.before.interval,
  );
  const picked = new Set(Array.from({ length: SHOWN }, (_, i) => Math.floor(((i + 0.5) / SHOWN) * known.length)));
  const due = (memories: readonly CardMemory[]): number => memories.filter(({ dueDay }) => dueDay <= today).length;
  const daily = (memories: readonly CardMemory[]): number =>
    memories.reduce((sum, { interval }) => sum + 1 / Math.max(1, interval), 0);
  const [old, other] = [known.map((one) => one.before), known.map((one) => one.after)];
  return {
    cards: known
      .filter((_, i) => picked.has(i))
      .map((one) => ({ card: one.card, before: one.before.interval, after: one.after.interval })),
    fresh: {
      before: alwaysGood(before.scheduler, now, retention),
      after: alwaysGood(after.scheduler, now, retention),
    },
    due: { before: due(old), after: due(other) },
    daily: { before: daily(old), after: daily(other) },
  };
}
