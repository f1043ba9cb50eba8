import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import path from 'node:path';
import type { Code } from './codes.ts';
import type { Diagnostic } from './diagnostic.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { MAX_BYTES } from './limits.ts';

/** What tells without reading that a file has not changed: size in bytes, modification and change time in ms, inode. */
export type Signature = readonly [size: number, mtimeMs: number, ctimeMs: number, ino: number];

export interface FoundFile {
  /** The path as people wrote it: what diagnostics show. */
  readonly file: string;
  /** The path behind every link: what is read. */
  readonly real: string;
}

export interface Found {
  readonly files: readonly FoundFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** False where nothing is at the place at all. */
  readonly exists: boolean;
}

const DECK_FILE = /\.ya?ml$/i;
/** The settings of the checker lie beside decks and are none. */
const SETTINGS_FILE = /^prepdeck\.ya?ml$/;

/** What bytes of a name are read as that are no UTF-8. */
const REPLACEMENT = '\uFFFD';

/** Within this time a file can change again without its times changing, in ms: FAT keeps even seconds. */
const RACY = 2000;

export const sameSignature = (a: Signature, b: Signature): boolean =>
  a[0] === b[0] && a[1] === b[1] && a[2] === b[2] && a[3] === b[3];

/** Whether a file that was read at some time cannot have changed since without its signature changing too. */
export const isSettled = ([, modified, changed]: Signature, read: number): boolean =>
  Math.max(modified, changed) <= read - RACY;

export const signatureOf = (stats: Stats): Signature => [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino];

/** Whether a file at this place below a folder would be found as a deck, were it there; `below` with / between its parts. */
export function wouldBeFound(below: string): boolean {
  const parts = below.split('/');
  const name = parts.at(-1) ?? '';
  const passedOver = parts.some((part) => part === '' || part.startsWith('.') || part === 'node_modules');
  return !passedOver && DECK_FILE.test(name) && !isSettingsFile(name);
}

/** The signature of a file as it is now; undefined where there is none, or it cannot be looked at: whoever opens it is told why. */
export function signatureNow(real: string): Signature | undefined {
  try {
    return signatureOf(statSync(real));
  } catch {
    return undefined;
  }
}

export const isDeckName = (name: string): boolean => DECK_FILE.test(name);

export const isSettingsFile = (name: string): boolean => SETTINGS_FILE.test(name);

/** Whether a word on the command line means a path and not a deck id: it has a separator, a deck's extension, or dots only. */
export const isPath = (word: string): boolean => /[/\\]|^\.{1,2}$|^~/.test(word) || DECK_FILE.test(word);

const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);

/**
 * The deck files at a place: a file itself whatever its name, or every *.yaml and *.yml below a folder, by name; hidden files,
 * node_modules and settings files of the checker are passed over. Only regular files count; links are followed once. Never opens a file.
 * `expect` is told of each folder how many names of decks it holds, before they are looked at one by one.
 */
