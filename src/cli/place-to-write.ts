import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { EXIT, fail, ok, type Result } from '../problem.ts';
import { diskProblem } from '../store/disk.ts';
import { oneLine } from '../terminal/sanitize.ts';

/** The file that is to be written at the end, made sure of at the start: there is none yet, and its folder takes one. */
export function placeToWrite(name: string, cwd: string): Result<string> {
  const file = path.resolve(cwd, name);
  if (existsSync(file)) {
    return fail({ message: `${oneLine(file)} exists already`, hint: 'name another file', exit: EXIT.usage });
  }
  try {
    accessSync(path.dirname(file), constants.W_OK);
    return ok(file);
  } catch (error) {
    return diskProblem(error, `cannot write ${oneLine(file)}`);
  }
}
