import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CardId } from '../deck/model.ts';
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

/** What was kept by the last look. */
export interface LastLook {
  /** The statistics for exactly this key: nothing of them changes within the learner's day unless what the key tells does. */
  readonly kept: KeptStats | undefined;
  /** What the hardest cards ask, where the decks are as they were. */
  readonly questions: ReadonlyMap<CardId, string>;
}

export function lastLook(folder: string, key: StatsKey): LastLook {
  try {
    const { key: of, ...kept } = JSON.parse(readFileSync(fileIn(folder), 'utf8')) as KeptStats & { key: StatsKey };
    const isSame = of.build === key.build && of.library === key.library;
    return {
      kept: JSON.stringify(of) === JSON.stringify(key) ? kept : undefined,
      questions: isSame ? new Map(kept.stats.hardest.map(({ card, question }) => [card, question])) : NO_QUESTIONS,
    };
  } catch {
    return { kept: undefined, questions: NO_QUESTIONS };
  }
}

const NO_QUESTIONS: LastLook['questions'] = new Map();

/** Keeps them for the next look; a folder that cannot be written costs time and nothing else. */
export function keepStats(folder: string, key: StatsKey, kept: KeptStats, nonce: string): void {
  try {
    replaceFile(fileIn(folder), Buffer.from(JSON.stringify({ key, ...kept })), nonce);
  } catch {
    // Counted anew next time.
  }
}
