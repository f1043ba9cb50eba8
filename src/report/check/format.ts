import type { CheckReport } from './check-report.ts';

export interface FormatOptions {
  /** Of prepdeck. */
  readonly version: string;
}

/** A whole document that ends in a line feed, or nothing at all. */
export type Format = (report: CheckReport, options: FormatOptions) => string;
