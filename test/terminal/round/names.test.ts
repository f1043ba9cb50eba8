import { describe, expect, it } from 'vitest';
import { makePlayer } from '../../../src/session/round/players.ts';
import { playerName, teamName } from '../../../src/terminal/round/names.ts';
import { visible } from '../../support/terminal-text.ts';
import { THEMES } from '../../support/themes.ts';

const players = Array.from({ length: 12 }, (_, i) => makePlayer(`P${i}`, i));
const marks = (theme: (typeof THEMES)[keyof typeof THEMES]): string[] =>
  players.map((_, i) => playerName({ players }, i, theme).replace(/ P\d+/, ''));

describe('names of players', () => {
  it('twelve are told apart by their signs, with colour and without it', () => {
    for (const theme of [THEMES.bare, THEMES.ascii, THEMES.color]) {
      expect(new Set(marks(theme).map(visible)).size).toBe(12);
    }
    expect(playerName({ players }, 1, THEMES.bare)).toBe('▲ P1');
    expect(playerName({ players }, 1, THEMES.ascii)).toBe('# P1');
    // Neighbours differ in colour too.
    const colours = marks(THEMES.color).map((text) => text.replaceAll(visible(text), ''));
    expect(new Set(colours.slice(0, 4)).size).toBe(4);
  });

  it('are names alone where nothing is drawn', () => {
    expect(playerName({ players }, 1, THEMES.plain)).toBe('P1');
  });

  it('those of a team have its sign', () => {
    const team = [makePlayer('Ann', 0, 0, 1), makePlayer('Bo', 1, 0, 0)];
    expect(playerName({ players: team }, 0, THEMES.bare)).toBe('▲ Ann');
    expect(teamName('Blue', 1, THEMES.bare)).toBe('▲ Blue');
  });
});
