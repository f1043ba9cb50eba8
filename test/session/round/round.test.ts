import { describe, expect, it } from 'vitest';
import { BUZZ_TIME } from '../../../src/session/round/answering.ts';
import { makePlayer, makePlayers } from '../../../src/session/round/players.ts';
import { roundResults } from '../../../src/session/round/results.ts';
import { standings } from '../../../src/session/round/standings.ts';
import { FIRST, Play, setupOf } from '../../support/round.ts';

const answerBy = (player: number, correct = true) => ({ do: 'answer', player, response: FIRST, correct }) as const;

describe('players', () => {
  it.each([
    [['Ann', 'ann'], 'there are two called ann'],
    [[], 'a round has 1 to 12 players, not 0'],
    [Array.from({ length: 13 }, (_, i) => `P${i}`), 'a round has 1 to 12 players, not 13'],
    [['a\u0007'], 'a name holds characters that do not show'],
  ])('%j: %s', (names, message) => {
    expect(makePlayers([{ names }])).toMatchObject({ ok: false, problem: { message } });
  });

  it('twelve have keys of their own', () => {
    const made = makePlayers([{ names: Array.from({ length: 12 }, (_, i) => `P${i}`) }]);
    if (!made.ok) throw new Error(made.problem.message);
    expect(new Set(made.value.map((p) => p.key)).size).toBe(12);
  });
});

describe('an answer is judged by its own time and the deadline', () => {
  it.each([
    [30_000, false],
    [30_001, true],
  ])('after %i ms of 30 s: late is %s, whatever ticks came', (ms, late) => {
    const play = new Play(setupOf()).do({ do: 'begin' });
    expect(play.takes({ do: 'time-up' }, 29_999)).toBe(false);
    expect(play.takes({ do: 'time-up' }, 30_000)).toBe(false);
    expect(play.takes({ do: 'time-up' }, 30_001)).toBe(true);
    play.do(answerBy(0), ms);
    expect(play.state.answers).toMatchObject([{ late, correct: !late, points: late ? 0 : 1000 }]);
  });

  it('a line that came before its question took no time', () => {
    const play = new Play(setupOf()).do({ do: 'begin' }, 60_000);
    play.do(answerBy(0), -50_000);
    expect(play.state.answers).toMatchObject([{ t: 0, correct: true }]);
    expect(play.state.at).toBe(61_000);
  });

  it('added time is for this question only, and for those who come after too', () => {
    const play = new Play(setupOf()).do({ do: 'begin' }).do({ do: 'add-time', ms: 10_000 });
    play.do(answerBy(0), 38_000).do({ do: 'begin' }).do(answerBy(1), 39_000).do({ do: 'begin' });
    expect(play.state.answers.map((a) => a.late)).toEqual([false, false]);
    play.do(answerBy(2)).do({ do: 'next' }).do({ do: 'next' }).do({ do: 'begin' }).do(answerBy(0), 31_000);
    expect(play.state.answers.at(-1)).toMatchObject({ late: true });
  });
});

describe('turns', () => {
  it('each player answers once, then the reveal, the standings, the next question', () => {
    const play = new Play(setupOf());
    expect(play.state.phase).toMatchObject({ at: 'ready', question: 0, player: 0 });
    play.answer(0, true);
    expect(play.takes(answerBy(0))).toBe(false);
    play.answer(1, false).answer(2, true);
    expect(play.state.phase).toEqual({ at: 'reveal', question: 0 });
    play.do({ do: 'next' });
    expect(standings(play.state, 1).map((p) => [p.rank, p.name, p.points])).toEqual([
      [1, 'Ann', 1000],
      [1, 'Cy', 1000],
      [3, 'Bo', 0],
    ]);
    play.do({ do: 'next' });
    expect(play.state.phase).toMatchObject({ at: 'ready', question: 1, player: 0 });
  });

  it('standings tell who moved', () => {
    const play = new Play(setupOf()).turn(true, false, false);
    play.answer(0, false).answer(1, true).answer(2, false).do({ do: 'next' });
    expect(standings(play.state, 2).map((p) => [p.name, p.rank, p.moved])).toEqual([
      ['Ann', 1, 0],
      ['Bo', 1, 1],
      ['Cy', 3, -1],
    ]);
  });

  it('a warm-up is worth nothing and tells nothing of a player', () => {
    const play = new Play(setupOf({ warmUp: true })).turn(true, true, true);
    expect(play.points).toEqual([0, 0, 0]);
    expect(roundResults(play.state).players[0]).toMatchObject({ asked: 0, right: 0, speed: null });
  });

  it('one who joins late plays from the next question on; one who drops out keeps the points', () => {
    const play = new Play(setupOf()).answer(0, true).do({ do: 'join', name: 'Di' }).answer(1, false);
    expect(play.takes({ do: 'join', name: 'di' })).toBe(false);
    play.do({ do: 'begin' }).do({ do: 'drop', player: 2 });
    expect(play.state.phase).toMatchObject({ at: 'reveal' });
    play.do({ do: 'next' }).do({ do: 'next' }).do({ do: 'drop', player: 0 }).answer(1, true).answer(3, true);
    expect(play.state.phase).toEqual({ at: 'reveal', question: 1 });
    expect(roundResults(play.state).players.map((p) => [p.name, p.points, p.left])).toEqual([
      ['Ann', 1000, true],
      ['Bo', 1000, false],
      ['Cy', 0, true],
      ['Di', 1000, false],
    ]);
  });

  it('a question that was skipped, or cut short by an early end, counts for nobody', () => {
    const play = new Play(setupOf()).answer(0, true).do({ do: 'skip' });
    expect(play.points).toEqual([0, 0, 0]);
    play.do({ do: 'next' }).do({ do: 'next' }).answer(0, true).do({ do: 'end' });
    expect(play.state.phase).toEqual({ at: 'over', early: true });
    expect(play.points).toEqual([0, 0, 0]);
  });

  it('leaders who are equal play on, they alone, until one is right and the other wrong', () => {
    const play = new Play(setupOf()).turn(true, true, false).turn(true, true, false).turn(true, true, false);
    expect(play.state.phase).toEqual({ at: 'tie', question: 3 });
    play.do({ do: 'next' }).answer(0, true).answer(1, true).do({ do: 'next' }).do({ do: 'next' });
    expect(play.state.phase).toEqual({ at: 'tie', question: 4 });
    play.do({ do: 'next' }).answer(0, false).answer(1, true).do({ do: 'next' }).do({ do: 'next' });
    expect(play.state.phase).toEqual({ at: 'over', early: false });
    expect(roundResults(play.state).places.map((p) => [p.rank, p.name, p.points])).toEqual([
      [1, 'Bo', 3000],
      [2, 'Ann', 3000],
      [3, 'Cy', 0],
    ]);
  });
});

