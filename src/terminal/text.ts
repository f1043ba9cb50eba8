import { cellWidth, type Grapheme, graphemes } from './cell-width.ts';
import { parseStyled, type Styled, slice } from './styled.ts';

/** Terminal cells of a text, escape sequences not counted: 日本語 is 6, a family emoji 2, a link its text. */
export const width = (text: string): number => cellWidth(text.includes('\u001B') ? parseStyled(text).plain : text);

export interface WrapOptions {
  /** Stands before the first line, for example a bullet. */
  readonly indent?: string;
  /** Stands before every following line; where absent, blanks as wide as `indent`. */
  readonly hanging?: string;
}

/** Below this, prefixes are dropped: a text of two letters a line is worse than one without its bullet. */
const LEAST_COLUMNS = 8;

/**
 * The text as lines of at most `columns` cells (2 or more), prefixes included. Breaks at spaces, which vanish there, and
 * between CJK characters; a word longer than a line is broken after punctuation if it has any, else anywhere. Styles
 * and links are closed at the end of each line and reopened on the next. Blanks that start a line of the source stay.
 */
export function wrap(text: string, columns: number, options: WrapOptions = {}): string[] {
  const { indent = '', hanging = ' '.repeat(width(indent)) } = options;
  const fits = Math.max(width(indent), width(hanging)) <= columns - LEAST_COLUMNS;
  const [first, rest] = fits ? [indent, hanging] : ['', ''];
  const lines: string[] = [];
  for (const source of styledLines(text)) {
    const room = columns - width(lines.length === 0 ? first : rest);
    for (const [start, end] of breakLine(source.plain, room, columns - width(rest))) {
      const prefix = lines.length === 0 ? first : rest;
      lines.push(end > start ? prefix + slice(source, start, end) : prefix.trimEnd());
    }
  }
  return lines;
}

/**
 * The text cut into pieces of at most `columns` cells (others than the first: `restColumns`), every blank kept. Cuts
 * after a blank in the last third of the line if there is one, else at its end.
 */
export function chop(text: string, columns: number, restColumns: number = columns): string[] {
  const source = parseStyled(text);
  const pieces: string[] = [];
  let piece = { start: 0, taken: 0 };
  /** The last place after a blank in this piece, and the cells up to it. */
  let afterBlank = piece;
  let offset = 0;
  for (const grapheme of graphemes(source.plain)) {
    const room = pieces.length === 0 ? columns : restColumns;
    if (piece.taken + grapheme.width > room && offset > piece.start) {
      const carried = piece.taken - afterBlank.taken;
      const atBlank = afterBlank.taken * 3 >= room * 2 && carried + grapheme.width <= restColumns;
      const next = atBlank ? { start: afterBlank.start, taken: carried } : { start: offset, taken: 0 };
      pieces.push(slice(source, piece.start, next.start));
      piece = next;
      afterBlank = { start: piece.start, taken: 0 };
    }
    offset += grapheme.text.length;
    piece = { start: piece.start, taken: piece.taken + grapheme.width };
    if (grapheme.text === ' ') afterBlank = { start: offset, taken: piece.taken };
  }
  return [...pieces, slice(source, piece.start, offset)];
}

/** The text on one line of at most `columns` cells; what was cut off is told by `ellipsis`. */
export function truncate(text: string, columns: number, ellipsis: string = '…'): string {
  if (width(text) <= columns) return text;
  const mark = width(ellipsis) <= columns ? ellipsis : '';
  const room = columns - width(mark);
  const source = parseStyled(text);
  let end = 0;
  let taken = 0;
  for (const grapheme of graphemes(source.plain)) {
    if (taken + grapheme.width > room) break;
    taken += grapheme.width;
    end += grapheme.text.length;
  }
  return slice(source, 0, end).trimEnd() + mark;
}

export type Align = 'left' | 'right' | 'center';

/** The text with blanks to `columns` cells; a wider text is returned as it is. */
export function pad(text: string, columns: number, align: Align = 'left'): string {
  const missing = Math.max(0, columns - width(text));
  const before = align === 'left' ? 0 : align === 'right' ? missing : missing >> 1;
  return ' '.repeat(before) + text + ' '.repeat(missing - before);
}

/** Lines of the source; styles that run over a line feed hold on both sides. */
function styledLines(text: string): Styled[] {
  if (!text.includes('\n')) return [parseStyled(text)];
  if (!text.includes('\u001B')) return text.split('\n').map(parseStyled);
  const whole = parseStyled(text);
  let start = 0;
  return whole.plain.split('\n').map((line) => {
    const from = start;
    start += line.length + 1;
    return parseStyled(slice(whole, from, from + line.length));
  });
}

type Range = readonly [start: number, end: number];

/** Where the rows of a line start and end; at least one row. */
function breakLine(source: string, firstColumns: number, restColumns: number): Range[] {
  const text = source.replace(/ +$/, '');
  if (cellWidth(text) <= firstColumns) return [[0, text.length]];
  const cells = graphemes(text);
  const rows: Range[] = [];
  let start = text.length - text.replace(/^ +/, '').length;
  // A deep indent would leave no room for the text.
  let cell = start * 2 > firstColumns ? start : 0;
  start = cell;
  while (cell < cells.length) {
    const next = endOfRow(cells, cell, rows.length === 0 ? firstColumns : restColumns);
    const row = cells
      .slice(cell, next)
      .map((each) => each.text)
      .join('');
    rows.push([start, start + row.replace(/ +$/, '').length]);
    start += row.length;
    cell = next;
  }
  return rows;
}

/** Index of the first cell after the row that starts at `from`; blanks may hang over its end. */
function endOfRow(cells: readonly Grapheme[], from: number, columns: number): number {
  let taken = 0;
  let betweenWords = from;
  let afterPunctuation = from;
  let before = '';
  for (let i = from; i < cells.length; i++) {
    const cell = cells[i];
    if (cell === undefined) break;
    if (cell.text !== ' ' && taken > 0) {
      if (before === ' ' || breaksBetween(before, cell.text)) betweenWords = i;
      else if (/[-/_.,:;=&?)]/.test(before) && taken * 2 >= columns) afterPunctuation = i;
      if (taken + cell.width > columns) return [betweenWords, afterPunctuation].find((place) => place > from) ?? i;
    }
    taken += cell.width;
    before = cell.text;
  }
  return cells.length;
}

const IDEOGRAPH = /^[\u2E80-\u30FF\u3400-\u9FFF\uF900-\uFAFF\uFF01-\uFF60\u{20000}-\u{3FFFD}]/u;
const NEVER_FIRST =
  /^[!%),.:;?\]}\u2026\u201D\u2019\u3001\u3002\u3005\u3009\u300B\u300D\u300F\u3011\u3015\u3017\u301C\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7\u30FB\u30FC\uFF01\uFF05\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F\uFF3D\uFF5D\uFF60]/;
const NEVER_LAST = /^[([{\u201C\u2018\u3008\u300A\u300C\u300E\u3010\u3014\u3016\uFF08\uFF3B\uFF5B\uFF5F]/;

/** CJK text has no blanks: it breaks between any two characters but before closing and after opening punctuation. */
const breaksBetween = (before: string, after: string): boolean =>
  (IDEOGRAPH.test(before) || IDEOGRAPH.test(after)) && !NEVER_FIRST.test(after) && !NEVER_LAST.test(before);
