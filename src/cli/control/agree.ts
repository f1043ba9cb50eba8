import { EXIT, Failure } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import { confirm } from '../../terminal/confirm.ts';
import type { Context } from '../context.ts';

/** Of what would be touched so many are named. */
const NAMED = 10;

/**
 * Shows what would be touched and asks; the default is No. `yes` answers it. Throws a usage problem where nobody can be asked.
 * @param lines one for each thing, sanitised
 */
export async function agree(
  question: string,
  lines: readonly string[],
  yes: boolean,
  { err, stdin, capability }: Pick<Context, 'err' | 'stdin' | 'capability'>,
): Promise<boolean> {
  if (yes) return true;
  for (const line of lines.slice(0, NAMED)) err.write(`  ${line}\n`);
  if (lines.length > NAMED) err.write(`  and ${counted(lines.length - NAMED, 'more', 'more')}\n`);
  if (!capability.interactive) {
    throw new Failure({
      message: `${question} Nothing was changed, for there is no terminal to ask at`,
      hint: '--yes answers it',
      exit: EXIT.usage,
    });
  }
  return confirm(question, stdin, err.write);
}
