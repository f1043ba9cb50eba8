import { type CardId, cardId } from '../../deck/model.ts';
import { EXIT, Failure, unwrap } from '../../problem.ts';
import type { Learner } from '../../store/learner.ts';
import type { Context } from '../context.ts';
import { queryCards, queryOfWords, readQuery } from '../query-cards.ts';
import { unknownCard } from '../unknown-card.ts';
import type { Workspace } from '../workspace.ts';

/** Whether a word is spelled `deck/question` or `deck/question#part`: what can only be meant as a card. */
export const isSpelledAsCard = (word: string): boolean => /^[a-z0-9-]+\/[a-z0-9-]+(#[a-z0-9-]+)?$/i.test(word);

/**
 * The cards that the words of a command line name: where all are ids, these, those in no deck any more included; else what they ask
 * for as a query. A word that looks like an id and is none is a usage problem.
 */
export async function chosenCards(
  words: readonly string[],
  workspace: Workspace,
  learner: Learner,
  context: Pick<Context, 'paths' | 'err'>,
): Promise<CardId[]> {
  if (words.length === 0 || words.every((word) => word.trim() === '')) {
    throw new Failure({
      message: 'no card is named',
      hint: 'name cards (deck/question) or give a query (tag:kafka); deck:* is all cards',
      exit: EXIT.usage,
    });
  }
  const known = new Set<CardId>(workspace.library.decks.flatMap(({ entries }) => entries.map(({ id }) => id)));
  const ids = words.map((word) => workspace.aliases.get(cardId(word)) ?? cardId(word));
  const isKnown = (id: CardId): boolean => known.has(id) || learner.fold.cards.has(id);
  if (ids.every(isKnown)) return [...new Set(ids)];
  const unknown = words.find((word, i) => isSpelledAsCard(word) && !isKnown(ids[i] ?? cardId(word)));
  if (unknown !== undefined) throw new Failure(unknownCard(unknown, workspace.library.decks));
  const query = unwrap(readQuery(queryOfWords(words), workspace.settings));
  const found = await queryCards({ query, entries: workspace.entries, workspace, learner }, context);
  return found.map(({ id }) => id);
}
