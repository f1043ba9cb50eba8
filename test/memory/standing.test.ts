import fc from 'fast-check';
import { CLAMP_PARAMETERS, default_w } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { EVENT_VERSION } from '../../src/memory/event.ts';
import { undoable } from '../../src/memory/fold.ts';
import { areParameters, PARAMETER_BOUNDS } from '../../src/memory/parameters.ts';
import { seeded, shuffle } from '../../src/memory/random.ts';
import { isTuning, lastStanding, type TuningEvent } from '../../src/memory/standing.ts';
import { aJournal, parametersEvent } from '../support/event-arbitraries.ts';
import { MONDAY } from '../support/study.ts';

const aTuning = aJournal(60).map((journal) => journal.filter(isTuning));

/** The log with the last `count` changes taken back, or done again. */
function afterUndos(log: readonly TuningEvent[], count: number, redo: boolean, process: string): TuningEvent[] {
  const t = log.reduce((latest, e) => Math.max(latest, e.t), 0) + 1;
  const undos = undoable(log, redo)
    .slice(0, count)
    .map(({ id }, i): TuningEvent => {
      return { v: EVENT_VERSION, id: `laptop.${process}.${i + 1}`, t, tz: 0, type: 'retract', undoes: id };
    });
  return [...log, ...undos];
}

describe('the bounds of parameters', () => {
  it('are those of ts-fsrs, which would clip in silence', () => {
    expect(PARAMETER_BOUNDS).toEqual(CLAMP_PARAMETERS(2, true));
    expect(areParameters([...default_w])).toBe(true);
  });
});

describe('the parameters that stand', () => {
  it('are those of the last change', () => {
    const [a, b, c] = [1, 2, 3].map((n) => parametersEvent({ id: `tablet.t.${n}`, t: MONDAY + n }));
    if (!a || !b || !c) throw new Error('three changes were made');
    expect(lastStanding([])).toBeUndefined();
    expect(lastStanding([a, c, b])).toBe(c);
    const undo = { v: EVENT_VERSION, id: 'phone.t.1', t: MONDAY + 9, tz: 0, type: 'retract', undoes: c.id } as const;
    expect(lastStanding([undo, a, c, b])).toBe(b);
    expect(lastStanding([a, c, b, undo, { ...undo, id: 'phone.t.2', undoes: undo.id }])).toBe(c);
  });

  it('are the same for any order of the events, with any of them twice', () => {
    fc.assert(
      fc.property(aTuning, fc.string(), (log, seed) => {
        const mixed = shuffle([...log, ...log.filter((_, i) => i % 3 === 0)], seeded(seed));
        expect(lastStanding(mixed)).toEqual(lastStanding(log));
      }),
      { numRuns: 200 },
    );
  });

  it('are there again after as many undos as one likes and their redos', () => {
    fc.assert(
      fc.property(aTuning, fc.integer({ min: 1, max: 20 }), (log, count) => {
        const done = Math.min(count, undoable(log, false).length);
        const undone = afterUndos(log, count, false, 'u');
        // Each undo takes the change that stands, and so the one before it stands again.
        expect(lastStanding(undone)).toEqual(undoable(log, false)[done]);
        expect(lastStanding(afterUndos(undone, done, true, 'r'))).toEqual(lastStanding(log));
      }),
      { numRuns: 200 },
    );
  });
});
