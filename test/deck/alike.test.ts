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
