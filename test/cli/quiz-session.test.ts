import { describe, expect, it } from 'vitest';
import { playRound } from '../../src/cli/quiz/session.ts';
import type { AnyEvent } from '../../src/memory/event.ts';
import { fail, ok } from '../../src/problem.ts';
import type { RoundIntent, RoundView } from '../../src/session/round/round-talk.ts';
import { aCard, FIRST, setupOf } from '../support/round.ts';
import { moment } from '../support/study.ts';

/** A log whose writes fail where `fails` says so, by the number of the call. */
function logThat(fails: (call: number) => boolean) {
  const lines: AnyEvent[] = [];
  let call = 0;
  return {
    lines,
    writer: { device: 'd', process: 'p' },
    append: (events: readonly AnyEvent[]) => {
      if (fails(call++)) return fail({ message: 'not saved', hint: 'free some space' });
      lines.push(...events);
      return ok(undefined);
    },
    close: () => {},
  };
}

/** Players who do one thing after the other; `views` is what they were shown. */
function talkOf(intents: readonly RoundIntent[]) {
  const views: RoundView[] = [];
  return {
    views,
    talk: {
      next: async (view: RoundView): Promise<RoundIntent> => {
        views.push(view);
        return intents[views.length - 1] ?? { at: 0, do: 'quit' };
      },
      end: () => {},
      close: () => {},
    },
  };
}

const setup = setupOf({ mode: 'solo' }, ['You']);
const cards = new Map([...setup.questions, ...setup.spares].map(({ card }) => [card, aCard(card)]));
const { t } = moment();
const now = (): number => t;
const begin: RoundIntent = { at: t + 1, do: 'begin' };
const answer: RoundIntent = { at: t + 2000, do: 'answer', player: 0, response: FIRST };

describe('a round and its log', () => {
  it('what could not be written has not happened, is told, and can be done again', async () => {
    // The start, the begin, then the answer: twice in vain.
    const log = logThat((call) => call === 2 || call === 3);
    const { views, talk } = talkOf([begin, answer, answer, answer]);
    const end = await playRound({ id: 'r', setup, cards, talk, log, moment, now, before: [] });
    expect(views.map((v) => [v.state.phase.at, v.trouble])).toEqual([
      ['ready', undefined],
      ['open', undefined],
      ['open', 'not saved; free some space'],
      ['open', 'not saved; free some space'],
      ['reveal', undefined],
    ]);
    expect(log.lines.map((e) => e.type === 'round' && e.step.n)).toEqual([0, 1, 2]);
    expect(end).toMatchObject({ ok: true, value: { round: { state: { answers: [{ t: 1999, correct: true }] } } } });
  });

  it('the clock stops where the round was left, and goes on from there', async () => {
    const parts = { id: 'r', setup, cards, moment, log: logThat(() => false) };
    let at = t;
    const leaving: RoundIntent[] = [begin, { at: t, do: 'quit' }];
    const next = async (): Promise<RoundIntent> => {
      const intent = leaving.shift();
      if (!intent) throw new Error('asked after the end');
      if (intent.do === 'quit') at = t + 7001;
      return intent;
    };
    const left = await playRound({ ...parts, talk: { ...talkOf([]).talk, next }, now: () => at, before: [] });
    if (!left.ok) throw new Error(left.problem.message);
    const { views, talk } = talkOf([{ at: t + 90_000, do: 'continue' }]);
    await playRound({ ...parts, talk, now: () => t + 80_000, before: left.value.round.events });
    expect(views.map(({ state: { phase } }) => phase.at === 'open' && [phase.paused, phase.clock])).toMatchObject([
      [true, { spent: 7000, since: null }],
      [false, { spent: 7000, since: t + 90_000 }],
    ]);
  });

  it('an event is in the log before its state is shown', async () => {
    const log = logThat(() => false);
    const { talk } = talkOf([begin, answer]);
    const written: number[] = [];
    const looking = {
      ...talk,
      next: (view: RoundView) => {
        written.push(log.lines.length);
        return talk.next(view);
      },
    };
    await playRound({ id: 'r', setup, cards, talk: looking, log, moment, now, before: [] });
    expect(written).toEqual([1, 2, 3]);
  });

  it('where not even the start can be written, nothing is asked', async () => {
    const { views, talk } = talkOf([begin]);
    const end = await playRound({ id: 'r', setup, cards, talk, log: logThat(() => true), moment, now, before: [] });
    expect(end.ok).toBe(false);
    expect(views).toEqual([]);
  });

  it('who says what is right is the deck: an answer is graded by its card', async () => {
    const wrong: RoundIntent = { ...answer, response: { kind: 'choices', picked: [1] } };
    const { talk } = talkOf([begin, wrong]);
    const end = await playRound({ id: 'r', setup, cards, talk, log: logThat(() => false), moment, now, before: [] });
    expect(end).toMatchObject({ value: { round: { state: { answers: [{ correct: false }] } } } });
  });
});
