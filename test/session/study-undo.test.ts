import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { DAY, dayNumber } from '../../src/memory/day.ts';
import { EVENT_VERSION, type LogEvent } from '../../src/memory/event.ts';
import { isLeechNow, type LeechRule } from '../../src/memory/queue.ts';
import { UNTOUCHED } from '../../src/memory/records.ts';
import { summarize } from '../../src/session/summary.ts';
import { reviewEvent } from '../support/event-arbitraries.ts';
import { checkCard, interviewCard, LEECH, MONDAY, must, Play } from '../support/study.ts';

const [A, B, C] = [cardId('d/a'), cardId('d/b'), cardId('d/c')];
const three = (log: readonly LogEvent[] = []) =>
  new Play(
    [A, B, C].map((id) => checkCard(id)),
    { log },
  );
const yesterday = { v: EVENT_VERSION, t: MONDAY - DAY, tz: 0 } as const;

describe('undo', () => {
  it('takes the answer just given back, and asks its card again as it stood', () => {
    const play = three();
    const { order } = play.screen('ask');
    play.wrong().undo();
    expect(play.appended).toMatchObject([{ type: 'undo', undoes: 'laptop.p1.1', card: A, id: 'laptop.p1.2' }]);
    expect(play.screen('ask')).toMatchObject({ order, guess: false });
    expect(play.showing).toBe(A);
    expect(play.record(A)).toEqual(UNTOUCHED);
    expect(play.state).toMatchObject({ spent: 0, reviews: [], actions: [], learning: [], introduced: [] });
    expect(play.state.notice).toBe('Took back: Again on d/a.');
  });

  it('leaves what was done to many cards at once to the command, and changes nothing', () => {
    const play = three();
    const targets = [A, B].map(
      (card, i) => ({ ...yesterday, id: `tablet.p.${i + 1}`, type: 'suspend', card }) as const,
    );
    play.give({ type: 'undo', targets });
    expect(play.appended).toEqual([]);
    expect(play.showing).toBe(A);
    expect(play.state.notice).toContain('2 cards at once: `prepdeck undo`');
  });

  it('goes back to the card before, and the one on screen waits its turn', () => {
    const play = three().right().give({ type: 'rate', rating: 4 }).next();
    expect(play.showing).toBe(B);
    play.undo();
    expect(play.showing).toBe(A);
    play.right().next();
    expect(play.showing).toBe(B);
    expect(play.state.queue).toEqual([C]);
  });

  it('reaches any depth, one answer at a time', () => {
    const play = three();
    for (let i = 0; i < 3; i++) play.right().give({ type: 'rate', rating: 4 }).next();
    expect(play.screen('finished').why).toBe('done');
    const shown = [C, B, A].map((card) => [play.undo().showing, card]);
    for (const [showing, card] of shown) expect(showing).toBe(card);
    expect(play.state.reviews).toEqual([]);
    expect(play.undo().appended).toEqual([]);
    expect(play.state.notice).toBe('Nothing to undo.');
    for (const card of [A, B, C]) {
      expect(play.showing).toBe(card);
      play.right().give({ type: 'rate', rating: 4 }).next();
    }
    expect(play.screen('finished').why).toBe('done');
  });

  it('works after quitting', () => {
    const play = three().right().give({ type: 'quit' });
    expect(play.undo().showing).toBe(A);
  });

  it('takes back an answer of an earlier session, and its card is asked with its earlier schedule', () => {
    const first = reviewEvent({ ...yesterday, t: MONDAY - 9 * DAY, id: 'laptop.p0.1', rating: 4 });
    const second = reviewEvent({ ...yesterday, id: 'laptop.p0.2', rating: 3 });
    const play = new Play([checkCard(A), checkCard(B)], { log: [first, second], start: { queue: [B] } });
    play.undo();
    expect(play.appended).toMatchObject([{ type: 'undo', undoes: 'laptop.p0.2' }]);
    expect(play.showing).toBe(A);
    expect(play.record(A).memory).toMatchObject({ reps: 1, lastTime: first.t });
    expect(play.right().screen('verdict').options?.before?.reps).toBe(1);
    expect(play.next().showing).toBe(B);
  });

  it('of a rating that was changed takes back the answer as a whole', () => {
    const play = three().right().give({ type: 'rate', rating: 4 }).undo();
    expect(play.record(A)).toEqual(UNTOUCHED);
    expect(play.showing).toBe(A);
  });

  it('while comparing takes back the card before, and the question on screen is asked anew afterwards', () => {
    const play = new Play([checkCard(A), interviewCard('d/q')]).right().give({ type: 'rate', rating: 4 }).next();
    play.give({ type: 'reveal', text: 'words' }).undo();
    expect(play.showing).toBe(A);
    play.right().next();
    expect(play.screen('ask').card.id).toBe('d/q');
  });

  it('of an interview rating asks the question again', () => {
    const play = new Play([interviewCard('d/q')]).give({ type: 'reveal', text: 'words' }).next(8);
    expect(play.record(cardId('d/q')).answers).toBe(1);
    play.undo();
    expect(play.screen('ask').card.id).toBe('d/q');
    expect(play.record(cardId('d/q')).answers).toBe(0);
    expect(play.log.some((e) => e.type === 'answer')).toBe(true);
  });

  it('leaves the screen alone where the card is in no deck any more', () => {
    const gone = reviewEvent({ ...yesterday, id: 'laptop.p0.1', card: cardId('old/x') });
    const play = three([gone]).undo();
    expect(play.appended).toMatchObject([{ undoes: 'laptop.p0.1', card: 'old/x' }]);
    expect(play.showing).toBe(A);
  });

  it('is dated after what it undoes, whatever the clock says', () => {
    const ahead = reviewEvent({ ...yesterday, t: MONDAY + 5 * DAY, id: 'phone.p.1' });
    const play = three([ahead]).undo();
    expect(must(play.appended[0]).t).toBeGreaterThan(ahead.t);
    expect(play.record(A).answers).toBe(0);
  });
});

