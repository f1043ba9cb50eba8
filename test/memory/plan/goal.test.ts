import { describe, expect, it } from 'vitest';
import { DAY, parseDate } from '../../../src/memory/day.ts';
import type { PlanEvent, RetractEvent } from '../../../src/memory/event.ts';
import { undoable } from '../../../src/memory/fold.ts';
import { goalOf, type PlanningEvent } from '../../../src/memory/plan/goal.ts';
import { MONDAY } from '../../support/study.ts';

const event = (n: number, step: object, t = MONDAY + n): PlanEvent =>
  ({ v: 1, id: `laptop.p.${n}`, t, tz: 0, type: 'plan', ...step }) as PlanEvent;
const set = (n: number, minutes: number, on = '2027-01-15') => event(n, { what: 'set', on, minutes, query: '' });
const clear = (n: number) => event(n, { what: 'clear' });
const undo = (n: number, of: number): RetractEvent => ({
  v: 1,
  id: `laptop.p.${n}`,
  t: MONDAY + n,
  tz: 0,
  type: 'retract',
  undoes: `laptop.p.${of}`,
});

describe('the goal in force', () => {
  it.each<[string, PlanningEvent[], number | undefined]>([
    ['none', [], undefined],
    ['the one that was set', [set(1, 10)], 10],
    ['the newest', [set(1, 10), set(2, 20)], 20],
    ['the newest, whatever the order of files', [set(2, 20), set(1, 10), set(2, 20)], 20],
    ['none once it is given up', [set(1, 10), clear(2)], undefined],
    ['a new one after that', [set(1, 10), clear(2), set(3, 30)], 30],
    ['the one before, once the newest is taken back', [set(1, 10), set(2, 20), undo(3, 2)], 10],
    ['the one given up, once that is taken back', [set(1, 10), clear(2), undo(3, 2)], 10],
    ['the newest again, once its undo is taken back', [set(1, 10), set(2, 20), undo(3, 2), undo(4, 3)], 20],
    ['what is undone before it is here', [undo(3, 2), set(1, 10)], 10],
  ])('is %s', (_, events, minutes) => {
    expect(goalOf(events, 4)?.minutes).toBe(minutes);
  });

  it('has its days on the clock of the learner', () => {
    const early = event(1, { what: 'set', on: '2027-01-15', minutes: 5, query: 'tag:kafka' }, MONDAY - 8 * 3_600_000);
    expect(goalOf([early], 4)).toEqual({
      id: 'laptop.p.1',
      on: parseDate('2027-01-15'),
      since: Math.floor(MONDAY / DAY) - 1,
      minutes: 5,
      query: 'tag:kafka',
    });
  });

  it('can be taken back step by step, and that again', () => {
    const ids = (events: PlanningEvent[], redo: boolean) => undoable(events, redo).map(({ id }) => id);
    expect(ids([set(1, 10), clear(2)], false)).toEqual(['laptop.p.2', 'laptop.p.1']);
    expect(ids([set(1, 10), clear(2), undo(3, 2)], false)).toEqual(['laptop.p.1']);
    expect(ids([set(1, 10), clear(2), undo(3, 2)], true)).toEqual(['laptop.p.3']);
    expect(ids([set(1, 10), clear(2), undo(3, 2), undo(4, 1), undo(5, 4)], true)).toEqual(['laptop.p.3']);
  });
});

describe('a date', () => {
  it.each([
    ['1970-01-01', 0],
    ['2027-01-15', 20_833],
    ['2028-02-29', 21_243],
    ['2027-02-29', undefined],
    ['2027-1-5', undefined],
    ['2027-13-01', undefined],
    ['15.1.2027', undefined],
    ['', undefined],
  ])('%j is day %j', (text, day) => {
    expect(parseDate(text)).toBe(day);
  });
});
