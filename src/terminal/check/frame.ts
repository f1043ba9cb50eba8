import type { Diagnostic, Excerpt } from '../../deck/diagnostic.ts';
import { width } from '../text.ts';
import type { Theme } from '../theme.ts';
import { type Glyph, glyphs } from './visible.ts';

/** Wider than this makes nothing clearer. */
const WIDEST = 140;
/** Cells of a line that are kept around a mark where there is room for them. */
const CONTEXT = 8;

/** A line of the source and where the mark under it goes. */
export interface Frame {
  /** At most as wide as asked. */
  readonly source: string;
  /** Cells before the mark, and of the mark itself: at least one. */
  readonly before: number;
  readonly marked: number;
  /** What is marked, by itself and whole. */
  readonly text: string;
}

/** From a glyph to another, exclusive. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The line on which a finding starts, cut around the offending text to `columns` cells (10 or more). */
export function frameOf({ start, end }: Diagnostic, excerpt: Excerpt, columns: number, theme: Theme): Frame {
  const line = glyphs(excerpt.text.trimEnd(), theme);
  const last = end.line > start.line ? Number.POSITIVE_INFINITY : end.column;
  const mark = stretchOf(line, start.column - excerpt.column, last - excerpt.column);
  const sign = theme.signs.ellipsis;
  const headless = excerpt.column > 1;
  const cut = windowOf(line, mark, Math.min(columns, WIDEST), width(sign), headless);
  const before = cut.from > 0 || headless ? sign : '';
  const after = cut.to < line.length ? sign : '';
  const inside = (from: number, to: number): number =>
    cellsOf(line, { from: Math.max(from, cut.from), to: Math.min(to, cut.to) });
  return {
    source: before + shown(line, cut) + after,
    before: width(before) + inside(cut.from, mark.from),
    marked: Math.max(1, inside(mark.from, mark.to)),
    text: shown(line, mark),
  };
}

const cellsOf = (line: readonly Glyph[], { from, to }: Stretch): number =>
  line.slice(from, to).reduce((sum, glyph) => sum + glyph.width, 0);

const shown = (line: readonly Glyph[], { from, to }: Stretch): string =>
  line
    .slice(from, to)
    .map((glyph) => glyph.shown)
    .join('');

/** The glyphs that hold the code points from one offset to another; behind the last one where there are none. */
function stretchOf(line: readonly Glyph[], first: number, last: number): Stretch {
  let from = line.length;
  let to = line.length;
  let point = 0;
  for (const [i, { points }] of line.entries()) {
    if (point >= last) {
      to = i;
      break;
    }
    point += points;
    if (point > first) from = Math.min(from, i);
  }
  // An empty stretch is a place between two characters: before the one that stands there.
  if (from > to) from = to;
  return { from, to };
}

/** What of a line is shown in `room` cells, those of the signs for what is cut off counted: what is around the mark. */
function windowOf(line: readonly Glyph[], mark: Stretch, room: number, sign: number, headless: boolean): Stretch {
  // A caret behind the end of the line takes a cell as well.
  const behind = mark.from === line.length ? 1 : 0;
  const head = headless ? sign : 0;
  if (head + cellsOf(line, { from: 0, to: line.length }) + behind <= room) return { from: 0, to: line.length };
  const from =
    head + cellsOf(line, { from: 0, to: mark.to }) + behind <= room - sign ? 0 : lead(line, mark, room - 2 * sign);
  const left = room - (from > 0 ? sign : head);
  if (cellsOf(line, { from, to: line.length }) + behind <= left) return { from, to: line.length };
  let to = from;
  for (let taken = line[to]?.width ?? 0; taken <= left - sign && to < line.length; taken += line[to]?.width ?? 0) to++;
  return { from, to };
}

/** The glyph to start with so that the mark stands in the middle of `free` cells, or near their start where it is wider. */
function lead(line: readonly Glyph[], mark: Stretch, free: number): number {
  const wide = Math.max(1, cellsOf(line, mark));
  const before = wide + CONTEXT <= free ? Math.floor((free - wide) / 2) : Math.min(CONTEXT, Math.floor(free / 4));
  let from = mark.from;
  for (let taken = 0; from > 0; from--) {
    taken += line[from - 1]?.width ?? 0;
    if (taken > before) break;
  }
  return from;
}
