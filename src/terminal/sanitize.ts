/**
 * Text of decks comes from strangers. What is printed of it must not move the cursor, change the title, reach the
 * clipboard, turn the reading direction or hide characters.
 */

/** Nothing but printable ASCII and line feeds: the common case, left untouched. */
const HARMLESS = /^[\n -~]*$/;

/** Whole sequences, 7-bit and 8-bit: CSI, and the strings OSC, DCS, SOS, PM, APC. A string holds no control character. */
const SEQUENCES =
  /(?:\u001B\[|\u009B)[0-?]*[ -/]*[@-~]|(?:\u001B[\]PX^_]|[\u009D\u0090\u0098\u009E\u009F])[^\u0000-\u001F\u007F-\u009F]*(?:\u0007|\u001B\\|\u009C)/g;

/** C0 but for line feed, DEL, C1. */
const CONTROLS = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/g;

/**
 * Direction marks, overrides and isolates; zero-width spaces, joiners and fillers; soft hyphen; annotation marks;
 * byte order mark. ZWNJ (200C) stays: Persian is not written without it.
 */
const INVISIBLE = new RegExp(
  [
    '[\\u00AD\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0]',
    '[\\u180B-\\u180F\\uFFF0-\\uFFFB\\u{1BCA0}-\\u{1BCA3}\\u{1D173}-\\u{1D17A}]',
    '\\u034F',
  ].join('|'),
  'gu',
);

/** Tag characters outside the flag sequences they exist for (🏴 ... end tag). */
const TAGS = /(\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F})|[\u{E0000}-\u{E007F}]/gu;

/** A zero-width joiner that does not join two pictures. */
const STRAY_JOINERS =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;

/**
 * The text without anything that drives a terminal or cannot be seen. Keeps line feeds; CR LF, CR and the Unicode line
 * separators become line feeds, a tab four spaces, a lone surrogate U+FFFD. Idempotent.
 */
export function sanitize(text: string): string {
  if (HARMLESS.test(text)) return text;
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, '    ')
    .replace(SEQUENCES, '')
    .replace(CONTROLS, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(INVISIBLE, '')
    .replace(TAGS, '$1')
    .replace(STRAY_JOINERS, '');
}

/** The sanitised text on one line: every run of spaces and line feeds is one space, none at the ends. */
export const oneLine = (text: string): string =>
  sanitize(text)
    .replace(/[ \n]+/g, ' ')
    .trim();
