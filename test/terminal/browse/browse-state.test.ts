import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actedOn,
  type BrowseState,
  type Find,
  startBrowse,
  stepBrowse,
} from '../../../src/terminal/browse/browse-state.ts';
import { fieldText } from '../../../src/terminal/field.ts';
import type { Key } from '../../../src/terminal/keys.ts';

/** Finds the numbers below 30 that hold the text; a parenthesis alone is a fault. */
const find: Find = (text) =>
  text.includes('(')
    ? { fault: 'not closed' }
    : { rows: Array.from({ length: 30 }, (_, i) => i).filter((i) => String(i).includes(text)) };

const NAMED = ['up', 'down', 'pageup', 'pagedown', 'return', 'escape', 'tab', 'backspace', 'home', 'end', 'left'];
const key = (name: string): Key => (NAMED.includes(name) ? { type: 'named', name } : { type: 'text', text: name });

function pressed(text: string, ...names: string[]) {
  let state: BrowseState = startBrowse(text, find);
  for (const name of names) {
    const step = stepBrowse(state, key(name), find, 10, 4);
    if (!('state' in step)) return { ...step, state };
    state = step.state;
  }
  return { state };
}

describe('the browser', () => {
  it('searches with every key that is typed, and begins at the best', () => {
    const { state } = pressed('', 'down', '2', '1');
    expect([fieldText(state.search), state.rows, state.cursor]).toEqual(['21', [21], 0]);
  });

  it('keeps the last list while a query is half typed, and says what is wrong', () => {
    const { state } = pressed('', '2', '1', '(');
    expect([state.rows, state.fault]).toEqual([[21], 'not closed']);
    expect(pressed('', '2', '(', 'backspace').state.fault).toBeUndefined();
  });

  it.each<[string[], number]>([
    [['down', 'down', 'up'], 1],
    [['pagedown', 'pagedown', 'pagedown', 'pagedown'], 29],
    [['escape', 'G'], 29],
    [['escape', 'G', 'g'], 0],
    [['escape', 'j', 'j', 'k'], 1],
  ])('%j leads to row %i', (names, cursor) => {
    expect(pressed('', ...names).state.cursor).toBe(cursor);
  });

  it('opens a card part by part', () => {
    expect(pressed('', 'return').state.open).toMatchObject({ parts: 1 });
    expect(pressed('', 'return', 'return', ' ').state.open).toMatchObject({ parts: 3 });
    expect(pressed('', 'return', 'a').state.open).toMatchObject({ parts: 4 });
    expect(pressed('', 'return', 'a', 'escape').state.open).toBeUndefined();
  });

  it.each([
    ['s', 'study'],
    ['!', 'suspend'],
    ['f', 'flag'],
    ['e', 'edit'],
    ['o', 'source'],
  ])('%s acts on the card in focus: %s; in the search line it is a letter', (name, act) => {
    expect(pressed('7', name)).toMatchObject({ act, row: 7 });
    expect(pressed('', '1', 'return', name)).toMatchObject({ act, row: 1 });
    expect(fieldText(pressed('', name).state.search)).toBe(name);
    expect(pressed('none', name)).not.toHaveProperty('act');
  });

  it('keeps the card in focus where the list has moved beneath it', () => {
    const { state } = pressed('', 'down', 'down', 'return', 'a');
    const after = actedOn(state, 2, () => ({ rows: [9, 8, 7, 2] }));
    expect([after.rows[after.cursor], after.open?.parts]).toEqual([2, 4]);
  });

  it.each([[[9, 8]], [[]]])('closes a card that has left the list rather than open the next: %j', (rows) => {
    const { state } = pressed('', 'down', 'return', 'a');
    const after = actedOn(state, 1, () => ({ rows }));
    expect(after.open).toBeUndefined();
    expect(after.cursor).toBeLessThan(Math.max(1, rows.length));
  });

  it('leaves by q and escape, from the list alone', () => {
    expect(pressed('1', 'q')).toMatchObject({ leave: 'quit' });
    expect(pressed('', 'escape', 'escape')).toMatchObject({ leave: 'quit' });
    expect(stepBrowse(startBrowse('', find), { type: 'named', name: 'ctrl-c' }, find, 10, 1)).toEqual({
      leave: 'interrupt',
    });
  });

  it('is always on a card of the list, whatever is pressed', () => {
    const keys = fc.array(fc.constantFrom(...NAMED, '1', '2', '(', 'j', 'k', 'g', 'G', '/', '?', 'a', ' '));
    fc.assert(
      fc.property(keys, (names) => {
        const { state } = pressed('', ...names);
        expect(state.cursor).toBeGreaterThanOrEqual(0);
        expect(state.cursor).toBeLessThan(Math.max(1, state.rows.length));
        if (state.open) expect(state.open.parts).toBeLessThanOrEqual(4);
      }),
    );
  });
});
