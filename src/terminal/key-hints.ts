import { pad, width, wrap } from './text.ts';
import type { Theme } from './theme.ts';

/** A key, or several, and what it does. */
export type Hint = readonly [key: string, does: string];

interface Room {
  readonly theme: Theme;
  readonly columns: number;
}

/** Keys worth knowing, side by side. */
export const hintLine = (hints: readonly Hint[], { theme, columns }: Room): string[] =>
  wrap(
    hints.map(([key, does]) => `${theme.key(key)} ${theme.muted(does)}`).join(`  ${theme.muted(theme.signs.dot)}  `),
    columns,
  );

/** Keys one below the other, each with what it does beside it. */
export function keyLines(keys: readonly Hint[], { theme, columns }: Room, lead = ''): string[] {
  const room = Math.max(12, ...keys.map(([key]) => width(key)));
  return keys.flatMap(([key, does]) => wrap(does, columns, { indent: `${lead}${pad(theme.key(key), room)} ` }));
}
