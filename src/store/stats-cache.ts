import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { LeechRule } from '../memory/queue.ts';
import type { Stats } from '../report/stats/stats.ts';
import { replaceFile } from './disk.ts';
import type { Mark } from './memory-cache.ts';

/** Everything that the statistics of all cards and all time depend on; the parameters of the schedule are in the log, which the marks stand for. */
export interface StatsKey {
  readonly build: string;
  readonly day: number;
  readonly tz: number;
  readonly rollover: number;
  readonly retention: number;
  readonly leech: LeechRule;
  /** What identifies the content of all decks. */
  readonly library: string;
  readonly marks: readonly Mark[];
}

export interface KeptStats {
  readonly stats: Stats;
  /** Lines of the log that could not be read. */
  readonly damaged: number;
}

const fileIn = (folder: string): string => path.join(folder, 'stats.json');

/** The statistics kept for exactly this key: nothing of them changes within the learner's day unless what the key tells does. */
export function loadStats(folder: string, key: StatsKey): KeptStats | undefined {
  try {
    const { key: of, ...kept } = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as KeptStats & { key: string };
    return of === JSON.stringify(key) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps them for the next look; a folder that cannot be written costs time and nothing else. */
export function keepStats(folder: string, key: StatsKey, kept: KeptStats, nonce: string): void {
  try {
    replaceFile(fileIn(folder), Buffer.from(JSON.stringify({ key: JSON.stringify(key), ...kept })), nonce);
  } catch {
    // Counted anew next time.
  }
}
