import { describe, expect, it } from 'vitest';
import { type Card, cardId } from '../../src/deck/model.ts';
import { MINUTE } from '../../src/memory/day.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { checkCard, FORMS, interviewCard, MONDAY, must, Play, type PlayOptions } from '../support/study.ts';

const ids = (count: number) => Array.from({ length: count }, (_, i) => cardId(`d/c${i}`));
const cards = (count: number) => ids(count).map((id) => checkCard(id));
const easy = (play: Play): Play => play.right().give({ type: 'rate', rating: 4 }).next();

describe('the course of a session', () => {
  it('is over at once where there is nothing', () => {
    expect(new Play([]).screen('finished').why).toBe('done');
  });

  it('passes over cards that are in no deck any more, ten thousand if need be', () => {
    const play = new Play([checkCard('d/a')], { start: { queue: [...ids(10_000), cardId('d/a')] } });
    expect(play.showing).toBe('d/a');
  });

  it('asks learning cards as their time comes, before others, the earliest first', () => {
    const learning = [
      { card: cardId('d/c1'), at: MONDAY - 2 * MINUTE },
      { card: cardId('d/c2'), at: MONDAY - MINUTE },
    ];
    const play = new Play(cards(3), { start: { queue: ids(1), learning } });
    expect([play.showing, easy(play).showing, easy(play).showing]).toEqual(['d/c1', 'd/c2', 'd/c0']);
  });

  it('ignores everything but undo, more and quit after its end', () => {
    const play = easy(new Play(cards(1)));
    play.give({ type: 'next' }, { type: 'suspend' }, { type: 'edit' }, { type: 'reload' }, { type: 'open', source: 0 });
    expect(play.screen('finished').why).toBe('done');
    expect(play.last).toEqual([]);
  });

  it('goes on after the end with more cards, past the limit that ended it', () => {
    const play = easy(new Play(cards(3), { start: { limit: 1, budget: 60_000 } }));
    expect(play.screen('finished').why).toBe('limit');
    play.give({ type: 'more', queue: { queue: ids(3).slice(1), learning: [] } });
    expect(play.showing).toBe('d/c1');
    expect(easy(play).showing).toBe('d/c2');
    expect(easy(play).screen('finished').why).toBe('done');
    expect(play.state.reviews).toHaveLength(3);
    expect(play.give({ type: 'more', queue: { queue: [], learning: [] } }).screen('finished').why).toBe('done');
    expect(play.state.notice).toBeTypeOf('string');
  });

  it('takes "more" for nothing while a card is on screen', () => {
    const play = new Play(cards(2)).give({ type: 'more', queue: { queue: [], learning: [] } });
    expect([play.showing, play.state.queue.length]).toEqual(['d/c0', 1]);
  });

  it('ends when the learner quits, at any screen, with nothing written', () => {
    const asked = new Play(cards(1)).give({ type: 'quit' });
    expect([asked.screen('finished').why, asked.log]).toEqual(['quit', []]);
    expect(new Play(cards(1)).right().give({ type: 'quit' }).log).toHaveLength(1);
  });
});

describe('a limit of cards', () => {
  it('counts different cards, and lets a missed one come back', () => {
    const play = new Play(cards(5), { start: { limit: 2 } }).wrong().next();
    expect(play.showing).toBe('d/c1');
    expect(easy(play).showing).toBe('d/c0');
    expect(easy(play).screen('finished').why).toBe('limit');
    expect(play.state.started).toEqual(['d/c0', 'd/c1']);
  });

  it('does not hold up what undo put back', () => {
    const play = easy(new Play(cards(5), { start: { limit: 2 } })).undo();
    expect([easy(play).showing, easy(play).screen('finished').why]).toEqual(['d/c1', 'limit']);
  });

  it('that is not reached ends the session as done', () => {
    expect(easy(new Play(cards(1), { start: { limit: 2 } })).screen('finished').why).toBe('done');
  });
});

describe('a budget of time', () => {
  it('ends the session after the card during which it ran out', () => {
    const play = new Play(cards(3), { start: { budget: MINUTE } });
    expect(easy(play).showing).toBe('d/c1');
    play.pass(MINUTE).right();
    play.screen('verdict');
    expect(play.next().screen('finished').why).toBe('time');
    expect(play.undo().showing).toBe('d/c1');
    expect(play.state.spent).toBe(5_000);
  });
});

