import path from 'node:path';
import type { CardEntry, CardId } from '../deck/model.ts';
import type { Slot } from '../report/stats/accuracy.ts';
import type { CalibrationSums } from '../report/stats/calibration.ts';
import type { DaySums } from '../report/stats/days.ts';
import type { Compared } from '../report/stats/gaps.ts';
import { addReviews, noSums, type Sums } from '../report/stats/sums.ts';
import { readPacked, writePacked } from './packed-file.ts';
import type { OpenReviews } from './reviews-cache.ts';

export interface SumsOptions {
  readonly cache: string;
  readonly build: string;
  /** What identifies the content of all decks. */
  readonly library: string;
  readonly nonce: string;
  /** Cards as the decks have them; undefined of one that is in no deck any more. */
  readonly entryOf: (card: CardId) => CardEntry | undefined;
}

interface Header {
  readonly key: string;
  readonly days: readonly (readonly [number, DaySums])[];
  readonly decks: readonly (readonly [string, Slot[]])[];
  readonly compared: readonly (readonly [CardId, Compared])[];
  readonly calibration: CalibrationSums;
}

/** Before the name of a kind of card, of which the list tells how long answers took. */
const TENTHS = 'tenths ';

const fileIn = (folder: string): string => path.join(folder, 'sums');

/** The sums of all reviews of a table. Those of the table that is kept are kept as well, so that only what came since is counted. */
export function sumsOf({ table, before, kept }: OpenReviews, options: SumsOptions): Sums {
  const known = before && load(before.name, options);
  const sums = known ?? noSums();
  let counted = known === undefined ? 0 : (before?.rows ?? 0);
  const countTo = (row: number): void => {
    addReviews(sums, table.reviews(counted, row), options.entryOf);
    counted = row;
  };
  if (kept !== undefined && !(known !== undefined && kept.name === before?.name)) {
    countTo(kept.rows);
    keep(kept.name, sums, options);
  }
  if (counted < table.size) countTo(table.size);
  return sums;
}

const keyOf = (table: string, { build, library }: SumsOptions): string => JSON.stringify([build, library, table]);

function load(table: string, options: SumsOptions): Sums | undefined {
  const packed = readPacked(fileIn(options.cache));
  const header = packed?.header as Header | undefined;
  if (packed === undefined || header?.key !== keyOf(table, options)) return undefined;
  const { answers, right, lapses, ...others } = packed.lists;
  if (!(answers instanceof Uint32Array && right instanceof Uint32Array && lapses instanceof Uint32Array))
    return undefined;
  const tenths = Object.entries(others).flatMap(([name, list]): [string, Uint32Array][] =>
    list instanceof Uint32Array ? [[name.slice(TENTHS.length), list]] : [],
  );
  return {
    days: new Map(header.days),
    cards: { answers, right, lapses },
    accuracy: { decks: new Map(header.decks), tenths: new Map(tenths) },
    compared: new Map(header.compared),
    calibration: header.calibration,
  };
}

function keep(table: string, { days, cards, accuracy, compared, calibration }: Sums, options: SumsOptions): void {
  const header: Header = {
    key: keyOf(table, options),
    days: [...days],
    decks: [...accuracy.decks],
    compared: [...compared],
    calibration,
  };
  const lists: Record<string, Uint32Array> = { ...cards };
  for (const [kind, tenths] of accuracy.tenths) lists[TENTHS + kind] = tenths;
  try {
    writePacked(fileIn(options.cache), header, lists, options.nonce);
  } catch {
    // Counted anew next time.
  }
}
