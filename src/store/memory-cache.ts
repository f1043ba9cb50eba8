import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { cardId } from '../deck/model.ts';
import type { Aliases, DayTotals } from '../memory/fold.ts';
import { RecordMap } from '../memory/packed.ts';
import type { TuningEvent } from '../memory/standing.ts';
import { readPacked, writePacked } from './packed-file.ts';
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
  readonly fold: { readonly cards: RecordMap; readonly days: Map<number, DayTotals> };
  readonly marks: readonly Mark[];
  /** The former ids that were read as other cards. */
  readonly aliases: Aliases;
  /** Ids that undos name: such an event may come in after its undo, from another device. */
  readonly undone: ReadonlySet<string>;
  /** What the parameters of the fold follow from; few, so that no start has to look for them in the log. */
  readonly tuning: readonly TuningEvent[];
  /** Lines up to the marks that could not be read. */
  readonly damaged: number;
}

type DayRow = [day: number, answers: number, recalled: number, introduced: number, reviews: number, ms: number];

/** Kept with the numbers of the records. */
interface Header {
  readonly build: string;
  readonly marks: readonly Mark[];
  readonly aliases: readonly [string, string][];
  readonly undone: readonly string[];
  readonly tuning: readonly TuningEvent[];
  readonly damaged: number;
  readonly days: readonly DayRow[];
  readonly ids: string;
  readonly hashes: string;
}

const fileIn = (folder: string): string => path.join(folder, 'memory');

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
    const packed = readPacked(fileIn(folder));
    const header = packed?.header as Header | undefined;
    const numbers = packed?.lists.records;
    if (header?.build !== build || !(numbers instanceof Float64Array)) return undefined;
    const days = new Map<number, DayTotals>();
    for (const [day, answers, recalled, introduced, reviews, ms] of header.days) {
      days.set(day, { answers, recalled, introduced, reviews, ms });
    }
    return {
      fold: { cards: new RecordMap({ ids: header.ids, hashes: header.hashes, numbers }), days },
      marks: header.marks,
      aliases: new Map(header.aliases.map(([from, to]) => [cardId(from), cardId(to)] as const)),
      undone: new Set(header.undone),
      tuning: header.tuning,
      damaged: header.damaged,
    };
  } catch {
    return undefined;
  }
}

/** Keeps the fold for next time. The log stays the truth, so a failure to write costs time and nothing else. */
export function keepFold(
  folder: string,
  { fold, marks, aliases, undone, tuning, damaged }: KeptFold,
  { build, nonce }: { readonly build: string; readonly nonce: string },
): void {
  const { ids, hashes, numbers } = fold.cards.pack();
  const header: Header = {
    build,
    marks,
    aliases: [...aliases],
    undone: [...undone],
    tuning,
    damaged,
    days: [...fold.days].map(([day, d]) => [day, d.answers, d.recalled, d.introduced, d.reviews, d.ms]),
    ids,
    hashes,
  };
  try {
    writePacked(fileIn(folder), header, { records: numbers }, nonce);
  } catch {
    // A cache folder that cannot be written is no reason to stop.
  }
}
