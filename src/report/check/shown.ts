import type { Diagnostic } from '../../deck/diagnostic.ts';
import { counted } from '../duration.ts';
import type { CheckReport, FileReport } from './check-report.ts';

/**
 * The findings of a file for formats that know nothing but findings: where some were left out, one more says how many. Errors come
 * first, so nothing left out is worse than the last that is there.
 */
export function shown({ file, diagnostics, more }: FileReport): readonly Diagnostic[] {
  const last = diagnostics.at(-1);
  if (more === 0 || last === undefined) return diagnostics;
  const { severity, start, end, excerpt } = last;
  const message = `${counted(more, 'more problem')} in this file`;
  const rest: Diagnostic = { code: 'PD999', severity, message, help: 'mend those above first', file, start, end };
  return [...diagnostics, excerpt === undefined ? rest : { ...rest, excerpt }];
}

/** The same of all files, file by file. */
export const allShown = ({ files }: CheckReport): readonly Diagnostic[] => files.flatMap(shown);

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Errors of all files first, then warnings, then infos; each by file and position, as they were. */
export const bySeverity = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
