import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { decodeLine } from '../../src/memory/decode.ts';
import type { LogEvent } from '../../src/memory/event.ts';
import { DEVICE } from './program.ts';

export const reviewsOf = (home: string): string => path.join(home, 'data', 'reviews');

/** Every event in the log of a home with all its fields, in the order of its lines; a damaged line is a failure. */
export function eventsIn(home: string): LogEvent[] {
  let names: string[];
  try {
    names = readdirSync(reviewsOf(home)).filter((name) => name.endsWith('.jsonl'));
  } catch {
    // Nothing was ever written.
    return [];
  }
  return names.sort().flatMap((name) =>
    readFileSync(path.join(reviewsOf(home), name), 'utf8')
      .split('\n')
      .flatMap((text, i) => {
        const line = decodeLine(text);
        if (line.kind === 'event') return [line.event];
        // What bears on no card is read by `readJournal`.
        if (line.kind === 'blank' || line.kind === 'journal') return [];
        throw new Error(`${name}:${i + 1} is ${line.kind}: ${text}`);
      }),
  );
}

/** The device's log on a disk that has no room, as /dev/full plays it. */
export function fillDisk(home: string): { free(): void } {
  const log = path.join(reviewsOf(home), `${DEVICE}.jsonl`);
  mkdirSync(reviewsOf(home), { recursive: true });
  symlinkSync('/dev/full', log);
  return { free: () => rmSync(log) };
}
