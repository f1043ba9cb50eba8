import { statSync } from 'node:fs';
import type { Card, CardId } from '../../deck/model.ts';
import { dayNumber } from '../../memory/day.ts';
import { histories } from '../../memory/fold.ts';
import { standing } from '../../memory/queue.ts';
import { cardText } from '../../query/card-text.ts';
import { createFinder } from '../../query/fuzzy.ts';
import type { Subject } from '../../query/match.ts';
import type { Learner } from '../../store/learner.ts';
import { logFiles, readLog } from '../../store/review-log.ts';
import type { BrowseRow } from '../../terminal/browse/browse-page.ts';
import type { Find } from '../../terminal/browse/browse-state.ts';
import { questionOf } from '../../terminal/study/blocks.ts';
import { cardsOf } from '../query-cards.ts';
import type { Workspace } from '../workspace.ts';

/** All cards of the decks, to be searched at every key. */
export interface Catalogue {
  readonly find: Find;
  readonly rowAt: (row: number) => BrowseRow | undefined;
  /** Where a card is; -1 where it is gone. */
  readonly rowOf: (card: CardId) => number;
  readonly total: number;
}

type Shelf = Pick<Workspace, 'library' | 'decks' | 'aliases' | 'entries' | 'moment'> & {
  readonly settings: Pick<Workspace['settings'], 'filters'>;
};

/** Reads the texts of all decks once; what else a query looks at (the log, the age of files) when it first does. */
export async function openCatalogue(workspace: Shelf, learner: Learner, reviews: string): Promise<Catalogue> {
  const { library, decks, aliases, settings } = workspace;
  const cards = await cardsOf(decks, library.load);
  // Now rather than at the first key that searches them.
  for (const card of cards.values()) cardText(card);
  const { entries } = workspace;
  let events: ReturnType<typeof histories> | undefined;
  const files = new Map(decks.map(({ id, file }) => [id, file]));
  const changed = new Map<string, number>();
  const changeOf = (deck: string): number => {
    const known = changed.get(deck) ?? statSync(files.get(deck) ?? '', { throwIfNoEntry: false })?.mtimeMs ?? 0;
    changed.set(deck, known);
    return known;
  };
  const subjects = entries.map(
    (entry): Subject => ({
      entry,
      // Asked for at every search: keys of the browser change it.
      get record() {
        return learner.record(entry.id);
      },
      card: () => cards.get(entry.id),
      history: () => {
        events ??= histories(readLog(logFiles(reviews)).events, aliases);
        return events.get(entry.id) ?? [];
      },
      fileChanged: () => changeOf(entry.deck),
    }),
  );
  const finder = createFinder(
    subjects,
    entries.map(({ id }) => `${id} ${textOf(id, cards)}`),
    settings.filters,
  );
  return {
    total: entries.length,
    rowOf: (card) => entries.findIndex(({ id }) => id === card),
    find: (text) => {
      const now = workspace.moment();
      const today = dayNumber(now);
      const retrievability = (memory: Parameters<Learner['scheduler']['retrievability']>[0]) =>
        learner.scheduler.retrievability(memory, today);
      const found = finder(text, { now, retrievability });
      if ('rows' in found) return found;
      const { message, hint } = found.fault;
      return { fault: hint === undefined ? message : `${message}; ${hint}` };
    },
    rowAt: (row) => {
      const entry = entries[row];
      if (entry === undefined) return undefined;
      const record = learner.record(entry.id);
      return {
        entry,
        card: cards.get(entry.id),
        state: standing(record, workspace.moment()),
        flagged: record.flag !== 0,
      };
    },
  };
}

function textOf(id: CardId, cards: ReadonlyMap<CardId, Card>): string {
  const card = cards.get(id);
  return card ? questionOf(card) : '';
}
