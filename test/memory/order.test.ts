import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inOrder } from '../../src/memory/order.ts';

it('orders like a stable sort, for any whole numbers', () => {
  const key = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.maxSafeInteger(),
    fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
  );
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), (keys) => {
      const items = keys.map((k, i) => ({ k, i }));
      expect(inOrder(items, ({ k }) => k)).toEqual(items.toSorted((a, b) => a.k - b.k));
    }),
  );
});
