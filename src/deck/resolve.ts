import { EXIT, fail, ok, type Problem, type Result } from '../problem.ts';
import { printable, quoted } from './characters.ts';
import { place } from './diagnostic.ts';
import { isPath } from './files.ts';
import type { DeckRow, Library, Unreadable } from './library.ts';
import { nearest } from './nearest.ts';

/**
 * The decks that words of the command line name: deck ids, former ids, files and folders (those must have been among the `paths` the
 * library was opened with). All decks where there are no words; each deck once. A word that names none is a problem.
 */
export function resolveDecks(library: Library, words: readonly string[]): Result<readonly DeckRow[]> {
  if (words.length === 0) return ok(library.decks);
  const chosen = new Set<DeckRow>();
  for (const word of words) {
    const found = isPath(word) ? atPath(library, word) : byId(library, word);
    if (!found.ok) return found;
    for (const row of found.value) chosen.add(row);
  }
  return ok([...chosen]);
}

function atPath(library: Library, word: string): Result<readonly DeckRow[]> {
  const there = library.places.get(word);
  if (!there?.exists) {
    return fail({
      message: `no file or folder ${printable(word)}`,
      hint: 'decks are .yaml or .yml files',
      exit: EXIT.usage,
    });
  }
  // One deck that needs a newer program, named by its own file, is an answer of its own; among many it is left out.
  const unreadable = library.unreadable.filter(({ file }) => there.files.includes(file));
  const newer = unreadable.find((one) => one.newerFormat !== undefined);
  if (newer && there.files.length === 1) return fail(cannotRead(newer));
  const rows = library.decks.filter(({ id }) => there.ids.includes(id));
  if (rows.length > 0) return ok(rows);
  const [broken] = unreadable;
  if (broken) return fail(cannotRead(broken));
  const diagnostic = library.diagnostics.find(({ file }) => there.files.includes(file));
  if (diagnostic) return fail({ message: `${printable(place(diagnostic), 200)}: ${diagnostic.message}` });
  return fail({ message: `no deck in ${printable(word)}`, hint: 'decks are .yaml or .yml files', exit: EXIT.usage });
}

function byId(library: Library, word: string): Result<readonly DeckRow[]> {
  const row =
    library.decks.find(({ id }) => id === word) ?? library.decks.find(({ aliases }) => aliases.includes(word));
  if (row) return ok([row]);
  const broken = library.unreadable.find(({ id }) => id === word);
  if (broken) return fail(cannotRead(broken));
  const meant = nearest(
    word,
    library.decks.map(({ id }) => id),
  );
  const message = `no deck ${quoted(word)}`;
  const [, field, named = ''] = /^-?([a-z]+):(.*)$/.exec(word) ?? [];
  if (field === 'deck' && library.decks.some(({ id }) => id === named))
    return fail({ message, hint: `did you mean ${named}?`, exit: EXIT.usage });
  if (field !== undefined) {
    const hint = 'this looks like a query: `prepdeck search` takes one, and `prepdeck study --filter`';
    return fail({ message, hint, exit: EXIT.usage });
  }
  if (meant) return fail({ message, hint: `did you mean ${meant}?`, exit: EXIT.usage });
  return fail({
    message,
    hint: '`prepdeck list` shows the decks; for a file or folder write ./ before it',
    exit: EXIT.usage,
  });
}

function cannotRead({ file, id, newerFormat, diagnostics }: Unreadable): Problem {
  if (newerFormat !== undefined) {
    const message = `${printable(file, 200)}: this deck needs a newer prepdeck (format ${newerFormat})`;
    return { message, hint: 'update prepdeck', exit: EXIT.usage };
  }
  const [first] = diagnostics.filter(({ severity }) => severity === 'error');
  const name = id === undefined ? printable(file, 200) : `deck ${quoted(id)}`;
  if (first === undefined) return { message: `${name} cannot be read` };
  const message = `${name} cannot be read: ${printable(place(first), 200)}: ${first.message}`;
  return first.help === undefined ? { message } : { message, hint: first.help };
}
