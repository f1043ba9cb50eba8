import { constants, copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ok, type Problem, type Result } from '../problem.ts';
import { diskProblem, errorCode } from './disk.ts';

const NAME = 'settings';

export type StoredSettings = Readonly<Record<string, unknown>>;

export interface SettingsFile {
  readonly path: string;
  /** Nothing in it where the file is missing or damaged. */
  readonly stored: StoredSettings;
  readonly damaged: boolean;
  readonly warnings: readonly Problem[];
}

export const settingsPath = (folder: string): string => path.join(folder, `${NAME}.json`);

/** The settings in JSON; undefined where the text is not one JSON object. */
export function parseSettings(text: string): StoredSettings | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** The file that `conf` keeps. Read without it: loading conf costs more than all the rest of a short command. */
export function readSettingsFile(folder: string): SettingsFile {
  const file = settingsPath(folder);
  const none = { path: file, stored: {}, damaged: false };
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return { ...none, warnings: [] };
    const unread = diskProblem(error, `cannot read the settings in ${file}`);
    return { ...none, warnings: unread.ok ? [] : [unread.problem] };
  }
  const stored = parseSettings(text);
  if (stored !== undefined) return { ...none, stored, warnings: [] };
  const message = `the settings in ${file} are damaged: not a JSON object; the defaults hold`;
  const hint = 'mend the file; or `prepdeck config set` starts a new one and keeps this one beside it';
  return { ...none, damaged: true, warnings: [{ message, hint }] };
}

/** Moves a damaged file out of the way under a name that is free; gives that name. Throws on disk errors. */
function setAside(file: string): string {
  for (let n = 1; ; n++) {
    const aside = `${file}.damaged-${n}`;
    try {
      copyFileSync(file, aside, constants.COPYFILE_EXCL);
    } catch (error) {
      if (errorCode(error) === 'EEXIST') continue;
      throw error;
    }
    rmSync(file);
    return aside;
  }
}

/**
 * Changes settings.json through `conf`: `null` is a value, undefined takes the key out. Gives the name under which a
 * damaged file was kept, if there was one.
 */
export async function writeSettings(
  folder: string,
  changes: ReadonlyMap<string, number | string | null | undefined>,
): Promise<Result<{ readonly aside: string | undefined }>> {
  const { default: Conf } = await import('conf');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const before = readSettingsFile(folder);
    const aside = before.damaged ? setAside(before.path) : undefined;
    const conf = new Conf<Record<string, unknown>>({ cwd: folder, configName: NAME, configFileMode: 0o600 });
    for (const [key, value] of changes) {
      if (value === undefined) conf.delete(key);
      else conf.set(key, value);
    }
    return ok({ aside });
  } catch (error) {
    return diskProblem(error, `not changed, cannot write ${settingsPath(folder)}`);
  }
}
