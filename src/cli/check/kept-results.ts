import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { readSealed, removeQuietly, writeSealed } from '../../deck/sealed.ts';
import type { Context } from '../context.ts';
import { nonceOf } from '../nonce.ts';
import type { Remembered } from './judge-files.ts';
import { type Memory, NO_MEMORY, type Outcome } from './once.ts';
import type { CheckOptions } from './options.ts';

/** Raise it whenever the layout changes. */
const VERSION = 1;
/** What one file of results may come to, in characters; what is beyond is judged anew each time. */
const MAX_LENGTH = 16 * 1024 * 1024;
/** Files of results: one for each folder that is checked from, and each way of checking there. */
const MAX_FILES = 20;

/** What earlier runs found, between runs of the program. */
export interface KeptResults {
  readonly memory: Memory;
  /** Keeps what a run found, if it found anything new. */
  readonly keep: (outcome: Outcome) => void;
}

type Row = Omit<Remembered, 'key'> & { readonly real: string /** Index of its key. */; readonly key: number };

interface Kept {
  readonly keys: readonly string[];
  readonly files: readonly Row[];
  readonly settings: Memory['settings'];
}

/**
 * The results of earlier runs with the same options in the same folder. Deleting them costs time, nothing else; what is damaged or of
 * another build counts as absent, and of two runs at once the later one's results stay. Undefined where nothing is to be kept.
 */
export function keptResults(options: CheckOptions, context: Context): KeptResults | undefined {
  // Unbuilt, the program changes without its name changing.
  if (!options.cache || options.words.includes('-') || context.build.endsWith('+source')) return undefined;
  const folder = path.join(context.paths.cache, 'checks');
  const file = path.join(folder, `${nameOf(options, context)}.json`);
  const version = `prepdeck-checks ${VERSION} ${context.build}`;
  const memory = read(readSealed(file, version));
  return {
    memory,
    keep: ({ memory: now, learned }) => {
      if (!learned || now === undefined) return;
      if (writeSealed(file, version, textOf(now, memory), nonceOf(context))) removeOldest(folder);
    },
  };
}

/** What makes results of one run useless to another. Should two have one name, the keys in the file tell them apart. */
function nameOf({ config, rules, only, ignoreComments, baseline }: CheckOptions, { cwd }: Context): string {
  return crc32(JSON.stringify([cwd, config, rules, only, ignoreComments, baseline !== undefined])).toString(16);
}

function read(text: string | undefined): Memory {
  if (text === undefined) return NO_MEMORY;
  const { keys, files, settings }: Kept = JSON.parse(text);
  const known = new Map<string, Remembered>();
  for (const { real, file, signature, hash, key: index, judged } of files) {
    const key = keys[index] ?? '';
    known.set(real, signature ? { file, signature, hash, key, judged } : { file, hash, key, judged });
  }
  return { files: known, settings };
}

/** The results of this run, then those of other files that are still there, as far as there is room. */
function textOf(now: Memory, before: Memory): string {
  const keys = new Map<string, number>();
  const rows: string[] = [];
  let room = MAX_LENGTH;
  const add = (real: string, { key, ...rest }: Remembered): void => {
    const index = keys.get(key) ?? keys.size;
    keys.set(key, index);
    const row: Row = { real, ...rest, key: index };
    const text = JSON.stringify(row);
    if (text.length > room) return;
    room -= text.length;
    rows.push(text);
  };
  for (const [real, one] of now.files) add(real, one);
  for (const [real, one] of before.files) if (!now.files.has(real) && room > 0 && existsSync(real)) add(real, one);
  const seen = new Set(now.settings.map(({ file }) => file));
  const settings = [...now.settings, ...before.settings.filter(({ file }) => !seen.has(file) && existsSync(file))];
  return `{"keys":${JSON.stringify([...keys.keys()])},"settings":${JSON.stringify(settings)},"files":[${rows.join(',\n')}]}`;
}

/** Leaves the newest files of results; drafts of a run that was cut off go with the others. */
function removeOldest(folder: string): void {
  try {
    const names = readdirSync(folder);
    if (names.length <= MAX_FILES) return;
    const age = (name: string): number => statSync(path.join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const byAge = names.map((name) => ({ name, at: age(name) })).toSorted((a, b) => b.at - a.at);
    for (const { name } of byAge.slice(MAX_FILES)) removeQuietly(path.join(folder, name));
  } catch {
    // It is only a cache.
  }
}