describe('suspend', () => {
  it('takes the card away for good, and undo brings it back', () => {
    const play = three().give({ type: 'suspend' });
    expect(play.appended).toMatchObject([{ type: 'suspend', card: A }]);
    expect([play.showing, play.record(A).suspended]).toEqual([B, true]);
    expect(play.state.notice).toContain('d/a');
    play.undo();
    expect([play.showing, play.record(A).suspended]).toEqual([A, false]);
  });

  it('after a wrong answer, keeps the card from coming back', () => {
    const play = three().wrong().give({ type: 'suspend' });
    expect(play.state.learning).toEqual([]);
    expect(play.state.reviews).toHaveLength(1);
  });

  it('after the answer can be undone without asking a card again that is answered', () => {
    const play = three().right().give({ type: 'rate', rating: 4 }, { type: 'suspend' });
    expect(play.showing).toBe(B);
    play.undo();
    expect(play.record(A)).toMatchObject({ suspended: false, answers: 1 });
    expect(play.showing).toBe(B);
  });
});

describe('a leech', () => {
  // Recalled once after it was learned, so that a miss is a lapse.
  const learned = [40, 20].map((ago, i) =>
    reviewEvent({ id: `tablet.p.${i + 1}`, card: A, rating: 4, t: MONDAY - ago * DAY }),
  );
  const play = (leech: LeechRule) => new Play([checkCard(A), checkCard(B)], { log: learned, leech });

  it('is suspended with the review that makes it one, and does not come back in the session', () => {
    const session = play({ lapses: 1, suspend: true }).wrong();
    expect(session.appended.map(({ type, card }) => [type, card])).toEqual([
      ['review', A],
      ['suspend', A],
    ]);
    expect(session.state.notice).toBe('Forgotten once: suspended as a leech; u brings it back.');
    expect(session.state.learning).toEqual([]);
    expect(session.record(A)).toMatchObject({ suspended: true });
    expect(session.next().showing).toBe(B);
    expect(session.undo().record(A)).toMatchObject({ suspended: false });
    expect(session.undo().showing).toBe(A);
    expect(session.record(A).memory?.lapses).toBe(0);
  });

  it('is suspended by the rating that stays, not by one that was amended', () => {
    const session = play({ lapses: 1, suspend: true }).right();
    session.give({ type: 'rate', rating: 1 });
    expect(session.appended.map(({ type }) => type)).toEqual(['undo', 'review', 'suspend']);
    const back = () => summarize(session.state, session.now, (card) => session.record(card)).back;
    expect(back()).toEqual([]);
    session.give({ type: 'rate', rating: 3 });
    expect(session.appended.map(({ type }) => type)).toEqual(['undo', 'undo', 'review']);
    expect(back()).toMatchObject([{ cards: 1 }]);
    expect(session.record(A)).toMatchObject({ suspended: false, memory: { lapses: 0 } });
    session.give({ type: 'rate', rating: 1 });
    expect(session.record(A)).toMatchObject({ suspended: true, memory: { lapses: 1 } });
    expect(session.undo().record(A)).toMatchObject({ suspended: false });
    expect(session.undo().record(A)).toMatchObject({ suspended: false, memory: { lapses: 0 } });
  });

  it.each([
    ['none is asked for', { lapses: null, suspend: true }],
    ['it is not asked for', { lapses: 1, suspend: false }],
    ['it has not lapsed so often', { lapses: 2, suspend: true }],
  ])('stays in study where %s', (_, leech) => {
    expect(
      play(leech)
        .wrong()
        .appended.map(({ type }) => type),
    ).toEqual(['review']);
  });

  it.each([
    [7, 8, true],
    [8, 9, false],
    [11, 12, true],
    [8, 8, false],
    [6, 7, false],
  ])('from %i to %i lapses: %s', (before, after, now) => {
    expect(isLeechNow(before, after, LEECH)).toBe(now);
  });
});

