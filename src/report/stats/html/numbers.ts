import type { Share } from '../share.ts';

/** `12,480`; minutes and the like to one decimal below ten. */
export function figure(n: number): string {
  const rounded = Math.abs(n) < 10 ? Math.round(n * 10) / 10 : Math.round(n);
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 1 });
}

/** `92 %` of 0..1; a dash where there is nothing to count. Full and empty are said only of what is full or empty. */
export function percent(rate: number | null): string {
  if (rate === null) return '–';
  const whole = Math.round(rate * 100);
  if (whole === 100 && rate < 1) return '>99 %';
  if (whole === 0 && rate > 0) return '<1 %';
  return `${whole} %`;
}

/** `18 of 25`. */
export const outOf = ({ count, of }: Share): string => `${figure(count)} of ${figure(of)}`;

/** `72 % (18 of 25)`, or `nothing yet`. */
export const shareInWords = (share: Share): string =>
  share.rate === null ? 'nothing yet' : `${percent(share.rate)} (${outOf(share)})`;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `Jan` of 2027-01-15. */
export const monthOf = (date: string): string => MONTHS[Number(date.slice(5, 7)) - 1] ?? '';

/** `15 Jan` of 2027-01-15. */
export const dayAndMonth = (date: string): string => `${Number(date.slice(8, 10))} ${monthOf(date)}`;

/** `15 Jan 2027` of 2027-01-15. */
export const longDate = (date: string): string => `${dayAndMonth(date)} ${date.slice(0, 4)}`;
