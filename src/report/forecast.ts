import type { CardEntry } from '../deck/model.ts';
import { dayNumber, type Moment } from '../memory/day.ts';
import type { Fold } from '../memory/fold.ts';
import type { Glance } from '../memory/records.ts';

export interface DayForecast {
  /** Number of the learner's day. */
  readonly day: number;
  /** Cards seen before that come due on it; on the first day, everything overdue too. */
  readonly due: number;
}

/** The learner's day on which a card that was seen comes back; undefined for new and suspended ones. */
const returnsOn = ({ phase, suspended, dueDay, buriedUntil }: Glance): number | undefined =>
  phase && !suspended ? Math.max(dueDay, buriedUntil) : undefined;

/** What comes due on each of the next `days` days, today first. New cards, limits and siblings are left out of it. */
export function forecast(entries: readonly CardEntry[], fold: Fold, now: Moment, days: number): DayForecast[] {
  const first = dayNumber(now);
  const counts = Array.from({ length: days }, () => 0);
  for (const { id } of entries) {
    const seen = fold.cards.glance(id);
    const day = seen && returnsOn(seen);
    if (day === undefined) continue;
    const index = Math.max(0, day - first);
    if (index < days) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts.map((due, i) => ({ day: first + i, due }));
}

/** The next day after today on which cards seen before come due; undefined where none ever does. */
export function nextDue(entries: readonly CardEntry[], fold: Fold, now: Moment): DayForecast | undefined {
  const today = dayNumber(now);
  let next: DayForecast | undefined;
  for (const { id } of entries) {
    const seen = fold.cards.glance(id);
    const day = seen && returnsOn(seen);
    if (day === undefined || day <= today || (next && day > next.day)) continue;
    next = { day, due: next?.day === day ? next.due + 1 : 1 };
  }
  return next;
}
