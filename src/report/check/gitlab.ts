import { advice } from './advice.ts';
import type { CheckReport } from './check-report.ts';
import { json } from './escape.ts';
import { Fingerprints } from './fingerprint.ts';
import { allShown } from './shown.ts';

const SEVERITY = { error: 'major', warning: 'minor', info: 'info' } as const;

/** A GitLab Code Quality report. */
export function gitlab(report: CheckReport): string {
  const fingerprints = new Fingerprints();
  const issues = allShown(report).map((one) => ({
    description: advice(one),
    check_name: one.code,
    fingerprint: fingerprints.of(one),
    severity: SEVERITY[one.severity],
    location: { path: one.file, lines: { begin: one.start.line, end: one.end.line } },
  }));
  return `${json(issues, 2)}\n`;
}
