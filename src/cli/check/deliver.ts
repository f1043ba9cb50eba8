import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeckName, isSettingsFile } from '../../deck/files.ts';
import { EXIT, fail, ok, type Result } from '../../problem.ts';
import type { CheckReport } from '../../report/check/check-report.ts';
import { diskProblem } from '../../store/disk.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import type { Context, Out } from '../context.ts';
import { printLines } from '../print.ts';
import type { Output } from './parsers.ts';
import { repositoryNames } from './repository-paths.ts';

/**
 * Writes the report wherever it was asked for. `decks` are the files that were checked, behind every link: a report never takes the
 * place of one. `stdout` is where formats without a file go.
 */
export async function deliver(
  report: CheckReport,
  outputs: readonly Output[],
  decks: ReadonlySet<string>,
  context: Context,
  stdout: Out = context.out,
): Promise<Result<void>> {
  for (const output of outputs) {
    const text = await render(report, output, context);
    if (output.file === undefined || output.file === '-') stdout.write(text);
    else {
      const written = writeReport(path.resolve(context.cwd, output.file), text, decks);
      if (!written.ok) return written;
    }
  }
  // Something is said where a person looks.
  if (outputs.every(({ file }) => file !== undefined && file !== '-')) {
    const { summary } = await import('../../report/check/summary.ts');
    context.err.write(`${oneLine(summary(report))}\n`);
  }
  const steps = context.env.GITHUB_STEP_SUMMARY;
  if (steps && outputs.some(({ format }) => format === 'github')) {
    const { githubSummary } = await import('../../report/check/github-summary.ts');
    try {
      appendFileSync(steps, githubSummary(report));
    } catch (error) {
      // It says nothing that the annotations and the verdict do not say.
      const problem = diskProblem(error, 'cannot append to the step summary');
      if (!problem.ok) say(context, problem.problem.message);
    }
  }
  return ok(undefined);
}

async function render(report: CheckReport, { format, file }: Output, context: Context): Promise<string> {
  if (format === 'json') {
    // Editors and scripts ask for it at every turn: it needs none of what the other formats load, such as the texts of all rules.
    const { jsonReport } = await import('../../report/check/json.ts');
    return jsonReport(report, { version: context.version });
  }
  if (format !== 'text') {
    const { formatReport } = await import('../../report/check/formats.ts');
    const nameOf = repositoryNames(format, context.cwd);
    const named = nameOf ? (await import('../../report/check/rename.ts')).withFileNames(report, nameOf) : report;
    return formatReport(format, named, { version: context.version });
  }
  if (report.files.length === 0 && context.capability.level === 0) {
    // The clean path of a pipe loads no theme.
    const { summary } = await import('../../report/check/summary.ts');
    return `${oneLine(summary(report))}\n`;
  }
  const { checkText } = await import('../../terminal/check/check-text.ts');
  const { createTheme } = await import('../../terminal/theme.ts');
  // A file has no colour, and no window.
  const capability =
    file === undefined ? context.capability : { ...context.capability, level: 0 as const, links: false };
  const theme = createTheme(capability);
  return `${checkText(report, { theme, width: capability.columns }).join('\n')}\n`;
}

/** What a file is that no report may take the place of. */
function preciousKind(file: string, decks: ReadonlySet<string>): string | undefined {
  const name = path.basename(file);
  if (isSettingsFile(name) || name === 'package.json') return 'settings';
  if (decks.has(file) || (isDeckName(name) && existsSync(file))) return 'a deck';
  return file.split(path.sep).includes('.git') ? "what is git's own" : undefined;
}

function writeReport(file: string, text: string, decks: ReadonlySet<string>): Result<void> {
  const kind = preciousKind(file, decks);
  if (kind !== undefined) {
    return fail({
      message: `--output-file would take the place of ${kind}: ${oneLine(file)}`,
      hint: 'name another file',
      exit: EXIT.usage,
    });
  }
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return ok(undefined);
  } catch (error) {
    const problem = diskProblem(error, `cannot write ${oneLine(file)}`);
    const hint = 'name a file in a folder that can be written';
    return problem.ok ? problem : fail({ ...problem.problem, hint, exit: EXIT.usage });
  }
}

/** One line of talk on stderr. */
export const say = (context: Context, text: string): void => printLines(context.err, [`prepdeck: ${oneLine(text)}`]);
