import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EXIT } from '../problem.ts';
import type { Context } from './context.ts';
import { nonceOf } from './nonce.ts';
import { printLines } from './print.ts';

/** The command line that pages; undefined where PAGER says that nothing should. */
function pagerOf({ env, platform }: Pick<Context, 'env' | 'platform'>): string | undefined {
  const pager = env.PAGER ?? (platform === 'win32' ? 'more' : 'less');
  return pager.trim() === '' || pager.trim() === 'cat' ? undefined : pager;
}

/**
 * Prints lines, through the learner's pager where they are more than a screen holds: on a terminal only, never in plain
 * mode or with --no-pager. Where the pager cannot be run they are printed as they are.
 */
export async function printPaged(lines: readonly string[], context: Context): Promise<void> {
  const { capability, out, paths, platform, runProgram } = context;
  const pager = pagerOf(context);
  const fits = lines.length < capability.rows;
  if (fits || !context.pager || !capability.interactive || capability.plain || pager === undefined) {
    printLines(out, lines);
    return;
  }
  // A file, since a child has the terminal to itself: nothing is left for a pipe.
  const file = path.join(paths.cache, `page-${nonceOf(context)}.txt`);
  try {
    mkdirSync(paths.cache, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
  } catch {
    // No room for the file is no reason to show nothing.
    printLines(out, lines);
    return;
  }
  // Ctrl-C belongs to the pager while it runs.
  const stopListening = context.onSignal((signal) => {
    if (signal === 'SIGINT') return;
    rmSync(file, { force: true });
    context.exitNow(EXIT.terminated);
  });
  try {
    // As git does it: let less pass colours and leave at once when all fits, unless the learner has chosen otherwise.
    const { code, problem } =
      platform === 'win32'
        ? await runProgram('cmd', ['/d', '/s', '/c', `${pager} "${file}"`])
        : await runProgram('sh', ['-c', `LESS="\${LESS-FRXPsspace goes on, q leaves}" ${pager} "$1"`, 'sh', file]);
    // Whoever interrupts a pager has seen enough.
    const interrupted = problem === undefined && (code === null || code === EXIT.interrupted);
    if (code !== 0 && !interrupted) printLines(out, lines);
  } finally {
    stopListening();
    rmSync(file, { force: true });
  }
}
