import { signatureNow } from '../deck/files.ts';
import type { DeckRow } from '../deck/library.ts';
import type { Card, CardEntry, CardId } from '../deck/model.ts';
import { dayNumber } from '../memory/day.ts';
import type { LogEvent } from '../memory/event.ts';
import { histories } from '../memory/fold.ts';
import { fail, ok, type Result } from '../problem.ts';
import { queryProblem } from '../query/caret.ts';
import { matcher, needsOf, type Subject } from '../query/match.ts';
import { parseQuery } from '../query/parse.ts';
import { printQuery } from '../query/print.ts';
import type { Query } from '../query/query.ts';
import { unknownNames } from '../query/unknown-names.ts';
import type { Learner } from '../store/learner.ts';
import { logFiles, readLog } from '../store/review-log.ts';
import type { Settings } from '../store/settings.ts';
import { oneLine } from '../terminal/sanitize.ts';
import { width } from '../terminal/text.ts';
import type { Context } from './context.ts';
import type { Progress } from './progress.ts';
import type { Workspace } from './workspace.ts';

/** The query of a command line; a usage problem with a caret where it cannot be read. */
export function readQuery(text: string, { filters }: Pick<Settings, 'filters'>): Result<Query> {
  const query = parseQuery(text, filters);
  return query.ok ? query : fail(queryProblem(text, query.problem, width));
}

/** The query of one word of the command line each, the words side by side. */
export const queryOfWords = (words: readonly string[]): string => words.join(' ');

export interface QueryRequest {
  readonly query: Query;
  readonly entries: readonly CardEntry[];
  readonly workspace: Workspace;
  readonly learner: Learner;
}

/**
 * The cards of `entries` that the query asks for, in their order. Reads deck texts and the log only where the query looks at them. Where
 * there are none, it is told which names no card of the library has.
 */
export async function queryCards(
  { query, entries, workspace, learner }: QueryRequest,
  { paths, err }: Pick<Context, 'paths' | 'err'>,
): Promise<CardEntry[]> {
  if (query.kind === 'all') return [...entries];
  const needs = needsOf(query);
  const named = new Set(entries.map((entry) => entry.deck));
  const decks = workspace.library.decks.filter(({ id }) => named.has(id));
  const subjects = subjectsOf({
    entries,
    decks,
    record: learner.record,
    cards: needs.texts ? await cardsOf(decks, workspace.library.load) : NO_CARDS,
    events: needs.histories ? readHistories(workspace, paths.reviews) : NO_HISTORIES,
  });
  const now = workspace.moment();
  const today = dayNumber(now);
  const holds = matcher(query, {
    now,
    retrievability: (memory) => learner.scheduler.retrievability(memory, today),
    leech: workspace.settings.leech,
  });
  const found = subjects.filter(holds).map(({ entry }) => entry);
  if (found.length === 0) tellUnknownNames(query, workspace.library.decks, err);
  return found;
}

function tellUnknownNames(query: Query, decks: readonly DeckRow[], err: Context['err']): void {
  const all = decks.flatMap((deck) => deck.entries);
  for (const { field, name, meant } of unknownNames(query, all)) {
    const asked = (pattern: string): string => oneLine(printQuery({ kind: 'term', term: { on: field, pattern } }));
    const question = meant === undefined ? '' : `; did you mean ${asked(meant)}?`;
    err.write(`${field === 'deck' ? 'No deck is called' : `No card has the ${field}`} ${oneLine(name)}${question}\n`);
  }
}

const NO_CARDS: ReadonlyMap<CardId, Card> = new Map();
const NO_HISTORIES: Histories = new Map();
const NO_EVENTS: readonly LogEvent[] = [];

type Histories = ReadonlyMap<CardId, readonly LogEvent[]>;

/** The events that count of all cards, read from the log. Throws on disk errors. */
export const readHistories = ({ aliases }: Pick<Workspace, 'aliases'>, reviews: string): Histories =>
  histories(readLog(logFiles(reviews), { answers: true }).events, aliases);

export interface Shelf {
  readonly entries: readonly CardEntry[];
  readonly decks: readonly Pick<DeckRow, 'id' | 'file'>[];
  readonly record: Learner['record'];
  readonly cards: ReadonlyMap<CardId, Card>;
  readonly events: Histories;
}

/** The cards as queries see them. Records are asked for each time: what is done meanwhile counts. */
export function subjectsOf({ entries, decks, record, cards, events }: Shelf): Subject[] {
  const files = new Map(decks.map(({ id, file }) => [id, file]));
  const changed = new Map<string, number>();
  const changeOf = (deck: string): number => {
    const known = changed.get(deck) ?? signatureNow(files.get(deck) ?? '')?.[1] ?? 0;
    changed.set(deck, known);
    return known;
  };
  return entries.map((entry) => ({
    entry,
    get record() {
      return record(entry.id);
    },
    card: () => cards.get(entry.id),
    history: () => events.get(entry.id) ?? NO_EVENTS,
    fileChanged: () => changeOf(entry.deck),
  }));
}

/** All cards of the decks with their texts, by id. */
export async function cardsOf(
  decks: readonly Pick<DeckRow, 'id'>[],
  load: Workspace['library']['load'],
  progress?: Progress['at'],
): Promise<Map<CardId, Card>> {
  const cards = new Map<CardId, Card>();
  for (const [i, { id }] of decks.entries()) {
    progress?.(i, decks.length);
    for (const card of (await load(id))?.cards ?? []) cards.set(card.id, card);
  }
  return cards;
}

/** The entries that the text of a query asks for; all where there is no text. */
export async function filterEntries(
  text: string | undefined,
  entries: readonly CardEntry[],
  workspace: Workspace,
  learner: Learner,
  context: Pick<Context, 'paths' | 'err'>,
): Promise<Result<readonly CardEntry[]>> {
  if (text === undefined) return ok(entries);
  const query = readQuery(text, workspace.settings);
  if (!query.ok) return query;
  return ok(await queryCards({ query: query.value, entries, workspace, learner }, context));
}
