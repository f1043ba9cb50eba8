import { printable } from '../../deck/characters.ts';

/**
 * What a CI runner takes for a command may stand anywhere in a line: `##[error]`, `##vso[...]`, `##teamcity[...]`. Found by its second
 * number sign.
 */
export const HASH_COMMAND = /(?<=#)#(?=[a-z]*\[)/gi;

/** Characters that JSON and XML let through and that drive a terminal or turn the reading direction. */
const UNSEEN = /[\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;

/** JSON in which no text of a deck can drive a terminal or reads as a command of a CI runner; it parses to just what was given. */
export const json = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent)
    .replace(HASH_COMMAND, '\\u0023')
    .replace(UNSEEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Text on one line, in full, with what cannot be seen made visible, and which no CI runner takes for a command. */
export const line = (text: string): string => printable(text, Number.POSITIVE_INFINITY).replace(HASH_COMMAND, '\\#');

/** Every character that XML 1.0 has no way to write, not even as an entity; lone surrogates among them. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const entity = (c: string): string => `&#${c.charCodeAt(0)};`;

/**
 * Text for an attribute or the content of an XML element. Blanks other than a space are written as entities, since attributes would
 * lose them; U+FFFD stands for what XML cannot hold.
 */
export const xml = (text: string): string =>
  text
    .replace(NOT_XML, '\uFFFD')
    .replace(/[&<>"\t\n\r]/g, entity)
    .replace(UNSEEN, entity)
    .replace(HASH_COMMAND, entity);