describe('buzzer', () => {
  const buzzer = () => new Play(setupOf({ mode: 'buzzer', scoring: 'speed' })).do({ do: 'begin' });

  it('the first to press answers, alone, and the time of the press is what counts', () => {
    const play = buzzer().do({ do: 'buzz', player: 1 }, 2000);
    expect(play.takes({ do: 'buzz', player: 0 })).toBe(false);
    expect(play.takes(answerBy(0))).toBe(false);
    play.do(answerBy(1), 9000);
    expect(play.state.answers).toMatchObject([{ player: 1, t: 2000, points: 967 }]);
    expect(play.state.phase).toEqual({ at: 'reveal', question: 0 });
  });

  it('wrong passes on to the others, whose clock stood still meanwhile', () => {
    const play = buzzer().do({ do: 'buzz', player: 1 }, 2000).do(answerBy(1, false), 9000);
    expect(play.takes({ do: 'buzz', player: 1 })).toBe(false);
    play.do({ do: 'buzz', player: 0 }, 28_000).do(answerBy(0));
    expect(play.state.answers.at(-1)).toMatchObject({ player: 0, t: 30_000, points: 500 });
  });

  it('who pressed and says nothing has answered wrong; nobody pressing ends the question', () => {
    const play = buzzer().do({ do: 'buzz', player: 1 }, 2000);
    expect(play.takes({ do: 'time-up' }, BUZZ_TIME)).toBe(false);
    play.do({ do: 'time-up' }, BUZZ_TIME + 1);
    expect(play.state.answers).toMatchObject([{ player: 1, late: true, points: 0 }]);
    expect(play.takes({ do: 'buzz', player: 0 }, 28_001)).toBe(false);
    play.do({ do: 'time-up' }, 28_001);
    expect(play.state.phase).toEqual({ at: 'reveal', question: 0 });
    expect(play.state.answers).toHaveLength(1);
  });
});

describe('sudden death', () => {
  const deadly = () => new Play(setupOf({ mode: 'sudden-death' }));

  it('wrong is out where another is right, and the last one in has won', () => {
    const play = deadly().turn(false, false, false).turn(true, true, false);
    play.answer(0, false).answer(1, true);
    expect(play.state.phase).toEqual({ at: 'reveal', question: 2 });
    play.do({ do: 'next' }).do({ do: 'next' });
    expect(play.state.phase).toEqual({ at: 'over', early: false });
    expect(roundResults(play.state).places.map((p) => [p.rank, p.name, p.out])).toEqual([
      [1, 'Bo', false],
      [2, 'Ann', true],
      [3, 'Cy', true],
    ]);
  });

  it('ends as soon as one is left', () => {
    const play = deadly().turn(true, false, false);
    expect(play.state.phase).toEqual({ at: 'over', early: false });
  });

  it('taking the question back brings back those whom it put out', () => {
    const play = deadly().answer(0, true).answer(1, false).answer(2, true).do({ do: 'undo' }).do({ do: 'next' });
    play.answer(0, true).answer(1, true);
    expect(play.state.phase).toMatchObject({ at: 'ready', player: 2 });
  });
});

describe('team and solo', () => {
  it('a team has the mean of its members, so that sizes do not matter', () => {
    const players = ['Ann', 'Bo', 'Cy'].map((name, i) => makePlayer(name, i, 0, i === 2 ? 1 : 0));
    const play = new Play(setupOf({ mode: 'team', teams: ['Red', 'Blue'], players })).turn(true, false, true);
    expect(standings(play.state, 1).map((p) => [p.name, p.points])).toEqual([
      ['Blue', 1000],
      ['Red', 500],
    ]);
  });

  it('solo goes from the reveal to the next question', () => {
    const play = new Play(setupOf({ mode: 'solo' }, ['Ann'])).answer(0, true).do({ do: 'next' });
    expect(play.state.phase).toMatchObject({ at: 'ready', question: 1 });
  });
});

describe('results', () => {
  it('name the hardest question and what was missed, most missed first', () => {
    const play = new Play(setupOf()).turn(true, true, false).turn(false, true, false).turn(true, true, true);
    const { hardest, missed, players } = roundResults(play.state);
    expect(hardest).toMatchObject({ card: 'deck/q1', right: 1, of: 3 });
    expect(missed).toEqual(['deck/q1', 'deck/q0']);
    expect(players.map((p) => [p.right, p.asked, p.speed])).toEqual([
      [2, 3, 2000],
      [3, 3, 2000],
      [1, 3, 2000],
    ]);
  });
});
