import type { ReviewRow } from '../../memory/review-table.ts';

/** A statistic that is counted review by review, so that one way through the table serves all. A row is not to be kept: it is filled anew. */
export interface Tally<T> {
  add(row: ReviewRow): void;
  result(): T;
}

/** Whether an answer was right: what was judged, else any rating but Again. */
export const isRight = ({ correct, rating }: ReviewRow): boolean => correct ?? rating > 1;

/** A review of a card that had left its minute steps, as the schedule asked for it: what retention is told from. */
export const isRetention = ({ mode, phase }: ReviewRow): boolean => mode !== 'cram' && phase === 'review';
