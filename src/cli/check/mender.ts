import { signatureNow } from '../../deck/files.ts';
import { mendDeck } from '../../deck/fix/mend.ts';
import { unifiedDiff } from '../../report/check/diff.ts';
import { counted } from '../../report/duration.ts';
import { writeDeckFile } from '../../store/deck-file.ts';
import type { Judge, Judged } from './judge.ts';
import { type RunFile, readTarget } from './judge-files.ts';
import type { CheckOptions } from './options.ts';

/** What mending comes to. */
export interface Mending {
  /** Findings, and the files they were in. */
  mended: number;
  files: number;
  /** What would change, file by file, where nothing is to be written. */
  readonly diffs: string[];
  /** The mended text of stdin, which has no file to be written to. */
  stdin?: Uint8Array;
  /** Why files could not be written. */
  readonly failures: string[];
}

export interface Mender {
  readonly done: Mending;
  /** The file mended, as far as that can be; or as it was. */
  readonly mend: (file: RunFile, judge: Judge) => RunFile;
}

/**
 * Mends files one by one, or shows what that would change. What a baseline lists is mended like anything else; decks that ship with
 * the program are left alone.
 */
export function createMender({ fix, diff }: Pick<CheckOptions, 'fix' | 'diff'>, nonce: string): Mender {
  const done: Mending = { mended: 0, files: 0, diffs: [], failures: [] };
  const unsafe = fix === 'unsafe';
  const mend = (file: RunFile, judge: Judge): RunFile => {
    const { target } = file;
    if (target.origin === 'shipped' || !hasFixes(file, unsafe)) return file;
    const read = readTarget(target);
    if ('refused' in read) return file;
    const { bytes, mended } = mendDeck(read.bytes, (text) => judge.heard(text, target.file), { unsafe });
    if (mended.length === 0) return { ...file, judged: withoutTried(file.judged, unsafe) };
    if (diff) {
      const text = (of: Uint8Array) => new TextDecoder().decode(of);
      done.diffs.push(unifiedDiff(text(read.bytes), text(bytes), target.file));
    } else if (target.bytes) done.stdin = bytes;
    else {
      const written = writeDeckFile(target.path, read.bytes, bytes, nonce);
      if (!written.ok) {
        done.failures.push(written.problem.message);
        return file;
      }
    }
    done.mended += mended.length;
    done.files++;
    if (diff) return file;
    const { hash: _, ...rest } = file;
    const judged = withoutTried(judge.judge(bytes, target.file), unsafe);
    return { ...rest, signature: signatureNow(target.real) ?? file.signature, judged };
  };
  return { done, mend };
}

/** Without the fixes that were tried: what is left of them would have made the deck worse, so they are not to be offered. */
function withoutTried(judged: Judged, unsafe: boolean): Judged {
  const diagnostics = judged.diagnostics.map((one) => {
    const { fix, ...diagnostic } = one;
    return fix && (unsafe || fix.safe) ? diagnostic : one;
  });
  return { ...judged, diagnostics };
}

function hasFixes({ judged: { diagnostics, beyond, ignores } }: RunFile, unsafe: boolean): boolean {
  // Whether a comment is unused shows only when it is heard.
  if (ignores) return true;
  const { safe = 0, unsafe: others = 0 } = beyond?.fixable ?? {};
  if (safe > 0 || (unsafe && others > 0)) return true;
  return diagnostics.some(({ fix }) => fix && (unsafe || fix.safe));
}

/** `mended 3 findings in 2 files`; nothing where there was nothing to mend. */
export function mendingText({ mended, files }: Mending, diff: boolean): string | undefined {
  if (mended === 0) return diff ? 'nothing to mend' : undefined;
  const what = `${counted(mended, 'finding')} in ${counted(files, 'file')}`;
  return diff ? `${what} would be mended` : `mended ${what}`;
}
