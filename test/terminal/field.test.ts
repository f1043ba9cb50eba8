import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { fieldWindow } from '../../src/terminal/field.ts';

describe('the window of a field', () => {
  it.each([
    ['abc', '', 10, 'abc', 3],
    ['abcdefgh', '', 5, 'efgh', 4],
    ['abcd', 'efgh', 5, 'abcde', 4],
    ['', 'abcdefgh', 5, 'abcde', 0],
    ['日本語', '', 5, '本語', 4],
  ])('%s|%s in %i cells is %s with the cursor at %i', (before, after, columns, text, column) => {
    expect(fieldWindow({ before, after }, columns)).toEqual({ text, column });
  });

  it('always has room, and its cursor too', () => {
    const aText = fc.array(fc.constantFrom('a', ' ', '日', 'é', '👨‍👩‍👧')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(aText, aText, fc.integer({ min: 3, max: 30 }), (before, after, columns) => {
        const { text, column } = fieldWindow({ before, after }, columns);
        expect(stringWidth(text)).toBeLessThanOrEqual(columns);
        expect(column).toBeLessThan(columns);
      }),
    );
  });
});
