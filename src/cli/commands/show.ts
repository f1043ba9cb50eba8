import type { DeckRow } from '../../deck/library.ts';
import { type Card, type CardId, cardId } from '../../deck/model.ts';
import { dayDate, dayNumber } from '../../memory/day.ts';
import type { LogEvent } from '../../memory/event.ts';
import { isEdited, standing } from '../../memory/queue.ts';
import { UNTOUCHED } from '../../memory/records.ts';
import { EXIT, type ExitCode, Failure, unwrap } from '../../problem.ts';
import type { Learner } from '../../store/learner.ts';
import { textColumns } from '../../terminal/capability.ts';
import { historyLines, scheduleLines } from '../../terminal/card-history.ts';
import { cardSheet } from '../../terminal/card-sheet.ts';
import { cardSources } from '../../terminal/card-sources.ts';
import { prepareHighlighting } from '../../terminal/highlight.ts';
import { prepareMarkdown } from '../../terminal/markdown.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { inline, type Kit } from '../../terminal/study/blocks.ts';
import { wrap } from '../../terminal/text.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { printPaged } from '../pager.ts';
import { printJson } from '../print.ts';
import { unknownCard } from '../unknown-card.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

/** A card that is in a deck, or one that is in the log alone. */
interface Shown {
  readonly id: CardId;
  readonly live?: { readonly card: Card; readonly deck: DeckRow };
}

/** `prepdeck show CARD`: the card in full, its schedule and its history. */
export async function run({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const workspace = unwrap(await openWorkspace([], context));
  const learner = unwrap(await workspace.learner());
  const [word = ''] = words;
  const shown = await find(word, workspace, learner);
  if (options.json === true) printJson(context.out, documentOf(shown, workspace, learner));
  else await printPaged(await linesOf(shown, workspace, learner, context), context);
  if (options.json !== true && shown.id !== word) {
    context.err.write(`${oneLine(word)} is called ${shown.id} now.\n`);
  }
  return EXIT.ok;
}

async function find(word: string, { library, aliases }: Workspace, learner: Learner): Promise<Shown> {
  const given = cardId(word);
  const id = aliases.get(given) ?? given;
  const deck = library.decks.find(({ entries }) => entries.some((entry) => entry.id === id));
  if (deck) {
    const card = (await library.load(deck.id))?.cards.find((c) => c.id === id);
    if (card) return { id, live: { card, deck } };
    throw new Failure({ message: `${deck.file} has changed and no longer gives ${id}`, hint: 'try again' });
  }
  if (learner.fold.cards.has(id)) return { id };
  throw new Failure(unknownCard(word, library.decks));
}

async function linesOf(shown: Shown, workspace: Workspace, learner: Learner, context: Context): Promise<string[]> {
  const theme = await context.theme();
  const { id, live } = shown;
  const sources = live ? cardSources(live.card) : [];
  await prepareMarkdown(sources);
  const highlight = await prepareHighlighting(sources, theme);
  const kit: Kit = { theme, columns: textColumns(context.capability), highlight };
  const now = workspace.moment();
  const record = learner.record(id);
  const chance = record.memory && learner.scheduler.retrievability(record.memory, dayNumber(now));
  const badges = live
    ? isEdited(live.card, record.seen?.hash)
      ? [theme.badge('edited')]
      : []
    : [theme.badge('in no deck')];
  return [
    ...wrap([theme.title(oneLine(id)), ...badges].join(' '), kit.columns),
    ...(live ? wrap(theme.muted(factsOf(live.card, live.deck, kit)), kit.columns) : []),
    '',
    ...(live
      ? cardSheet(live.card, kit)
      : wrap(
          'No deck has this card now. Its history is kept, and counts again when the card is back or a card names it ' +
            'among its aliases.',
          kit.columns,
        )),
    '',
    ...scheduleLines(record, now, workspace.settings.leech, chance, kit),
    '',
    ...historyLines(learner.history(id), kit),
  ];
}

const TYPE_NAMES = {
  check: 'knowledge check',
  interview: 'interview question',
  'self-check': 'self-check',
  'follow-up': 'follow-up',
};

function factsOf(card: Card, deck: DeckRow, kit: Kit): string {
  const objectives = card.objectives.map((id) => deck.objectives.find((o) => o.id === id)?.text ?? id);
  const facts = [
    inline(deck.title, kit),
    `${TYPE_NAMES[card.type]}, ${card.difficulty}`,
    ...objectives.map((text) => inline(text, kit)),
    ...(card.tags.length > 0 ? [oneLine(card.tags.join(', '))] : []),
    oneLine(`${deck.file}:${card.line}`),
  ];
  return facts.join(` ${kit.theme.signs.dot} `);
}

function documentOf({ id, live }: Shown, workspace: Workspace, learner: Learner): Record<string, unknown> {
  const now = workspace.moment();
  const record = learner.fold.cards.get(id) ?? UNTOUCHED;
  const { memory } = record;
  return {
    id,
    orphan: live === undefined,
    card: live ? { ...live.card, file: live.deck.file } : null,
    edited: live ? isEdited(live.card, record.seen?.hash) : false,
    standing: standing(record, now),
    suspended: record.suspended,
    flag: record.flag,
    schedule: memory
      ? {
          ...memory,
          due: dayDate(memory.dueDay),
          retrievability: learner.scheduler.retrievability(memory, dayNumber(now)),
        }
      : null,
    history: learner.history(id) satisfies readonly LogEvent[],
  };
}
