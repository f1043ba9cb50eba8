/** What a clock asks of whoever waits for keys or lines. */
export interface Wait {
  readonly now: () => number;
  /** The last moment that is in time; undefined while no clock runs. */
  readonly end: number | undefined;
  /** After how many ms to look again, whatever the clock says. */
  readonly within?: number | undefined;
}

/**
 * The next key or line. The time is up only where the deadline had passed before it was asked whether anything is still on
 * its way: what came before the deadline is never overtaken by it, however long this thread was busy.
 * @param next gives undefined once `within` ms have passed and all that had come by then was given
 */
export async function nextOrTimeUp<T>(
  next: (within?: number) => Promise<T | undefined>,
  { now, end, within }: Wait,
): Promise<T | 'look' | 'time-up'> {
  const left = end === undefined ? undefined : end + 1 - now();
  const over = left !== undefined && left <= 0;
  const patience = left === undefined ? within : Math.max(0, Math.min(within ?? left, left));
  return (await next(patience)) ?? (over ? 'time-up' : 'look');
}
