/** What a double-quoted scalar must escape: line breaks, tabs and whatever does not print. */
const ESCAPED = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;
const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r' };

/** A text as one line of YAML in quotes: double ones, or single ones where that saves escapes. */
export function inQuotes(text: string): string {
  if (!ESCAPED.test(text) && count(text, /["\\]/g) > count(text, /'/g)) return `'${text.replaceAll("'", "''")}'`;
  return `"${text.replace(/["\\]/g, '\\$&').replace(new RegExp(ESCAPED, 'g'), escaped)}"`;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function escaped(character: string): string {
  return ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
