import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVENT_VERSION, type LogEvent } from '../../src/memory/event.ts';
import { foldEvents, undoable } from '../../src/memory/fold.ts';
import { aLog } from '../support/event-arbitraries.ts';
import { scheduler } from '../support/study.ts';

const stateOf = (log: readonly LogEvent[]) => {
  const { cards, days } = foldEvents(log, new Map(), scheduler);
  return { cards: [...cards], days: [...days].filter(([, d]) => d.answers > 0) };
};

/** The log with the last `count` things that can be taken back undone, or undos redone. */
function afterUndos(log: readonly LogEvent[], count: number, redo: boolean, process: string): LogEvent[] {
  const t = log.reduce((latest, e) => Math.max(latest, e.t), 0) + 1;
  const undos = undoable(log, redo)
    .slice(0, count)
    .map(({ id, card }, i): LogEvent => {
      return { v: EVENT_VERSION, id: `laptop.${process}.${i + 1}`, t, tz: 0, type: 'undo', undoes: id, card };
    });
  return [...log, ...undos];
}

describe('undo and redo', () => {
  it('of the last things, as many as one likes, give the same state again', () => {
    fc.assert(
      fc.property(aLog(), fc.integer({ min: 1, max: 40 }), (log, count) => {
        const done = Math.min(count, undoable(log, false).length);
        const undone = afterUndos(log, count, false, 'u');
        const redone = afterUndos(undone, done, true, 'r');
        expect(undoable(undone, false).length).toBe(undoable(log, false).length - done);
        expect(stateOf(redone)).toEqual(stateOf(log));
      }),
      { numRuns: 150 },
    );
  });
});
