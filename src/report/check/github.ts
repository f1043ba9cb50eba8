import type { Diagnostic, Severity } from '../../deck/diagnostic.ts';
import { advice, codeAndName } from './advice.ts';
import type { CheckReport } from './check-report.ts';
import { line } from './escape.ts';
import { bySeverity } from './shown.ts';
import { total } from './summary.ts';

/** GitHub shows this many annotations of a level and step, and drops the others in silence. */
const SHOWN_PER_LEVEL = 10;

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Workflow commands of GitHub Actions, which make annotations beside the lines of a pull request: the first ten of each level, errors
 * first, and a line that says how many more there are.
 */
export function github(report: CheckReport): string {
  const left: Record<Severity, number> = { error: SHOWN_PER_LEVEL, warning: SHOWN_PER_LEVEL, info: SHOWN_PER_LEVEL };
  const all = bySeverity(report.files.flatMap(({ diagnostics }) => diagnostics));
  const annotated = all.filter(({ severity }) => left[severity]-- > 0);
  const more = total(report) - annotated.length;
  const lines = annotated.map(annotation);
  if (more > 0) lines.push(`${more} more: GitHub shows ${SHOWN_PER_LEVEL} of a level, the job summary has the others`);
  return lines.map((text) => `${text}\n`).join('');
}

function annotation(one: Diagnostic): string {
  const { start, end } = one;
  // Columns are taken for those of one line, and an annotation over several lines has none.
  const columns = end.line === start.line ? { col: start.column, endColumn: end.column } : {};
  const properties = {
    file: one.file,
    line: start.line,
    endLine: end.line,
    ...columns,
    title: codeAndName(one),
  };
  const said = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${COMMAND[one.severity]} ${said.join(',')}::${data(advice(one))}`;
}

/** Line breaks of a text are kept as such, everything else that cannot be seen is made visible. */
const data = (text: string): string =>
  text
    .split(/([\r\n])/)
    .map((part) => (part === '\n' ? '%0A' : part === '\r' ? '%0D' : line(part).replaceAll('%', '%25')))
    .join('');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
