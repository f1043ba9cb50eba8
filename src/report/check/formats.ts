import type { CheckReport } from './check-report.ts';
import { checkstyle } from './checkstyle.ts';
import { concise } from './concise.ts';
import type { Format, FormatOptions } from './format.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { jsonReport } from './json.ts';
import { jsonLines } from './jsonl.ts';
import { junit } from './junit.ts';
import { rdjson } from './rdjson.ts';
import { sarif } from './sarif.ts';

/** The output formats that need no terminal, by name. */
const FORMATS = {
  concise,
  json: jsonReport,
  jsonl: jsonLines,
  sarif,
  github,
  gitlab,
  junit,
  checkstyle,
  rdjson,
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[];

export const isFormatName = (text: string): text is FormatName => Object.hasOwn(FORMATS, text);

/** The report in a format that needs no terminal; the text format is `checkText` of terminal/check. */
export function formatReport(name: FormatName, report: CheckReport, options: FormatOptions): string {
  const format: Format = FORMATS[name];
  return format(report, options);
}
