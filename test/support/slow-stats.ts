// Statistics as one would work them out with pencil and paper: slow, and by nothing of what the program counts with.
import type { CardEntry, CardId } from '../../src/deck/model.ts';
import type { LogEvent, ReviewEvent } from '../../src/memory/event.ts';
import type { CardMemory } from '../../src/memory/schedule.ts';
import { scheduler } from './study.ts';

interface Seen {
  readonly e: ReviewEvent;
  readonly day: number;
  readonly memory: CardMemory | undefined;
  /** The last review before this one that counted. */
  readonly before: ReviewEvent | undefined;
}

const right = (e: ReviewEvent): boolean => (e.correct === undefined ? e.rating !== 1 : e.correct);

/** Each review that counts, with the memory before it. */
function seen(events: readonly LogEvent[]): Seen[] {
  const one = new Map(events.map((e) => [e.id, e]));
  const isUndone = (id: string): boolean =>
    [...one.values()].some((u) => u.type === 'undo' && u.undoes === id && !isUndone(u.id));
  const order = [...one.values()].sort((a, b) => {
    const [deviceA, processA, counterA] = a.id.split('.');
    const [deviceB, processB, counterB] = b.id.split('.');
    const [writerA, writerB] = [`${deviceA}.${processA}`, `${deviceB}.${processB}`];
    return a.t - b.t || (writerA < writerB ? -1 : writerA > writerB ? 1 : Number(counterA) - Number(counterB));
  });
  const found: Seen[] = [];
  for (const card of new Set(order.map((e) => e.card))) {
    let memory: CardMemory | undefined;
    let before: ReviewEvent | undefined;
    for (const e of order) {
      if (e.card !== card || isUndone(e.id)) continue;
      if (e.type === 'reset') memory = undefined;
      if (e.type !== 'review') continue;
      const rollover = e.rollover ?? 4;
      const day = Math.floor((e.t + e.tz * 60_000 - rollover * 3_600_000) / 86_400_000);
      found.push({ e, day, memory, before });
      if (e.mode === 'cram') continue;
      memory = scheduler.review(memory, e.rating, { t: e.t, tz: e.tz, rollover }, e.card, e.retention);
      before = e;
    }
  }
  return found;
}

const part = (all: readonly Seen[], holds: (one: Seen) => boolean) => [all.filter(holds).length, all.length];
const isScheduled = ({ e, memory }: Seen): boolean => e.mode !== 'cram' && memory?.phase === 'review';

/** The numbers of these events for the cards and from the day given, as pairs of how many of how many. */
export function slowStats(
  events: readonly LogEvent[],
  today: number,
  entries: readonly CardEntry[],
  isChosen: (card: CardId) => boolean,
  since: number,
) {
  const all = seen(events).filter(({ e, day }) => isChosen(e.card) && day >= since);
  const days = [...new Set(all.map(({ day }) => day))].sort((a, b) => a - b);
  const scheduled = all.filter(isScheduled);
  const within = (window: number | null) =>
    scheduled.filter(({ day }) => window === null || (day > today - window && day <= today));
  const recalled = ({ e }: Seen): boolean => e.rating !== 1;
  const stable = ({ memory }: Seen): boolean => (memory?.stability ?? 0) >= 21;
  const level = (wanted: string) =>
    all.filter(({ e }) => entries.some(({ id, difficulty }) => id === e.card && difficulty === wanted));
  const after = (rating: number) => scheduled.filter(({ before }) => before?.rating === rating);
  return {
    days: days.map((day) => {
      const own = all.filter((one) => one.day === day);
      return {
        day,
        answers: own.length,
        right: own.filter(({ e }) => right(e)).length,
        introduced: own.filter(({ e, memory }) => e.mode !== 'cram' && memory === undefined).length,
        ms: own.reduce((sum, { e }) => sum + e.ms, 0),
      };
    }),
    retention: [7, 30, 90, null].map((window) => ({
      young: part(
        within(window).filter((one) => !stable(one)),
        recalled,
      ),
      mature: part(within(window).filter(stable), recalled),
    })),
    levels: ['easy', 'medium', 'hard'].map((name) => part(level(name), ({ e }) => right(e))),
    good: part(after(3), ({ e }) => e.rating === 1),
    easy: part(after(4), ({ e }) => e.rating === 1),
    guesses: part(
      all.filter(({ e }) => e.guess),
      ({ e }) => right(e),
    ),
    wrong: new Map(
      [...new Set(all.map(({ e }) => e.card))].map((card) => {
        const own = all.filter(({ e }) => e.card === card);
        const lapses = own.filter((one) => isScheduled(one) && one.e.rating === 1).length;
        return [card, [lapses, own.filter(({ e }) => !right(e)).length, own.length]] as const;
      }),
    ),
  };
}
