import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeEvent } from '../../src/memory/decode.ts';
import { type AnyEvent, compareEvents, type JournalEvent } from '../../src/memory/event.ts';
import { logFiles, readJournal, readLog } from '../../src/store/review-log.ts';
import { aJournal, aLog } from '../support/event-arbitraries.ts';
import { temporaryFolder } from '../support/program.ts';

/** Log files of the folder, one a device; what `twice` holds is there a second time, as syncing leaves it. */
function written(events: readonly AnyEvent[], twice: readonly AnyEvent[] = []) {
  const folder = temporaryFolder('journal');
  for (const e of events)
    writeFileSync(path.join(folder, `${e.id.split('.')[0]}.jsonl`), encodeEvent(e), { flag: 'a' });
  for (const e of twice) writeFileSync(path.join(folder, 'copy.jsonl'), encodeEvent(e), { flag: 'a' });
  return logFiles(folder);
}

const TYPES = ['objective', 'reading', 'interview', 'round', 'plan'] as const;

describe('the journal', () => {
  it('gives each event of a type once and in order, whatever else is in the log', () => {
    fc.assert(
      fc.property(aLog(10), aJournal(), (log, journal) => {
        const files = written([...log, ...journal], journal);
        for (const type of TYPES) {
          const own: JournalEvent[] = journal.filter((e) => e.type === type).sort(compareEvents);
          expect(readJournal(files, type)).toEqual(own);
        }
        expect(readLog(files).events.filter((e) => !log.some(({ id }) => id === e.id))).toEqual([]);
        expect(readLog(files).damage).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
