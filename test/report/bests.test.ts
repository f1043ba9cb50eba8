import { describe, expect, it } from 'vitest';
import { bestWords, kindOf, roundScores } from '../../src/report/bests.ts';
import type { KeptRound } from '../../src/session/round/record.ts';
import { Play, setupOf } from '../support/round.ts';

/** A solo round in which the first questions are right; `ms` is the time of each answer. */
function solo(id: string, right: number, ms = 2000, changes = {}): KeptRound {
  const play = new Play(setupOf({ mode: 'solo', ...changes }, ['You']));
  for (let n = 0; n < 3; n++) play.answer(0, n < right, ms).do({ do: 'next' });
  return { id, t: 0, tz: 0, last: 0, events: play.events, state: play.state };
}

describe('personal bests', () => {
  const rounds = [
    solo('a', 1),
    solo('b', 2, 3000),
    solo('c', 2, 1000),
    solo('d', 0),
    solo('e', 1, 2000, { scoring: 'streak' }),
  ];

  it('are kept by kind: more points first, then the quicker round', () => {
    const { bests } = roundScores(rounds);
    expect(Object.keys(bests)).toEqual(['deck, 3, accuracy', 'deck, 3, streak']);
    expect(bests['deck, 3, accuracy']).toMatchObject({ round: 'c', points: 2000, right: 2, asked: 3, speed: 1000 });
    expect(roundScores(rounds).rounds.map((r) => r.id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('are none of a round with others, or one that was not played to its end', () => {
    const group = new Play(setupOf());
    expect(kindOf({ state: group.state })).toBeUndefined();
    const cut = new Play(setupOf({ mode: 'solo' }, ['You'])).answer(0, true).do({ do: 'end' });
    expect(kindOf({ state: cut.state })).toBeUndefined();
  });

  it('are told at the end', () => {
    expect(bestWords(solo('x', 1), [])).toBe('Your first round of this kind (deck, 3, accuracy): 1000 points to beat.');
    expect(bestWords(solo('x', 3), rounds)).toBe('A personal best: 3000 points, 2000 on 1970-01-01 00:00 before.');
    expect(bestWords(solo('x', 2), rounds)).toBe('Your best of this kind stays 2000 points, on 1970-01-01 00:00.');
  });
});
