import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countdownLine } from '../../src/terminal/round/countdown.ts';
import { width } from '../../src/terminal/text.ts';
import { createTheme } from '../../src/terminal/theme.ts';

const theme = createTheme({ level: 0, unicode: true, links: false, plain: false });

describe('the countdown', () => {
  it.each([
    [30_000, '30.0 s'],
    [29_999, '30.0 s'],
    [100, '0.1 s'],
    // Rounded up: nothing is over while an answer still counts.
    [1, '0.1 s'],
    [0, '0.0 s'],
    [-300, '0.0 s'],
  ])('with %i ms left says %s', (left, words) => {
    expect(countdownLine('Ann', left, 30_000, 80, theme).endsWith(` ${words}`)).toBe(true);
  });

  it('empties its bar from full to nothing', () => {
    const bar = (left: number) => countdownLine('Ann', left, 30_000, 80, theme).replace(/[^█░]/g, '');
    expect(bar(30_000)).toBe('█'.repeat(20));
    expect(bar(15_000)).toBe('█'.repeat(10) + '░'.repeat(10));
    expect(bar(0)).toBe('░'.repeat(20));
  });

  it('fills its line and never more, whatever the name and the window', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }),
        fc.integer({ min: 12, max: 120 }),
        fc.nat(40_000),
        (name, columns, left) => {
          const title = name.replace(/\p{C}/gu, '');
          expect(width(countdownLine(title, left, 30_000, columns, theme))).toBe(columns);
        },
      ),
    );
  });
});
