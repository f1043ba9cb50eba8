/** So many of so many. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** `count / of`, 0..1; null where there is nothing to count. */
  readonly rate: number | null;
}

export const share = (count: number, of: number): Share => ({ count, of, rate: of === 0 ? null : count / of });

/** A share while it is being counted. */
export interface Count {
  count: number;
  of: number;
}
