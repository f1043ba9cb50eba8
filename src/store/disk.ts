import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { fail, type Result } from '../problem.ts';

export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const REASONS: Record<string, readonly [what: string, hint: string]> = {
  ENOSPC: ['the disk is full', 'free some space and try again'],
  EDQUOT: ['your disk quota is used up', 'free some space and try again'],
  EROFS: ['the file system is read-only', 'point PREPDECK_HOME to a folder that can be written'],
  EACCES: ['no permission', 'check who owns the folder, or point PREPDECK_HOME to one that can be written'],
  EPERM: ['no permission', 'check who owns the folder, or point PREPDECK_HOME to one that can be written'],
  ENOTDIR: ['a file stands where a folder should be', 'move that file away, or set PREPDECK_HOME'],
  EISDIR: ['a folder stands where a file should be', 'move that folder away, or set PREPDECK_HOME'],
  ENOENT: ['no such file or folder', 'check the path'],
  EIO: ['the disk reported an error', 'check the disk; `prepdeck data verify` tells what is whole'],
};

/** A Problem for an error of the file system; anything else is a bug and is thrown on. */
export function diskProblem(error: unknown, doing: string): Result<never> {
  const code = errorCode(error);
  if (code === undefined) throw error;
  const [what, hint] = REASONS[code] ?? [code, 'check the folder; `prepdeck data path` names it'];
  return fail({ message: `${doing}: ${what}`, hint });
}

/** Makes the entry of a new file as lasting as the file itself; not every platform can. */
export function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, 'r');
    try {
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
  } catch {
    // Windows and some network file systems refuse: the file itself is synced all the same.
  }
}

/** Writes every byte or throws. */
export function writeAll(fd: number, bytes: Uint8Array): void {
  let at = 0;
  while (at < bytes.length) at += writeSync(fd, bytes, at, bytes.length - at);
}

/**
 * Writes a file in one step: a draft beside it, synced, which then gets its name. A reader sees what was there or the new file, never a
 * part. Throws on disk errors, and leaves no draft behind.
 */
export function writeInOneStep(
  file: string,
  {
    nonce,
    mode,
    write,
    place = renameSync,
  }: {
    readonly nonce: string;
    readonly mode: number;
    readonly write: (fd: number) => void;
    /** Gives the draft its name: by renaming, unless something must not be replaced. */
    readonly place?: (draft: string, file: string) => void;
  },
): void {
  const draft = `${file}.${nonce}.tmp`;
  const fd = openSync(draft, 'wx', mode);
  try {
    try {
      write(fd);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    place(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(path.dirname(file));
}

/** Replaces a file in one step: a reader sees the old or the new one, never a part. Mode 0600. Throws on disk errors. */
export function replaceFile(file: string, bytes: Uint8Array | readonly Uint8Array[], nonce: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const parts = bytes instanceof Uint8Array ? [bytes] : bytes;
  const write = (fd: number): void => {
    for (const part of parts) writeAll(fd, part);
  };
  writeInOneStep(file, { nonce, mode: 0o600, write });
}
