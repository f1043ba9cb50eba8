import { place } from '../../deck/diagnostic.ts';
import type { DeckRow } from '../../deck/library.ts';
import type { CardEntry, CardId } from '../../deck/model.ts';
import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import { deckStandings, orphans, type Standings } from '../../report/standings.ts';
import type { Learner } from '../../store/learner.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { columnsTable } from '../../terminal/table.ts';
import type { Theme } from '../../terminal/theme.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { printJson, printLines } from '../print.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

interface Row {
  readonly deck: DeckRow;
  readonly standings: Standings;
}

/** `prepdeck list`: all decks and where their cards stand, whatever today's limits are. */
export async function run({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const workspace = unwrap(await openWorkspace(words, context));
  const { library, decks } = workspace;
  const learner = unwrap(await workspace.learner());
  const { fold } = learner;
  const now = workspace.moment();
  const filter = typeof options.filter === 'string' ? options.filter : undefined;
  const chosen = await entriesByDeck(filter, decks, workspace, learner, context);
  const rows = decks.flatMap((deck): Row[] => {
    const entries = chosen(deck);
    return entries.length === 0 && filter !== undefined
      ? []
      : [{ deck, standings: deckStandings(entries, fold, now, workspace.settings.leech) }];
  });
  if (options.json === true) {
    const live = new Set<CardId>(library.decks.flatMap(({ entries }) => entries.map(({ id }) => id)));
    printJson(context.out, {
      decks: rows.map(({ deck, standings }) => {
        const { id, title, summary, tags, file, origin, errors, warnings } = deck;
        return { id, title, summary, tags, file, origin, errors, warnings, ...standings };
      }),
      shadowed: library.shadowed,
      unreadable: library.unreadable.map(({ file, id, newerFormat }) => ({ file, id, newerFormat })),
      orphans: orphans(fold, live),
    });
    return EXIT.ok;
  }
  const errors = library.diagnostics.filter(({ severity }) => severity === 'error');
  for (const fault of errors.slice(1)) context.err.write(`prepdeck: ${oneLine(`${place(fault)}: ${fault.message}`)}\n`);
  if (rows.length === 0 && filter !== undefined) {
    context.err.write('No card matches.\n');
    return EXIT.ok;
  }
  if (rows.length === 0) {
    context.err.write('There are no decks yet; `prepdeck data path` names the folder to put them in.\n');
    return EXIT.ok;
  }
  printLines(context.out, table(rows, context.capability.columns, await context.theme()));
  for (const { id, file, by, origin } of library.shadowed) {
    if (origin === 'shipped') context.err.write(oneLine(`${id}: ${by} takes the place of ${file}`).concat('\n'));
  }
  return EXIT.ok;
}

/** The cards of each deck that count: all, or those that the filter asks for. */
async function entriesByDeck(
  filter: string | undefined,
  decks: readonly DeckRow[],
  workspace: Workspace,
  learner: Learner,
  context: Context,
): Promise<(deck: DeckRow) => readonly CardEntry[]> {
  if (filter === undefined) return (deck) => deck.entries;
  const { filterEntries } = await import('../query-cards.ts');
  const entries = decks.flatMap((deck) => deck.entries);
  const found = new Set(unwrap(await filterEntries(filter, entries, workspace, learner, context)));
  return (deck) => deck.entries.filter((entry) => found.has(entry));
}

function table(rows: readonly Row[], columns: number, theme: Theme): string[] {
  return columnsTable(
    {
      header: ['Deck', 'Title', 'Cards', 'Due', 'New', 'Mastered'],
      align: ['left', 'left', 'right', 'right', 'right', 'right'],
      rows: rows.map(({ deck, standings: s }) => [
        deck.id,
        oneLine(deck.title),
        ...[s.cards, s.due + s.learning, s.new, s.mastered].map(String),
      ]),
    },
    columns,
    theme,
  );
}
