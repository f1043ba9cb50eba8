import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alikePairs } from '../../src/deck/rules/alike.ts';
import { seeded } from '../../src/memory/random.ts';

const LIMITS = { share: 0.8, runs: 6 };

test('of many that share some runs, the one that shares most is compared', () => {
  const random = seeded('letters');
  const words = (count: number): readonly string[] =>
    Array.from({ length: count }, () => 'abcdefghijklmnopqrst'[Math.floor(random() * 20)] ?? '');
  const texts = Array.from({ length: 300 }, () => words(400));
  const again = texts[150]?.with(200, 'x') ?? [];
  const pairs = alikePairs(
    [...texts, again].map((text) => text.join(' ')),
    LIMITS,
  );
  expect(pairs.map(({ one, other }) => [one, other])).toEqual([[150, 300]]);
});

test('what stands nowhere else hides nothing that is alike', () => {
  const shared = Array.from({ length: 40 }, (_, i) => `shared${i}`);
  const others = Array.from({ length: 30 }, (_, n) => Array.from({ length: 20 }, (_, i) => `w${n}x${i}`).join(' '));
  const texts = [...others, shared.join(' '), ...others.map((text) => `${text} more`), [...shared, 'x', 'y'].join(' ')];
  const pairs = alikePairs(texts, LIMITS).map(({ one, other }) => [one, other]);
  expect(pairs).toEqual([...others.map((_, n) => [n, 31 + n]), [30, 61]]);
});

test('texts in Latin-1 are compared as all others are', () => {
  const word = fc.constantFrom(
    'Größe',
    'GRÖSSE',
    'größe',
    'naïve',
    'ÑU',
    'ñu',
    'a',
    'b',
    'c2',
    'C2',
    'µs',
    's',
    '½',
    'x×y',
    'ÿ',
  );
  const words = fc.array(word, { minLength: 8, maxLength: 14 });
  // One that is mostly like another, and some beside.
  const texts = fc
    .tuple(words, word, fc.array(words, { maxLength: 3 }))
    .map(([one, other, rest]) => [one, one.with(-1, other), ...rest].map((text) => text.join(' ')));
  fc.assert(
    fc.property(texts, (list) => {
      // What is no word, and not in Latin-1.
      expect(alikePairs(list, LIMITS)).toEqual(
        alikePairs(
          list.map((text) => `${text} …`),
          LIMITS,
        ),
      );
    }),
    { numRuns: 3000 },
  );
});
