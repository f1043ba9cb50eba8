import { place } from '../deck/diagnostic.ts';
import type { Card } from '../deck/model.ts';
import { fail, ok, type Result } from '../problem.ts';
import { oneLine } from '../terminal/sanitize.ts';
import type { Context } from './context.ts';
import { editAt } from './editor.ts';
import type { Workspace } from './workspace.ts';

/** Opens the deck of a card at its line in the learner's editor; gives a remark about what it is like afterwards, if there is one. */
export async function editCard(
  card: Pick<Card, 'id' | 'deck' | 'line'>,
  { library, settings }: Pick<Workspace, 'library' | 'settings'>,
  context: Context,
): Promise<Result<string | undefined>> {
  const deck = library.decks.find(({ id }) => id === card.deck);
  if (!deck) return fail({ message: `the deck of ${card.id} is gone` });
  const edited = await editAt(settings.editor, deck.file, card.line, context);
  if (!edited.ok) return edited;
  const fault = await faultOf(deck.file);
  if (fault?.unreadable) {
    return fail({ message: fault.words, hint: 'what was read of the deck before stays; e opens it again' });
  }
  if (fault) return ok(fault.words);
  return ok(
    deck.origin === 'shipped'
      ? `This deck comes with prepdeck and is replaced by updates: copy it to ${settings.decksFolder} to keep changes.`
      : undefined,
  );
}

/** The first fault of a deck file as it is now, and whether it costs the whole deck; undefined for a sound one. */
async function faultOf(file: string): Promise<{ readonly words: string; readonly unreadable: boolean } | undefined> {
  const { readDeckFile } = await import('../deck/files.ts');
  const { parseDeck } = await import('../deck/parse.ts');
  const read = readDeckFile(file, file);
  const parsed = 'refused' in read ? { diagnostics: [read.refused] } : parseDeck(read.bytes, file);
  const first = parsed.diagnostics.find(({ severity }) => severity === 'error');
  if (!first) return undefined;
  return { words: oneLine(`${place(first)}: ${first.message}`), unreadable: !('deck' in parsed && parsed.deck) };
}
