import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { DAY } from '../../src/memory/day.ts';
import type { LogEvent } from '../../src/memory/event.ts';
import { describeEvent } from '../../src/session/describe.ts';
import { sceneOf } from '../../src/session/scene.ts';
import { summarize } from '../../src/session/summary.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { checkCard, FORMS, interviewCard, MONDAY, moment, must, Play } from '../support/study.ts';

const [A, B, C] = [cardId('d/a'), cardId('d/b'), cardId('d/c')];
const names = {
  deckTitle: (deck: string) => `Deck ${deck}`,
  objectiveText: (deck: string, objective: string) => (objective === 'known' ? `${deck}: ${objective}` : undefined),
};
const scene = (play: Play) => {
  const { screen } = play.state;
  if (screen.at === 'finished') throw new Error('finished');
  return sceneOf(screen.card, play.state, play.world, names);
};
const past = (card: string, changes: object = {}): LogEvent =>
  reviewEvent({
    id: `phone.p.${card.length}`,
    card: cardId(card),
    t: MONDAY - 60 * DAY,
    rating: 4,
    hash: `print of ${card}`,
    ...changes,
  });

describe('where the learner is', () => {
  it('names the deck, and the objective where it is known', () => {
    const of = (objectives: string[]) => scene(new Play([checkCard(A, FORMS.single, { objectives })]));
    expect(of(['known', 'other'])).toMatchObject({ deck: 'Deck d', objective: 'd: known' });
    expect(of(['unknown']).objective).toBeUndefined();
    expect(of([]).objective).toBeUndefined();
  });

  it('counts what is left by kind, the card on screen until it is answered', () => {
    const play = new Play(
      [A, B, C].map((id) => checkCard(id)),
      { log: [past('d/b')] },
    );
    expect(scene(play).left).toEqual({ new: 2, due: 1, learning: 0 });
    play.wrong();
    expect(scene(play).left).toEqual({ new: 1, due: 1, learning: 1 });
    play.next();
    expect(scene(play).left).toEqual({ new: 1, due: 1, learning: 1 });
    play.right().next();
    expect(scene(play).left).toEqual({ new: 1, due: 0, learning: 1 });
  });

  it('counts a card in its minute steps as learning also when the day ends before the step does', () => {
    const play = new Play([checkCard(A)], { now: moment(Date.UTC(2026, 2, 3, 3, 59, 30)) });
    play.wrong().next();
    expect(play.state.screen.at).toBe('ask');
    expect(scene(play).left).toEqual({ new: 0, due: 0, learning: 1 });
  });

  it('counts no further than the limit of the session', () => {
    const play = new Play(
      [A, B, C].map((id) => checkCard(id)),
      { start: { limit: 2 } },
    );
    expect(scene(play).left.new).toBe(2);
  });

  it('marks cards that are new, edited, flagged, crammed', () => {
    const badges = (log: readonly LogEvent[], mode: 'study' | 'cram' = 'study') =>
      scene(new Play([checkCard(A)], { log, mode })).badges;
    expect(badges([])).toEqual(['new']);
    expect(badges([past('d/a')])).toEqual([]);
    expect(badges([past('d/a', { hash: 'older text' })])).toEqual(['edited']);
    expect(badges([past('d/a')], 'cram')).toEqual(['cram']);
    const flag = { v: 1, id: 'phone.p.9', t: MONDAY, tz: 0, type: 'flag', card: A, flag: 1 } as const;
    expect(badges([flag])).toEqual(['new', 'flagged']);
  });

  it('marks a card that lapsed eight times as a leech', () => {
    const log = Array.from({ length: 17 }, (_, i) =>
      past('d/a', { id: `phone.p.${i + 1}`, t: MONDAY - (400 - i * 20) * DAY, rating: i % 2 === 0 ? 4 : 1 }),
    );
    expect(scene(new Play([checkCard(A)], { log })).badges).toEqual(['leech']);
  });
});

describe('what a session came to', () => {
  const sum = (play: Play) => summarize(play.state, play.now, (id) => play.record(id));

  it('counts answers, cards, recall, time and when the cards are back', () => {
    const play = new Play([A, B, C].map((id) => checkCard(id))).wrong().next();
    play.right().give({ type: 'rate', rating: 4 }).next();
    play.give({ type: 'guess' }).right().next();
    expect(sum(play)).toEqual({
      answers: 3,
      cards: 3,
      introduced: 3,
      recalled: 2,
      ratings: { 1: 1, 2: 1, 3: 0, 4: 1 },
      ms: play.state.spent,
      hard: [A],
      back: [
        { when: 'today', cards: 2 },
        { when: 'later', cards: 1 },
      ],
    });
  });

  it('lists what was missed or hard more than once, the worst first', () => {
    const play = new Play([checkCard(A), checkCard(B)]).wrong().next().right().next();
    play.pass(60_000).wrong().next();
    for (let i = 0; i < 2; i++) play.pass(600_000).give({ type: 'guess' }).right().next();
    expect(sum(play).hard[0]).toBe(must(play.state.reviews[0]).card);
  });

  it('is empty after everything was taken back', () => {
    expect(sum(new Play([checkCard(A)]).wrong().undo())).toMatchObject({
      answers: 0,
      cards: 0,
      ms: 0,
      hard: [],
      back: [],
    });
  });
});

describe('an event in words', () => {
  const { t, tz, v } = reviewEvent();
  const base = { v, t, tz, id: 'l.p.1', card: cardId('d/a') } as const;

  it.each([
    [reviewEvent({ rating: 1 }), 'Again on d/a'],
    [reviewEvent({ rating: 4 }), 'Easy on d/a'],
    [{ ...base, type: 'bury', until: 9 } as const, 'skipped d/a to another day'],
    [{ ...base, type: 'flag', flag: 1 } as const, 'flagged d/a'],
    [{ ...base, type: 'flag', flag: 0 } as const, 'unflagged d/a'],
    [{ ...base, type: 'suspend' } as const, 'suspended d/a'],
    [{ ...base, type: 'unsuspend' } as const, 'unsuspended d/a'],
    [{ ...base, type: 'reset' } as const, 'reset d/a'],
    [{ ...base, type: 'answer', ms: 1, text: 'x' } as const, 'typed an answer to d/a'],
  ])('number %#', (event, words) => {
    expect(describeEvent(event)).toBe(words);
  });

  it('tells what undo took back', () => {
    const play = new Play([interviewCard('d/q')]).give({ type: 'skip' }).undo();
    expect(play.state.notice).toBe('Took back: skipped d/q to another day.');
  });
});
