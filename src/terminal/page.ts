import type { Frame, Size } from './screen.ts';
import { truncate, width } from './text.ts';
import type { Theme } from './theme.ts';

/** A page of the full-screen interface before it meets the window. */
export interface Page {
  readonly header: readonly string[];
  readonly body: readonly string[];
  readonly footer: readonly string[];
  /** Rows of the body that must stay in sight, such as the choice in focus; end exclusive. */
  readonly focus?: readonly [from: number, to: number];
  /** Cursor within the body. */
  readonly cursor?: { readonly row: number; readonly column: number };
}

export interface Scrolled {
  readonly frame: Frame;
  /** First row of the body that is shown. */
  readonly top: number;
  /** Rows of the body in sight; the step of page up and page down. */
  readonly height: number;
}

/** The `top` nearest to the wanted one at which the focus is in sight and no row is wasted. */
function scrollTo(page: Page, wanted: number, height: number): number {
  let top = wanted;
  const cursor = page.cursor?.row;
  const [from, to] = page.focus ?? (cursor === undefined ? [undefined, undefined] : [cursor, cursor + 1]);
  if (from !== undefined && to !== undefined) {
    if (to > top + height) top = to - height;
    if (from < top) top = from;
  }
  return Math.max(0, Math.min(top, page.body.length - height));
}

/**
 * Fits a page into the window: header above, footer below, the body scrolled in between. What is out of sight is
 * announced on the rules above and below it, so that nothing is cut off in silence.
 */
export function fitPage(page: Page, { columns, rows }: Size, wanted: number, theme: Theme): Scrolled {
  const footerRows = Math.min(page.footer.length, Math.max(1, Math.floor(rows / 3)));
  const headerRows = rows >= 10 ? page.header.length : 0;
  const ruled = rows >= 8;
  const height = Math.max(1, rows - headerRows - footerRows - (ruled ? 2 : 0));
  const top = scrollTo(page, wanted, height);
  const below = Math.max(0, page.body.length - top - height);
  const rule = (hidden: number, sign: string, where: string): string => {
    const label = hidden > 0 ? ` ${sign} ${hidden} more ${hidden === 1 ? 'line' : 'lines'} ${where} ` : '';
    return theme.muted(theme.signs.line.repeat(Math.max(0, columns - width(label))) + label);
  };
  const body = page.body.slice(top, top + height);
  const lines = [
    ...page.header.slice(0, headerRows),
    ...(ruled ? [rule(top, theme.signs.up, 'above')] : []),
    ...body,
    ...Array.from({ length: height - body.length }, () => ''),
    ...(ruled ? [rule(below, theme.signs.down, 'below')] : []),
    ...page.footer.slice(0, footerRows),
  ].map((line) => truncate(line, columns, theme.signs.ellipsis));
  const offset = headerRows + (ruled ? 1 : 0) - top;
  const cursor = page.cursor && { row: page.cursor.row + offset, column: Math.min(page.cursor.column, columns - 1) };
  return { frame: { lines, ...(cursor ? { cursor } : {}) }, top, height };
}
