/** Markup that is written as it is; what is not of this type is text, and is escaped. */
export interface Markup {
  readonly markup: string;
}

export type Content = string | number | Markup | undefined | readonly Content[];

/**
 * Control characters, marks that hide or turn the reading direction, lone surrogates, and what XML has no way to write. The joiners
 * U+200C and U+200D stay: emoji and several scripts need them.
 */
const UNSEEN =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]|[\uD800-\uDFFF]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for the content of an element or a quoted attribute, on one line. */
export const escapeText = (text: string): string =>
  text
    .replace(UNSEEN, '')
    .replace(/[\t\n\r]+/g, ' ')
    .replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

/** A coordinate or a count: two decimals at most. */
const numeral = (n: number): string => String(Number(n.toFixed(2)));

const write = (content: Content): string => {
  if (content === undefined) return '';
  if (typeof content === 'string') return escapeText(content);
  if (typeof content === 'number') return numeral(content);
  return 'markup' in content ? content.markup : content.map(write).join('');
};

/** Markup from a template: what is put in is escaped unless it is markup itself. Attributes must be quoted. */
export const html = (parts: TemplateStringsArray, ...contents: readonly Content[]): Markup => ({
  markup: parts.map((part, i) => part + write(contents[i])).join(''),
});

/** No more of a text than is read in a list. */
export function brief(text: string, most = 200): string {
  // Pairs of surrogates stay whole, and megabytes are not walked.
  const points = [...text.slice(0, 2 * most + 2)];
  return points.length > most ? `${points.slice(0, most - 1).join('')}…` : text;
}
