import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Tree } from '../../src/deck/tree.ts';
import { Entries } from '../../src/deck/tree.ts';

it('fields are found by name and kept in order, few or many; a name is taken once', () => {
  const names = fc.array(fc.oneof(fc.constantFrom('id', 'text', 'why'), fc.string({ maxLength: 3 })), {
    maxLength: 60,
    size: 'max',
  });
  fc.assert(
    fc.property(names, (list) => {
      const entries = new Entries();
      const wanted = new Map<string, Tree>();
      for (const [at, name] of list.entries()) {
        const value: Tree = { kind: 'scalar', start: at, end: at, value: at, source: '' };
        expect(entries.add(name, at, at, value)).toBe(!wanted.has(name));
        if (!wanted.has(name)) wanted.set(name, value);
      }
      expect(entries.size).toBe(wanted.size);
      expect(Array.from(entries, ({ name, value }) => [name, value])).toEqual([...wanted]);
      for (const [name, value] of wanted) expect(entries.get(name)?.value).toBe(value);
      expect(entries.has('none of these')).toBe(false);
    }),
  );
});
