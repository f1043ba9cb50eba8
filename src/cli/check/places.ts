import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic } from '../../deck/diagnostic.ts';
import { fileDiagnostic } from '../../deck/file-diagnostic.ts';
import { type Found, findDeckFiles, isPath, isSettingsFile, wouldBeFound } from '../../deck/files.ts';

/** A deck file to check. */
export interface Target {
  /** As shown: relative to the working folder where it is below that, with / between the parts. */
  readonly file: string;
  /** The absolute path by which it was found. */
  readonly path: string;
  /** The path behind every link: what is read. */
  readonly real: string;
  readonly origin: 'named' | 'folder' | 'shipped';
  /** What it holds, where it is no file but stdin. */
  readonly bytes?: Uint8Array;
}

/** What the words of the command line lead to. */
export interface Places {
  /** Each file once. */
  readonly targets: readonly Target[];
  /** What is there and cannot be checked, or is not there. */
  readonly unchecked: readonly Diagnostic[];
  /** Settings files that were named as if they were decks, absolute: they are judged as what they are. */
  readonly settings: readonly string[];
  /** Absolute files and folders that were looked into. */
  readonly roots: readonly string[];
  /** What the words cover, in those that do not ship with the program: also files that are no longer there. */
  readonly areas: readonly Area[];
}

export interface Area {
  /** Absolute file or folder. */
  readonly root: string;
  /** The same behind every link. */
  readonly real: string;
  /** Whether a file, absolute, would be checked if it were there; by either name of the area. */
  readonly covers: (file: string) => boolean;
}

export interface PlacesOptions {
  readonly words: readonly string[];
  readonly cwd: string;
  /** Where to look when there are no words. */
  readonly usual: { readonly globs: readonly string[] } | { readonly folder: string; readonly shipped: string };
  /** Told how many names of decks a folder holds, before they are looked at one by one. */
  readonly expect?: (names: number) => void;
  /** The file of a deck by its id; else what to say. */
  readonly fileOf: (id: string) => Promise<{ readonly file: string } | { readonly help?: string }>;
}

/** The path as reports show it. */
export function shownPath(file: string, cwd: string, word = file): string {
  // What most are, without looking at every part of the path.
  if (path.sep === '/' && file.startsWith(`${cwd}/`)) return file.slice(cwd.length + 1);
  if (path.sep === '/' && cwd !== '/' && file !== cwd && path.isAbsolute(word)) return file;
  const relative = path.relative(cwd, file);
  const below = relative !== '' && !path.isAbsolute(relative) && relative.split(path.sep)[0] !== '..';
  const shown = below ? relative : path.isAbsolute(word) ? file : relative;
  return path.sep === '/' ? shown : shown.replaceAll(path.sep, '/');
}

/** The path behind every link; as it is where nothing is there. */
export function realPath(place: string): string {
  try {
    return realpathSync(place);
  } catch {
    return place;
  }
}

const GLOB = /[*?[\]{}]|[!+@]\(/;

/** Finds the files to check. Opens none but those of the library, where a word is a deck id. */
export async function findPlaces({ words, cwd, usual, expect, fileOf }: PlacesOptions): Promise<Places> {
  const targets = new Map<string, Target>();
  const unchecked = new Map<string, Diagnostic>();
  const settings = new Set<string>();
  const roots = new Set<string>();
  const areas: Area[] = [];
  const area = (root: string, matches = wouldBeFound): void => {
    roots.add(root);
    const real = realPath(root);
    const isBelow = (top: string, file: string): boolean => {
      const below = path.relative(top, file).replaceAll(path.sep, '/');
      return file === top || (wouldBeFound(below) && matches(below));
    };
    areas.push({ root, real, covers: (file) => isBelow(root, file) || isBelow(real, file) });
  };

  const missing = (word: string, message: string, help?: string): void => {
    unchecked.set(word, fileDiagnostic(word, 'PD906', message, help));
  };
  const take = (
    found: Found,
    word: string,
    origin: Target['origin'],
    wanted = (_file: string) => true,
    reaches = wanted,
  ): number => {
    let taken = 0;
    for (const { file, real } of found.files) {
      if (!wanted(file)) continue;
      taken++;
      if (!targets.has(real)) {
        targets.set(real, { file: shownPath(file, cwd, word), path: file, real, origin });
      }
    }
    for (const one of found.diagnostics) {
      if (!wanted(one.file) && !(one.code === 'PD906' && reaches(one.file))) continue;
      taken++;
      unchecked.set(one.file, { ...one, file: shownPath(one.file, cwd, word) });
    }
    return taken;
  };
  const at = (word: string, origin: Target['origin']): boolean => {
    const place = path.resolve(cwd, word);
    if (isSettingsFile(path.basename(place)) && !GLOB.test(word)) {
      settings.add(place);
      return true;
    }
    const found = findDeckFiles(place, expect);
    if (!found.exists) return false;
    area(place);
    if (take(found, word, origin) === 0)
      missing(word, 'there is no deck in this folder', 'decks are .yaml or .yml files');
    return true;
  };
  const glob = async (word: string): Promise<void> => {
    const { default: picomatch } = await import('picomatch');
    const { base, glob: pattern } = picomatch.scan(word);
    if (pattern === '') {
      missing(word, 'no such file or folder, and no pattern', 'decks are .yaml or .yml files');
      return;
    }
    const folder = path.resolve(cwd, base);
    const matches = picomatch(pattern);
    const below = (file: string) => path.relative(folder, file).replaceAll(path.sep, '/');
    const inside = (file: string) => matches(below(file));
    // A folder that cannot be read is of no matter where no deck in it would be asked for.
    const depth = pattern.includes('**') ? Number.POSITIVE_INFINITY : pattern.split('/').length;
    const reaches = (place: string) => !isPath(path.basename(place)) && below(place).split('/').length < depth;
    const found = findDeckFiles(folder, expect);
    area(folder, matches);
    if (take(found, word, 'named', inside, reaches) === 0) {
      missing(word, 'no deck file matches this pattern', 'decks are .yaml or .yml files; put patterns in quotes');
    }
  };
  const id = async (word: string): Promise<void> => {
    const found = await fileOf(word);
    if (!('file' in found)) missing(word, 'no file, folder or deck of this name', found.help);
    else at(found.file, 'named');
  };

  for (const word of words) {
    if (at(word, 'named')) continue;
    if (GLOB.test(word)) await glob(word);
    else if (isPath(word)) missing(word, 'no such file or folder', 'decks are .yaml or .yml files');
    else await id(word);
  }
  if (words.length === 0) {
    if ('globs' in usual) {
      for (const word of usual.globs) await glob(word);
    } else {
      take(findDeckFiles(usual.folder, expect), usual.folder, 'folder');
      take(findDeckFiles(usual.shipped), usual.shipped, 'shipped');
      area(usual.folder);
      roots.add(usual.shipped);
    }
  }
  const byPath = [...targets.values()].toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return { targets: byPath, unchecked: [...unchecked.values()], settings: [...settings], roots: [...roots], areas };
}
