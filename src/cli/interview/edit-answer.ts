import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ok, type Result } from '../../problem.ts';
import { diskProblem } from '../../store/disk.ts';
import type { Context } from '../context.ts';
import { editAt } from '../editor.ts';
import { nonceOf } from '../nonce.ts';

/** The text after the learner has written on it in the editor. */
export async function editText(text: string, editor: string, context: Context): Promise<Result<string>> {
  const file = path.join(context.paths.cache, `answer-${nonceOf(context)}.md`);
  try {
    mkdirSync(context.paths.cache, { recursive: true, mode: 0o700 });
    writeFileSync(file, text, { mode: 0o600 });
    const edited = await editAt(editor, file, 1, context);
    return edited.ok ? ok(readFileSync(file, 'utf8').trimEnd()) : edited;
  } catch (error) {
    return diskProblem(error, `cannot write ${file}`);
  } finally {
    rmSync(file, { force: true });
  }
}
