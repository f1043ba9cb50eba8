import { closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { decodeLine } from '../memory/decode.ts';
import { ok, type Result } from '../problem.ts';
import type { Backup, BackupPlaces, Member } from './backup.ts';
import { diskProblem, errorCode, replaceFile, syncFolder, writeAll } from './disk.ts';
import { logFiles } from './review-log.ts';
import {
  decodeSetting,
  filtersIn,
  isSettingKey,
  SETTING_KEYS,
  type SettingsPlace,
  type SettingValue,
  storedValue,
} from './settings.ts';
import { parseSettings, readSettingsFile, writeSettings } from './settings-file.ts';

const NEWLINE = 0x0a;

/** Lines to be added at the end of a log file; all of the member where the file is not there yet. */
export interface LogAddition {
  readonly file: string;
  readonly bytes: Buffer;
  readonly events: number;
  readonly lines: number;
}

/** A deck to be written. `beside` names the deck that stays, where one of the same name differs. */
export interface DeckAddition {
  readonly file: string;
  readonly bytes: Buffer;
  readonly beside: string | undefined;
}

/** What a restore would do; nothing has been changed yet. */
export interface RestorePlan {
  readonly logs: readonly LogAddition[];
  readonly decks: readonly DeckAddition[];
  /** Saved filters are among them, as `filters.name`. */
  readonly settings: ReadonlyMap<string, SettingValue>;
  /** Settings that stay as they are although the backup has other values. */
  readonly settingsKept: readonly string[];
}

export const isEmptyPlan = ({ logs, decks, settings }: RestorePlan): boolean =>
  logs.length === 0 && decks.length === 0 && settings.size === 0;

/** The lines of a log, byte for byte (latin1), newlines taken off; a last line without one counts. */
function rawLines(bytes: Buffer): string[] {
  const lines = bytes.toString('latin1').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const eventIdOf = (raw: string): string | undefined => {
  const line = decodeLine(Buffer.from(raw, 'latin1').toString('utf8'));
  return line.kind === 'event' || line.kind === 'journal' ? line.event.id : undefined;
};

/** What the log files on disk hold: ids of events over all files, and lines by file. */
function presentLog(folder: string): { readonly ids: Set<string>; readonly lines: Map<string, Set<string>> } {
  const ids = new Set<string>();
  const lines = new Map<string, Set<string>>();
  for (const file of logFiles(folder)) {
    const raw = rawLines(readFileSync(file.path));
    lines.set(file.name, new Set(raw));
    for (const line of raw) {
      const id = eventIdOf(line);
      if (id !== undefined) ids.add(id);
    }
  }
  return { ids, lines };
}

function planLog(member: Member, folder: string, present: ReturnType<typeof presentLog>): LogAddition | undefined {
  const there = present.lines.get(member.name);
  let events = 0;
  let copies = 0;
  const missing = rawLines(member.bytes).filter((raw) => {
    if (raw.trim() === '' || there?.has(raw)) return false;
    const id = eventIdOf(raw);
    if (id === undefined) return true;
    if (present.ids.has(id)) copies++;
    else events++;
    return !present.ids.has(id);
  });
  // A log that is not there comes back byte for byte, torn last line and all.
  const whole = there === undefined && copies === 0;
  if (whole ? member.bytes.length === 0 : missing.length === 0) return undefined;
  const bytes = whole ? member.bytes : Buffer.from(missing.map((raw) => `${raw}\n`).join(''), 'latin1');
  return { file: path.join(folder, member.name), bytes, events, lines: missing.length };
}

/** A deck that differs is put beside under a name that the library does not read: which one counts is the learner's say. */
function planDeck(member: Member, folder: string): DeckAddition | undefined {
  const file = path.join(folder, ...member.name.split('/'));
  const present = readIfThere(file);
  if (present === undefined) return { file, bytes: member.bytes, beside: undefined };
  if (present.equals(member.bytes)) return undefined;
  for (let n = 1; ; n++) {
    const aside = `${file}.restored${n === 1 ? '' : `-${n}`}`;
    const other = readIfThere(aside);
    if (other === undefined) return { file: aside, bytes: member.bytes, beside: file };
    if (other.equals(member.bytes)) return undefined;
  }
}

function planSettings(member: Member | undefined, place: SettingsPlace, overwrite: boolean) {
  const settings = new Map<string, SettingValue>();
  const settingsKept: string[] = [];
  const theirs = member && parseSettings(member.bytes.toString('utf8'));
  const { stored } = readSettingsFile(place.paths.config);
  for (const key of theirs ? SETTING_KEYS.filter(isSettingKey) : []) {
    const value = theirs && storedValue(theirs, key);
    if (value === undefined) continue;
    const decoded = decodeSetting(key, value, place);
    const mine = storedValue(stored, key);
    if (!decoded.ok || JSON.stringify(mine) === JSON.stringify(decoded.value)) continue;
    if (mine === undefined || overwrite) settings.set(key, decoded.value);
    else settingsKept.push(key);
  }
  const saved = filtersIn(stored);
  for (const [name, text] of Object.entries(theirs ? filtersIn(theirs) : {})) {
    const mine = Object.hasOwn(saved, name) ? saved[name] : undefined;
    if (mine === text) continue;
    if (mine === undefined || overwrite) settings.set(`filters.${name}`, text);
    else settingsKept.push(`filters.${name}`);
  }
  return { settings, settingsKept };
}

/**
 * What bringing the backup back means here. Logs become the union of their events; what is there is never touched.
 * @param overwriteSettings takes the backup's settings also where one is set here
 */
export function planRestore(
  { members }: Backup,
  places: BackupPlaces,
  settingsPlace: SettingsPlace,
  overwriteSettings: boolean,
): Result<RestorePlan> {
  try {
    const present = presentLog(places.reviews);
    const of = (kind: Member['kind']) => members.filter((m) => m.kind === kind);
    return ok({
      logs: of('review-log').flatMap((m) => planLog(m, places.reviews, present) ?? []),
      decks: of('deck').flatMap((m) => planDeck(m, places.decksFolder) ?? []),
      ...planSettings(of('settings')[0], settingsPlace, overwriteSettings),
    });
  } catch (error) {
    return diskProblem(error, 'cannot compare the backup with what is here; nothing was changed');
  }
}

/** Adds lines at the end, on a line of their own; one write, then fsync. */
function append(file: string, bytes: Buffer): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const fd = openSync(file, 'a+', 0o600);
  try {
    const { size } = fstatSync(fd);
    const last = Buffer.alloc(1);
    const torn = size > 0 && readSync(fd, last, 0, 1, size - 1) === 1 && last[0] !== NEWLINE;
    writeAll(fd, torn ? Buffer.concat([Buffer.from('\n'), bytes]) : bytes);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  syncFolder(path.dirname(file));
}

/** Carries out a plan. After a problem half way the same restore can be run again: what is there is not added twice. */
export async function applyRestore(
  { logs, decks, settings }: RestorePlan,
  places: Pick<BackupPlaces, 'config'>,
  nonce: string,
): Promise<Result<void>> {
  try {
    for (const { file, bytes } of logs) append(file, bytes);
    for (const { file, bytes } of decks) replaceFile(file, bytes, nonce);
  } catch (error) {
    return diskProblem(error, 'the restore stopped half way; run it again once this is mended');
  }
  if (settings.size === 0) return ok(undefined);
  const written = await writeSettings(places.config, settings);
  return written.ok ? ok(undefined) : written;
}
