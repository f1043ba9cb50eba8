import path from 'node:path';
import { MAX_BYTES } from '../../deck/limits.ts';
import { EXIT, fail, ok, type Result } from '../../problem.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import type { Context } from '../context.ts';
import { type GitAnswer, git } from '../git.ts';

/** A file as it was in an older revision, where it is another now or gone. */
export interface FormerFile {
  /** Absolute. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface History {
  readonly former: readonly FormerFile[];
  /** Files that were not there then, absolute; those that git is told to ignore are not among them. */
  readonly fresh: readonly string[];
}

type Place = Pick<Context, 'env' | 'cwd'>;

const usage = (message: string, hint?: string) =>
  fail({ message, ...(hint === undefined ? {} : { hint }), exit: EXIT.usage });

/**
 * The files of a repository that changed or went since `rev`, as they were then. Where `rev` and what is checked out have gone apart,
 * since they did: what came to `rev` alone later was never here.
 */
export async function filesSince(
  repository: string,
  rev: string,
  wanted: (file: string) => boolean,
  place: Place,
): Promise<Result<History>> {
  const commit = await commitOf(repository, rev, place);
  if (!commit.ok) return commit;
  const args = ['diff', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff', '--ignore-submodules'];
  const diff = await git(repository, [...args, commit.value, '--'], place);
  if (!diff.ok) return diff;
  if (diff.value.code !== 0) return failed(diff.value);
  const untracked = await git(repository, ['ls-files', '-z', '--others', '--exclude-standard'], place);
  if (!untracked.ok) return untracked;
  if (untracked.value.code !== 0) return failed(untracked.value);
  const entries = rawEntries(diff.value.stdout.toString()).map((one) => ({
    ...one,
    path: path.join(repository, one.file),
  }));
  const others = untracked.value.stdout
    .toString()
    .split('\0')
    .map((file) => path.join(repository, file));
  const fresh = [...entries.filter(({ mode }) => mode === ABSENT).map((one) => one.path), ...others];
  const changed = entries.filter((one) => REGULAR.test(one.mode) && wanted(one.path));
  if (changed.length === 0) return ok({ former: [], fresh });
  const blobs = changed.map(({ blob }) => `${blob}\n`).join('');
  const contents = await git(repository, ['cat-file', '--batch'], place, blobs);
  if (!contents.ok) return contents;
  if (contents.value.code !== 0) return failed(contents.value);
  const bytes = blobsIn(contents.value.stdout);
  const former = changed.flatMap((one, i) => (bytes[i] ? [{ path: one.path, bytes: bytes[i] }] : []));
  return ok({ former, fresh });
}

async function commitOf(repository: string, rev: string, place: Place): Promise<Result<string>> {
  const shown = JSON.stringify(oneLine(rev));
  // It must not be taken for an option, and git gives no revision such a name.
  if (rev.startsWith('-') || rev.includes('\0')) {
    return usage(`--since: ${shown} is no revision`, 'name a branch, a tag or a commit');
  }
  const found = await git(repository, ['rev-parse', '--verify', '--quiet', `${rev}^{commit}`], place);
  if (!found.ok) return found;
  const { code, stdout, complaint } = found.value;
  if (code !== 0) {
    if (complaint !== '' && !/revision|ambiguous argument/.test(complaint)) return failed(found.value);
    const shallow = await git(repository, ['rev-parse', '--is-shallow-repository'], place);
    const isShallow = shallow.ok && shallow.value.stdout.toString().trim() === 'true';
    const hint = isShallow
      ? 'this clone has only part of the history: `git fetch --unshallow`, or fetch-depth: 0 for actions/checkout'
      : 'name a branch, a tag or a commit; a branch of a remote is for example origin/main';
    return usage(`--since: there is no revision ${shown} in this repository`, hint);
  }
  const commit = stdout.toString().trim();
  const base = await git(repository, ['merge-base', commit, 'HEAD'], place);
  if (!base.ok) return base;
  return ok(base.value.code === 0 ? base.value.stdout.toString().trim() : commit);
}

const failed = ({ complaint, code }: GitAnswer) =>
  usage(`--since: git failed: ${complaint || `it ended with ${code}`}`, 'run `git status` there to see why');

interface RawEntry {
  readonly file: string;
  /** As it was before. */
  readonly mode: string;
  readonly blob: string;
}

const ABSENT = '000000';
const REGULAR = /^100/;

/** The entries of `git diff --raw -z`: `:100644 100644 BLOB BLOB M` and a path, each ended by a NUL. */
function rawEntries(text: string): readonly RawEntry[] {
  const fields = text.split('\0');
  const entries: RawEntry[] = [];
  for (let i = 0; i + 1 < fields.length; i += 2) {
    const [mode = '', , blob = ''] = (fields[i] ?? '').split(' ');
    entries.push({ file: fields[i + 1] ?? '', mode: mode.slice(1), blob });
  }
  return entries;
}

/** The contents in an answer of `git cat-file --batch`; undefined for what is missing or larger than any deck. */
function blobsIn(answer: Buffer): readonly (Uint8Array | undefined)[] {
  const blobs: (Uint8Array | undefined)[] = [];
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(10, at);
    if (end < 0) break;
    const [, kind, size = ''] = answer.toString('latin1', at, end).split(' ');
    if (kind !== 'blob') {
      blobs.push(undefined);
      at = end + 1;
      continue;
    }
    const length = Number(size);
    blobs.push(length > MAX_BYTES ? undefined : answer.subarray(end + 1, end + 1 + length));
    at = end + 1 + length + 1;
  }
  return blobs;
}
