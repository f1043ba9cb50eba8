import type { RoundState } from '../../session/round/round-state.ts';
import { oneLine } from '../sanitize.ts';
import type { Style, Theme } from '../theme.ts';

/** Colours of the theme's palette for players, by their place. */
const STYLES: readonly ((theme: Theme) => Style)[] = [
  (theme) => theme.info,
  (theme) => theme.warn,
  (theme) => theme.good,
  (theme) => theme.bad,
];

/**
 * A name with the sign of its place in front, both in its colour: twelve are told apart with colour and without it. Where
 * nothing is drawn the name is all there is.
 */
function marked(name: string, place: number, theme: Theme): string {
  const { players } = theme.signs;
  const style = STYLES[place % STYLES.length];
  const text = theme.plain ? oneLine(name) : `${players[place % players.length]} ${oneLine(name)}`;
  return theme.strong(style ? style(theme)(text) : text);
}

export const teamName = (name: string, team: number, theme: Theme): string => marked(name, team, theme);

/** A player's name; those of a team have its colour and sign. */
export function playerName({ players }: Pick<RoundState, 'players'>, player: number, theme: Theme): string {
  const known = players[player];
  return known ? marked(known.name, known.team ?? player, theme) : '';
}
