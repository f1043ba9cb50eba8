import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import type { CardId } from '../deck/model.ts';
import { decodeLine, type Line } from '../memory/decode.ts';
import { compareEvents, type JournalEvent, type LogEvent } from '../memory/event.ts';
import { ReviewColumns } from '../memory/review-columns.ts';
import { createSkimmer } from '../memory/skim.ts';
import { errorCode } from './disk.ts';

const SUFFIX = '.jsonl';
const NEWLINE = 0x0a;

/** One device's part of the log. `name` is the file's name. */
export interface LogFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
}

/** A line that is no event this version can use. `line` is 1-based. */
export interface Damage {
  readonly file: LogFile;
  readonly line: number;
  readonly kind: 'torn' | 'damaged' | 'newer';
  readonly why: string;
}

export interface LogContents {
  readonly events: readonly LogEvent[];
  /** What bears on no card. */
  readonly journal: readonly JournalEvent[];
  readonly damage: readonly Damage[];
}

/** The log files in the folder, by name; none where there is no folder yet. */
export function logFiles(folder: string): LogFile[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
  return names
    .filter((name) => name.endsWith(SUFFIX) && !name.startsWith('.'))
    .sort()
    .flatMap((name) => {
      const file = path.join(folder, name);
      const stats = statSync(file, { throwIfNoEntry: false });
      return stats?.isFile() ? [{ name, path: file, size: stats.size }] : [];
    });
}

export const logFileFor = (folder: string, device: string): string => path.join(folder, `${device}${SUFFIX}`);

/** Lines between two calls of a progress function. */
const LINES_A_STEP = 5000;

/** Calls `visit` for each line of the text, by its offsets; `whole` is false for a last line without its newline. */
function eachLine(text: string, visit: (from: number, to: number, number: number, whole: boolean) => void): void {
  let from = 0;
  for (let number = 1; from < text.length; number++) {
    const end = text.indexOf('\n', from);
    visit(from, end < 0 ? text.length : end, number, end >= 0);
    if (end < 0) return;
    from = end + 1;
  }
}

function damageOf(line: Line, whole: boolean): { kind: Damage['kind']; why: string } | undefined {
  if (line.kind === 'newer') return { kind: 'newer', why: line.what };
  if (line.kind !== 'damaged') return undefined;
  return whole ? { kind: 'damaged', why: line.why } : { kind: 'torn', why: line.why };
}

/** The bytes of a file from `from` up to `to`. */
function readRange(file: string, from: number, to: number): Buffer {
  const fd = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(Math.max(0, to - from));
    let at = 0;
    while (at < bytes.length) {
      const read = readSync(fd, bytes, at, bytes.length - at, from + at);
      if (read === 0) break;
      at += read;
    }
    return bytes.subarray(0, at);
  } finally {
    closeSync(fd);
  }
}

/** The text of a file from `from` on, and where its last complete line ends. The bytes are let go of: with both, a large log would take twice the room. */
function readText({ path: file, size }: LogFile, from: number): { readonly text: string; readonly upTo: number } {
  const bytes = readRange(file, from, size);
  return { text: bytes.toString('utf8'), upTo: from + bytes.lastIndexOf(NEWLINE) + 1 };
}

export interface ReadOptions {
  /** Told how far into the file it is. */
  readonly progress?: (read: number) => void;
  /** Reviews have what was right, guessed and ticked too. */
  readonly answers?: boolean;
  /** Every field of every event; takes five times as long. */
  readonly whole?: boolean;
  /** Takes the reviews; they are none of the events then. */
  readonly columns?: ReviewColumns;
}

function skimInto(events: LogEvent[], text: string, answers: boolean): (from: number, to: number) => boolean {
  const skim = createSkimmer(text, answers);
  return (from, to) => {
    const review = skim(from, to);
    if (review !== undefined) events.push(review);
    return review !== undefined;
  };
}

/**
 * Reads one log file from byte `from` to the size it had when it was listed. `upTo` is the end of the last complete
 * line: reading goes on from there next time. A last line without its newline still counts if it is a whole event;
 * `open` is how much of the damage (0 or 1) is on such a line and will be met again.
 */
