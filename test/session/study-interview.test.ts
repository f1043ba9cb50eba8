import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { DAY, MINUTE } from '../../src/memory/day.ts';
import { RATINGS } from '../../src/memory/event.ts';
import type { Stage } from '../../src/session/study-state.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { checkCard, followUpCard, interviewCard, MONDAY, moment, must, Play } from '../support/study.ts';

const Q = cardId('d/q');
const interview = (...more: ReturnType<typeof checkCard>[]) => new Play([interviewCard('d/q'), ...more]);
const revealed = (text = '') => interview().give({ type: 'reveal', text });
const stage = (play: Play): Stage => play.screen('compare').stage;
/** To the stage where the rating is asked for. */
const toRating = (play: Play): Play => {
  while (stage(play).at !== 'rating') play.next();
  return play;
};

describe('an interview question', () => {
  it('is compared stage by stage: answer, key points, red flags, follow-ups, rating', () => {
    const play = revealed();
    const seen: Stage[] = [stage(play)];
    while (stage(play).at !== 'rating') seen.push(stage(play.next()));
    expect(seen).toEqual([
      { at: 'answer' },
      { at: 'points' },
      { at: 'flags' },
      { at: 'follow-up', index: 0, revealed: false },
      { at: 'follow-up', index: 0, revealed: true },
      { at: 'follow-up', index: 1, revealed: false },
      { at: 'rating' },
    ]);
    expect(play.log).toEqual([]);
  });

  it('skips the stages for which it has nothing', () => {
    const bare = interviewCard('d/q', { keyPoints: [], redFlags: [], followUps: [] });
    const play = new Play([bare]).give({ type: 'reveal', text: '' }).next();
    expect(stage(play)).toEqual({ at: 'rating' });
    expect(play.screen('compare').suggestion).toMatchObject({ rating: 3 });
  });

  it('can be gone through backwards, to its first stage and no further', () => {
    const play = toRating(revealed());
    const seen = Array.from({ length: 6 }, () => stage(play.give({ type: 'back' })));
    expect(seen.map((s) => s.at)).toEqual(['follow-up', 'follow-up', 'flags', 'points', 'answer', 'answer']);
  });

  it('keeps what is ticked when going back and forth', () => {
    const play = revealed().next().give({ type: 'toggle', index: 1 }, { type: 'next' }, { type: 'back' });
    expect(play.screen('compare').ticked).toEqual([1]);
  });

  it('ticks key points and owns up to red flags, each at its stage, and takes no other number', () => {
    const play = revealed().give({ type: 'toggle', index: 0 });
    expect(play.screen('compare').ticked).toEqual([]);
    play.next().give({ type: 'toggle', index: 2 }, { type: 'toggle', index: 0 }, { type: 'toggle', index: 1 });
    play.give({ type: 'toggle', index: 1 }, { type: 'toggle', index: 3 }, { type: 'toggle', index: -1 });
    play.next().give({ type: 'toggle', index: 1 }, { type: 'toggle', index: 2 });
    expect(play.screen('compare')).toMatchObject({ ticked: [0, 2], owned: [1] });
  });

  it('asks follow-ups one by one, and whether one had the answer', () => {
    const play = revealed().next(3);
    play.next().give({ type: 'manage', had: true });
    expect(stage(play)).toEqual({ at: 'follow-up', index: 1, revealed: false });
    play.give({ type: 'manage', had: false });
    expect(stage(play)).toEqual({ at: 'rating' });
    expect(play.screen('compare').managed).toEqual([0]);
  });

  it('suggests a rating by what was ticked and how long it took, and says why', () => {
    const tick = (play: Play, ...points: number[]) =>
      toRating(play.next().give(...points.map((index) => ({ type: 'toggle', index }) as const))).screen('compare');
    expect(tick(revealed()).suggestion.rating).toBe(1);
    expect(tick(revealed(), 0).suggestion.rating).toBe(2);
    expect(tick(revealed(), 0, 1).suggestion).toEqual({ rating: 3, reason: '2 of 3 key points, no red flag' });
    expect(tick(revealed(), 0, 1, 2).suggestion.rating).toBe(4);
    const slow = interview()
      .pass(3 * MINUTE)
      .give({ type: 'reveal', text: '' });
    expect(tick(slow, 0, 1, 2).suggestion.rating).toBe(3);
  });

  it('is rated as suggested by going on, with everything ticked in the log', () => {
    const play = interview(checkCard('d/b')).give({ type: 'reveal', text: '' });
    play.next().give({ type: 'toggle', index: 0 }, { type: 'next' }, { type: 'toggle', index: 1 });
    play.next(2).give({ type: 'manage', had: true });
    const { suggestion, options, shownAt } = toRating(play).screen('compare');
    play.next();
    expect(play.appended).toMatchObject([
      {
        type: 'review',
        card: Q,
        rating: suggestion.rating,
        // To the rating, not to the reveal: comparing is part of the work.
        ms: play.now.t - shownAt,
        points: [0],
        flags: [1],
        followUps: [0],
        due: must(play.record(Q).memory).dueAt,
      },
    ]);
    expect(play.record(Q).memory?.stability).toBe(must(options).after[suggestion.rating].stability);
    expect(play.showing).toBe('d/b');
  });

  it.each(RATINGS)('rated %i by the learner gets the interval that was shown', (rating) => {
    const play = new Play([interviewCard('d/q')], { log: [reviewEvent({ card: Q, t: MONDAY - 9 * DAY, rating: 4 })] });
    const shown = must(toRating(play.give({ type: 'reveal', text: '' })).screen('compare').options).after[rating];
    play.give({ type: 'rate', rating });
    expect(play.appended).toMatchObject([{ type: 'review', rating }]);
    const memory = must(play.record(Q).memory);
    expect([memory.interval, memory.dueDay, memory.stability]).toEqual([shown.interval, shown.dueDay, shown.stability]);
  });

  it('is not rated before the stages are gone through', () => {
    const play = revealed().give({ type: 'rate', rating: 4 });
    expect(play.appended).toEqual([]);
    expect(stage(play)).toEqual({ at: 'answer' });
  });

  it('keeps a typed answer at the reveal, before any rating, and with the review', () => {
    const play = revealed('  Measure first. \n');
    expect(play.appended).toMatchObject([
      { type: 'answer', card: Q, text: 'Measure first.', ms: 5_000, id: 'laptop.p1.1' },
    ]);
    expect(play.screen('compare').text).toBe('Measure first.');
    toRating(play).next();
    expect(play.appended).toMatchObject([{ type: 'review', text: 'Measure first.', id: 'laptop.p1.2' }]);
    expect(revealed('   ').appended).toEqual([]);
  });

  it('shows the intervals of the new day first when the day turns over before the rating', () => {
    const play = new Play([interviewCard('d/q')], {
      log: [reviewEvent({ card: Q, t: MONDAY - 9 * DAY, rating: 4 })],
      now: moment(Date.parse('2026-03-03T03:59:30Z')),
    });
    toRating(play.give({ type: 'reveal', text: 'words' })).pass(2 * MINUTE);
    const before = must(play.screen('compare').options);
    play.give({ type: 'rate', rating: 3 });
    expect(play.appended).toEqual([]);
    const shown = must(play.screen('compare').options);
    expect(shown.day).toBe(before.day + 1);
    play.give({ type: 'rate', rating: 3 });
    expect(play.record(Q).memory?.dueDay).toBe(shown.after[3].dueDay);
  });
});

describe('a follow-up card', () => {
  it('shows its answer and asks for the rating at once', () => {
    const play = new Play([followUpCard('d/q#why')]).give({ type: 'reveal', text: 'Because' });
    expect(play.screen('compare')).toMatchObject({ stage: { at: 'rating' }, suggestion: { rating: 3 } });
    play.give({ type: 'rate', rating: 2 });
    const review = must(play.appended[0]);
    expect(review).toMatchObject({ type: 'review', rating: 2, text: 'Because' });
    expect(review).not.toHaveProperty('points');
  });
});

describe('an input of another kind of card', () => {
  it('does nothing', () => {
    const play = interview().give({ type: 'respond', response: { kind: 'pass' } }, { type: 'next' }, { type: 'back' });
    play.give({ type: 'toggle', index: 0 }, { type: 'manage', had: true }, { type: 'rate', rating: 4 });
    expect(play.screen('ask').card.id).toBe(Q);
    const check = new Play([checkCard('d/a')]).give({ type: 'reveal', text: 'x' }, { type: 'rate', rating: 4 });
    expect(check.screen('ask').card.id).toBe('d/a');
    expect([...play.effects, ...check.effects]).toEqual([]);
  });
});
