import { bail } from '../bail.ts';
import { forbiddenInValue } from '../characters.ts';
import { folded } from './fold.ts';

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
export function unescaped(inside: string, broken: boolean): string {
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
