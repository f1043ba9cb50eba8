import type { MarkedToken, Token } from 'marked';
import { sanitize } from './sanitize.ts';
import type { Theme } from './theme.ts';

/**
 * Inline tokens as one styled text. Line feeds in it are those the author asked for (two blanks or `\` at a line's end,
 * <br>). The source is sanitised already; text is once more, because the lexer turns `&#27;` into an escape character.
 */
export function inlineText(tokens: readonly Token[], theme: Theme): string {
  return tokens.map((token) => (isMarked(token) ? inlineToken(token, theme) : textOf(token.raw))).join('');
}

function inlineToken(token: MarkedToken, theme: Theme): string {
  // Without colour the marks of plain text carry the stress: "which is _not_ true" must stay so.
  const bare = theme.level === 0;
  switch (token.type) {
    case 'text':
      return token.tokens === undefined ? textOf(token.text) : inlineText(token.tokens, theme);
    case 'escape':
      return textOf(token.text);
    case 'strong':
      return styled(theme.strong, inlineText(token.tokens, theme), bare ? '*' : '');
    case 'em':
      return styled(theme.emphasis, inlineText(token.tokens, theme), bare ? '_' : '');
    case 'del':
      return styled(theme.strike, inlineText(token.tokens, theme), bare ? '~~' : '');
    case 'codespan':
      return setCode(token.text.replace(/\n/g, ' '), theme);
    case 'br':
      return '\n';
    case 'link':
      return link(inlineText(token.tokens, theme), addressOf(token.text), addressOf(token.href), theme);
    case 'image':
      return `[image: ${textOf(token.text).trim()}] (${addressOf(token.href)})`;
    case 'html':
      return /^<br\s*\/?>$/i.test(token.text) ? '\n' : token.text.replace(/\n/g, ' ');
    case 'checkbox':
      return token.checked ? `${theme.signs.checked} ` : `${theme.signs.unchecked} `;
    default:
      return textOf(token.raw);
  }
}

/** Code within a line; without colour the backticks tell it from the text. */
export const setCode = (code: string, theme: Theme): string => (theme.level === 0 ? `\`${code}\`` : theme.code(code));

const styled = (style: (text: string) => string, text: string, mark: string): string => mark + style(text) + mark;

function link(text: string, visible: string, address: string, theme: Theme): string {
  // An address written out (example.org, me@example.org) needs no second copy of itself behind it.
  if (address === visible || address === `mailto:${visible}` || address === `http://${visible}`) {
    return theme.link(visible, theme.links ? address : visible);
  }
  return theme.link(text, address);
}

/** Text as one paragraph: a line feed in the source is a blank. */
const textOf = (source: string): string => sanitize(decodeEntities(source)).replace(/\n/g, ' ');

const addressOf = (href: string): string => sanitize(decodeEntities(href)).replace(/\s+/g, '');

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  larr: '←',
  rarr: '→',
  harr: '↔',
  le: '≤',
  ge: '≥',
  ne: '≠',
  times: '×',
  middot: '·',
  bull: '•',
  deg: '°',
  micro: 'µ',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
};

const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&([a-z]+);/gi, (whole, name: string) =>
        Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole,
      )
    : text;

const TYPES: ReadonlySet<string> = new Set<MarkedToken['type']>([
  'blockquote',
  'br',
  'checkbox',
  'code',
  'codespan',
  'def',
  'del',
  'em',
  'escape',
  'heading',
  'hr',
  'html',
  'image',
  'link',
  'list',
  'list_item',
  'paragraph',
  'space',
  'strong',
  'table',
  'text',
]);

/** Marked's token type is open for extensions; we use none. */
export const isMarked = (token: Token): token is MarkedToken => TYPES.has(token.type);
