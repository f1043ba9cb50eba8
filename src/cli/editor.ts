import path from 'node:path';
import { fail, ok, type Result } from '../problem.ts';
import type { Context } from './context.ts';

/** How editors are told a line: most take `+12 file`. */
function argumentsFor(program: string, file: string, line: number): string[] {
  const name = path.basename(program).replace(/\.(exe|cmd)$/i, '');
  if (/^(code|code-insiders|codium|vscodium|cursor|windsurf)$/.test(name))
    return ['--wait', '--goto', `${file}:${line}`];
  if (/^(subl|sublime_text|zed|atom)$/.test(name)) return ['--wait', `${file}:${line}`];
  if (/^(hx|helix)$/.test(name)) return [`${file}:${line}`];
  if (/^(notepad|gedit|open|ed)$/.test(name)) return [file];
  return [`+${line}`, file];
}

/** Opens a file at a line (1-based) in the learner's editor and waits for it. `editor` may carry its own options. */
export async function editAt(
  editor: string,
  file: string,
  line: number,
  { runProgram }: Context,
): Promise<Result<void>> {
  const [program = 'vi', ...options] = editor.trim().split(/\s+/);
  const { code, problem } = await runProgram(program, [...options, ...argumentsFor(program, file, line)]);
  if (code === 0) return ok(undefined);
  return fail({
    message: problem === undefined ? `${program} ended with code ${code}` : `cannot start ${program}: ${problem}`,
    hint: '`prepdeck config set editor <command>` chooses another editor',
  });
}
