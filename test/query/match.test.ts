import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/memory/day.ts';
import { UNTOUCHED } from '../../src/memory/records.ts';
import { matcher, type Present, type Subject } from '../../src/query/match.ts';
import type { Query } from '../../src/query/query.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { aQuery } from '../support/queries.ts';
import {
  checkCard,
  FORMS,
  followUpCard,
  interviewCard,
  LEECH,
  moment,
  scheduler,
  selfCheckCard,
} from '../support/study.ts';

const now = moment();
const present: Present = {
  now,
  retrievability: (memory) => scheduler.retrievability(memory, dayNumber(now)),
  leech: LEECH,
};

const CARDS = [
  ...Object.entries(FORMS).map(([kind, form]) => checkCard(`d/${kind}`, form)),
  selfCheckCard('d/a#self-check'),
  followUpCard('d/a#why'),
  interviewCard('d/a'),
];

const subjects: Subject[] = CARDS.map((card, i) => ({
  entry: card,
  record: i % 2 === 0 ? UNTOUCHED : { ...UNTOUCHED, suspended: i % 3 === 0, flag: i % 3 },
  card: () => card,
  history: () => (i % 2 === 0 ? [] : [reviewEvent({ card: card.id, points: [0] })]),
  fileChanged: () => now.t,
}));

/** Boolean algebra over single terms, with nothing put in another order. */
function holds(query: Query, subject: Subject): boolean {
  switch (query.kind) {
    case 'all':
      return true;
    case 'term':
      return matcher(query, present)(subject);
    case 'not':
      return !holds(query.query, subject);
    case 'and':
      return query.parts.map((part) => holds(part, subject)).every(Boolean);
    case 'or':
      return query.parts.map((part) => holds(part, subject)).some(Boolean);
  }
}

describe('a query as a test of cards', () => {
  it('is the boolean algebra of its terms', () => {
    fc.assert(
      fc.property(aQuery, fc.constantFrom(...subjects), (query, subject) => {
        expect(matcher(query, present)(subject)).toBe(holds(query, subject));
      }),
      { numRuns: 500 },
    );
  });
});
