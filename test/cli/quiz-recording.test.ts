import { describe, expect, it } from 'vitest';
import { cardsOf } from '../../src/cli/query-cards.ts';
import { recordingFor } from '../../src/cli/quiz/recording.ts';
import { openWorkspace } from '../../src/cli/workspace.ts';
import { cardId } from '../../src/deck/model.ts';
import type { LogEvent } from '../../src/memory/event.ts';
import { unwrap } from '../../src/problem.ts';
import { stepRound } from '../../src/session/round/round.ts';
import type { RoundEvent } from '../../src/session/round/round-state.ts';
import { fakeContext, writeDeck } from '../support/context.ts';
import { FIRST, Play, setupOf } from '../support/round.ts';

const CARD = cardId('one/a');

/** A solo round of one card that counts, and its recording with a log of this context. */
async function recorded(context: ReturnType<typeof fakeContext>) {
  const workspace = unwrap(await openWorkspace([], context));
  const card = (await cardsOf(workspace.decks, workspace.library.load)).get(CARD);
  if (!card) throw new Error('the deck has no such card');
  const log = unwrap(workspace.openLog());
  const recording = await recordingFor(workspace, log.writer);
  let counter = 1;
  const keep = (events: readonly LogEvent[]): void => {
    unwrap(log.append(events));
    counter += events.length;
    recording.onWritten(events);
  };
  return {
    /** What a step leaves in the log besides itself. */
    besides(play: Play, event: RoundEvent) {
      const before = play.state;
      const next = stepRound(before, event);
      play.state = next;
      const events = recording.besides(event, { before, next }, card, counter);
      if (events.length > 0) keep(events);
      return events;
    },
    keep,
    close: log.close,
  };
}

const soloRound = (): Play => {
  const play = new Play(setupOf({ mode: 'solo', record: true }, ['You']));
  return play.do({ do: 'begin' });
};

describe('the reviews of a solo round that counts', () => {
  it.each(['at once', 'by a later start'])(
    'a question is taken back %s, whatever else was done since',
    async (when) => {
      const context = fakeContext();
      writeDeck(context.shippedDecks, 'one', ['a', 'b']);
      const play = soloRound();
      const first = await recorded(context);
      const at = play.now + 2000;
      const [review] = first.besides(play, { at, do: 'answer', player: 0, response: FIRST, correct: true });
      expect(review).toMatchObject({ type: 'review', card: CARD, ms: 2000 });
      // Somebody flags the card meanwhile, and studies another one.
      const since = { v: 1, t: (review?.t ?? 0) + 5, tz: 0 } as const;
      first.keep([
        { ...since, id: 'other.p.1', type: 'flag', card: CARD, flag: 2 },
        { ...since, id: 'other.p.2', type: 'suspend', card: cardId('one/b') },
      ]);
      first.close();
      const second = when === 'at once' ? first : await recorded({ ...context, pid: 4712 });
      const undone = second.besides(play, { at: at + 1, do: 'undo' });
      expect(undone).toMatchObject([{ type: 'undo', undoes: review?.id, card: CARD }]);
    },
  );

  it('what is no longer in the log is not taken back again', async () => {
    const context = fakeContext();
    writeDeck(context.shippedDecks, 'one', ['a']);
    const play = soloRound();
    const round = await recorded(context);
    const at = play.now + 2000;
    const [review] = round.besides(play, { at, do: 'answer', player: 0, response: FIRST, correct: true });
    round.keep([{ v: 1, id: 'other.p.1', t: at + 5, tz: 0, type: 'undo', undoes: review?.id ?? '', card: CARD }]);
    expect(round.besides(play, { at: at + 9, do: 'undo' })).toEqual([]);
    round.close();
  });
});
