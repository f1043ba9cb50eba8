/** Days on which something is decided together: one, or a run of days far from both ends of a long plan. */
export interface Epoch {
  /** First day and number of days, counted from today. */
  readonly first: number;
  readonly days: number;
  /** The day, counted from today, on which its reviews are taken to happen. */
  readonly at: number;
}

/** So many epochs at most: what a plan costs grows with their square. */
const MOST = 40;
/** Days at both ends that stand alone. */
const SINGLE = 12;

const epoch = (first: number, days: number): Epoch => ({ first, days, at: first + Math.floor((days - 1) / 2) });

/** The days from today to the eve of the interview, `days` in all, as epochs in order. */
export function epochsOf(days: number): readonly Epoch[] {
  if (days <= MOST) return Array.from({ length: days }, (_, i) => epoch(i, 1));
  const middle = days - 2 * SINGLE;
  const blocks = MOST - 2 * SINGLE;
  const edge = (i: number): number => SINGLE + Math.round((i * middle) / blocks);
  return [
    ...Array.from({ length: SINGLE }, (_, i) => epoch(i, 1)),
    ...Array.from({ length: blocks }, (_, i) => epoch(edge(i), edge(i + 1) - edge(i))),
    ...Array.from({ length: SINGLE }, (_, i) => epoch(days - SINGLE + i, 1)),
  ];
}
