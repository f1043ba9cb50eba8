import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unitsOf } from '../../src/deck/units.ts';

it('gives each unit of a text with zeros behind, whatever was there before', () => {
  const texts = fc.array(
    fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'é', '😀', 'x'.repeat(40_000), 'y'.repeat(600_000))),
  );
  fc.assert(
    fc.property(texts, (list) => {
      for (const text of list) {
        const units = unitsOf(text);
        // Compared as text: a list of that many numbers is not to be printed.
        const read = Buffer.from(units.slice(0, text.length).buffer).toString('utf16le');
        expect(read === text).toBe(true);
        expect([units[text.length], units[text.length + 1]]).toEqual([0, 0]);
      }
    }),
    { numRuns: 50 },
  );
});
