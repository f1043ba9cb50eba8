import type { Card, CardEntry, CardId } from '../../deck/model.ts';
import { EXIT, fail, ok, type Result } from '../../problem.ts';
import { playable, roundFingerprint, selectQuestions } from '../../session/round/questions.ts';
import { allQuestions, type RoundSetup } from '../../session/round/round-state.ts';
import type { Context } from '../context.ts';
import { cardsOf, filterEntries } from '../query-cards.ts';
import { EVERYTHING, selectEntries } from '../study-plan.ts';
import type { Workspace } from '../workspace.ts';
import type { QuizOptions } from './options.ts';

/** A round with the cards it asks. */
export interface Prepared {
  readonly setup: RoundSetup;
  readonly cards: ReadonlyMap<CardId, Card>;
  /** What cannot be played in this mode, in words. */
  readonly leftOut?: string | undefined;
}

/** Draws the questions of a new round from the decks named. */
export async function prepareRound(
  o: QuizOptions,
  seed: string,
  workspace: Workspace,
  context: Pick<Context, 'paths' | 'err'>,
): Promise<Result<Prepared>> {
  const chosen = selectEntries(workspace.decks, { ...EVERYTHING, tags: o.tags, difficulties: o.difficulties });
  const entries = await chosenBy(o.filter, chosen, workspace, context);
  if (!entries.ok) return entries;
  const byId = await cardsOf(workspace.decks, workspace.library.load);
  const { cards, leftOut } = playable(
    entries.value.flatMap(({ id }) => byId.get(id) ?? []),
    o.mode,
  );
  if (cards.length === 0) {
    return fail({
      message: `there is no question to play${leftOut ? `: ${leftOut}` : ''}`,
      hint: 'a round asks knowledge checks and self-checks; `prepdeck list` shows the decks',
      exit: EXIT.failed,
    });
  }
  const drawn = selectQuestions(cards, { seed, count: o.count, order: o.order, limit: o.limit });
  const { mode, scoring, shuffling, warmUp, teams, players } = o;
  const fingerprint = roundFingerprint(cards, drawn.questions, { seed, shuffling });
  const setup = { mode, scoring, seed, shuffling, warmUp, teams, players, ...drawn, fingerprint, record: o.record };
  return ok({ setup, cards: new Map(cards.map((card) => [card.id, card])), leftOut });
}

/** Those of the entries that the filter asks for; what the learner remembers is opened only where there is one. */
async function chosenBy(
  filter: string | undefined,
  entries: readonly CardEntry[],
  workspace: Workspace,
  context: Pick<Context, 'paths' | 'err'>,
): Promise<Result<readonly CardEntry[]>> {
  if (filter === undefined) return ok(entries);
  const learner = await workspace.learner();
  return learner.ok ? filterEntries(filter, entries, workspace, learner.value, context) : learner;
}

/** The cards of a round that was left; a problem where their decks no longer ask the same. */
export async function cardsOfRound(setup: RoundSetup, workspace: Workspace): Promise<Result<Prepared['cards']>> {
  const asked = allQuestions(setup);
  const decks = [...new Set(asked.map(({ card }) => card.slice(0, card.indexOf('/'))))];
  const named = workspace.library.decks.filter(({ id }) => decks.includes(id));
  const byId = await cardsOf(named, workspace.library.load);
  const changed = asked.filter(({ card, hash }) => byId.get(card)?.fingerprint !== hash);
  const [first] = changed;
  return first
    ? fail({
        message: `the round cannot go on: ${first.card} is no longer the question it was`,
        hint: 'name the decks it was played with; without --resume a new round begins',
      })
    : ok(byId);
}
