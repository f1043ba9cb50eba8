import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { EVENT_VERSION, type LogEvent } from '../../src/memory/event.ts';
import { foldEvents, undoable } from '../../src/memory/fold.ts';
import { aLog, reviewEvent } from '../support/event-arbitraries.ts';
import { MONDAY, scheduler } from '../support/study.ts';

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

  it('does not bring back what has been replaced since: a rating that was changed would count twice', () => {
    const card = cardId('d/a');
    const [first, second] = [1, 2].map((rating) =>
      reviewEvent({ id: `laptop.p.${rating}`, t: MONDAY + 2 * rating, rating: rating === 1 ? 1 : 2, card }),
    );
    const undo = {
      v: EVENT_VERSION,
      id: 'laptop.p.3',
      t: MONDAY + 3,
      tz: 0,
      type: 'undo',
      undoes: 'laptop.p.1',
      card,
    } as const;
    if (!first || !second) throw new Error('two reviews were made');
    expect(undoable([first, undo], true)).toEqual([undo]);
    expect(undoable([first, undo, second], true)).toEqual([]);
    // Another card's review is no replacement, nor is one that was taken back itself.
    const other = { ...second, card: cardId('d/b') };
    expect(undoable([first, undo, other], true)).toEqual([undo]);
    const again = { ...undo, id: 'laptop.p.4', t: MONDAY + 5, undoes: second.id };
    expect(undoable([first, undo, second, again], true)).toEqual([again, undo]);
  });
});
