import { columnsTable } from './table.ts';
import { truncate, width, wrap } from './text.ts';
import type { Theme } from './theme.ts';

/** A card in a list of what was found. Texts are sanitised. */
export interface CardRow {
  readonly id: string;
  readonly question: string;
  readonly level: string;
  readonly state: string;
}

/** Less than this of a question says nothing. */
const LEAST_QUESTION = 24;

/** Cards a row each with their ids whole, for these are what other commands take; two lines each where a row has no room. @param lead before each card, which then has lines of its own */
export function cardRows(rows: readonly CardRow[], columns: number, theme: Theme, lead = ''): string[] {
  const widest = (cells: readonly string[]): number => Math.max(...cells.map(width));
  const besides = widest(['medium']) + widest(['suspended']) + 6;
  const fits = widest(rows.map(({ id }) => id)) + besides + LEAST_QUESTION <= columns;
  if (fits && !theme.plain && lead === '') {
    const cells = rows.map(({ id, question, level, state }) => [id, question, level, state]);
    return columnsTable({ header: ['Card', 'Question', 'Level', 'State'], rows: cells }, columns, theme);
  }
  return rows.flatMap(({ id, question, level, state }) => [
    ...wrap(`${lead}${theme.strong(id)} ${theme.muted(`${level}, ${state}`)}`, columns, { hanging: '  ' }),
    `  ${truncate(question, columns - 2, theme.signs.ellipsis)}`,
  ]);
}
