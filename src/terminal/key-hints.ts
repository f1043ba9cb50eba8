import { pad, width, wrap } from './text.ts';
import type { Theme } from './theme.ts';

/** A key, or several, and what it does. */
export type Hint = readonly [key: string, does: string];

interface Room {
  readonly theme: Theme;
  readonly columns: number;
}

/** Keys worth knowing, side by side; a line ends between two of them, not between a key and what it does. */
export function hintLine(hints: readonly Hint[], { theme, columns }: Room): string[] {
  const between = `  ${theme.muted(theme.signs.dot)}  `;
  const lines: string[] = [];
  for (const [key, does] of hints) {
    const hint = `${theme.key(key)} ${theme.muted(does)}`;
    const last = lines.at(-1);
    const joined = last === undefined ? hint : last + between + hint;
    if (width(joined) <= columns && last !== undefined) lines[lines.length - 1] = joined;
    else lines.push(...wrap(hint, columns));
  }
  return lines;
}

/** Keys one below the other, each with what it does beside it. */
export function keyLines(keys: readonly Hint[], { theme, columns }: Room, lead = ''): string[] {
  const room = Math.max(12, ...keys.map(([key]) => width(key)));
  return keys.flatMap(([key, does]) => wrap(does, columns, { indent: `${lead}${pad(theme.key(key), room)} ` }));
}
