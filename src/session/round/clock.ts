/** Time that runs and stops; what counts is the difference of two moments, never how often somebody looked. */
export interface Clock {
  /** Used up before `since`, ms. */
  readonly spent: number;
  /** Running since, ms; null while it stands still. */
  readonly since: number | null;
  /** How much there is, ms. */
  readonly limit: number;
}

export const startClock = (limit: number, at: number): Clock => ({ spent: 0, since: at, limit });

/** Time used up at a moment; a moment before the clock ran (a line that came early) uses nothing. */
export const elapsed = ({ spent, since }: Clock, at: number): number =>
  spent + (since === null ? 0 : Math.max(0, at - since));

export const stopClock = (clock: Clock, at: number): Clock => ({ ...clock, spent: elapsed(clock, at), since: null });

export const runClock = (clock: Clock, at: number): Clock => (clock.since === null ? { ...clock, since: at } : clock);

/** The last moment at which an answer is in time; undefined while the clock stands still. */
export const deadline = ({ spent, since, limit }: Clock): number | undefined =>
  since === null ? undefined : since + limit - spent;

/** Whether a moment is after the deadline; the deadline itself is in time. */
export const isOver = (clock: Clock, at: number): boolean => elapsed(clock, at) > clock.limit;
