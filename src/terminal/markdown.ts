import type { MarkedToken, Token, Tokens } from 'marked';
import type { Highlighter } from './highlight.ts';
import { inlineText, isMarked, setCode } from './markdown-inline.ts';
import { sanitize } from './sanitize.ts';
import { layoutTable } from './table.ts';
import { chop, width, wrap } from './text.ts';
import type { Theme } from './theme.ts';

export interface MarkdownOptions {
  /** Cells a line may take, 8 or more. */
  readonly width: number;
  readonly theme: Theme;
  /** From `prepareHighlighting`; without it code is shown in one style. */
  readonly highlight?: Highlighter | undefined;
}

/** Where a frame (bullet, quotation mark, gutter) would leave less than this for the text, the frame is left out. */
const LEAST_COLUMNS = 12;

/**
 * Lexing is quadratic in some very long words and texts. Nothing readable is that long, so such a text is shown as it is
 * written: a lesson has some 10,000 characters.
 */
const ENDLESS_WORD = /\S{1000}/;
const LONGEST_TEXT = 100_000;
const unreadable = (text: string): boolean => text.length > LONGEST_TEXT || ENDLESS_WORD.test(text);

/**
 * One paragraph in which nothing but code in backticks means anything to Markdown, as most questions are: the lexer is spared where
 * it has nothing else to find.
 */
