import type { CheckReport } from './check-report.ts';
import { entry, JSON_VERSION } from './entry.ts';
import { json } from './escape.ts';
import type { FormatOptions } from './format.ts';
import { figures } from './summary.ts';

/** One JSON object a line: each finding, and at the end the figures of the run. */
export const jsonLines = (report: CheckReport, { version }: FormatOptions): string =>
  [
    ...report.files.flatMap(({ diagnostics }) => diagnostics.map((one) => ({ type: 'diagnostic', ...entry(one) }))),
    { type: 'summary', version: JSON_VERSION, prepdeck: version, ...figures(report) },
  ]
    .map((one) => `${json(one)}\n`)
    .join('');
