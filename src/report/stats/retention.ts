import type { DaySums } from './days.ts';
import { type Count, type Share, share } from './share.ts';

/** Days back from today; null is everything. */
export const WINDOWS = [7, 30, 90, null] as const;

export interface RetentionRow {
  readonly days: (typeof WINDOWS)[number];
  /** Cards with less than `MASTERED_STABILITY` days of stability before the review, those with as much or more, and both. */
  readonly young: Share;
  readonly mature: Share;
  readonly all: Share;
}

/**
 * True retention: of the reviews of cards that had left their learning steps, the part that was recalled (not Again). As Anki's
 * statistics count it, but for maturity, which is told by stability instead of the interval.
 * @param today number of the learner's day; reviews after it (a clock that went wrong) are in no window but the last
 */
export const retentionRows = (days: ReadonlyMap<number, DaySums>, today: number): readonly RetentionRow[] =>
  WINDOWS.map((window) => {
    const young = { count: 0, of: 0 };
    const mature = { count: 0, of: 0 };
    for (const [day, sums] of days) {
      if (window !== null && (day <= today - window || day > today)) continue;
      add(sums.young, young);
      add(sums.mature, mature);
    }
    return {
      days: window,
      young: share(young.count, young.of),
      mature: share(mature.count, mature.of),
      all: share(young.count + mature.count, young.of + mature.of),
    };
  });

function add(part: Count, to: Count): void {
  to.count += part.count;
  to.of += part.of;
}
