/** Time that runs and stops; what counts is the difference of two moments, never how often somebody looked. */
export interface Clock {
  /** Used up before `since`, ms. */
  readonly spent: number;
  /** Running since, ms; null while it stands still. */
  readonly since: number | null;
}

/** A clock with an end. `limit` is how much time there is, ms. */
export interface Countdown extends Clock {
  readonly limit: number;
}

export const startClock = (at: number): Clock => ({ spent: 0, since: at });
export const startCountdown = (limit: number, at: number): Countdown => ({ ...startClock(at), limit });

/** Time used up at a moment; a moment before the clock ran (a line that came early, a clock set back) uses nothing. */
export const elapsed = ({ spent, since }: Clock, at: number): number =>
  spent + (since === null ? 0 : Math.max(0, at - since));

export const stopClock = <C extends Clock>(clock: C, at: number): C => ({
  ...clock,
  spent: elapsed(clock, at),
  since: null,
});

export const runClock = <C extends Clock>(clock: C, at: number): C =>
  clock.since === null ? { ...clock, since: at } : clock;

/** The last moment at which an answer is in time; undefined while the clock stands still. */
export const deadline = ({ spent, since, limit }: Countdown): number | undefined =>
  since === null ? undefined : since + limit - spent;

/** Whether a moment is after the deadline; the deadline itself is in time. */
export const isOver = (clock: Countdown, at: number): boolean => elapsed(clock, at) > clock.limit;

/**
 * Time by a clock that nobody can set: it says UTC where it begins and only runs on from there, so that a change of the
 * wall clock in the middle neither ends nor lengthens anything.
 */
export interface SteadyClock {
  /** Whole ms, as UTC would have it had nobody set a clock. */
  now(): number;
  /** What it said at a moment of the steady count, ms. */
  of(steady: number): number;
}

/** @param start UTC, ms  @param steady counts ms from anywhere, and is never set */
export function steadyClock(start: number, steady: () => number): SteadyClock {
  const began = steady();
  const of = (moment: number): number => Math.round(start + moment - began);
  return { now: () => of(steady()), of };
}
