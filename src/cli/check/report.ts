import type { Severity } from '../../deck/codes.ts';
import type { Diagnostic } from '../../deck/diagnostic.ts';
import { SHOWN_PER_FILE } from '../../deck/limits.ts';
import type { CheckReport, FileReport } from '../../report/check/check-report.ts';
import type { Counts } from './verdict.ts';

/** Findings that are counted and not listed. */
export interface Beyond {
  readonly counts: Counts;
  readonly fixable: CheckReport['fixable'];
}

/** What was found in one file. */
export interface FileFindings {
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly beyond?: Beyond;
  /** The levels to report. */
  readonly levels: readonly Severity[];
  readonly unchecked: boolean;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

const byRankAndPlace = (a: Diagnostic, b: Diagnostic): number =>
  RANK[a.severity] - RANK[b.severity] ||
  a.start.line - b.start.line ||
  a.start.column - b.start.column ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

function countAll(diagnostics: readonly Diagnostic[], beyond?: Beyond): Beyond {
  const counts = { error: 0, warning: 0, info: 0, ...beyond?.counts };
  const fixable = { safe: 0, unsafe: 0, ...beyond?.fixable };
  for (const { severity, fix } of diagnostics) {
    counts[severity]++;
    if (fix) fixable[fix.safe ? 'safe' : 'unsafe']++;
  }
  return { counts, fixable };
}

export const countsOf = ({ diagnostics, beyond }: Pick<FileFindings, 'diagnostics' | 'beyond'>): Counts =>
  countAll(diagnostics, beyond).counts;

/** `more` findings of which only the number is known: they count as the worst of those that are. */
export function uncounted(more: number, diagnostics: readonly Diagnostic[]): Beyond | undefined {
  if (more === 0) return undefined;
  const { error, warning } = countAll(diagnostics).counts;
  const counts = { error: 0, warning: 0, info: 0 };
  counts[error > 0 ? 'error' : warning > 0 ? 'warning' : 'info'] = more;
  return { counts, fixable: { safe: 0, unsafe: 0 } };
}

/**
 * The findings in order (errors, warnings, infos, each by position), with the first 50 listed and the rest counted: of a flood nothing
 * more need be kept.
 */
export function inOrder(
  diagnostics: readonly Diagnostic[],
  beyond?: Beyond,
): { readonly diagnostics: readonly Diagnostic[]; readonly beyond?: Beyond } {
  const sorted = diagnostics.length > 1 ? diagnostics.toSorted(byRankAndPlace) : diagnostics;
  if (sorted.length > SHOWN_PER_FILE) {
    return { diagnostics: sorted.slice(0, SHOWN_PER_FILE), beyond: countAll(sorted.slice(SHOWN_PER_FILE), beyond) };
  }
  return beyond === undefined ? { diagnostics: sorted } : { diagnostics: sorted, beyond };
}

export interface ReportParts {
  /** In any order; those without findings may be left out. */
  readonly files: readonly FileFindings[];
  /** How many files were looked at. */
  readonly checked: number;
  readonly ignored: number;
}

/** Puts a run in order: files by path, their findings as `inOrder` has them. */
export function assembleReport({ files, checked, ignored }: ReportParts): CheckReport {
  const counts = { error: 0, warning: 0, info: 0 };
  const fixable = { safe: 0, unsafe: 0 };
  const reports: FileReport[] = [];
  for (const { file, diagnostics, beyond, levels, unchecked } of files) {
    const wanted = inOrder(
      diagnostics.filter(({ severity }) => levels.includes(severity)),
      beyond,
    );
    const own = countAll(wanted.diagnostics, wanted.beyond);
    const all = levels.reduce((n, level) => n + own.counts[level], 0);
    if (all === 0) continue;
    for (const level of levels) counts[level] += own.counts[level];
    fixable.safe += own.fixable.safe;
    fixable.unsafe += own.fixable.unsafe;
    reports.push({ file, diagnostics: wanted.diagnostics, more: all - wanted.diagnostics.length, unchecked });
  }
  reports.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return { files: reports, checked, counts, fixable, ignored };
}
