import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { Findings } from '../../src/deck/findings.ts';
import { applyFixes } from '../../src/deck/fix/apply.ts';
import { Lines } from '../../src/deck/lines.ts';
import { reordered } from '../../src/deck/rules/reorder.ts';
import { field, plain, type Tree } from '../../src/deck/tree.ts';
import { readYaml } from '../../src/deck/yaml.ts';

const listIn = (text: string): Tree | undefined => {
  const root = readYaml(text, new Findings('deck.yaml', new Lines(text)));
  return root && field(root, 'list');
};

/** The values under `list`, as a deck is read: line breaks at the end of a block do not count. */
function valuesIn(text: string): readonly unknown[] {
  const list = listIn(text);
  return list?.kind === 'list' ? list.items.map(plain) : [];
}

/** The text with the items under `list` in another order; undefined where they cannot move. */
function moved(text: string, order: readonly number[]): string | undefined {
  const list = listIn(text);
  const edits = list && reordered(text, list, order);
  return edits && applyFixes(text, [{ safe: true, title: 'move', edits }], { unsafe: false }).text;
}

describe('items change places', () => {
  test.each([
    ['in a block', 'list:\n  - a\n  - b\n  - c\nlast: 1\n', 'list:\n  - c\n  - a\n  - b\nlast: 1\n'],
    ['without indentation', 'list:\n- a\n- b\n- c', 'list:\n- c\n- a\n- b'],
    ['in flow', 'list: [a, "b",   c] # x\n', 'list: [c, a,   "b"] # x\n'],
    ['in flow over lines', 'list: [\n  a, b,\n  c ]\n', 'list: [\n  c, a,\n  b ]\n'],
    ['with line ends of Windows', 'list:\r\n  - a\r\n  - b\r\n  - c\r\n', 'list:\r\n  - c\r\n  - a\r\n  - b\r\n'],
    [
      'with the comments behind them',
      'list:\n  - a # one\n  - b\n  - c # "3" #\n',
      'list:\n  - c # "3" #\n  - a # one\n  - b\n',
    ],
    [
      'with lines and comments inside',
      'list:\n  - t: a\n    # of a\n    k: 1\n  - t: b\n  - t: |\n      c\n\n      c\nlast: 1\n',
      'list:\n  - t: |\n      c\n\n      c\n  - t: a\n    # of a\n    k: 1\n  - t: b\nlast: 1\n',
    ],
  ])('%s', (_, text, expected) => {
    expect(moved(text, [2, 0, 1])).toBe(expected);
  });

  test('items in their places are left alone', () => {
    expect(moved('list:\n  - a\n  - b\n\n  - c\n', [0, 1, 2])).toBeUndefined();
    expect(moved('list:\n  - a\n  - b\n  - c\n', [0, 1, 2])).toBe('list:\n  - a\n  - b\n  - c\n');
  });

  test.each([
    ['a comment between them', 'list:\n  - a\n  # about b\n  - b\n  - c\n'],
    ['a comment before the first', 'list:\n  # about a\n  - a\n  - b\n  - c\n'],
    ['a comment below the last', 'list:\n  - a\n  - b\n  - c\n    # about c\nlast: 1\n'],
    ['an empty line between them', 'list:\n  - a\n\n  - b\n  - c\n'],
    ['dashes unlike each other', 'list:\n  -   a\n  - b\n  - c\n'],
    ['a dash on a line of its own', 'list:\n  -\n    t: a\n  - t: b\n  - t: c\n'],
    ['a comment in flow', 'list: [a, # about a\n  b, c]\n'],
    ['another number of them', 'list: [a, b]\n'],
  ])('not with %s', (_, text) => {
    expect(moved(text, [2, 0, 1])).toBeUndefined();
  });
});

test('whatever moves, the values are the same in the new order, and the old order brings the old text back', () => {
  const text = fc
    .string({ unit: fc.constantFrom(...'ab \n:#-|"\'é😀,]'), maxLength: 20 })
    .filter((one) => /\S/.test(one));
  const item = fc.oneof(text, fc.record({ text, why: text }), fc.record({ text, correct: fc.constant(true) }));
  const list = fc.array(item, { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(list, fc.constantFrom(20, 80), fc.boolean(), fc.nat(), (values, lineWidth, flow, seed) => {
      const options = { lineWidth, ...(flow ? { collectionStyle: 'flow' as const } : {}) };
      const source = stringify({ list: values, last: 1 }, options);
      const order = values
        .map((_, i) => i)
        .toSorted((a, b) => (((a + 1) * (seed + 7)) % 11) - (((b + 1) * (seed + 7)) % 11));
      const result = moved(source, order);
      if (result === undefined) return;
      const before = valuesIn(source);
      expect(before).toHaveLength(values.length);
      expect(valuesIn(result)).toEqual(order.map((i) => before[i]));
      expect(
        moved(
          result,
          values.map((_, i) => order.indexOf(i)),
        ),
      ).toBe(source);
    }),
    { numRuns: 500 },
  );
});
