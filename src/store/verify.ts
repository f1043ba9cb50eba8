import type { CardId } from '../deck/model.ts';
import { type AnyEvent, compareEvents } from '../memory/event.ts';
import { type Damage, type LogFile, logFiles, readLogFile } from './review-log.ts';

/** What one log file holds. Times are UTC ms; undefined in a file without events. */
export interface FileFindings {
  readonly file: LogFile;
  readonly events: number;
  readonly first: number | undefined;
  readonly last: number | undefined;
  readonly damage: readonly Damage[];
}

export interface LogFindings {
  readonly files: readonly FileFindings[];
  /** Events all in all, copies counted once. */
  readonly events: number;
  /** Copies of an event beyond the first: what syncing leaves behind. */
  readonly copies: number;
  /** Ids under which two different events are found, with the files they are in. */
  readonly conflicts: readonly { readonly id: string; readonly files: readonly string[] }[];
  /** Events by card, for those cards that no deck has. */
  readonly orphans: ReadonlyMap<CardId, number>;
}

interface Seen {
  readonly event: AnyEvent;
  readonly text: string;
  readonly file: string;
}

/**
 * Reads every line of every log file.
 * @param knows whether a card, by its present or a former id, is in a deck
 * Throws on disk errors.
 */
export function verifyLog(folder: string, knows: (card: CardId) => boolean): LogFindings {
  const seen = new Map<string, Seen>();
  const conflicts = new Map<string, Set<string>>();
  const orphans = new Map<CardId, number>();
  let copies = 0;
  const files = logFiles(folder).map((file): FileFindings => {
    const { events: onCards, journal, damage } = readLogFile(file);
    const events: readonly AnyEvent[] = [...onCards, ...journal];
    let first: AnyEvent | undefined;
    let last: AnyEvent | undefined;
    for (const event of events) {
      if (!first || compareEvents(event, first) < 0) first = event;
      if (!last || compareEvents(event, last) > 0) last = event;
      const text = JSON.stringify(event);
      const before = seen.get(event.id);
      if (before === undefined) {
        seen.set(event.id, { event, text, file: file.name });
        if ('card' in event && !knows(event.card)) orphans.set(event.card, (orphans.get(event.card) ?? 0) + 1);
      } else if (before.text === text) copies++;
      else conflicts.set(event.id, (conflicts.get(event.id) ?? new Set([before.file])).add(file.name));
    }
    return { file, events: events.length, first: first?.t, last: last?.t, damage };
  });
  return {
    files,
    events: seen.size,
    copies,
    conflicts: [...conflicts].map(([id, names]) => ({ id, files: [...names] })),
    orphans,
  };
}

/** Whether something was lost or contradicts itself; lines of a newer version and orphans are none of that. */
export const isDamaged = ({ files, conflicts }: LogFindings): boolean =>
  conflicts.length > 0 || files.some(({ damage }) => damage.some(({ kind }) => kind !== 'newer'));
