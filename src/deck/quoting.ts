/** What a double-quoted scalar must escape: line breaks, tabs and whatever does not print. */
const ESCAPED = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;
const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r' };

/** A text as one line of YAML in quotes: double ones, or single ones where that saves escapes. */
export function inQuotes(text: string): string {
  if (!ESCAPED.test(text) && count(text, /["\\]/g) > count(text, /'/g)) return `'${text.replaceAll("'", "''")}'`;
  return `"${text.replace(/["\\]/g, '\\$&').replace(new RegExp(ESCAPED, 'g'), escaped)}"`;
}

/**
 * What was written as a value, as one line of YAML in quotes. Where it is in quotes already and only one within is in the way, these stay what
 * parts it from YAML: `'It's so'` is `"It's so"`.
 */
export function inQuotesAgain(written: string): string {
  const quote = written[0] ?? '';
  const inside = written.slice(1, -1);
  const isQuoted = (quote === '"' || quote === "'") && written.length > 2 && written.endsWith(quote);
  const place = inside.indexOf(quote);
  // The first one within decides: after a word and before a blank it closes, and the quotes belong to the text.
  if (!isQuoted || place < 0 || isClosing(inside, place)) return inQuotes(written);
  if (quote === "'") return inQuotes(inside.replaceAll("''", "'"));
  return inside.includes('\\') ? `"${inside.replace(/(?<!\\)"/g, '\\"')}"` : inQuotes(inside);
}

const isClosing = (text: string, place: number): boolean =>
  /\S/.test(text[place - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(text[place + 1] ?? ' ');

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function escaped(character: string): string {
  return ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
