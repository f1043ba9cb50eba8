import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/deck/nearest.ts';

const COMMANDS = ['study', 'due', 'list', 'show', 'config', 'data', 'completion', 'help'];

describe('12. what a mistyped word meant', () => {
  it.each([
    ['stduy', 'study'],
    ['sutdy', 'study'],
    ['stud', 'study'],
    ['STUDY', 'study'],
    ['lsit', 'list'],
    ['lits', 'list'],
    ['deu', 'due'],
    ['conifg', 'config'],
    ['completions', 'completion'],
    ['compeltoin', 'completion'],
  ])('%s is %s', (word, meant) => {
    expect(nearest(word, COMMANDS)).toBe(meant);
  });

  it.each(['', 'review', 'x', 'backup', 's'.repeat(65)])('%j is none of them', (word) => {
    expect(nearest(word, COMMANDS)).toBeUndefined();
  });

  it('prefers what is nearest, a swap being nearer than two other slips', () => {
    expect(nearest('messagnig', ['messaging', 'messages', 'messagnixx'])).toBe('messaging');
    expect(nearest('kafak', ['kafka', 'kafad'])).toBe('kafka');
  });
});
