export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The hour at which the learner's day turns over unless the settings say otherwise. */
export const DEFAULT_ROLLOVER = 4;

/** An instant as the learner lives it. */
export interface Moment {
  /** UTC, ms. */
  readonly t: number;
  /** The learner's offset from UTC in minutes, east positive, at that instant. */
  readonly tz: number;
  /** Hour of the local clock (0..23) at which the learner's day begins. */
  readonly rollover: number;
}

/**
 * Number of the learner's day: whole days since 1970-01-01 on the local clock, counted from rollover to rollover,
 * so that a review at 01:00 still belongs to the evening before. (Anki's rule; FSRS counts "sleeps between".)
 */
export const dayNumber = (m: Moment): number => Math.floor((m.t + m.tz * MINUTE - m.rollover * HOUR) / DAY);

/** UTC ms at which the learner's day `day` begins, seen from the offset of `m`. */
export const dayStart = (day: number, m: Moment): number => day * DAY + m.rollover * HOUR - m.tz * MINUTE;

/** `2026-11-23` of a learner's day. */
export const dayDate = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The learner's day of `2026-11-23`; undefined for a text that is no date of the calendar. */
export function parseDate(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const t = Date.parse(text);
  return Number.isNaN(t) || dayDate(t / DAY) !== text ? undefined : t / DAY;
}

/** `2026-11-23 18:05` of an instant, on the clock of whoever lived it. */
export const localTime = ({ t, tz }: Pick<Moment, 't' | 'tz'>): string =>
  new Date(t + tz * MINUTE).toISOString().slice(0, 16).replace('T', ' ');
