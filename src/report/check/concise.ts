import { place } from '../../deck/diagnostic.ts';
import type { CheckReport } from './check-report.ts';
import { line } from './escape.ts';
import { allShown } from './shown.ts';

/** `file:line:col: severity[PD405] message`, one line a finding. */
export const concise = (report: CheckReport): string =>
  allShown(report)
    .map((one) => `${named(line(place(one)))}: ${one.severity}[${one.code}] ${line(one.message)}\n`)
    .join('');

/** A line that starts with :: is a command to GitHub Actions; a file may have such a name. */
const named = (file: string): string => (/^\s*::/.test(file) ? `./${file}` : file);
