import { counted } from '../duration.ts';
import type { CheckReport } from './check-report.ts';

/** All findings, also those beyond what the files list. */
export const total = ({ counts }: CheckReport): number => counts.error + counts.warning + counts.info;

const isAre = (n: number): string => (n === 1 ? 'is' : 'are');

/** `2 errors, 1 warning`: what there is of each. */
function byLevel({ counts }: CheckReport): string {
  const { error, warning, info } = counts;
  const parts = [
    [error, counted(error, 'error')],
    [warning, counted(warning, 'warning')],
    [info, counted(info, 'info')],
  ] as const;
  return parts
    .filter(([n]) => n > 0)
    .map(([, text]) => text)
    .join(', ');
}

function mendable({ fixable: { safe, unsafe } }: CheckReport): string | undefined {
  if (safe > 0) {
    const more = unsafe > 0 ? `, ${unsafe} more with --fix-unsafe` : '';
    return `${safe} can be mended with --fix${more}`;
  }
  return unsafe > 0 ? `${unsafe} can be mended with --fix-unsafe` : undefined;
}

/**
 * What the run comes to, in one line: `3 problems (1 error, 2 warnings) in 2 of 40 files; 2 can be mended with --fix`, or
 * `40 decks checked, nothing found`.
 */
export function summary(report: CheckReport): string {
  const { files, checked, ignored } = report;
  const unchecked = files.filter((file) => file.unchecked).length;
  const asides = [
    mendable(report),
    unchecked > 0 ? `${counted(unchecked, 'file')} could not be checked` : undefined,
    ignored > 0 ? `${ignored} ${isAre(ignored)} ignored` : undefined,
  ].filter((part) => part !== undefined);
  const found = total(report);
  const first =
    found === 0
      ? `${counted(checked, 'deck')} checked, nothing found`
      : `${counted(found, 'problem')} (${byLevel(report)}) in ${files.length} of ${counted(checked, 'file')}`;
  return [first, ...asides].join('; ');
}

/** The figures of a run as scripts read them. */
export const figures = (report: CheckReport) => ({
  checked: report.checked,
  withFindings: report.files.length,
  errors: report.counts.error,
  warnings: report.counts.warning,
  infos: report.counts.info,
  fixable: report.fixable,
  ignored: report.ignored,
  /** Files of which nothing is known. */
  unchecked: report.files.filter(({ unchecked }) => unchecked).map(({ file }) => file),
  /** Files with more findings than are listed, and how many more. */
  cut: report.files.filter(({ more }) => more > 0).map(({ file, more }) => ({ file, more })),
});
