import { MASTERED_STABILITY } from '../../memory/queue.ts';
import { type Count, type Share, share } from './share.ts';
import { isRetention, type Tally } from './tally.ts';

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
export function retentionTally(today: number): Tally<readonly RetentionRow[]> {
  const none = (): Count => ({ count: 0, of: 0 });
  const rows = WINDOWS.map((days) => ({ days, young: none(), mature: none() }));
  return {
    add(row) {
      if (!isRetention(row)) return;
      for (const { days, young, mature } of rows) {
        if (days !== null && (row.day <= today - days || row.day > today)) continue;
        const counts = row.stability < MASTERED_STABILITY ? young : mature;
        counts.of++;
        if (row.rating > 1) counts.count++;
      }
    },
    result: () =>
      rows.map(({ days, young, mature }) => ({
        days,
        young: share(young.count, young.of),
        mature: share(mature.count, mature.of),
        all: share(young.count + mature.count, young.of + mature.of),
      })),
  };
}
