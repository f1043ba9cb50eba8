import { bail } from '../bail.ts';
import { forbiddenInValue } from '../characters.ts';
import { BACKSLASH, type Cursor, DOUBLE_QUOTE, isBreak, NEWLINE, SPACE, TAB } from './cursor.ts';
import { folded, foldLines } from './fold.ts';

/** As the column of further lines: there must be none. */
export const ONE_LINE = Number.MAX_SAFE_INTEGER;

/** The text in the quotes at the cursor, of which further lines are in `column` at least; the cursor moves behind it. */
export function quotedText(cursor: Cursor, column: number): string {
  return cursor.units[cursor.pos] === DOUBLE_QUOTE ? doubleQuoted(cursor, column) : singleQuoted(cursor, column);
}

function singleQuoted(cursor: Cursor, column: number): string {
  const { text } = cursor;
  const start = cursor.pos + 1;
  let doubled = false;
  let end = text.indexOf("'", start);
  while (end >= 0 && text.startsWith("'", end + 1)) {
    doubled = true;
    end = text.indexOf("'", end + 2);
  }
  if (end < 0) bail();
  cursor.pos = cursor.end = end + 1;
  const inside = text.slice(start, end);
  const broken = inside.includes('\n');
  if (broken) wantColumn(text, start, end, column);
  const whole = broken ? foldLines(inside) : inside;
  return doubled ? whole.replaceAll("''", "'") : whole;
}

function doubleQuoted(cursor: Cursor, column: number): string {
  const { text, units } = cursor;
  let escaped = false;
  let broken = false;
  let end = cursor.pos + 1;
  for (; ; end++) {
    if (end >= text.length) bail();
    const code = units[end] ?? 0;
    if (code === DOUBLE_QUOTE) break;
    if (code === BACKSLASH) {
      escaped = true;
      end++;
      broken ||= isBreak(units[end] ?? 0);
    } else if (code === NEWLINE) broken = true;
  }
  const inside = text.slice(cursor.pos + 1, end);
  if (broken) wantColumn(text, cursor.pos + 1, end, column);
  cursor.pos = cursor.end = end + 1;
  return escaped ? unescaped(inside, broken) : broken ? foldLines(inside) : inside;
}

/** Every further line of a text that has some is blank or starts in `column` or behind it. */
function wantColumn(text: string, start: number, end: number, column: number): void {
  if (column === ONE_LINE) bail();
  for (let line = text.indexOf('\n', start) + 1; line > 0 && line <= end; line = text.indexOf('\n', line) + 1) {
    let pos = line;
    while (text.charCodeAt(pos) === SPACE) pos++;
    const code = text.charCodeAt(pos);
    if (code === TAB || (!isBreak(code) && pos - line < column)) bail();
  }
  const tab = text.indexOf('\t', start);
  if (tab >= 0 && tab < end) bail();
}

const ESCAPE = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|(\r?\n *)|(.))|(?<! ) *\r?\n[ \r\n]*/gs;
const ESCAPED: ReadonlyMap<string, string> = new Map([
  ...['"', '/', '\\', ' ', '\t'].map((character) => [character, character] as const),
  ['n', '\n'],
  ['t', '\t'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);

/** The text with its escapes resolved and its lines joined; bails on escapes that are none or make a character no deck may hold. */
function unescaped(inside: string, broken: boolean): string {
  // Where a line ends in an escaped blank, the blanks behind that are hard to tell from it; and blank lines behind an escaped break.
  if (broken && /\\(?: +| *\r?\n *)\r?\n/.test(inside)) bail();
  const text = inside.replace(ESCAPE, (found, two, four, eight, joint, one) => {
    if (one !== undefined) return ESCAPED.get(one) ?? bail();
    if (joint !== undefined) return '';
    const digits = two ?? four ?? eight;
    if (digits === undefined) return folded(found);
    const point = Number.parseInt(digits, 16);
    return point > 0x10ffff ? bail() : String.fromCodePoint(point);
  });
  if (forbiddenInValue(text) !== undefined) bail();
  return text;
}
