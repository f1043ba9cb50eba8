import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactly, searchable, within } from '../../src/query/pattern.ts';

/** The same by a regular expression: simple, but slow on hostile patterns. */
function expression(pattern: string, whole: boolean): RegExp {
  const body = [...searchable(pattern).matchAll(/\\(.)|(\*)|(_)|([\s\S])/gu)]
    .map(([, escaped, star, blank, char]) => {
      if (star) return '[\\s\\S]*';
      if (blank) return '[\\s\\S]';
      return (escaped ?? char ?? '').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    })
    .join('');
  return new RegExp(whole ? `^${body}$` : body, 'u');
}

const aPattern = fc
  .array(
    fc.constantFrom('a', 'b', 'B', 'ä', '日', '*', '_', '\\*', '\\_', '.', '-', '(', '[', '$', '^', '+', '|', '{', '/'),
    { maxLength: 7 },
  )
  .map((parts) => parts.join(''));
const aText = fc
  .array(fc.constantFrom('a', 'b', 'A', 'ä', '日', '*', '_', '.', '-', '(', '$', '^', '+', '|', '\n', '😀'), {
    maxLength: 12,
  })
  .map((c) => c.join(''));

describe('a pattern', () => {
  it.each([
    ['kafka', 'Apache Kafka', true, false],
    ['KAFKA', 'kafka', true, true],
    ['resume', 'Résumé', true, true],
    ['k*a', 'kafka', true, true],
    ['k_fka', 'kafka', true, true],
    ['*', '', true, true],
    ['a*a', 'a', false, false],
    ['100\\*', '100*', true, true],
    ['100\\*', '1000', false, false],
    ['net/*', 'net/port', true, true],
    ['port', 'net/port', true, false],
  ])('%s in %s: %s, and as the whole name: %s', (pattern, text, somewhere, whole) => {
    expect(within(pattern)(searchable(text))).toBe(somewhere);
    expect(exactly(pattern)(text)).toBe(whole);
  });

  it('matches as a regular expression does', () => {
    fc.assert(
      fc.property(aPattern, aText, (pattern, text) => {
        expect(within(pattern)(searchable(text))).toBe(expression(pattern, false).test(searchable(text)));
        expect(exactly(pattern)(text)).toBe(expression(pattern, true).test(searchable(text)));
      }),
      { numRuns: 2000 },
    );
  });

  it('of many stars ends soon on a text that nearly matches', () => {
    expect(within(`${'a*'.repeat(200)}c`)('ab'.repeat(5000))).toBe(false);
  });
});
