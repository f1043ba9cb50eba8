import path from 'node:path';
import type { LogEvent } from '../../src/memory/event.ts';
import { logFiles, readLog } from '../../src/store/review-log.ts';

export const reviewsOf = (home: string): string => path.join(home, 'data', 'reviews');

/** Every event in the log of a home, in the order of its lines; a damaged line is a failure. */
export function eventsIn(home: string): readonly LogEvent[] {
  const { events, damage } = readLog(logFiles(reviewsOf(home)));
  if (damage.length > 0)
    throw new Error(`damaged: ${damage.map((d) => `${d.file.name}:${d.line} ${d.why}`).join('; ')}`);
  return events;
}
