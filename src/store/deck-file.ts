import { accessSync, constants, fchmodSync, fchownSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { fail, ok, type Result } from '../problem.ts';
import { errorCode, writeAll, writeInOneStep } from './disk.ts';

/**
 * Replaces the content of a deck file in one step: a reader sees the old or the new one, never a part. Links stay, the file behind
 * them is written; mode and owner stay, too. `before` is what was read: a file that somebody has changed since is left alone.
 */
export function writeDeckFile(file: string, before: Uint8Array, after: Uint8Array, nonce: string): Result<void> {
  try {
    const real = realpathSync(file);
    const { mode, uid, gid } = statSync(real);
    // Replacing would get round the protection of a file that may only be read.
    accessSync(real, constants.W_OK);
    if (!readFileSync(real).equals(before)) {
      return fail({ message: `${file} was changed by another program meanwhile`, hint: 'run the command again' });
    }
    const write = (fd: number): void => {
      writeAll(fd, after);
      keepOwner(fd, uid, gid);
      fchmodSync(fd, mode & 0o7777);
    };
    writeInOneStep(real, { nonce, mode: mode & 0o777, write });
    return ok(undefined);
  } catch (error) {
    return problemOf(error, file);
  }
}

/** Only the superuser can give files away; for everybody else the file is theirs already, or becomes theirs. */
function keepOwner(fd: number, uid: number, gid: number): void {
  try {
    fchownSync(fd, uid, gid);
  } catch {
    // As it is.
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'no permission to write it, or in its folder',
  EPERM: 'no permission to write it, or in its folder',
  ENOENT: 'it is gone',
};

function problemOf(error: unknown, file: string): Result<never> {
  const code = errorCode(error);
  if (code === undefined) throw error;
  return fail({ message: `${file} cannot be written: ${REASONS[code] ?? code}`, hint: 'it is as it was' });
}
