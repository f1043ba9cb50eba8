import type { LoadedDeck } from '../deck/library.ts';
import type { Card, CardId } from '../deck/model.ts';
import type { Moment } from '../memory/day.ts';
import { isUndoable, type LogEvent } from '../memory/event.ts';
import type { Queue } from '../memory/queue.ts';
import { ok, type Result } from '../problem.ts';
import { type DeckNames, sceneOf } from '../session/scene.ts';
import { firstCard, type StudyStart, startStudy, stepStudy } from '../session/study.ts';
import type { Effect, StudyInput, StudyState, StudyWorld } from '../session/study-state.ts';
import type { Intent, Outlook, StudyTalk, StudyView } from '../session/study-talk.ts';
import { summarize } from '../session/summary.ts';
import type { Drafts } from '../store/drafts.ts';
import type { Learner } from '../store/learner.ts';
import type { LogWriter } from '../store/log-writer.ts';

/** Thrown where a card is looked up whose deck has not been read yet; reading it and doing the same again helps. */
class DeckNotRead extends Error {
  constructor(readonly card: CardId) {
    super(`the deck of ${card} was not read`);
  }
}

export interface SessionParts {
  readonly talk: StudyTalk;
  readonly world: Omit<StudyWorld, 'card' | 'record'>;
  readonly start: StudyStart;
  readonly learner: Learner;
  readonly log: LogWriter;
  readonly moment: () => Moment;
  readonly loadDeck: (deck: string) => Promise<LoadedDeck | undefined>;
  readonly deckOf: (card: CardId) => string | undefined;
  /** Today's id of a card that may be named by a former one. */
  readonly currentId: (card: CardId) => CardId;
  /** Loads what showing a card takes; for one that is only `asked`, not yet what its answer takes. */
  readonly onCard: (card: Card, asked: boolean) => Promise<void>;
  /** What there is to go on with after the end. */
  readonly more: () => Queue;
  readonly outlook: (title: Outlook['title']) => Outlook;
  /** Opens the card's deck in an editor while the terminal is free; gives a remark for the learner, if any. */
  readonly edit: (card: Card) => Promise<Result<string | undefined>>;
  readonly open: (url: string) => Promise<Result<void>>;
  readonly drafts: Drafts;
}

export interface SessionEnd {
  readonly state: StudyState;
  readonly view: StudyView;
  readonly interrupted: boolean;
}

/** The decks that the session has in hand, read as they are needed. */
class Desk {
  readonly #decks = new Map<
    string,
    { readonly loaded: LoadedDeck; readonly cards: ReadonlyMap<CardId, Card> } | undefined
  >();

  constructor(private readonly parts: Pick<SessionParts, 'loadDeck' | 'deckOf'>) {}

  /** Reads the deck of a card, again if it was read before. */
  async read(card: CardId): Promise<void> {
    const deck = this.parts.deckOf(card);
    if (deck === undefined) return;
    const loaded = await this.parts.loadDeck(deck);
    this.#decks.set(deck, loaded && { loaded, cards: new Map(loaded.cards.map((c) => [c.id, c])) });
  }

