import { constants, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { place } from '../deck/diagnostic.ts';
import type { DeckRow } from '../deck/library.ts';
import type { Card } from '../deck/model.ts';
import { fail, ok, type Result } from '../problem.ts';
import { diskProblem } from '../store/disk.ts';
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
  const own = deck.origin === 'shipped' ? await ownCopy(deck, settings.decksFolder) : ok(deck.file);
  if (!own.ok) return own;
  const file = own.value;
  const edited = await editAt(settings.editor, file, card.line, context);
  if (deck.origin === 'shipped' && sameContent(file, deck.file)) {
    // Nothing was changed: the deck stays the one that updates replace.
    rmSync(file, { force: true });
    return edited.ok ? ok(undefined) : edited;
  }
  if (!edited.ok) return edited;
  const fault = await faultOf(file);
  if (fault?.unreadable) {
    return fail({ message: fault.words, hint: 'what was read of the deck before stays; e opens it again' });
  }
  if (fault) return ok(fault.words);
  if (deck.origin !== 'shipped') return ok(undefined);
  return ok(
    `Changed in a copy of your own, which takes the place of the deck that comes with prepdeck: ${oneLine(file)}`,
  );
}

function sameContent(one: string, other: string): boolean {
  try {
    return readFileSync(one).equals(readFileSync(other));
  } catch {
    // One that is gone is told of when it is read.
    return false;
  }
}

/** A deck that comes with the program is not edited in place, where an update would replace it: its copy among the learner's own. */
async function ownCopy({ id, file }: Pick<DeckRow, 'id' | 'file'>, folder: string): Promise<Result<string>> {
  const copy = path.join(folder, path.basename(file));
  try {
    mkdirSync(folder, { recursive: true });
    if (!existsSync(copy)) {
      copyFileSync(file, copy, constants.COPYFILE_EXCL);
      return ok(copy);
    }
  } catch (error) {
    return diskProblem(error, `cannot copy the deck to ${copy}`);
  }
  // One that could not be read does not shadow the deck: it is opened again, to be mended. Another deck is let be.
  const { deck } = await parsedFile(copy);
  if (deck === undefined || deck.id === id) return ok(copy);
  return fail({
    message: `${oneLine(copy)} is another deck`,
    hint: `copy ${oneLine(file)} beside it under another name`,
  });
}

async function parsedFile(file: string) {
  const { readDeckFile } = await import('../deck/files.ts');
  const { parseDeck } = await import('../deck/parse.ts');
  const read = readDeckFile(file, file);
  if ('refused' in read) return { diagnostics: [read.refused], deck: undefined };
  const { diagnostics, deck } = parseDeck(read.bytes, file);
  return { diagnostics, deck };
}

/** The first fault of a deck file as it is now, and whether it costs the whole deck; undefined for a sound one. */
async function faultOf(file: string): Promise<{ readonly words: string; readonly unreadable: boolean } | undefined> {
  const { diagnostics, deck } = await parsedFile(file);
  const first = diagnostics.find(({ severity }) => severity === 'error');
  if (!first) return undefined;
  return { words: oneLine(`${place(first)}: ${first.message}`), unreadable: deck === undefined };
}
