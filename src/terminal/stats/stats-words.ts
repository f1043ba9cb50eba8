import type { Share } from '../../report/stats/share.ts';

/** `91%`; `none` where there is nothing to tell it from. */
export const percent = (rate: number | null): string => (rate === null ? 'none' : `${Math.round(rate * 100)}%`);

/** `91% of 120`. */
export const shareWords = ({ rate, of }: Share): string => (rate === null ? 'none yet' : `${percent(rate)} of ${of}`);

/** `3 of 41`. */
export const countWords = ({ count, of }: Share): string => `${count} of ${of}`;
