import path from 'node:path';
import { openLibrary } from '../../deck/library.ts';
import { nearest } from '../../deck/nearest.ts';
import type { Context } from '../context.ts';
import { nonceOf } from '../nonce.ts';
import { openSettings } from '../workspace.ts';

/** The file of a deck by its id or a former id, also of one that cannot be read; else the nearest id, to say. */
export async function deckFile(
  id: string,
  context: Context,
): Promise<{ readonly file: string } | { readonly help?: string }> {
  const library = await openLibrary({
    folder: openSettings(context).settings.decksFolder,
    shipped: context.shippedDecks,
    cacheFolder: path.join(context.paths.cache, 'decks'),
    version: context.build,
    nonce: nonceOf(context),
  });
  const { decks, unreadable } = library;
  const found =
    decks.find((deck) => deck.id === id) ??
    unreadable.find((deck) => deck.id === id) ??
    decks.find((deck) => deck.aliases.includes(id));
  if (found) return { file: found.file };
  const meant = nearest(
    id,
    decks.map((deck) => deck.id),
  );
  return { help: meant ? `did you mean ${meant}?` : '`prepdeck list` shows the decks' };
}
