import { printable } from '../../deck/characters.ts';
import { HASH_COMMAND } from '../../report/check/escape.ts';
import { cellWidth, graphemes } from '../cell-width.ts';
import { sanitize } from '../sanitize.ts';
import { pad } from '../text.ts';
import type { Theme } from '../theme.ts';

/** What a terminal shows for a character of a source line. */
export interface Glyph {
  readonly shown: string;
  /** In cells. */
  readonly width: number;
  /** Code points of the source that it stands for. */
  readonly points: number;
}

const TAB_CELLS = 4;

/** Whether a terminal may show it as it is. */
const clean = (text: string): boolean => text !== '\n' && sanitize(text) === text;

/** `\x1b`, `<U+202E>`: the name of a character that a terminal would not show. */
function named(character: string): string {
  const escaped = printable(character, 1);
  if (escaped !== character) return escaped;
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
}

const shownAs = (character: string): string => (clean(character) ? character : named(character));

/**
 * A line of a deck as a terminal may show it: nothing in it moves the cursor, is hidden, turns the reading direction or is a command
 * of a CI runner. A tab is an arrow and blanks.
 */
export function glyphs(line: string, { signs }: Theme): readonly Glyph[] {
  const commands = new Set(Array.from(line.matchAll(HASH_COMMAND), ({ index }) => index));
  const tab = pad(signs.arrow, TAB_CELLS);
  const result: Glyph[] = [];
  let offset = 0;
  for (const { text, width } of graphemes(line)) {
    if (clean(text) && !commands.has(offset)) result.push({ shown: text, width, points: [...text].length });
    else {
      for (const c of text) {
        const shown = c === '\t' ? tab : c === '#' ? '\\#' : shownAs(c);
        result.push({ shown, width: cellWidth(shown), points: 1 });
      }
    }
    offset += text.length;
  }
  return result;
}

/** A message or file name, the same way, on one line. */
export const visible = (text: string): string =>
  graphemes(text)
    .map(({ text: cluster }) => (clean(cluster) ? cluster : Array.from(cluster, shownAs).join('')))
    .join('')
    .replace(HASH_COMMAND, '\\#');

/** GitHub Actions takes a line that starts with :: for a command; what stands before it may be blanks. */
const COLON_COMMAND = /^((?:\s|\u001B\[[\d;]*m)*)::/;

/** The line, with a backslash before two colons that start it; in place of a blank if there is one, so that it stays as wide. */
export const harmless = (line: string): string =>
  line.replace(COLON_COMMAND, (_, lead: string) => {
    const escaped = lead.includes(' ') ? lead.replace(/ (?=[^ ]*$)/, '\\') : `${lead}\\`;
    return `${escaped}::`;
  });
