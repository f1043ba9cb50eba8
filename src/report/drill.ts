import type { CardId } from '../deck/model.ts';
import { printQuery } from '../query/print.ts';
import { combine, type Query } from '../query/query.ts';

/** The query that asks for exactly these cards. */
export const cardsQuery = (cards: readonly CardId[]): string =>
  printQuery(
    combine(
      'or',
      cards.map((id): Query => ({ kind: 'term', term: { on: 'id', pattern: id } })),
    ),
  );

/** The command line that drills these cards, whenever they are due. */
export const drillCommand = (cards: readonly CardId[]): string =>
  `prepdeck study --cram --filter "${cardsQuery(cards)}"`;
