/**
 * Characters that can drive a terminal or hide from the eye: C0 without tab, LF and CR, DEL, C1, bidirectional marks, overrides
 * and isolates, zero-width space, word joiner, BOM inside a text, lone surrogates. The zero-width joiners U+200C and U+200D stay:
 * emoji and several scripts need them.
 */
const forbidden =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]|[\uD800-\uDFFF]/u;
/** Whether a text may hold one: a pattern of single units takes a fifth of the time. Pairs of surrogates are told from lone ones later. */
const suspicious = new RegExp(forbidden.source);
const forbiddenAll = new RegExp(forbidden.source, 'gu');
/** Inside a value a carriage return is no line end: it would overwrite the line on a terminal. */
const unprintable = new RegExp(`${forbidden.source}|\\r`, 'u');
const unprintableAll = new RegExp(`${forbidden.source}|[\\n\\r\\t]`, 'gu');

/** Whether a text has a character beyond ASCII: most have none, and are looked at faster. */
export const NOT_ASCII = /[^\0-\x7f]/;

/** `U+001B`, the way Unicode names a character. */
const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Whether a short text has a forbidden character. */
export const hasForbidden = (text: string): boolean => forbidden.test(text);

/** Places (UTF-16 offset, name like `U+202E`) of forbidden characters in a source text, in order. */
export function* forbiddenIn(text: string): Generator<{ offset: number; name: string }> {
  if (!suspicious.test(text)) return;
  for (const match of text.matchAll(forbiddenAll)) yield { offset: match.index, name: codePoint(match[0]) };
}

/** The name of the first character in a value that must not reach a terminal, if there is one. */
export function forbiddenInValue(value: string): string | undefined {
  const found = unprintable.exec(value);
  return found ? codePoint(found[0]) : undefined;
}

/** Text safe to print on one line: forbidden characters and line breaks escaped, cut to `limit` code points. */
export function printable(text: string, limit = 60): string {
  // One more UTF-16 pair than needed, so that a cut shows as a cut without walking megabytes.
  const points = [...text.slice(0, 2 * limit + 2)];
  const cut = points.length > limit ? `${points.slice(0, limit - 1).join('')}…` : points.join('');
  return cut.replace(unprintableAll, (c) => {
    if (c === '\n') return '\\n';
    if (c === '\r') return '\\r';
    if (c === '\t') return '\\t';
    const point = c.codePointAt(0) ?? 0;
    return point < 0xa0 ? `\\x${point.toString(16).padStart(2, '0')}` : `<${codePoint(c)}>`;
  });
}

/** Deck text quoted in a message. */
export const quoted = (text: string): string => `"${printable(text)}"`;
