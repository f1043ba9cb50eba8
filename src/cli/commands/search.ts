import type { Card, CardEntry } from '../../deck/model.ts';
import { dayDate } from '../../memory/day.ts';
import { type Standing, standing } from '../../memory/queue.ts';
import { type CardRecord, UNTOUCHED } from '../../memory/records.ts';
import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import { printQuery } from '../../query/print.ts';
import { counted } from '../../report/duration.ts';
import { cardRows } from '../../terminal/card-rows.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { questionOf } from '../../terminal/study/blocks.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { printJson, printLines } from '../print.ts';
import { cardsOf, queryCards, queryOfWords, readQuery } from '../query-cards.ts';
import { openWorkspace } from '../workspace.ts';

interface Row {
  readonly entry: CardEntry;
  readonly card: Card | undefined;
  readonly record: CardRecord;
  readonly where: Standing;
}

/** `prepdeck search WORDS`: the cards that a query asks for, of all decks, in their order. */
export async function run({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const workspace = unwrap(await openWorkspace([], context));
  const text = queryOfWords(words);
  const query = unwrap(readQuery(text, workspace.settings));
  const learner = unwrap(await workspace.learner());
  const found = await queryCards({ query, entries: workspace.entries, workspace, learner }, context);
  const shown = typeof options.limit === 'number' ? found.slice(0, options.limit) : found;
  const named = new Set(shown.map(({ deck }) => deck));
  const { library } = workspace;
  const now = workspace.moment();
  if (options.ids === true) {
    printLines(
      context.out,
      shown.map(({ id }) => id),
    );
  } else {
    const cards = await cardsOf(
      library.decks.filter(({ id }) => named.has(id)),
      library.load,
    );
    const rows = shown.map((entry): Row => {
      const record = learner.fold.cards.get(entry.id) ?? UNTOUCHED;
      return { entry, card: cards.get(entry.id), record, where: standing(record, now) };
    });
    if (options.json === true) {
      printJson(context.out, { query: printQuery(query), total: found.length, cards: rows.map(documentOf) });
    } else if (rows.length > 0) {
      const lines = rows.map(({ entry, card, where }) => ({
        id: entry.id,
        question: oneLine(card ? questionOf(card) : ''),
        level: entry.difficulty,
        state: where,
      }));
      printLines(context.out, cardRows(lines, context.capability.columns, await context.theme()));
    }
  }
  if (found.length === 0) context.err.write('No card matches.\n');
  else if (shown.length < found.length) {
    context.err.write(`${shown.length} of ${counted(found.length, 'card')}; --limit shows more.\n`);
  }
  return EXIT.ok;
}

function documentOf({ entry, card, record, where }: Row): object {
  const { id, deck, type, difficulty, tags, objectives } = entry;
  const { memory, suspended, flag } = record;
  return {
    id,
    deck,
    type,
    difficulty,
    tags,
    objectives,
    question: card ? questionOf(card) : null,
    standing: where,
    suspended,
    flag,
    lapses: memory?.lapses ?? 0,
    due: memory ? dayDate(memory.dueDay) : null,
  };
}
