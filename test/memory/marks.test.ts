import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareEvents, type ObjectiveEvent, type ReadingEvent } from '../../src/memory/event.ts';
import { foldMarks } from '../../src/memory/marks.ts';
import { aJournal } from '../support/event-arbitraries.ts';

describe('marks by hand', () => {
  it('are what the last event of each thing says, whatever the order and the copies', () => {
    fc.assert(
      fc.property(aJournal(30), fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (written, dice) => {
        const journal = [...written].sort(compareEvents);
        const objectives = journal.filter((e): e is ObjectiveEvent => e.type === 'objective');
        const readings = journal.filter((e): e is ReadingEvent => e.type === 'reading');
        const mixed = <E>(events: readonly E[]): E[] =>
          [...events, ...events]
            .map((e, i) => [dice[i % dice.length] ?? 0, e] as const)
            .sort(([a], [b]) => a - b)
            .map(([, e]) => e);
        const marks = foldMarks(mixed([...objectives, ...readings]));
        const last = new Map(objectives.map((e) => [`${e.deck}/${e.objective}`, e.done]));
        expect([...marks.objectives].sort()).toEqual(
          [...last]
            .filter(([, done]) => done)
            .map(([key]) => key)
            .sort(),
        );
        const read = new Map(readings.map((e) => [`${e.deck}/${e.reading}`, e.read]));
        expect([...marks.readings].sort()).toEqual(
          [...read]
            .filter(([, yes]) => yes)
            .map(([key]) => key)
            .sort(),
        );
      }),
      { numRuns: 150 },
    );
  });
});