describe('skip', () => {
  it('buries the card until tomorrow, and undo brings it back', () => {
    const play = three().give({ type: 'skip' });
    expect(play.appended).toMatchObject([{ type: 'bury', card: A, until: dayNumber(play.now) + 1 }]);
    expect(play.showing).toBe(B);
    play.undo();
    expect(play.showing).toBe(A);
    expect(play.record(A).buriedUntil).toBe(0);
  });

  it('does nothing once the card is answered', () => {
    const play = three().right().give({ type: 'skip' });
    expect(play.appended).toEqual([]);
    expect(play.state.notice).toContain('u takes the answer back');
  });

  it('works while comparing, before the rating', () => {
    const play = new Play([interviewCard('d/q'), checkCard(A)]).give({ type: 'reveal', text: '' }, { type: 'skip' });
    expect(play.showing).toBe(A);
  });
});

describe('flag', () => {
  it('is set and taken away where one is, and undone where one is', () => {
    const play = three().give({ type: 'flag' });
    expect([play.showing, play.record(A).flag, play.state.notice]).toEqual([A, 1, 'Flagged.']);
    play.give({ type: 'flag' });
    expect([play.record(A).flag, play.state.notice]).toEqual([0, 'Flag taken away.']);
    play.undo();
    expect([play.showing, play.record(A).flag]).toEqual([A, 1]);
    play.right().give({ type: 'flag' });
    play.screen('verdict');
    play.undo().screen('verdict');
  });
});

describe('undo of what was done outside a session', () => {
  it.each(['unsuspend', 'reset'] as const)('%s does not put the card on the screen', (type) => {
    const log: LogEvent[] = [
      reviewEvent({ ...yesterday, id: 'laptop.p0.1', card: B, rating: 4 }),
      { ...yesterday, t: MONDAY - DAY + 1, id: 'laptop.p0.2', type: 'suspend', card: B },
      { ...yesterday, t: MONDAY - DAY + 2, id: 'laptop.p0.3', type, card: B },
    ];
    const play = three(log).undo();
    expect(play.appended).toMatchObject([{ type: 'undo', undoes: 'laptop.p0.3' }]);
    expect(play.showing).toBe(A);
    expect(play.record(B)).toMatchObject({ suspended: true, memory: { reps: 1 } });
  });

  it.each(['suspend', 'bury'] as const)('%s asks the card only if it is due', (type) => {
    const put = { ...yesterday, t: MONDAY - 60_000, id: 'laptop.p0.2', type, card: B, until: 99_999 } as const;
    const notDue = reviewEvent({ ...yesterday, id: 'laptop.p0.1', card: B, rating: 4 });
    expect(three([notDue, put]).undo().showing).toBe(A);
    const due = { ...notDue, t: MONDAY - 50 * DAY };
    expect(three([due, put]).undo().showing).toBe(B);
    expect(three([put]).undo().showing).toBe(B);
  });

  it('reset of the question being compared asks it again, since its intervals are others now', () => {
    const Q = cardId('d/q');
    const log: LogEvent[] = [
      reviewEvent({ ...yesterday, t: MONDAY - 9 * DAY, id: 'laptop.p0.1', card: Q, rating: 4 }),
      { ...yesterday, id: 'laptop.p0.2', type: 'reset', card: Q },
    ];
    const play = new Play([interviewCard(Q)], { log }).give({ type: 'reveal', text: '' }).undo();
    expect(play.showing).toBe(Q);
    play.screen('ask');
    expect(play.give({ type: 'reveal', text: '' }).screen('compare').options?.before?.reps).toBe(1);
  });

  it('under a former id asks the card as it is called now', () => {
    const old = cardId('d/old');
    const play = new Play([checkCard(A), checkCard(B)], { log: [reviewEvent({ ...yesterday, card: old })] });
    play.cards.set(old, checkCard(B));
    play.undo();
    expect(play.appended).toMatchObject([{ type: 'undo', card: old }]);
    expect(play.showing).toBe(B);
    expect(play.right().next().showing).toBe(A);
  });
});
