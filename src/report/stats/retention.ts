import { MASTERED_STABILITY } from '../../memory/queue.ts';
import { isRecalled, isRetention } from '../../memory/review-numbers.ts';
import type { Reviews } from '../../memory/review-table.ts';
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
export function countRetention(
  { numbers: { facts, day, stability } }: Reviews,
  today: number,
): readonly RetentionRow[] {
  const none = (): Count => ({ count: 0, of: 0 });
  // Each review in the narrowest window that it is in; wider ones hold it as well.
  const windows = WINDOWS.map((days) => ({ days, young: none(), mature: none() }));
  for (let i = 0; i < facts.length; i++) {
    const fact = facts[i] ?? 0;
    const window = isRetention(fact) ? windows[narrowest(today - (day[i] ?? 0))] : undefined;
    if (window === undefined) continue;
    const counts = (stability[i] ?? 0) < MASTERED_STABILITY ? window.young : window.mature;
    counts.of++;
    if (isRecalled(fact)) counts.count++;
  }
  for (let i = 1; i < windows.length; i++) {
    const [narrow, wide] = [windows[i - 1], windows[i]];
    if (narrow === undefined || wide === undefined) break;
    add(narrow.young, wide.young);
    add(narrow.mature, wide.mature);
  }
  return windows.map(({ days, young, mature }) => ({
    days,
    young: share(young.count, young.of),
    mature: share(mature.count, mature.of),
    all: share(young.count + mature.count, young.of + mature.of),
  }));
}

/** Place of the narrowest window that holds a review of so many days ago. */
function narrowest(ago: number): number {
  if (ago < 0) return WINDOWS.length - 1;
  let at = 0;
  while (ago >= (WINDOWS[at] ?? Number.POSITIVE_INFINITY)) at++;
  return at;
}

function add(part: Count, to: Count): void {
  to.count += part.count;
  to.of += part.of;
}