export function findDeckFiles(place: string, expect?: (names: number) => void): Found {
  const files: FoundFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  /** Those that are being read: a link to one of them leads round in a circle. */
  const open = new Set<string>();
  const refuse = (file: string, code: Code, message: string, help?: string) =>
    diagnostics.push(fileDiagnostic(file, code, message, help));

  function folder(shown: string, real: string): void {
    let itself: string;
    let entries: Dirent[];
    try {
      itself = realpathSync(real);
      if (open.has(itself)) {
        refuse(shown, 'PD908', 'this link leads back to a folder that it is in', 'remove the link');
        return;
      }
      // Reached twice, it is read once.
      if (seen.has(itself)) return;
      seen.add(itself);
      entries = readdirSync(real, { withFileTypes: true });
    } catch (error) {
      refuse(shown, 'PD906', `the folder cannot be read (${errorCode(error)})`, 'check its permissions');
      return;
    }
    expect?.(entries.filter(({ name }) => DECK_FILE.test(name)).length);
    open.add(itself);
    const [before, at] = [prefixOf(shown), prefixOf(real)];
    const links: string[] = [];
    for (const entry of entries.sort(byName)) {
      const { name } = entry;
      if (name.startsWith('.') || name === 'node_modules' || isSettingsFile(name)) continue;
      const wanted = DECK_FILE.test(name);
      // What most are: to ask for more would take longer than all else that is done here.
      if (entry.isFile() && !name.includes(REPLACEMENT)) {
        if (wanted) files.push({ file: before + name, real: at + name });
      } else if (!one(before + name, at + name, wanted, links)) unnamed(before + name);
    }
    // After what is here itself: that keeps its own name.
    for (const name of links) one(before + name, at + name, DECK_FILE.test(name));
    open.delete(itself);
  }

  /** What was there a moment ago: either it has gone since, or its name is not what it was read as. */
  function unnamed(shown: string): void {
    if (DECK_FILE.test(shown) && shown.includes(REPLACEMENT))
      refuse(shown, 'PD906', 'it cannot be opened: its name is not UTF-8', 'rename it');
  }

  /**
   * What a name in a folder, or the place itself, turns out to be. False where nothing is there. With a list of `links` those to folders
   * are put there for later.
   */
  function one(shown: string, at: string, wanted: boolean, links?: string[], named = false): boolean {
    let stats: Stats;
    let real = at;
    try {
      stats = lstatSync(at);
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return false;
      refuse(shown, 'PD906', `it cannot be looked at (${errorCode(error)})`, 'check its permissions');
      return true;
    }
    if (stats.isSymbolicLink()) {
      try {
        stats = statSync(at);
        real = realpathSync(at);
      } catch (error) {
        const code = errorCode(error);
        if (!wanted && !named) return true;
        if (code === 'ELOOP') refuse(shown, 'PD908', 'this link leads back to itself', 'remove the link');
        else if (code === 'ENOENT') refuse(shown, 'PD907', 'this link leads nowhere', 'mend or remove the link');
        else refuse(shown, 'PD906', `the link cannot be followed (${code})`, 'check its permissions');
        return true;
      }
    }
    if (stats.isDirectory()) {
      if (links && real !== at) links.push(path.basename(at));
      else if (wanted && !named) refuse(shown, 'PD905', 'a folder with the name of a deck', 'rename it');
      else folder(shown, real);
    } else if (stats.isFile()) {
      if (wanted) files.push({ file: shown, real });
    } else if (wanted) refuse(shown, 'PD905', `not a regular file but ${kindOf(stats)}`, 'a deck is a YAML file');
    return true;
  }

  const exists = one(place, path.resolve(place), true, undefined, true);
  return { files, diagnostics, exists };
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** What stands before the names in a folder: as `path.join` has it, once for all of them. */
function prefixOf(folder: string): string {
  const normal = path.normalize(folder);
  if (normal === '.') return '';
  return normal.endsWith(path.sep) ? normal : normal + path.sep;
}

function kindOf(stats: Stats): string {
  if (stats.isFIFO()) return 'a named pipe';
  if (stats.isSocket()) return 'a socket';
  return stats.isCharacterDevice() || stats.isBlockDevice() ? 'a device' : 'something else';
}

/**
 * The bytes of a regular file and its signature, at most one byte more than a deck may have; a diagnostic where it cannot be read. With
 * `room` they are put there where they fit, and are good until that is used again.
 */
export function readDeckFile(
  file: string,
  real: string,
  room?: Buffer,
): { readonly bytes: Uint8Array; readonly signature: Signature } | { readonly refused: Diagnostic } {
  let fd: number;
  try {
    // Without blocking: a pipe put there since the folder was read must not hang us.
    fd = openSync(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return {
      refused: fileDiagnostic(file, 'PD906', `it cannot be opened (${errorCode(error)})`, 'check its permissions'),
    };
  }
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile()) return { refused: fileDiagnostic(file, 'PD905', `not a regular file but ${kindOf(stats)}`) };
    const size = Math.min(stats.size, MAX_BYTES) + 1;
    const bytes = room && size <= room.length ? room.subarray(0, size) : Buffer.allocUnsafe(size);
    let length = 0;
    // To its end; where all that there was a moment ago has come, that need not be asked for.
    for (let read = -1; read !== 0 && length < bytes.length && length !== (stats.size || -1); length += read) {
      read = readSync(fd, bytes, length, bytes.length - length, null);
    }
    return { bytes: bytes.subarray(0, length), signature: signatureOf(stats) };
  } catch (error) {
    return { refused: fileDiagnostic(file, 'PD906', `it cannot be read (${errorCode(error)})`) };
  } finally {
    closeSync(fd);
  }
}
