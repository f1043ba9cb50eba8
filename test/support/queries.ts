import fc from 'fast-check';
import { DIFFICULTIES } from '../../src/deck/model.ts';
import {
  combine,
  FIELDS,
  KINDS,
  MISSES,
  OPERATORS,
  PROPERTIES,
  type Query,
  STATES,
  type Term,
} from '../../src/query/query.ts';

/** A pattern as the parser keeps it: backslashes only before what they make plain. */
const aPattern: fc.Arbitrary<string> = fc
  .array(fc.constantFrom('a', 'k', 'Ö', '日', ' ', '(', ')', ':', '"', '-', 'or', '*', '_', '\\*', '\\_', '\\\\'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

const aTerm: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ on: fc.constant('text' as const), pattern: aPattern }),
  fc.record({ on: fc.constantFrom(...FIELDS), pattern: aPattern }),
  fc.record({ on: fc.constant('difficulty' as const), level: fc.constantFrom(...DIFFICULTIES) }),
  fc.record({ on: fc.constant('kind' as const), kind: fc.constantFrom(...KINDS) }),
  fc.record({ on: fc.constant('is' as const), state: fc.constantFrom(...STATES) }),
  fc.record({ on: fc.constant('flag' as const), flag: fc.integer({ min: 0, max: 7 }) }),
  fc.record({ on: fc.constant('edited' as const), days: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ on: fc.constant('rated' as const), days: fc.integer({ min: 1, max: 400 }) }),
  fc.record({
    on: fc.constant('rated' as const),
    days: fc.integer({ min: 1, max: 400 }),
    rating: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
  }),
  fc.record({
    on: fc.constant('prop' as const),
    property: fc.constantFrom(...PROPERTIES),
    operator: fc.constantFrom(...OPERATORS),
    value: fc.integer({ min: -100, max: 100 }).map((n) => n / 4),
  }),
  fc.record({ on: fc.constant('missed' as const), what: fc.constantFrom(...MISSES) }),
);

/** Any query, parts of one kind never inside the same kind. */
export const aQuery: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    aTerm.map((term): Query => ({ kind: 'term', term })),
    tie('query').map((query): Query => ({ kind: 'not', query })),
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('query'), { minLength: 2, maxLength: 3 }))
      .map(([kind, parts]) => combine(kind, parts)),
  ),
})).query;