const PROSE = /^[^*_`[\]<>&\\~|@\n]*(?:`[^`\n]+`(?!`)[^*_`[\]<>&\\~|@\n]*)*$/;
const BLOCK_START = /^(?: |[#>+=-]|\d+[.)])/;
const ADDRESS = /:\/\/|www\./i;
const isProse = (text: string): boolean => PROSE.test(text) && !BLOCK_START.test(text) && !ADDRESS.test(text);

/** Prose with its code set as code. One blank on either side of code belongs to the backticks, as CommonMark has it. */
function setProse(text: string, theme: Theme): string {
  if (!text.includes('`')) return text;
  return text.replace(/`([^`]+)`/g, (_, inner: string) => setCode(inner.replace(/^ (.*[^ ].*) $/, '$1'), theme));
}

let lexer: typeof import('./markdown-lexer.ts').Lexer | undefined;

/** Loads what rendering these texts needs, so that rendering itself stays synchronous; until then markup is shown as it is written. */
export async function prepareMarkdown(sources: Iterable<string>): Promise<void> {
  if (lexer !== undefined) return;
  for (const source of sources) {
    if (isProse(sanitize(source))) continue;
    lexer = (await import('./markdown-lexer.ts')).Lexer;
    return;
  }
}

/** A heading of a text, and the row of its lines that it begins on. `level` is 1 to 6. */
export interface HeadingAt {
  readonly title: string;
  readonly level: number;
  readonly row: number;
}

/**
 * GitHub-flavoured Markdown as sanitised lines of at most `width` cells, without blank lines at either end. Never throws:
 * text the lexer gives up on (nested thousands deep) is shown as it is written.
 */
export const renderMarkdown = (source: string, options: MarkdownOptions): string[] =>
  renderHeaded(source, options).lines;

/** As `renderMarkdown`, with the places of the headings; those within lists and quotations are none of the text's own. */
export function renderHeaded(source: string, options: MarkdownOptions): { lines: string[]; headings: HeadingAt[] } {
  const text = sanitize(source);
  const headings: HeadingAt[] = [];
  if (isProse(text)) {
    return { lines: text.trim() === '' ? [] : wrap(setProse(text.trim(), options.theme), options.width), headings };
  }
  if (lexer === undefined || unreadable(text)) return { lines: wrap(text, options.width), headings };
  try {
    const lines = blocks(lexer.lex(text, { gfm: true }), options, 'apart', (token, row) => {
      if (isMarked(token) && token.type === 'heading') {
        const title = inlineText(token.tokens, options.theme).replace(/\n/g, ' ');
        headings.push({ title, level: token.depth, row });
      }
    });
    return { lines, headings };
  } catch {
    return { lines: wrap(text, options.width), headings: [] };
  }
}

/** One line of Markdown (a choice, a key point) as one styled line, to be wrapped by the caller; blocks are not looked for. */
export function renderInline(source: string, { theme }: Pick<MarkdownOptions, 'theme'>): string {
  const text = sanitize(source).trim();
  if (isProse(text)) return setProse(text, theme);
  if (lexer === undefined || unreadable(text)) return text.replace(/\n/g, ' ');
  try {
    return inlineText(lexer.lexInline(text, { gfm: true }), theme).replace(/\n/g, ' ');
  } catch {
    return text.replace(/\n/g, ' ');
  }
}

/** @param onBlock is told each block that is shown, and the row it begins on */
function blocks(
  tokens: readonly Token[],
  options: MarkdownOptions,
  spacing: 'apart' | 'tight',
  onBlock?: (token: Token, row: number) => void,
): string[] {
  const lines: string[] = [];
  for (const token of tokens) {
    const block = isMarked(token) ? blockLines(token, options) : wrap(token.raw.trimEnd(), options.width);
    if (block.length === 0) continue;
    if (lines.length > 0 && spacing === 'apart') lines.push('');
    onBlock?.(token, lines.length);
    lines.push(...block);
  }
  return lines;
}

function blockLines(token: MarkedToken, options: MarkdownOptions): string[] {
  const { theme, width: columns } = options;
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return [];
    case 'heading':
      return heading(token, options);
    case 'paragraph':
      return wrap(inlineText(withoutCheckbox(token.tokens), theme), columns);
    case 'list':
      return list(token, options);
    case 'blockquote': {
      const edge = `${theme.muted(theme.signs.quote)} `;
      return framed(edge, edge, options, (inner) => blocks(token.tokens, inner, 'apart'));
    }
    case 'code':
      return code(token, options);
    case 'table':
      return layoutTable(
        {
          header: token.header.map((cell) => inlineText(cell.tokens, theme)),
          rows: token.rows.map((row) => row.map((cell) => inlineText(cell.tokens, theme))),
          align: token.align.map((align) => align ?? undefined),
        },
        columns,
        theme,
      );
    case 'hr':
      return [theme.plain ? '* * *' : theme.muted(theme.signs.line.repeat(Math.min(columns, 40)))];
    case 'html':
      return wrap(token.text.trimEnd(), columns);
    default:
      return wrap(inlineText([token], theme), columns);
  }
}

/** The levels differ in form, not only in colour: two kinds of rule under the first two, number signs before the others. */
function heading({ depth, tokens }: Tokens.Heading, { theme, width: columns }: MarkdownOptions): string[] {
  const text = theme.heading(inlineText(tokens, theme).replace(/\n/g, ' '));
  if (depth > 2 || theme.plain) return wrap(text, columns, { indent: `${theme.muted('#'.repeat(depth))} ` });
  const lines = wrap(text, columns);
  const rule = depth === 1 ? theme.signs.heavyLine : theme.signs.line;
  return [...lines, theme.muted(rule.repeat(Math.max(...lines.map(width))))];
}

function list(token: Tokens.List, options: MarkdownOptions, bulletDepth = 0): string[] {
  const { theme } = options;
  const start = token.start === '' ? 1 : token.start;
  const digits = String(start + token.items.length - 1).length;
  const { bullets } = theme.signs;
  const bullet = bullets[Math.min(bulletDepth, bullets.length - 1)] ?? bullets[0];
  const items = token.items.map((item, i) => {
    const number = `${start + i}.`.padStart(digits + 1);
    const box = item.task ? `${item.checked ? theme.signs.checked : theme.signs.unchecked} ` : '';
    // A box takes the place of the bullet, but not that of a number.
    const marker = token.ordered ? `${number} ${box}` : box || `${bullet} `;
    return framed(marker, ' '.repeat(width(marker)), options, (inner) =>
      itemLines(item, inner, token.ordered ? bulletDepth : bulletDepth + 1),
    );
  });
  return items.flatMap((lines, i) => (i > 0 && token.loose ? ['', ...lines] : lines));
}

function itemLines(item: Tokens.ListItem, options: MarkdownOptions, bulletDepth: number): string[] {
  const lines: string[] = [];
  for (const token of item.tokens) {
    const nested = isMarked(token) && token.type === 'list';
    const block = nested ? list(token, options, bulletDepth) : blocks([token], options, 'tight');
    if (block.length === 0) continue;
    if (lines.length > 0 && (item.loose || (isMarked(token) && token.type === 'code'))) lines.push('');
    lines.push(...block);
  }
  return lines.length === 0 ? [''] : lines;
}

const withoutCheckbox = (tokens: readonly Token[]): readonly Token[] =>
  tokens.filter(({ type }) => type !== 'checkbox');

/** Code is not wrapped at words: a line too long is cut at the edge and goes on behind a sign. */
function code({ text, lang }: Tokens.Code, options: MarkdownOptions): string[] {
  const { theme, highlight } = options;
  const language = /^[\w+#.-]+/.exec(lang ?? '')?.[0];
  const styled = (language === undefined ? undefined : highlight?.(text, language)) ?? text;
  const edge = theme.plain ? '    ' : `${theme.muted(theme.signs.gutter)} `;
  return framed(edge, edge, options, ({ width: columns }) => {
    const sign = `${theme.signs.continuation} `;
    // Chalk ends its styles at every line feed, so each line of a long comment has them of its own.
    return styled
      .split('\n')
      .flatMap((line) =>
        chop(line, columns, columns - width(sign)).map((piece, i) => (i === 0 ? piece : theme.muted(sign) + piece)),
      );
  });
}

/** Lines set in a narrower width behind a prefix, which is left out where it would leave too little room. */
function framed(
  first: string,
  rest: string,
  options: MarkdownOptions,
  render: (inner: MarkdownOptions) => string[],
): string[] {
  const inner = options.width - Math.max(width(first), width(rest));
  if (inner < LEAST_COLUMNS) return render(options);
  const lines = render({ ...options, width: inner });
  return lines.map((line, i) => {
    const prefix = i === 0 ? first : rest;
    return line === '' ? prefix.trimEnd() : prefix + line;
  });
}
