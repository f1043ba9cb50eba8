import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { type CardId, cardId } from '../deck/model.ts';
import type { Rating } from '../memory/event.ts';
import type { Aliases, CardRecord, DayTotals, Fold } from '../memory/fold.ts';
import type { CardMemory, Phase } from '../memory/schedule.ts';
import { replaceFile } from './disk.ts';
import type { LogFile } from './review-log.ts';

/** Long enough to hold the id and the time of the last event. */
const TAIL = 256;

/** How much of a log file the kept fold has seen: its size and its last bytes, which must still be there. */
export interface Mark {
  readonly name: string;
  readonly size: number;
  readonly tail: string;
}

export interface KeptFold {
  readonly fold: Fold;
  readonly marks: readonly Mark[];
  /** The former ids that were read as other cards. */
  readonly aliases: Aliases;
  /** Ids that undos name: such an event may come in after its undo, from another device. */
  readonly undone: ReadonlySet<string>;
  /** Lines up to the marks that could not be read. */
  readonly damaged: number;
}

type CardRow = [
  id: string,
  memory: [Phase, number, number, number, number, number, number, number, number, number, number] | 0,
  suspended: 0 | 1,
  buriedUntil: number,
  flag: number,
  seen: [string, Rating] | 0,
  studiedOn: number,
  answers: number,
  recalled: number,
  touched: number,
];
type DayRow = [day: number, answers: number, recalled: number, introduced: number, reviews: number, ms: number];

interface Kept {
  readonly build: string;
  readonly marks: readonly Mark[];
  readonly aliases: readonly [string, string][];
  readonly undone: readonly string[];
  readonly damaged: number;
  readonly cards: readonly CardRow[];
  readonly days: readonly DayRow[];
}

const fileIn = (folder: string): string => path.join(folder, 'memory.json');

function memoryRow(m: CardMemory | undefined): CardRow[1] {
  if (!m) return 0;
  const { phase, step, stability, difficulty, reps, lapses, lastTime, lastDay, interval, dueAt, dueDay } = m;
  return [phase, step, stability, difficulty, reps, lapses, lastTime, lastDay, interval, dueAt, dueDay];
}

function memoryOf(row: CardRow[1]): CardMemory | undefined {
  if (row === 0) return undefined;
  const [phase, step, stability, difficulty, reps, lapses, lastTime, lastDay, interval, dueAt, dueDay] = row;
  return { phase, step, stability, difficulty, reps, lapses, lastTime, lastDay, interval, dueAt, dueDay };
}

function recordOf([
  ,
  kept,
  suspended,
  buriedUntil,
  flag,
  seen,
  studiedOn,
  answers,
  recalled,
  touched,
]: CardRow): CardRecord {
  return {
    memory: memoryOf(kept),
    suspended: suspended === 1,
    buriedUntil,
    flag,
    seen: seen === 0 ? undefined : { hash: seen[0], rating: seen[1] },
    studiedOn,
    answers,
    recalled,
    touched,
  };
}

/** The last bytes before `size`, as hexadecimal. */
function tailOf(file: string, size: number): string {
  const bytes = Buffer.alloc(Math.min(TAIL, size));
  const fd = openSync(file, 'r');
  try {
    const read = readSync(fd, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString('hex', 0, read);
  } finally {
    closeSync(fd);
  }
}

export const markOf = (file: LogFile, size: number): Mark => ({ name: file.name, size, tail: tailOf(file.path, size) });

/** Whether the file still begins with what the mark has seen. */
export const continues = (mark: Mark, file: LogFile): boolean =>
  file.size >= mark.size && tailOf(file.path, mark.size) === mark.tail;

/** The fold as it was kept last; undefined where there is none or it is of another build or damaged. */
export function loadKeptFold(folder: string, build: string): KeptFold | undefined {
  try {
    const kept = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Kept;
    if (kept.build !== build) return undefined;
    const cards = new Map<CardId, CardRecord>();
    for (const row of kept.cards) cards.set(cardId(row[0]), recordOf(row));
    const days = new Map<number, DayTotals>();
    for (const [day, answers, recalled, introduced, reviews, ms] of kept.days) {
      days.set(day, { answers, recalled, introduced, reviews, ms });
    }
    const aliases = new Map(kept.aliases.map(([from, to]) => [cardId(from), cardId(to)] as const));
    return { fold: { cards, days }, marks: kept.marks, aliases, undone: new Set(kept.undone), damaged: kept.damaged };
  } catch {
    return undefined;
  }
}

/** Keeps the fold for next time. The log stays the truth, so a failure to write costs time and nothing else. */
export function keepFold(
  folder: string,
  { fold, marks, aliases, undone, damaged }: KeptFold,
  { build, nonce }: { readonly build: string; readonly nonce: string },
): void {
  const kept: Kept = {
    build,
    marks,
    aliases: [...aliases],
    undone: [...undone],
    damaged,
    cards: [...fold.cards].map(([id, r]) => [
      id,
      memoryRow(r.memory),
      r.suspended ? 1 : 0,
      r.buriedUntil,
      r.flag,
      r.seen ? [r.seen.hash, r.seen.rating] : 0,
      r.studiedOn,
      r.answers,
      r.recalled,
      r.touched,
    ]),
    days: [...fold.days].map(([day, d]) => [day, d.answers, d.recalled, d.introduced, d.reviews, d.ms]),
  };
  try {
    replaceFile(fileIn(folder), Buffer.from(JSON.stringify(kept)), nonce);
  } catch {
    // A cache folder that cannot be written is no reason to stop.
  }
}
