import { type Align, pad, truncate, width, wrap } from './text.ts';
import type { Theme } from './theme.ts';

/** Cells are sanitised, may be styled, and may hold line feeds. Rows may be shorter than the header. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** One a column; left where absent. */
  readonly align?: readonly (Align | undefined)[];
  /** Columns of a report that are never cut: half a time tells nothing. */
  readonly whole?: readonly number[];
}

/** A column narrower than this tears words apart; where one would be, the table is stacked. */
const LEAST_CELL = 8;
const COLUMN_GAP = 2;

/**
 * A table as lines of at most `columns` cells: a grid whose cells wrap inside themselves, or, where the window is too
 * narrow for it and in plain mode, one block a row of `Header: value` lines.
 */
export function layoutTable(table: Table, columns: number, theme: Theme): string[] {
  if (table.header.length === 0) return [];
  const widths = theme.plain ? undefined : gridWidths(table, columns - 3 * (table.header.length - 1));
  return widths === undefined ? stackedTable(table, columns, theme) : grid(table, widths, theme);
}

/**
 * Columns of a report: no frame, one line a row, the header muted, the widest columns cut where they must be. Stacked
 * like `layoutTable` where the window is too narrow, and in plain mode.
 */
export function columnsTable(table: Table, columns: number, theme: Theme): string[] {
  if (table.header.length === 0) return [];
  const widths = theme.plain ? undefined : reportWidths(table, columns - COLUMN_GAP * (table.header.length - 1));
  if (widths === undefined) return stackedTable(table, columns, theme);
  const line = (cells: readonly string[], style: (text: string) => string): string =>
    widths
      .map((cell, i) => {
        const text = style(truncate(cells[i] ?? '', cell, theme.signs.ellipsis));
        const align = table.align?.[i] ?? 'left';
        return i === widths.length - 1 && align === 'left' ? text : pad(text, cell, align);
      })
      .join(' '.repeat(COLUMN_GAP))
      .replace(/ +$/, '');
  return [line(table.header, theme.muted), ...table.rows.map((row) => line(row, (text) => text))];
}

function grid({ header, rows, align = [] }: Table, widths: readonly number[], theme: Theme): string[] {
  const { box } = theme.signs;
  const rule = theme.muted(
    widths.map((cell) => box.horizontal.repeat(cell)).join(box.horizontal + box.cross + box.horizontal),
  );
  const edge = ` ${theme.muted(box.vertical)} `;
  const lines = (cells: readonly string[]): string[] => {
    const wrapped = widths.map((cell, i) => wrap(cells[i] ?? '', cell));
    const height = Math.max(...wrapped.map((cell) => cell.length));
    return Array.from({ length: height }, (_, y) =>
      widths
        .map((cell, i) => pad(wrapped[i]?.[y] ?? '', cell, align[i]))
        .join(edge)
        .replace(/ +$/, ''),
    );
  };
  const body = rows.map(lines);
  // Rows of several lines run together without a rule between them.
  const between = body.some((row) => row.length > 1) ? [rule] : [];
  return [
    ...lines(header.map((cell) => theme.strong(cell))),
    rule,
    ...body.flatMap((row, i) => (i === 0 ? row : [...between, ...row])),
  ];
}

function stackedTable({ header, rows }: Table, columns: number, theme: Theme): string[] {
  return rows.flatMap((row, i) => {
    const block = header.flatMap((name, column) => {
      const value = row[column] ?? '';
      if (width(value) === 0) return [];
      // A column without a name holds the names of the rows.
      const labelled = width(name) === 0 ? theme.strong(value) : `${theme.strong(`${name}:`)} ${value}`;
      return wrap(labelled, columns, { hanging: '  ' });
    });
    return i === 0 ? block : ['', ...block];
  });
}

/** Widths that fill no more than `room`, each at least 8 or all its text; undefined where there are none. */
function gridWidths({ header, rows }: Table, room: number): readonly number[] | undefined {
  const cells = header.map((name, column) => [name, ...rows.map((row) => row[column] ?? '')]);
  const natural = cells.map((column) => widest(column.flatMap((cell) => cell.split('\n'))));
  if (sum(natural) <= room) return natural;
  const words = cells.map((column) => widest(column.flatMap((cell) => cell.split(/[ \n]/))));
  // Long words stay whole as long as there is room for that; the limit falls until the columns fit.
  for (const limit of [24, 16, 12, LEAST_CELL]) {
    const least = natural.map((all, i) => Math.min(all, Math.max(LEAST_CELL, Math.min(words[i] ?? 0, limit))));
    if (sum(least) <= room) return share(natural, least, room);
  }
  return undefined;
}

/** What is left over the least widths goes to the columns by how much each still lacks. */
function share(natural: readonly number[], least: readonly number[], room: number): readonly number[] {
  const lacks = natural.map((all, i) => all - (least[i] ?? 0));
  const lacking = sum(lacks);
  const spare = room - sum(least);
  let given = 0;
  let seen = 0;
  return least.map((cell, i) => {
    seen += lacks[i] ?? 0;
    const upToHere = Math.floor((spare * seen) / lacking);
    const extra = upToHere - given;
    given = upToHere;
    return cell + extra;
  });
}

/** Natural widths, the widest cut down until all fit; undefined where a cut column would fall below 8. */
function reportWidths({ header, rows, whole = [] }: Table, room: number): readonly number[] | undefined {
  const widths = header.map((name, column) => widest([name, ...rows.map((row) => row[column] ?? '')]));
  const canBeCut = (column: number): boolean => !whole.includes(column);
  let excess = sum(widths) - room;
  while (excess > 0) {
    const cells = widths.filter((_, column) => canBeCut(column));
    const largest = Math.max(0, ...cells);
    const next = Math.max(LEAST_CELL, ...cells.filter((cell) => cell < largest));
    if (largest <= LEAST_CELL) return undefined;
    const tied = cells.filter((cell) => cell === largest).length;
    const cut = Math.max(1, Math.min(largest - next, Math.floor(excess / tied)));
    for (let i = 0; i < widths.length && excess > 0; i++) {
      if (widths[i] !== largest || !canBeCut(i)) continue;
      widths[i] = largest - cut;
      excess -= cut;
    }
  }
  return widths;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const widest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, width(text)), 0);
