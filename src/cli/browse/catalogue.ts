import type { Card, CardId } from '../../deck/model.ts';
import { dayNumber } from '../../memory/day.ts';
import { standing } from '../../memory/queue.ts';
import type { CardRecord } from '../../memory/records.ts';
import type { CardMemory } from '../../memory/schedule.ts';
import { cardText } from '../../query/card-text.ts';
import { queryProblem } from '../../query/caret.ts';
import { createFinder } from '../../query/fuzzy.ts';
import type { Learner } from '../../store/learner.ts';
import type { BrowseRow } from '../../terminal/browse/browse-page.ts';
import type { Find } from '../../terminal/browse/browse-state.ts';
import { questionOf } from '../../terminal/study/blocks.ts';
import { width } from '../../terminal/text.ts';
import type { Progress } from '../progress.ts';
import { cardsOf, readHistories, subjectsOf } from '../query-cards.ts';
import type { Workspace } from '../workspace.ts';

/** All cards of the decks, to be searched at every key. */
export interface Catalogue {
  readonly find: Find;
  readonly rowAt: (row: number) => BrowseRow | undefined;
  /** Where a card is; -1 where it is gone. */
  readonly rowOf: (card: CardId) => number;
  readonly total: number;
  /** To be told when something was recorded of a card: until then what was known of it is taken to hold. */
  readonly changed: (card: CardId) => void;
  /** With their texts. */
  readonly cards: ReadonlyMap<CardId, Card>;
}

/** What a catalogue is made from. */
export interface CatalogueRequest {
  readonly workspace: Pick<Workspace, 'library' | 'decks' | 'aliases' | 'entries' | 'moment'> & {
    readonly settings: Pick<Workspace['settings'], 'filters' | 'leech'>;
  };
  readonly learner: Learner;
  /** Folder of the log. */
  readonly reviews: string;
  /** Texts that were read before and are as they were. */
  readonly cards?: ReadonlyMap<CardId, Card> | undefined;
  readonly progress?: Progress['at'];
}

/** Reads all that a query can look at, so that no key has to wait for it. */
export async function openCatalogue({ workspace, learner, reviews, ...given }: CatalogueRequest): Promise<Catalogue> {
  const { library, decks, entries, settings } = workspace;
  const cards = given.cards ?? (await cardsOf(decks, library.load, given.progress));
  for (const card of cards.values()) cardText(card);
  // To make the records of a large library takes longer than to search it.
  const records = new Map<CardId, CardRecord>();
  const recordOf = (card: CardId): CardRecord => {
    const known = records.get(card) ?? learner.record(card);
    records.set(card, known);
    return known;
  };
  for (const { id } of entries) recordOf(id);
  const subjects = subjectsOf({
    entries,
    decks,
    record: recordOf,
    cards,
    events: readHistories(workspace, reviews),
  });
  const lines = entries.map(({ id }) => {
    const card = cards.get(id);
    return card ? `${id} ${questionOf(card)}` : id;
  });
  const finder = createFinder(subjects, lines, settings.filters);
  return {
    total: entries.length,
    cards,
    changed: (card) => {
      records.delete(card);
    },
    rowOf: (card) => entries.findIndex(({ id }) => id === card),
    find: (text) => {
      const now = workspace.moment();
      const today = dayNumber(now);
      const retrievability = (memory: CardMemory): number => learner.scheduler.retrievability(memory, today);
      const found = finder(text, { now, retrievability, leech: settings.leech });
      if ('rows' in found) return found;
      const { message, hint } = found.fault;
      const [, ...shown] = queryProblem(text, found.fault, width).message.split('\n');
      return { fault: [hint === undefined ? message : `${message}; ${hint}`, ...shown].join('\n') };
    },
    rowAt: (row) => {
      const entry = entries[row];
      if (entry === undefined) return undefined;
      const record = recordOf(entry.id);
      const state = standing(record, workspace.moment());
      return { entry, card: cards.get(entry.id), state, flagged: record.flag !== 0 };
    },
  };
}
