import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The built program under test; PREPDECK_PROGRAM names another one, such as an installed one. */
export const PROGRAM = process.env.PREPDECK_PROGRAM ?? path.join(ROOT, 'bin', 'prepdeck.js');

export type Env = Readonly<Record<string, string | undefined>>;

/** Name of the device that `newHome` gives; its log is `data/reviews/<device>.jsonl`. */
export const DEVICE = 'testbench-0001';

/** Decks for these tests. */
export const DECKS = path.join(ROOT, 'test', 'e2e', 'decks');

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone when the tests of the file have finished; tests run several at a time. */
export function temporaryFolder(label = 'e2e'): string {
  const folder = mkdtempSync(path.join(tmpdir(), `prepdeck-${label}-`));
  folders.push(folder);
  return folder;
}

let warm: string | undefined;

/** A cache that knows the decks already: parsing them anew for each test would take most of the time. */
function warmCache(): string {
  if (warm === undefined) {
    const home = temporaryFolder('warm');
    spawnSync(process.execPath, [PROGRAM, 'list'], { env: cleanEnv(home, { PREPDECK_DECKS_FOLDER: DECKS }) });
    warm = path.join(home, 'cache');
  }
  return warm;
}

/** A PREPDECK_HOME in which nothing was ever studied, whose device has the name given. */
export function newHome(device = DEVICE): string {
  const home = temporaryFolder('home');
  cpSync(warmCache(), path.join(home, 'cache'), { recursive: true });
  mkdirSync(path.join(home, 'state'), { recursive: true });
  writeFileSync(path.join(home, 'state', 'device'), `${device}\n`);
  return home;
}

/**
 * The environment of the program: nothing of whoever runs the tests but the search path, so that no colour variable,
 * locale or setting of theirs decides a test. A value of undefined takes a variable out.
 */
export function cleanEnv(home: string | undefined, changes: Env = {}): Record<string, string> {
  const all: Env = {
    PATH: process.env.PATH,
    HOME: home ?? tmpdir(),
    LANG: 'C.UTF-8',
    TZ: 'UTC',
    TERM: 'xterm-256color',
    PREPDECK_HOME: home,
    ...changes,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
