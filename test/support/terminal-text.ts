import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { sanitize } from '../../src/terminal/sanitize.ts';

const PIECES = [
  'queue',
  'pub/sub',
  'at-least-once',
  'https://example.org/a?b=c',
  '日本語',
  'メッセージ、',
  '한국어',
  'ﾊﾟ',
  'e\u0301',
  'नमस्ते',
  '👨‍👩‍👧‍👦',
  '☝🏽',
  '❤️',
  '5️⃣',
  '🇩🇪',
  '“…”',
  '→',
  '\u00A0',
  ' ',
  '  ',
  '\n',
];

/** Text as it may come from a deck, already sanitised: prose, CJK, emoji, combining marks, anything else. */
export const unicodeText = (): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...PIECES) },
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'binary' }),
      ),
      {
        maxLength: 25,
      },
    )
    .map((pieces) => sanitize(pieces.join('')));

const STYLES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `\u001B[1m${text}\u001B[22m`,
  (text) => `\u001B[36m${text}\u001B[39m`,
  (text) => `\u001B[2m\u001B[4m${text}\u001B[24m\u001B[22m`,
  (text) => `\u001B]8;;https://example.org/\u0007${text}\u001B]8;;\u0007`,
];

/** Text in pieces of different styles and links, nested. */
export const styledText = (): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...STYLES), fc.constantFrom(...STYLES), unicodeText()), { maxLength: 5 })
    .map((pieces) => pieces.map(([outer, inner, text]) => outer(inner(text))).join(''));

/** What a terminal would show of a text. */
export const visible = (text: string): string => stripVTControlCharacters(text);
