import { parseDeck } from '../../deck/parse.ts';
import { type DeckIds, idsOfDeck } from '../../deck/run/deck-ids.ts';
import { EXIT, fail, ok, type Result } from '../../problem.ts';
import type { Context } from '../context.ts';
import { filesSince } from './history.ts';
import { type Area, type Places, shownPath } from './places.ts';
import { repositoryOf } from './repository-paths.ts';

/** The decks of an older revision, as far as they are others now or gone. */
export interface Former {
  readonly decks: readonly (DeckIds & { /** Absolute, behind every link. */ readonly path: string })[];
  /** Files that were not there then, absolute, behind every link. */
  readonly fresh: ReadonlySet<string>;
  /** How many files could not be read as a deck. */
  readonly unreadable: number;
}

/** What was in the places that are checked, in a revision of the repositories that they are in. */
export async function formerDecks(rev: string, { areas }: Places, context: Context): Promise<Result<Former>> {
  const byRepository = new Map<string, Area[]>();
  for (const area of areas) {
    const repository = repositoryOf(area.real);
    if (repository === undefined) {
      const message = `--since: ${shownPath(area.root, context.cwd) || 'the working folder'} is not in a git repository`;
      return fail({ message, hint: 'check files that git keeps, or leave out --since', exit: EXIT.usage });
    }
    const known = byRepository.get(repository);
    if (known) known.push(area);
    else byRepository.set(repository, [area]);
  }
  const decks: Former['decks'][number][] = [];
  const fresh = new Set<string>();
  let unreadable = 0;
  for (const [repository, own] of byRepository) {
    const files = await filesSince(repository, rev, (file) => own.some(({ covers }) => covers(file)), context);
    if (!files.ok) return files;
    for (const file of files.value.fresh) fresh.add(file);
    for (const { path, bytes } of files.value.former) {
      const file = shownPath(path, context.cwd, '');
      const { deck } = parseDeck(bytes, file);
      if (deck === undefined) unreadable++;
      else decks.push({ ...idsOfDeck(deck, file), path });
    }
  }
  return ok({ decks, fresh, unreadable });
}