describe('cramming', () => {
  const cram = (count: number, options: PlayOptions = {}) => new Play(cards(count), { mode: 'cram', ...options });

  it('leaves the schedule alone and offers no intervals', () => {
    const log = [reviewEvent({ card: cardId('d/c0'), t: MONDAY - 9e8, rating: 4 })];
    const play = cram(1, { log });
    const before = play.record(cardId('d/c0')).memory;
    const { review, options } = play.right().screen('verdict');
    expect(options).toBeUndefined();
    expect(review.mode).toBe('cram');
    expect(review).not.toHaveProperty('due');
    play.give({ type: 'rate', rating: 1 });
    expect(play.record(cardId('d/c0')).memory).toEqual(before);
    expect(play.state.introduced).toEqual([]);
  });

  it('brings a missed card back after five others, until it is known', () => {
    const play = cram(9).wrong().next();
    const seen = [];
    for (; play.state.screen.at !== 'finished'; play.right().next()) seen.push(play.showing);
    expect(seen).toEqual([1, 2, 3, 4, 5, 0, 6, 7, 8].map((i) => `d/c${i}`));
  });

  it('brings it back at the end where fewer are left', () => {
    const play = cram(2).wrong().next().right().next();
    expect(play.showing).toBe('d/c0');
    expect(play.right().next().screen('finished').why).toBe('done');
  });

  it('does not bring back a card that was rated Again and then otherwise', () => {
    const play = cram(2).wrong().give({ type: 'rate', rating: 3 }).next().right().next();
    expect(play.screen('finished').why).toBe('done');
    const twice = cram(2).wrong();
    for (const rating of [3, 1, 3, 1] as const) twice.give({ type: 'rate', rating });
    expect(twice.state.queue).toEqual(['d/c1', 'd/c0']);
  });

  it('compares interview answers without intervals', () => {
    const play = new Play([interviewCard('d/q')], { mode: 'cram' }).give({ type: 'reveal', text: '' });
    expect(play.screen('compare').options).toBeUndefined();
    play.next(7);
    expect(play.appended).toMatchObject([{ type: 'review', mode: 'cram' }]);
  });

  it('skips a card without burying it: tomorrow is the schedule’s', () => {
    const play = cram(2).give({ type: 'skip' });
    expect([play.showing, play.log]).toEqual(['d/c1', []]);
    expect(play.right().next().screen('finished').why).toBe('done');
  });
});

describe('opening and editing', () => {
  const source = { title: 'Docs', url: 'https://example.org' };

  it('opens a source, and says so where there is none', () => {
    const play = new Play([checkCard('d/a', FORMS.single, { sources: [source] })]);
    expect(play.give({ type: 'open', source: 0 }).last).toEqual([{ do: 'open', url: source.url }]);
    expect(play.give({ type: 'open', source: 1 }).last).toEqual([]);
    expect(play.state.notice).toContain('no source');
  });

  it('hands the card to the editor and stays where it is', () => {
    const play = new Play(cards(2)).give({ type: 'edit' });
    expect(play.last).toEqual([{ do: 'edit', card: play.screen('ask').card }]);
  });

  /** The session after its card was changed in the editor. */
  const reloaded = (play: Play, card?: Card): Play => {
    const { id } = must(play.cards.get(cardId(must(play.showing))));
    if (card) play.cards.set(id, card);
    else play.cards.delete(id);
    return play.give({ type: 'reload' });
  };

  it('unchanged in its text, keeps the time and the guess', () => {
    const play = new Play(cards(1)).give({ type: 'guess' });
    reloaded(play, checkCard('d/c0', FORMS.single, { line: 77 }));
    expect(play.screen('ask')).toMatchObject({ shownAt: MONDAY, guess: true, card: { line: 77 } });
    expect(play.state.notice).toBeUndefined();
  });

  it('changed, asks the new text', () => {
    const play = new Play(cards(2)).give({ type: 'guess' });
    reloaded(play, checkCard('d/c0', FORMS.typed, { fingerprint: 'new' }));
    expect(play.screen('ask')).toMatchObject({ card: { fingerprint: 'new' }, guess: false, order: [] });
    expect(play.state.notice).toContain('new text');
  });

  it('gone, goes on with the next card', () => {
    const play = reloaded(new Play(cards(2)));
    expect(play.showing).toBe('d/c1');
    expect(play.state.notice).toContain('d/c0');
  });

  it('changed after the verdict, leaves the verdict as it is', () => {
    const play = reloaded(new Play(cards(1)).right(), checkCard('d/c0', FORMS.typed, { fingerprint: 'new' }));
    expect(play.screen('verdict').card.fingerprint).toBe('print of d/c0');
    expect(play.state.notice).toContain('next time');
  });

  it('with a better explanation after the verdict, shows it', () => {
    const content = { type: 'check', question: 'd/c0?', form: FORMS.single, explanation: 'Better.' } as const;
    const play = reloaded(new Play(cards(1)).right(), checkCard('d/c0', FORMS.single, { content }));
    expect(play.screen('verdict').card.content).toEqual(content);
  });

  it('with its choices in another order after the verdict, leaves the verdict as it is', () => {
    const turned = { kind: 'single', choices: [...FORMS.single.choices].reverse() } as const;
    const play = reloaded(new Play(cards(1)).right(), checkCard('d/c0', turned));
    expect(play.screen('verdict').card.content).toMatchObject({ form: FORMS.single });
  });

  it('with its pairs in another order after the verdict, leaves the verdict as it is', () => {
    const turned = { kind: 'match', pairs: [...FORMS.match.pairs].reverse() } as const;
    const play = new Play([checkCard('d/c0', FORMS.match)]).wrong();
    expect(reloaded(play, checkCard('d/c0', turned)).screen('verdict').card.content).toMatchObject({
      form: FORMS.match,
    });
  });

  it('with fewer follow-ups while comparing, asks again instead of standing at one that is gone', () => {
    const play = new Play([interviewCard('d/q')]).give({ type: 'reveal', text: '' }).next(5);
    expect(play.screen('compare').stage).toMatchObject({ at: 'follow-up', index: 1 });
    reloaded(play, interviewCard('d/q', { followUps: [] }));
    expect(play.screen('ask').card.id).toBe('d/q');
  });

  it('unchanged while comparing, keeps what is ticked', () => {
    const play = new Play([interviewCard('d/q')]).give({ type: 'reveal', text: '' }).next();
    play.give({ type: 'toggle', index: 1 });
    reloaded(play, interviewCard('d/q', {}, { line: 5 }));
    expect(play.screen('compare')).toMatchObject({ ticked: [1], stage: { at: 'points' }, card: { line: 5 } });
  });
});
