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

/** The count of a key, made at its first use. */
export function countOf<K>(counts: Map<K, Count>, key: K): Count {
  const known = counts.get(key);
  if (known) return known;
  const made = { count: 0, of: 0 };
  counts.set(key, made);
  return made;
}
