import { createHash } from 'node:crypto';
import { existsSync, linkSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { findDeckFiles } from '../deck/files.ts';
import { EXIT, fail, ok, type Result } from '../problem.ts';
import { diskProblem, errorCode, writeAll, writeInOneStep } from './disk.ts';
import { logFiles } from './review-log.ts';
import { scoreBookPath } from './score-book.ts';
import { settingsPath } from './settings-file.ts';

const FORMAT = 'prepdeck-backup';
const VERSION = 1;

/** Where the things are that a backup holds. */
export interface BackupPlaces {
  readonly reviews: string;
  readonly config: string;
  readonly data: string;
  readonly decksFolder: string;
}

export type MemberKind = 'review-log' | 'settings' | 'scores' | 'deck';

/** One file of a backup, byte by byte. `name` is relative, with `/` between folders. */
export interface Member {
  readonly kind: MemberKind;
  readonly name: string;
  readonly bytes: Buffer;
}

export interface Backup {
  /** UTC ms. */
  readonly made: number;
  readonly members: readonly Member[];
}

/** Over what it is, its name and its bytes. */
const checksum = (kind: MemberKind, name: string, bytes: Uint8Array): string =>
  createHash('sha256').update(`${kind}\0${name}\0`).update(bytes).digest('hex');

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Everything that must not be lost, as it is on disk now. */
export function gatherBackup(places: BackupPlaces, made: number): Result<Backup> {
  try {
    const members: Member[] = logFiles(places.reviews).map((file) => ({
      kind: 'review-log',
      name: file.name,
      bytes: readFileSync(file.path),
    }));
    const settings = readIfThere(settingsPath(places.config));
    if (settings) members.push({ kind: 'settings', name: 'settings.json', bytes: settings });
    const scores = readIfThere(scoreBookPath(places.data));
    if (scores) members.push({ kind: 'scores', name: 'scores.json', bytes: scores });
    for (const { file, real } of findDeckFiles(places.decksFolder).files) {
      const name = path.relative(places.decksFolder, file).split(path.sep).join('/');
      members.push({ kind: 'deck', name, bytes: readFileSync(real) });
    }
    return ok({ made, members });
  } catch (error) {
    return diskProblem(error, 'cannot read everything that belongs in a backup');
  }
}

/** The backup as one JSON document: bytes that are UTF-8 as text, so that a person can read them, others in base64. */
export function encodeBackup({ made, members }: Backup): string {
  const packed = members.map(({ kind, name, bytes }) => {
    const text = bytes.toString('utf8');
    const encoding = Buffer.from(text, 'utf8').equals(bytes) ? 'utf8' : 'base64';
    return {
      kind,
      name,
      sha256: checksum(kind, name, bytes),
      encoding,
      content: encoding === 'utf8' ? text : bytes.toString('base64'),
    };
  });
  const document = { format: FORMAT, version: VERSION, made: new Date(made).toISOString(), members: packed };
  return `${JSON.stringify(document, null, 1)}\n`;
}

const KINDS: readonly MemberKind[] = ['review-log', 'settings', 'scores', 'deck'];

/** A name that stays in the folder it is meant for, whatever wrote the backup. */
function isSafeName(kind: MemberKind, name: string): boolean {
  if (kind === 'settings') return name === 'settings.json';
  if (kind === 'scores') return name === 'scores.json';
  const parts = name.split('/');
  const sound = parts.every((part) => part !== '' && !part.startsWith('.') && path.basename(part) === part);
  if (!sound) return false;
  return kind === 'review-log' ? parts.length === 1 && name.endsWith('.jsonl') : /\.ya?ml$/i.test(name);
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function decodeMember(value: unknown): Member | string {
  if (!isFields(value)) return 'a member is no object';
  const { kind, name, encoding, content } = value;
  const known = KINDS.find((k) => k === kind);
  if (known === undefined || typeof name !== 'string' || !isSafeName(known, name))
    return `the member ${JSON.stringify(name)} has no place in a backup`;
  if ((encoding !== 'utf8' && encoding !== 'base64') || typeof content !== 'string') return `${name} has no content`;
  const bytes = Buffer.from(content, encoding);
  if (checksum(known, name, bytes) !== value.sha256) return `${name} does not match its checksum`;
  return { kind: known, name, bytes };
}

/** Reads a backup and checks it whole: nothing of a damaged one is given. */
export function decodeBackup(text: string): Result<Backup> {
  const damaged = (why: string) =>
    fail({ message: `the backup is damaged: ${why}`, hint: 'nothing was changed; try another copy of it' });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return damaged('not a complete JSON document');
  }
  if (!isFields(document) || document.format !== FORMAT)
    return fail({ message: 'this is not a prepdeck backup', hint: 'make one with `prepdeck data backup FILE`' });
  if (typeof document.version === 'number' && document.version > VERSION)
    return fail({
      message: `the backup was made by a newer prepdeck (version ${document.version})`,
      hint: 'update prepdeck',
      exit: EXIT.usage,
    });
  if (document.version !== VERSION || !Array.isArray(document.members)) return damaged('it has no members');
  const members: Member[] = [];
  for (const packed of document.members) {
    const member = decodeMember(packed);
    if (typeof member === 'string') return damaged(member);
    members.push(member);
  }
  const made = typeof document.made === 'string' ? Date.parse(document.made) : Number.NaN;
  return ok({ made: Number.isFinite(made) ? made : 0, members });
}

/** Gives the draft its name; EEXIST where a file has that name already, even one that came up this moment. */
function moveTo(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (errorCode(error) === 'EEXIST' || existsSync(file)) throw error;
    // Some file systems have no links.
    renameSync(draft, file);
    return;
  }
  rmSync(draft);
}

/**
 * Writes a file whole or not at all: a draft beside it, fsync, then its name. An existing file is replaced with `force`
 * only. Readable by its owner alone unless `mode` says otherwise.
 */
export function writeWhole(file: string, text: string, force: boolean, nonce: string, mode = 0o600): Result<void> {
  const other = statSync(file, { throwIfNoEntry: false });
  if (force && other && !other.isFile()) {
    return fail({ message: `${file} is not a regular file`, hint: 'name another file' });
  }
  // Behind a link it is the file that is written, and the link stays.
  const target = force && other ? realpathSync(file) : file;
  const write = (fd: number): void => writeAll(fd, Buffer.from(text, 'utf8'));
  try {
    writeInOneStep(target, { nonce, mode, write, place: force ? renameSync : moveTo });
    return ok(undefined);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return fail({ message: `${file} exists already`, hint: '--force replaces it' });
    return diskProblem(error, `cannot write ${file}`);
  }
}
