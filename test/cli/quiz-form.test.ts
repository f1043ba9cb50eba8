import { describe, expect, it } from 'vitest';
import {
  type Form,
  formLike,
  parsedOf,
  type Row,
  rowsOf,
  sidesFault,
  turned,
  USUAL_FORM,
} from '../../src/cli/quiz/form.ts';
import { leftRound, leftWords } from '../../src/cli/quiz/left-round.ts';
import { quizOptions } from '../../src/cli/quiz/options.ts';
import { unwrap } from '../../src/problem.ts';
import { makePlayer } from '../../src/session/round/players.ts';
import type { KeptRound } from '../../src/session/round/record.ts';
import { Play, setupOf } from '../support/round.ts';

const title = (id: string): string => `<${id}>`;
const shownIn = (form: Form, row: Row) => rowsOf(form, title).find((r) => r.row === row)?.value;

describe('the set-up of a round', () => {
  it('as it stands is what the command does by itself', () => {
    expect(quizOptions(parsedOf(USUAL_FORM))).toEqual(quizOptions({ words: [], options: {} }));
  });

  it('every row that has next values comes round to where it was, and shows each of them', () => {
    for (const { row } of rowsOf(USUAL_FORM, title)) {
      const seen = new Set([shownIn(USUAL_FORM, row)]);
      let form = turned(USUAL_FORM, row);
      if (form === undefined) continue;
      for (let steps = 0; JSON.stringify(form) !== JSON.stringify(USUAL_FORM); steps++) {
        expect(steps).toBeLessThan(20);
        seen.add(shownIn({ ...form, mode: row === 'mode' ? form.mode : 'solo' }, row));
        form = turned(form, row) ?? form;
      }
      expect(seen.size).toBeGreaterThan(1);
    }
  });

  it('letters of rows are all different, and none is one of a menu', () => {
    for (const mode of ['solo', 'team'] as const) {
      const keys = ['s', 'g', ...rowsOf({ ...USUAL_FORM, mode }, title).map(({ key }) => key)];
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.filter((key) => 'jkbq?'.includes(key))).toEqual([]);
    }
  });

  it('says who is missing, and takes players and teams as they are written', () => {
    expect(sidesFault({ ...USUAL_FORM, mode: 'turns' })).toContain('1 to 12 players');
    const teams: Form = { ...USUAL_FORM, mode: 'team', teams: 'Red=Ann, Bo; Blue=Cy' };
    expect(sidesFault(teams)).toBeUndefined();
    expect(unwrap(quizOptions(parsedOf(teams)))).toMatchObject({
      mode: 'team',
      teams: ['Red', 'Blue'],
      players: [
        { name: 'Ann', team: 0 },
        { name: 'Bo', team: 0 },
        { name: 'Cy', team: 1 },
      ],
    });
    // What is for solo alone does not stand in the way of others.
    expect(sidesFault({ ...USUAL_FORM, mode: 'turns', players: 'Ann,Bo', record: true })).toBeUndefined();
  });

  it('like a round before has its people and rules', () => {
    const players = ['Ann', 'Bo', 'Cy'].map((name, i) => makePlayer(name, i, 0, i % 2));
    const setup = setupOf({ mode: 'team', teams: ['Red', 'Blue'], players, scoring: 'streak', warmUp: true });
    const again = unwrap(quizOptions(parsedOf(formLike(setup))));
    expect(again).toMatchObject({ mode: 'team', teams: ['Red', 'Blue'], scoring: 'streak', warmUp: true });
    expect(again.players.map((p) => [p.name, p.team])).toEqual([
      ['Ann', 0],
      ['Cy', 0],
      ['Bo', 1],
    ]);
  });
});

describe('a round that was left', () => {
  const DAY = 24 * 3_600_000;
  const kept = (id: string, last: number, play: Play): KeptRound => ({
    id,
    t: 0,
    tz: 0,
    last,
    events: play.events,
    state: play.state,
  });
  const open = (): Play => new Play(setupOf()).turn(true, true, false);

  it('is the last one, unless it is over or older than a week', () => {
    const over = new Play(setupOf()).do({ do: 'end' });
    const rounds = [kept('old', 0, open()), kept('a', 5 * DAY, open()), kept('b', 6 * DAY, open())];
    expect(leftRound([...rounds, kept('over', 7 * DAY, over)], 8 * DAY)?.id).toBe('b');
    expect(leftRound(rounds, 12.5 * DAY)?.id).toBe('b');
    expect(leftRound(rounds, 13.5 * DAY)).toBeUndefined();
  });

  it('is told by where it is and who plays', () => {
    expect(leftWords(kept('a', 0, open()))).toBe('at question 2 of 3, with Ann, Bo, Cy');
    expect(leftWords(kept('a', 0, new Play(setupOf({ mode: 'solo' }, ['You']))))).toBe('at question 1 of 3');
  });
});
