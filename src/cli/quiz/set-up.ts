import type { LoadedDeck } from '../../deck/library.ts';
import type { Card, CardId } from '../../deck/model.ts';
import { EXIT, fail, ok, type Result } from '../../problem.ts';
import { playable, roundFingerprint, selectQuestions } from '../../session/round/questions.ts';
import { allQuestions, type RoundSetup } from '../../session/round/round-state.ts';
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

async function loadAll(workspace: Workspace, ids: readonly string[]): Promise<Card[]> {
  const loaded: (LoadedDeck | undefined)[] = [];
  for (const id of ids) loaded.push(await workspace.library.load(id));
  return loaded.flatMap((deck) => deck?.cards ?? []);
}

/** Draws the questions of a new round from the decks named. */
export async function prepareRound(o: QuizOptions, seed: string, workspace: Workspace): Promise<Result<Prepared>> {
  const wanted = new Set(
    selectEntries(workspace.decks, { ...EVERYTHING, tags: o.tags, difficulties: o.difficulties }).map(({ id }) => id),
  );
  const all = await loadAll(
    workspace,
    workspace.decks.map(({ id }) => id),
  );
  const { cards, leftOut } = playable(
    all.filter(({ id }) => wanted.has(id)),
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

/** The cards of a round that was left; a problem where their decks no longer ask the same. */
export async function cardsOfRound(setup: RoundSetup, workspace: Workspace): Promise<Result<Prepared['cards']>> {
  const asked = allQuestions(setup);
  const decks = [...new Set(asked.map(({ card }) => card.slice(0, card.indexOf('/'))))];
  const known = new Set(workspace.library.decks.map(({ id }) => id));
  const cards = await loadAll(
    workspace,
    decks.filter((id) => known.has(id)),
  );
  const byId = new Map(cards.map((card) => [card.id, card]));
  const changed = asked.filter(({ card, hash }) => byId.get(card)?.fingerprint !== hash);
  const [first] = changed;
  return first
    ? fail({
        message: `the round cannot go on: ${first.card} is no longer the question it was`,
        hint: 'name the decks it was played with; without --resume a new round begins',
      })
    : ok(byId);
}
