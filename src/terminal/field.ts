import { graphemes } from './cell-width.ts';
import type { Key } from './keys.ts';
import { width } from './text.ts';

/** Text being typed. `before` and `after` are what stands on either side of the cursor. */
export interface Field {
  readonly before: string;
  readonly after: string;
}

export const EMPTY_FIELD: Field = { before: '', after: '' };

export const fieldText = (field: Field): string => field.before + field.after;

const graphemesOf = (text: string): string[] => graphemes(text).map((g) => g.text);
const withoutLast = (text: string): string => graphemesOf(text).slice(0, -1).join('');
const withoutFirst = (text: string): string => graphemesOf(text).slice(1).join('');

/** Control characters have no business in an answer; tabs become spaces. */
const typable = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '  ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '');

/**
 * The field after a key, or undefined where the key means nothing to it.
 * @param lines whether it holds several lines: then Return starts a new one
 */
export function typeInto(field: Field, key: Key, lines: boolean): Field | undefined {
  const { before, after } = field;
  if (key.type === 'text') return { before: before + typable(key.text), after };
  if (key.type === 'paste') {
    const text = typable(key.text);
    return { before: before + (lines ? text : text.replace(/\s*\n\s*/g, ' ').trim()), after };
  }
  switch (key.name) {
    case 'return':
      return lines ? { before: `${before}\n`, after } : undefined;
    case 'backspace':
      return { before: withoutLast(before), after };
    case 'delete':
      return { before, after: withoutFirst(after) };
    case 'left':
      return { before: withoutLast(before), after: before.slice(withoutLast(before).length) + after };
    case 'right': {
      const rest = withoutFirst(after);
      return { before: before + after.slice(0, after.length - rest.length), after: rest };
    }
    case 'home':
    case 'ctrl-a': {
      const start = before.lastIndexOf('\n') + 1;
      return { before: before.slice(0, start), after: before.slice(start) + after };
    }
    case 'end':
    case 'ctrl-e': {
      const end = after.indexOf('\n');
      const rest = end < 0 ? '' : after.slice(end);
      return { before: before + after.slice(0, after.length - rest.length), after: rest };
    }
    case 'ctrl-u':
      return { before: before.slice(0, before.lastIndexOf('\n') + 1), after };
    case 'ctrl-w':
      return { before: before.replace(/\S*\s*$/u, ''), after };
    case 'ctrl-k':
      return { before, after: after.replace(/^[^\n]*/, '') };
    default:
      return undefined;
  }
}

/** The field set to `columns`, hard-wrapped, with the cursor's place (0-based) among the lines. */
export function layField(
  field: Field,
  columns: number,
): { lines: string[]; cursor: { readonly row: number; readonly column: number } } {
  const lines: string[] = [''];
  let cursor = { row: 0, column: 0 };
  const put = (text: string): void => {
    for (const g of graphemesOf(text)) {
      const last = lines.at(-1) ?? '';
      if (g === '\n') lines.push('');
      else if (width(last) + width(g) > columns) lines.push(g);
      else lines[lines.length - 1] = last + g;
    }
  };
  put(field.before);
  cursor = { row: lines.length - 1, column: width(lines.at(-1) ?? '') };
  if (cursor.column >= columns) {
    lines.push('');
    cursor = { row: lines.length - 1, column: 0 };
  }
  put(field.after);
  return { lines, cursor };
}

/** The part of a one-line field around its cursor that has room in `columns` cells (2 or more), with the cursor's column (0-based). */
export function fieldWindow(
  { before, after }: Field,
  columns: number,
): { readonly text: string; readonly column: number } {
  let left = before;
  // A cell for the cursor at the end.
  for (let over = width(left) - columns + 1; over > 0; over = width(left) - columns + 1) left = withoutFirst(left);
  let text = left;
  for (const g of graphemesOf(after)) {
    if (width(text) + width(g) > columns) break;
    text += g;
  }
  return { text, column: width(left) };
}
