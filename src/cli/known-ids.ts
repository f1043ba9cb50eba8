import path from 'node:path';
import { DeckCache } from '../deck/cache.ts';
import { findDeckFiles, signatureNow } from '../deck/files.ts';
import type { CardId } from '../deck/model.ts';
import { unpackCards } from '../deck/record.ts';
import { readSettings } from '../store/settings.ts';
import type { Context } from './context.ts';
import { nonceOf } from './nonce.ts';

export interface KnownDeck {
  readonly id: string;
  readonly cards: () => readonly CardId[];
}

/**
 * The decks that the cache knows and that have not changed since, for completion: no deck file is ever opened. What
 * the cache does not know is left out until another command has read it.
 */
export function knownDecks(context: Context): KnownDeck[] {
  const { settings } = readSettings(context);
  const cache = new DeckCache(path.join(context.paths.cache, 'decks'), context.build, nonceOf(context));
  const decks = new Map<string, KnownDeck>();
  for (const folder of [settings.decksFolder, context.shippedDecks]) {
    for (const { real } of findDeckFiles(folder).files) {
      const signature = signatureNow(real);
      const deck = signature && cache.unchanged(real, signature)?.deck;
      if (!deck || decks.has(deck.summary.id)) continue;
      const { id } = deck.summary;
      decks.set(id, { id, cards: () => unpackCards(id, deck.cards).entries.map((entry) => entry.id) });
    }
  }
  return [...decks.values()];
}