  /** Reads the decks that will be wanted next, while the learner thinks. */
  prepare({ queue, learning }: Pick<StudyState, 'queue' | 'learning'>): void {
    for (const card of [queue[0], queue[1], learning[0]?.card]) {
      const deck = card && this.parts.deckOf(card);
      // What goes wrong here goes wrong again, and is told, when the card is really wanted.
      if (card && deck !== undefined && !this.#decks.has(deck)) this.read(card).catch(() => undefined);
    }
  }

  /** What `step` gives, once every deck that it looks into has been read; `step` must be pure. */
  async withDecks<T>(step: () => T): Promise<T> {
    for (;;) {
      try {
        return step();
      } catch (error) {
        if (!(error instanceof DeckNotRead)) throw error;
        await this.read(error.card);
      }
    }
  }

  card(id: CardId): Card | undefined {
    const deck = this.parts.deckOf(id);
    if (deck === undefined) return undefined;
    if (!this.#decks.has(deck)) throw new DeckNotRead(id);
    return this.#decks.get(deck)?.cards.get(id);
  }

  readonly names: DeckNames = {
    deckTitle: (deck) => this.#decks.get(deck)?.loaded.deck.title ?? deck,
    objectiveText: (deck, objective) =>
      this.#decks.get(deck)?.loaded.deck.objectives.find((o) => o.id === objective)?.text,
  };
}

const titleOf = (card: Card | undefined, id: string): string => {
  if (!card) return id;
  return card.content.type === 'interview' ? card.content.interview.question : card.content.question;
};

/**
 * Runs a session to its end: shows a state, takes what the learner does, steps, and carries out the effects before
 * the next state is shown. When a review cannot be written, the state stays as it was and the learner is told.
 */
export async function runSession(parts: SessionParts): Promise<SessionEnd> {
  const { talk, learner, log, moment } = parts;
  const desk = new Desk(parts);
  const world: StudyWorld = {
    ...parts.world,
    // What is undone may have been answered under a former id.
    card: (id) => desk.card(parts.currentId(id)),
    record: (id) => learner.record(parts.currentId(id)),
  };
  // Read before it is asked for: a lookup that fails costs as much as reading three decks.
  const first = firstCard(parts.start, moment());
  if (first !== undefined) await desk.read(parts.currentId(first));
  let state = await desk.withDecks(() => startStudy(parts.start, moment(), world));
  let trouble: string | undefined;
  const viewOf = (): StudyView => ({
    state,
    trouble,
    scene: () => (state.screen.at === 'finished' ? undefined : sceneOf(state.screen.card, state, world, desk.names)),
    summary: () => summarize(state, moment(), (card) => learner.record(card)),
    outlook: () => parts.outlook((id) => titleOf(cardIn(state, id, desk), id)),
    draft: draftOf(state),
  });
  const draftOf = ({ screen }: StudyState): StudyView['draft'] => {
    if (screen.at !== 'ask') return NO_DRAFT;
    const { id } = screen.card;
    return { text: () => parts.drafts.of(id), keep: (text) => parts.drafts.keep(id, text) };
  };

  const perform = async (
    effects: readonly Effect[],
  ): Promise<Result<{ readonly reload: boolean; readonly remark: string | undefined }>> => {
    let reload = false;
    let remark: string | undefined;
    for (const effect of effects) {
      if (effect.do === 'append') {
        const written = log.append(effect.events);
        if (!written.ok) return written;
        learner.apply(effect.events);
        // With the rating it is an answer.
        for (const { type, card } of effect.events) if (type === 'review') parts.drafts.keep(card, '');
      } else if (effect.do === 'edit') {
        const edited = await talk.lend(() => parts.edit(effect.card));
        if (!edited.ok) return edited;
        await desk.read(effect.card.id);
        reload = true;
        remark = edited.value;
      } else {
        const opened = await parts.open(effect.url);
        if (!opened.ok) return opened;
      }
    }
    return ok({ reload, remark });
  };

  /** Takes one step; gives what the learner should be told besides. */
  const apply = async (input: StudyInput): Promise<string | undefined> => {
    const now = moment();
    const [next, effects] = await desk.withDecks(() => stepStudy(state, { ...input, now }, world));
    const done = await perform(effects);
    if (!done.ok) return [done.problem.message, done.problem.hint].filter(Boolean).join('; ');
    state = next;
    if (done.value.reload) await apply({ type: 'reload' });
    return done.value.remark;
  };

  for (;;) {
    const { screen } = state;
    if (screen.at !== 'finished') await parts.onCard(screen.card, screen.at === 'ask');
    const asked = talk.next(viewOf());
    desk.prepare(state);
    // While the learner thinks; what goes wrong here goes wrong again, and is told, when the answer is shown.
    if (screen.at === 'ask') parts.onCard(screen.card, false).catch(() => undefined);
    const intent = await asked;
    if (intent.type === 'leave' || intent.type === 'interrupt') {
      if (state.screen.at !== 'finished') state = stepStudy(state, { type: 'quit', now: moment() }, world)[0];
      return { state, view: viewOf(), interrupted: intent.type === 'interrupt' };
    }
    const input = inputFor(intent, state, parts);
    trouble = await apply(input);
    // What is taken back with a rating may be meant to be given again.
    if (input.type === 'undo')
      for (const e of input.targets) if (e.type === 'review' && e.text) parts.drafts.keep(e.card, e.text);
    if (input.type === 'quit') return { state, view: viewOf(), interrupted: false };
  }
}

const NO_DRAFT: StudyView['draft'] = { text: () => '', keep: () => {} };

function cardIn(state: StudyState, id: string, desk: Desk): Card | undefined {
  const review = state.reviews.find((r) => r.card === id);
  return review && desk.card(review.card);
}

/** An intent with what it needs to know: the event to undo, the cards to go on with. */
function inputFor(
  intent: Exclude<Intent, { type: 'leave' | 'interrupt' }>,
  state: StudyState,
  parts: SessionParts,
): StudyInput {
  if (intent.type === 'more') {
    const { cards, learning } = parts.more();
    return { type: 'more', queue: { queue: cards, learning } };
  }
  if (intent.type !== 'undo') return intent;
  const own: LogEvent | undefined = state.actions.findLast(isUndoable);
  return { type: 'undo', targets: own ? [own] : parts.learner.lastUndoable() };
}
