import { statSync } from 'node:fs';
import type { DeckRow } from '../deck/library.ts';
import type { Card, CardEntry, CardId } from '../deck/model.ts';
import { dayNumber } from '../memory/day.ts';
import type { LogEvent } from '../memory/event.ts';
import { histories } from '../memory/fold.ts';
import { UNTOUCHED } from '../memory/records.ts';
import { fail, ok, type Result } from '../problem.ts';
import { queryProblem } from '../query/caret.ts';
import { matcher, needsOf, type Subject } from '../query/match.ts';
import { parseQuery } from '../query/parse.ts';
import type { Query } from '../query/query.ts';
import type { Learner } from '../store/learner.ts';
import { logFiles, readLog } from '../store/review-log.ts';
import type { Settings } from '../store/settings.ts';
import { width } from '../terminal/text.ts';
import type { Context } from './context.ts';
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

/** The cards of `entries` that the query asks for, in their order. Reads deck texts and the log only where the query looks at them. */
export async function queryCards(
  { query, entries, workspace, learner }: QueryRequest,
  { paths }: Pick<Context, 'paths'>,
): Promise<CardEntry[]> {
  if (query.kind === 'all') return [...entries];
  const subjects = await subjectsOf(query, entries, workspace, learner, paths.reviews);
  const now = workspace.moment();
  const today = dayNumber(now);
  const holds = matcher(query, { now, retrievability: (memory) => learner.scheduler.retrievability(memory, today) });
  return subjects.filter(holds).map(({ entry }) => entry);
}

const NO_EVENTS: readonly LogEvent[] = [];

/** The cards as queries see them, with what this query needs of them read. */
export async function subjectsOf(
  query: Query,
  entries: readonly CardEntry[],
  { library, aliases }: Workspace,
  { fold }: Learner,
  reviews: string,
): Promise<Subject[]> {
  const needs = needsOf(query);
  const decks = new Map(library.decks.map((deck) => [deck.id, deck]));
  const named = new Set(entries.map((entry) => entry.deck));
  const cards = needs.texts
    ? await cardsOf(
        [...decks.values()].filter(({ id }) => named.has(id)),
        library.load,
      )
    : undefined;
  const events = needs.histories ? histories(readLog(logFiles(reviews)).events, aliases) : undefined;
  const changed = new Map<string, number>();
  const changeOf = (deck: string): number => {
    const known = changed.get(deck);
    if (known !== undefined) return known;
    const file = decks.get(deck)?.file;
    const time = (file && statSync(file, { throwIfNoEntry: false })?.mtimeMs) || 0;
    changed.set(deck, time);
    return time;
  };
  return entries.map((entry) => ({
    entry,
    record: fold.cards.get(entry.id) ?? UNTOUCHED,
    card: () => cards?.get(entry.id),
    history: () => events?.get(entry.id) ?? NO_EVENTS,
    fileChanged: () => changeOf(entry.deck),
  }));
}

/** All cards of the decks with their texts, by id. */
export async function cardsOf(
  decks: readonly Pick<DeckRow, 'id'>[],
  load: Workspace['library']['load'],
): Promise<Map<CardId, Card>> {
  const cards = new Map<CardId, Card>();
  for (const { id } of decks) for (const card of (await load(id))?.cards ?? []) cards.set(card.id, card);
  return cards;
}

/** The entries that the text of a query asks for; all where there is no text. */
export async function filterEntries(
  text: string | undefined,
  entries: readonly CardEntry[],
  workspace: Workspace,
  learner: Learner,
  context: Pick<Context, 'paths'>,
): Promise<Result<readonly CardEntry[]>> {
  if (text === undefined) return ok(entries);
  const query = readQuery(text, workspace.settings);
  if (!query.ok) return query;
  return ok(await queryCards({ query: query.value, entries, workspace, learner }, context));
}
