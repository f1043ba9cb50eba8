import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Writer } from '../memory/event.ts';
import { letters, type Random } from '../memory/random.ts';
import { ok, type Result } from '../problem.ts';
import { diskProblem, errorCode } from './disk.ts';

const NAME = /^[a-z0-9][a-z0-9-]{0,40}$/;

/** `my-laptop-3f9a`: tells the learner which machine a log is from, and never meets another. */
function nameFor(hostname: string, random: Random): string {
  const label = (hostname.split('.')[0] ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 24)
    .replace(/^-+|-+$/g, '');
  return `${label || 'device'}-${letters(random, 4)}`;
}

/** The lasting name of this device; undefined where nothing was ever written on it, or its name is damaged. */
export function knownDevice(stateFolder: string): string | undefined {
  try {
    const name = readFileSync(fileIn(stateFolder), 'utf8').trim();
    return NAME.test(name) ? name : undefined;
  } catch {
    return undefined;
  }
}

const fileIn = (stateFolder: string): string => path.join(stateFolder, 'device');

/**
 * Who writes on this device: its lasting name, kept in the state folder since that is never synced, and a name for
 * this process.
 */
export function openWriter(stateFolder: string, hostname: string, random: Random): Result<Writer> {
  const process = letters(random, 6);
  const file = fileIn(stateFolder);
  const name = knownDevice(stateFolder);
  if (name) return ok({ device: name, process });
  const fresh = nameFor(hostname, random);
  try {
    mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${fresh}\n`, { flag: 'wx', mode: 0o600 });
    return ok({ device: fresh, process });
  } catch (error) {
    // Another process was first: its name is this device's name. A damaged file is replaced by a new device.
    if (errorCode(error) === 'EEXIST') return ok({ device: knownDevice(stateFolder) ?? fresh, process });
    return diskProblem(error, `cannot keep this device's name in ${file}`);
  }
}
