import { printable } from '../../deck/characters.ts';

/**
 * What a CI runner would take for a command may stand anywhere in a line: `##[error]`, `##vso[...]`, `##teamcity[...]`. Found by its
 * second number sign.
 */
const HASH_COMMAND = /(?<=#)#(?=[a-z]*\[)/gi;

/** JSON in which no text of a deck reads as a command of a CI runner: such a sign is written as its escape. */
export const json = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(HASH_COMMAND, '\\u0023');

/** Text on one line, in full, with what cannot be seen made visible, and which no CI runner takes for a command. */
export const line = (text: string): string => printable(text, Number.POSITIVE_INFINITY).replace(HASH_COMMAND, '\\#');

/** Every character that XML 1.0 has no way to write, not even as an entity; lone surrogates among them. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text for an attribute or the content of an XML element. Blanks other than a space are written as entities, since attributes would
 * lose them; U+FFFD stands for what XML cannot hold.
 */
export const xml = (text: string): string =>
  text
    .replace(NOT_XML, '\uFFFD')
    .replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c)
    .replace(/[\t\n\r]/g, (c) => `&#${c.charCodeAt(0)};`)
    .replace(HASH_COMMAND, '&#35;');