export function readLogFile(
  file: LogFile,
  from = 0,
  { progress, answers = false, whole: isWhole = false, columns }: ReadOptions = {},
): LogContents & { readonly upTo: number; readonly open: number } {
  const { text, upTo } = readText(file, from);
  const events: LogEvent[] = [];
  const journal: JournalEvent[] = [];
  const damage: Damage[] = [];
  let open = 0;
  const take = isWhole ? () => false : columns ? columns.reader(text) : skimInto(events, text, answers);
  eachLine(text, (start, end, number, whole) => {
    if (progress && number % LINES_A_STEP === 0) progress(from + end);
    if (take(start, end)) return;
    const line = decodeLine(text.slice(start, end));
    if (line.kind === 'event') events.push(line.event);
    else if (line.kind === 'journal') journal.push(line.event);
    const found = damageOf(line, whole);
    if (!found) return;
    damage.push({ file, line: number, ...found });
    if (!whole) open = 1;
  });
  return { events, journal, damage, open, upTo };
}

/** Everything in the given log files; damaged lines are named, never dropped in silence. */
export function readLog(files: readonly LogFile[], options: Pick<ReadOptions, 'whole' | 'answers'> = {}): LogContents {
  const parts = files.map((file) => readLogFile(file, 0, options));
  return {
    events: parts.flatMap((p) => p.events),
    journal: parts.flatMap((p) => p.journal),
    damage: parts.flatMap((p) => p.damage),
  };
}

/** All of the given log files, reviews as columns. @param progress told how many bytes of how many are read */
export function readColumns(
  files: readonly LogFile[],
  progress?: (done: number, total: number) => void,
): { readonly columns: ReviewColumns; readonly parts: ReturnType<typeof readLogFile>[] } {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const columns = new ReviewColumns(total);
  let before = 0;
  const parts = files.map((file) => {
    const part = readLogFile(file, 0, { columns, progress: (read) => progress?.(before + read, total) });
    before += file.size;
    return part;
  });
  return { columns, parts };
}

export type LogReader = typeof readColumns;

/** Reads as `readColumns` does, and gives what it read last again while the files have not grown: for two who need it one after the other. */
export function readOnce(): LogReader {
  let last: { readonly key: string; readonly read: ReturnType<LogReader> } | undefined;
  return (files, progress) => {
    const key = JSON.stringify(files);
    if (last?.key !== key) last = { key, read: readColumns(files, progress) };
    return last.read;
  };
}

/** The whole lines, decoded, in which one of the needles stands: a text search, since decoding everything is ten times slower. */
const linesWith = ({ path: file }: LogFile, needles: readonly string[]): Line[] =>
  linesOf(readFileSync(file, 'utf8'), needles);

function linesOf(text: string, needles: readonly string[]): Line[] {
  const starts = new Set<number>();
  for (const needle of needles) {
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
      starts.add(text.lastIndexOf('\n', at) + 1);
    }
  }
  return [...starts].map((start) => {
    const end = text.indexOf('\n', start);
    return decodeLine(text.slice(start, end < 0 ? undefined : end));
  });
}

/** The events that name one of the cards, undos included. */
export function readCards(files: readonly LogFile[], cards: readonly CardId[]): LogEvent[] {
  const needles = cards.map((card) => `"card":${JSON.stringify(card)}`);
  return files
    .flatMap((file) => linesWith(file, needles))
    .flatMap((line) => (line.kind === 'event' && cards.includes(line.event.card) ? [line.event] : []));
}

/** The events of these types that bear on no card, of all devices, in their one order, copies left out. Throws on disk errors. */
export function readJournal<T extends JournalEvent['type']>(
  files: readonly LogFile[],
  ...types: readonly T[]
): Extract<JournalEvent, { type: T }>[] {
  const found = new Map<string, Extract<JournalEvent, { type: T }>>();
  for (const file of files) for (const e of readJournalFrom(file, 0, ...types).found) found.set(e.id, e);
  return [...found.values()].sort(compareEvents);
}

/**
 * The events of these types that bear on no card, of one log file from byte `from` on, where a line begins. `upTo` is the end of the last
 * complete line: reading goes on from there next time.
 */
export function readJournalFrom<T extends JournalEvent['type']>(
  file: LogFile,
  from: number,
  ...types: readonly T[]
): { readonly found: readonly Extract<JournalEvent, { type: T }>[]; readonly upTo: number } {
  const wanted: ReadonlySet<JournalEvent['type']> = new Set(types);
  const isWanted = (e: JournalEvent): e is Extract<JournalEvent, { type: T }> => wanted.has(e.type);
  const bytes = readRange(file.path, from, file.size);
  const lines = linesOf(
    bytes.toString('utf8'),
    types.map((type) => `"type":"${type}"`),
  );
  return {
    found: lines.flatMap((line) => (line.kind === 'journal' && isWanted(line.event) ? [line.event] : [])),
    upTo: from + bytes.lastIndexOf(NEWLINE) + 1,
  };
}
