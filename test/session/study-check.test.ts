import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { DAY, dayNumber, MINUTE } from '../../src/memory/day.ts';
import { RATINGS } from '../../src/memory/event.ts';
import { arrange } from '../../src/session/arrangement.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { checkCard, FORMS, MONDAY, moment, must, Play, selfCheckCard } from '../support/study.ts';

const [A, B] = [cardId('d/a'), cardId('d/b')];
const two = () => new Play([checkCard('d/a'), checkCard('d/b', FORMS.typed)]);

describe('a knowledge check', () => {
  it('is asked first, with its parts arranged and nothing of the answer', () => {
    const play = two();
    const { card, order, guess, shownAt } = play.screen('ask');
    expect(card.id).toBe(A);
    expect(order).toEqual(arrange(FORMS.single, 'seed/d/a/0'));
    expect([guess, shownAt]).toEqual([false, MONDAY]);
  });

  it('answered right is Good, in the log before the verdict is shown', () => {
    const play = two().right();
    const { review, verdict, options } = play.screen('verdict');
    expect(verdict.correct).toBe(true);
    expect(play.appended).toEqual([review]);
    expect(review).toMatchObject({
      type: 'review',
      id: 'laptop.p1.1',
      card: A,
      rating: 3,
      ms: 5_000,
      mode: 'study',
      hash: 'print of d/a',
      correct: true,
      choices: [0],
      retention: 0.9,
    });
    expect(review.due).toBe(must(options).after[3].dueAt);
    expect(play.state.introduced).toEqual([A]);
  });

  it('answered wrong is Again, and comes back in the session after its step', () => {
    const play = two().wrong();
    expect(play.screen('verdict').review).toMatchObject({ rating: 1, correct: false });
    expect(play.next().showing).toBe(B);
    play.pass(MINUTE).right().next();
    expect(play.showing).toBe(A);
    expect(play.screen('ask').order).toEqual(arrange(FORMS.single, 'seed/d/a/1'));
  });

  it('comes back ahead of its time where nothing else is left, but not hours ahead', () => {
    const play = new Play([checkCard('d/a')]).right().next();
    expect(play.showing).toBe(A);
    const other = new Play([], { start: { learning: [{ card: A, at: MONDAY + 21 * MINUTE }] } });
    expect(other.screen('finished').why).toBe('done');
  });

  it('answered "I do not know" is Again, even marked as a guess', () => {
    const play = two().give({ type: 'guess' }, { type: 'respond', response: { kind: 'pass' } });
    const { review } = play.screen('verdict');
    expect(review.rating).toBe(1);
    expect(review.guess).toBeUndefined();
    expect(review.choices).toBeUndefined();
  });

  it('keeps what was typed', () => {
    const play = two()
      .right()
      .next()
      .give({ type: 'respond', response: { kind: 'text', text: 'a topic' } });
    expect(play.screen('verdict').review).toMatchObject({ text: 'a topic', correct: false, rating: 1 });
  });

  it('of a self-check works the same', () => {
    const play = new Play([selfCheckCard('d/q')]).right();
    expect(play.screen('verdict').review).toMatchObject({ card: 'd/q#self-check', rating: 3 });
  });

  it('left open over lunch counts ten minutes at most', () => {
    expect(
      two()
        .pass(50 * MINUTE)
        .right()
        .screen('verdict').review.ms,
    ).toBe(10 * MINUTE);
  });

  it('answered while the clock went back took no time, and its event does not go back', () => {
    const play = two().right().next(2);
    play.pass(-DAY).right();
    const { review } = play.screen('verdict');
    expect(review.ms).toBe(0);
    expect(review.t).toBeGreaterThan(0);
    const again = new Play([checkCard('d/a')], { log: [reviewEvent({ t: MONDAY + DAY })] }).right();
    expect(again.screen('verdict').review.t).toBe(MONDAY + DAY + 1);
  });

  it('names its hour of rollover in the log where that is not the usual one', () => {
    const play = new Play([checkCard('d/a')], { now: moment(MONDAY, 60, 6) }).right();
    expect(play.screen('verdict').review).toMatchObject({ rollover: 6, tz: 60 });
    expect('rollover' in two().right().screen('verdict').review).toBe(false);
  });
});

