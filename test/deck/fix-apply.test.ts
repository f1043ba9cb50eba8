import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Edit, Fix } from '../../src/deck/diagnostic.ts';
import { applyFixes } from '../../src/deck/fix/apply.ts';
import { removeComment } from '../../src/deck/fix/comments.ts';

const fix = (...edits: Edit[]): Fix => ({ safe: true, title: 'a fix', edits });
const unsafe = (...edits: Edit[]): Fix => ({ ...fix(...edits), safe: false });
const put = (start: number, end: number, text: string): Edit => ({ start, end, text });
const apply = (text: string, fixes: readonly Fix[], all = false) => applyFixes(text, fixes, { unsafe: all });

describe('fixes', () => {
  test('are made whatever their order, each in its place', () => {
    const { text, applied } = apply('abcdef', [
      fix(put(4, 5, 'E'), put(5, 6, '')),
      fix(put(0, 1, 'AA'), put(2, 2, '-')),
    ]);
    expect(text).toBe('AAb-cdE');
    expect(applied).toHaveLength(2);
  });

  test('that are not safe are left out unless asked for', () => {
    const fixes = [unsafe(put(0, 1, 'A')), fix(put(1, 2, 'B'))];
    expect(apply('abc', fixes).text).toBe('aBc');
    expect(apply('abc', fixes).skipped).toEqual([fixes[0]]);
    expect(apply('abc', fixes, true).text).toBe('ABc');
  });

  test.each<readonly [string, Edit]>([
    ['the same place', put(2, 4, '!')],
    ['an overlap at the start', put(1, 3, '!')],
    ['an overlap at the end', put(3, 5, '!')],
    ['a larger place', put(0, 6, '!')],
    ['a smaller place', put(3, 3, '!')],
    ['text put in at its start', put(2, 2, '!')],
  ])('give way to an earlier one: %s', (_, second) => {
    const { text, applied, skipped } = apply('abcdef', [fix(put(2, 4, 'X')), fix(second)]);
    expect(text).toBe('abXef');
    expect([applied.length, skipped.length]).toEqual([1, 1]);
  });

  test('that end where the next begins are both made', () => {
    expect(apply('abcdef', [fix(put(2, 4, 'X')), fix(put(4, 5, 'Y')), fix(put(0, 2, 'Z'))]).text).toBe('ZXYf');
  });

  test('are made as a whole or not at all', () => {
    const { text } = apply('abcdef', [fix(put(2, 3, 'X')), fix(put(0, 1, 'Y'), put(2, 3, 'Z'), put(4, 5, 'W'))]);
    expect(text).toBe('abXdef');
  });

  test('that change nothing do not count', () => {
    expect(apply('abc', [fix()]).applied).toEqual([]);
  });

  test('leave every character outside their edits as it was', () => {
    const edit = fc.record({ start: fc.nat(60), length: fc.nat(5), text: fc.string({ maxLength: 4 }) });
    // The edits of one fix are apart.
    const edits = fc.array(edit, { minLength: 1, maxLength: 3 }).map((list) => {
      let end = -1;
      return list
        .toSorted((a, b) => a.start - b.start)
        .filter(({ start, length }) => {
          if (start <= end) return false;
          end = start + length;
          return true;
        });
    });
    fc.assert(
      fc.property(fc.string({ minLength: 70, maxLength: 90 }), fc.array(edits, { maxLength: 8 }), (before, lists) => {
        const fixes = lists.map((list) =>
          fix(...list.map(({ start, length, text }) => put(start, start + length, text))),
        );
        const { text, applied, skipped } = apply(before, fixes);
        expect(applied.length + skipped.length).toBe(fixes.length);
        // What is left of both texts when the edited places are cut out is the same.
        let done = 0;
        let at = 0;
        for (const { start, end, text: written } of applied
          .flatMap((one) => one.edits)
          .toSorted((a, b) => a.start - b.start)) {
          expect(text.slice(at, at + start - done)).toBe(before.slice(done, start));
          at += start - done;
          expect(text.slice(at, at + written.length)).toBe(written);
          at += written.length;
          done = end;
        }
        expect(text.slice(at)).toBe(before.slice(done));
      }),
    );
  });
});

describe('a comment is removed', () => {
  const without = (text: string): string => {
    const start = text.indexOf('#');
    const end = text.indexOf('\n', start) - (text.includes('\r') ? 1 : 0);
    return apply(text, [removeComment(text, { start, end: end < 0 ? text.length : end })]).text;
  };
  test.each([
    ['with its line', 'a: 1\n  # gone\nb: 2\n', 'a: 1\nb: 2\n'],
    ['with its line in a file from Windows', 'a: 1\r\n# gone\r\nb: 2\r\n', 'a: 1\r\nb: 2\r\n'],
    ['with the blanks before it', 'a: 1  # gone\nb: 2\n', 'a: 1\nb: 2\n'],
    ['at the start of the file', '# gone\nb: 2\n', 'b: 2\n'],
    ['at the end of the file', 'b: 2\n# gone', 'b: 2\n'],
  ])('%s', (_, before, after) => expect(without(before)).toBe(after));
});
