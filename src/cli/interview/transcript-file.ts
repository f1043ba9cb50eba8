import { existsSync, writeFileSync } from 'node:fs';
import { EXIT, fail, ok, type Result } from '../../problem.ts';
import { diskProblem } from '../../store/disk.ts';
import { oneLine } from '../../terminal/sanitize.ts';

/** Refuses a file that is there: nothing is overwritten. */
export function freeFile(file: string): Result<void> {
  if (!existsSync(file)) return ok(undefined);
  return fail({
    message: `${oneLine(file)} exists already`,
    hint: 'choose another name for the transcript',
    exit: EXIT.usage,
  });
}

/** Writes a transcript to a file that is not there yet. */
export function writeTranscript(file: string, text: string): Result<void> {
  const free = freeFile(file);
  if (!free.ok) return free;
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return ok(undefined);
  } catch (error) {
    return diskProblem(error, `cannot write ${file}`);
  }
}