describe('a guess', () => {
  it('marked before the answer makes a right one Hard', () => {
    const play = two().give({ type: 'guess' });
    expect(play.screen('ask').guess).toBe(true);
    expect(play.right().screen('verdict').review).toMatchObject({ rating: 2, guess: true });
  });

  it('can be unmarked before the answer', () => {
    const play = two().give({ type: 'guess' }, { type: 'guess' }).right();
    expect(play.screen('verdict').review.rating).toBe(3);
    expect('guess' in play.screen('verdict').review).toBe(false);
  });

  it('admitted after the verdict undoes Good and rates Hard, in one write', () => {
    const play = two().right();
    const first = play.screen('verdict').review;
    play.give({ type: 'guess' });
    const second = play.screen('verdict').review;
    expect(play.appended.map((e) => e.type)).toEqual(['undo', 'review']);
    expect(play.appended[0]).toMatchObject({ undoes: first.id });
    expect(second).toMatchObject({ rating: 2, guess: true, correct: true, ms: first.ms, choices: [0] });
    expect(play.record(A)).toMatchObject({ answers: 1, seen: { rating: 2 } });
    expect(play.state.reviews).toEqual([second]);
    expect(play.give({ type: 'guess' }).screen('verdict').review.rating).toBe(3);
  });

  it('of a wrong answer changes nothing', () => {
    const play = two().wrong().give({ type: 'guess' });
    expect(play.appended).toEqual([]);
    expect(play.state.notice).toContain('wrong');
  });
});

describe('a rating key after the verdict', () => {
  it('overrules the rating: one undo and one review in one write, then goes on by the same key', () => {
    const play = two().right().give({ type: 'rate', rating: 4 });
    expect(play.appended.map((e) => e.type)).toEqual(['undo', 'review']);
    const { review, options } = play.screen('verdict');
    expect(review).toMatchObject({ rating: 4, due: must(options).after[4].dueAt, correct: true });
    expect(play.record(A).memory).toMatchObject({ phase: 'review', reps: 1, dueAt: review.due });
    expect(play.state.learning).toEqual([]);
    expect(play.give({ type: 'rate', rating: 4 }).showing).toBe(B);
    expect(play.appended).toEqual([]);
  });

  it.each(RATINGS)('%i gives the interval that was shown', (rating) => {
    const play = new Play([checkCard('d/a')], { log: [reviewEvent({ t: MONDAY - 20 * DAY, rating: 4 })] }).right();
    const shown = must(play.screen('verdict').options).after[rating];
    play.give({ type: 'rate', rating });
    const { memory } = play.record(A);
    expect(memory?.interval).toBe(shown.interval);
    expect(memory?.dueDay).toBe(shown.dueDay);
    expect(memory?.stability).toBe(shown.stability);
    if (rating !== 3) expect(play.screen('verdict').review.due).toBe(memory?.dueAt);
  });

  it('can be changed again and again, and the books stay right', () => {
    const play = two().wrong();
    for (const rating of [2, 4, 1, 3] as const) play.give({ type: 'rate', rating });
    expect(play.state.reviews).toHaveLength(1);
    expect(play.state.actions).toHaveLength(1);
    expect(play.state.introduced).toEqual([A]);
    expect(play.state.spent).toBe(5_000);
    expect(play.record(A)).toMatchObject({ answers: 1, recalled: 1 });
    expect(play.state.learning).toHaveLength(1);
    expect(must(play.state.learning[0]).at).toBe(play.record(A).memory?.dueAt);
  });

  it('pressed after the day has turned over shows the new intervals first, then applies what is shown', () => {
    const late = moment(Date.parse('2026-03-03T03:59:50Z'));
    for (const rating of [2, 3, 4] as const) {
      const log = [reviewEvent({ t: MONDAY - 20 * DAY, rating: 4 })];
      const play = new Play([checkCard('d/a')], { log, now: late }).right();
      const before = must(play.screen('verdict').options);
      play.pass(MINUTE).give({ type: 'rate', rating: 1 });
      expect(play.appended).toEqual([]);
      expect(play.state.notice).toContain('new day');
      const shown = must(play.screen('verdict').options);
      expect(shown.day).toBe(before.day + 1);
      play.give({ type: 'rate', rating });
      expect(play.record(A).memory?.dueDay).toBe(shown.after[rating].dueDay);
    }
  });
});

describe('the interval shown is the interval applied', () => {
  it('also where the clock is behind what is known of the card', () => {
    const flag = { v: 1, id: 'phone.p.1', t: MONDAY + 3 * DAY, tz: 0, type: 'flag', card: A, flag: 1 } as const;
    const log = [reviewEvent({ t: MONDAY - 20 * DAY, rating: 4 }), flag];
    const play = new Play([checkCard('d/a')], { log }).right();
    const { options, review } = play.screen('verdict');
    expect(must(options).after[3].dueAt).toBe(review.due);
    expect(play.record(A).memory?.dueAt).toBe(review.due);
    play.give({ type: 'rate', rating: 4 });
    expect(play.screen('verdict').review.rating).toBe(4);
    expect(play.record(A).memory?.dueDay).toBe(must(options).after[4].dueDay);
    expect(dayNumber(moment(play.screen('verdict').review.t))).toBe(must(options).day);
  });
});
