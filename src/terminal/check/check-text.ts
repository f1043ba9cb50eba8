import type { CheckReport } from '../../report/check/check-report.ts';
import { allShown } from '../../report/check/shown.ts';
import { summary } from '../../report/check/summary.ts';
import type { Theme } from '../theme.ts';

export interface CheckTextOptions {
  readonly theme: Theme;
  /** Of the window, in cells. */
  readonly width: number;
}

/** The report for a person, as lines of at most `width` cells: every finding in its frame, then the summary. */
export const checkText = (report: CheckReport, _options: CheckTextOptions): string[] => [
  ...allShown(report).map(({ file, message }) => `${file} ${message}`),
  summary(report),
];
