import type { CheckReport } from './check-report.ts';
import { entry, JSON_VERSION } from './entry.ts';
import { json } from './escape.ts';
import type { FormatOptions } from './format.ts';
import { figures } from './summary.ts';

/** One JSON document with the figures of the run and all findings. */
export const jsonReport = (report: CheckReport, { version }: FormatOptions): string =>
  `${json(
    {
      version: JSON_VERSION,
      prepdeck: version,
      summary: figures(report),
      diagnostics: report.files.flatMap(({ diagnostics }) => diagnostics.map(entry)),
    },
    2,
  )}\n`;
