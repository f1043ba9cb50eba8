import type { CardId } from '../../deck/model.ts';
import type { Moment } from '../../memory/day.ts';
import type { CardEvent, ReviewEvent } from '../../memory/event.ts';
import type { CardRecord } from '../../memory/records.ts';
import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import { eventBase } from '../../session/card-events.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import type { Context } from '../context.ts';
import { printJson } from '../print.ts';
import { refreshScores } from '../scores.ts';
import type { Workspace } from '../workspace.ts';
import { agree } from './agree.ts';
import { chosenCards } from './chosen-cards.ts';

type Made = 'v' | 'id' | 't' | 'tz' | 'card';
type Control = Exclude<CardEvent, ReviewEvent | { type: 'answer' }>;
/** An event without what every event has. */
export type Draft = Control extends infer E ? (E extends Control ? Omit<E, Made> : never) : never;

/** One way to change cards by hand. */
export interface Change {
  /** `Suspend`: begins the question. */
  readonly verb: string;
  /** `suspended`: what it is called when it is done. */
  readonly done: string;
  /** What is recorded of a card; undefined where that would change nothing of it. */
  readonly draft: (record: CardRecord, now: Moment, card: CardId) => Draft | undefined;
  /** What is shown of a card before it is done; its id where absent. */
  readonly line?: (card: CardId, record: CardRecord, draft: Draft) => string;
}

/** Makes the change to the cards that the words name or ask for: shows them, asks, writes all in one append. */
export async function changeCards(
  change: Change,
  words: readonly string[],
  { yes, json }: { readonly yes: boolean; readonly json: boolean },
  workspace: Workspace,
  context: Context,
): Promise<ExitCode> {
  const learner = unwrap(await workspace.learner());
  const now = workspace.moment();
  const chosen = await chosenCards(words, workspace, learner, context);
  const drafts = chosen.flatMap((card) => {
    const draft = change.draft(learner.record(card), now, card);
    return draft === undefined ? [] : [{ card, draft }];
  });
  const cards = drafts.map(({ card }) => card);
  const tell = (did: readonly CardId[]): void => {
    if (json) printJson(context.out, { change: change.done, cards: did, unchanged: chosen.length - did.length });
  };
  if (cards.length === 0) {
    const what = chosen.length === 0 ? 'No card matches.' : `Nothing to do: no card to be ${change.done} among them.`;
    context.err.write(`${what}\n`);
    tell([]);
    return EXIT.ok;
  }
  const question = `${change.verb} ${counted(cards.length, 'card')}?`;
  const lines = drafts.map(({ card, draft }) => change.line?.(card, learner.record(card), draft) ?? card);
  if (!(await agree(question, lines.map(oneLine), yes || cards.length === 1, context))) {
    context.err.write('Nothing was changed.\n');
    return EXIT.failed;
  }
  const log = unwrap(workspace.openLog());
  const events = drafts.map(
    ({ card, draft }, i): CardEvent => ({
      ...eventBase(i + 1, card, now, { writer: log.writer, record: learner.record }),
      card,
      ...draft,
    }),
  );
  // All at one time: they are one thing to undo.
  const t = events.reduce((latest, e) => Math.max(latest, e.t), 0);
  try {
    unwrap(log.append(events.map((e) => ({ ...e, t }))));
  } finally {
    log.close();
  }
  const what = cards.length === 1 ? oneLine(cards[0] ?? '') : counted(cards.length, 'card');
  context.err.write(`${what} ${change.done}; \`prepdeck undo\` takes it back.\n`);
  tell(cards);
  const scores = await refreshScores(workspace, context);
  if (!scores.ok) context.err.write(`prepdeck: ${scores.problem.message}\n`);
  return EXIT.ok;
}
