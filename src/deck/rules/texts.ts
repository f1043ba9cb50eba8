import type { Span } from '../lines.ts';
import { type DeckText, isName, isSlug, isText } from '../shown-text.ts';
import type { Tree } from '../tree.ts';

export type { DeckText } from '../shown-text.ts';

/** All texts that a deck shows, in the order of the file, also those of questions that something else is wrong with. */
export function deckTexts(root: Tree): readonly DeckText[] {
  return textsBut(isName, root);
}

/** The same with addresses, which people trust by their looks. */
export function textsAndAddresses(root: Tree): readonly DeckText[] {
  return textsBut(isSlug, root);
}

function textsBut(isLeftOut: (name: string) => boolean, root: Tree): readonly DeckText[] {
  const texts: DeckText[] = [];
  gather(root, isLeftOut, texts);
  return texts;
}

function gather(tree: Tree, isLeftOut: (name: string) => boolean, texts: DeckText[]): void {
  if (isText(tree)) texts.push(tree);
  else if (tree.kind === 'list') for (const item of tree.items) gather(item, isLeftOut, texts);
  else if (tree.kind === 'map') {
    for (let { first: entry } = tree.entries; entry !== undefined; entry = entry.next) {
      if (!isLeftOut(entry.name)) gather(entry.value, isLeftOut, texts);
    }
  }
}

/**
 * Those of a deck's texts that can hold a mark, in their order: found by where it stands in the source, which is looked through once and not
 * text by text. All of them where it may be written as an escape.
 */
export function textsWith(mark: string, source: string, texts: readonly DeckText[]): readonly DeckText[] {
  if (source.includes('\\')) return texts;
  const found: DeckText[] = [];
  let at = source.indexOf(mark);
  for (const tree of texts) {
    if (at >= 0 && at < tree.start) at = source.indexOf(mark, tree.start);
    if (at < 0) break;
    if (at < tree.end) found.push(tree);
  }
  return found;
}

/** Where a fence can open: also as the first thing in an item of a list or in a quote. */
const OPENING = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}|~{3,})/;
const CLOSING = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;
/** Lines that begin something of their own whatever stands above: items of lists, headings, rows of tables. */
const BLOCK_START = /^[ \t>]*(?:[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\|)/;

/** A line of a Markdown text. */
export interface MarkdownLine {
  readonly text: string;
  /** Where it starts in the text. */
  readonly start: number;
  /** Whether it is code between fences; a fence itself is none. */
  readonly isCode: boolean;
  readonly isFence: boolean;
}

/**
 * The lines of a Markdown text, and where a fence opens that nothing closes. Where an item or a quote ends, a fence in it does not: its
 * author has forgotten to close it all the same.
 */
export function markdownLines(text: string): { readonly lines: readonly MarkdownLine[]; readonly open?: MarkdownLine } {
  const lines: MarkdownLine[] = [];
  let fence: { readonly mark: string; readonly line: MarkdownLine } | undefined;
  let start = 0;
  for (const one of text.split('\n')) {
    if (fence === undefined) {
      const [prefix = '', mark] = OPENING.exec(one) ?? [];
      // With a backtick behind them, backticks are code within a line.
      const opens = mark !== undefined && !(mark[0] === '`' && one.includes('`', prefix.length));
      const line = { text: one, start, isFence: opens, isCode: false };
      lines.push(line);
      if (opens) fence = { mark, line };
    } else {
      const ends = CLOSING.exec(one)?.[1]?.startsWith(fence.mark) === true;
      lines.push({ text: one, start, isFence: ends, isCode: !ends });
      if (ends) fence = undefined;
    }
    start += one.length + 1;
  }
  return fence ? { lines, open: fence.line } : { lines };
}

/** Stretches of prose that code within a line cannot reach beyond: paragraphs, items of lists, headings, rows of tables. */
export function paragraphs(lines: readonly MarkdownLine[]): readonly Span[] {
  const found: { start: number; end: number }[] = [];
  let goesOn = false;
  for (const { text, start, isCode, isFence } of lines) {
    const isProse = !isCode && !isFence && text.trim() !== '';
    const last = found.at(-1);
    const end = start + text.length;
    if (isProse && goesOn && last && !BLOCK_START.test(text)) last.end = end;
    else if (isProse) found.push({ start, end });
    goesOn = isProse;
  }
  return found;
}

/** The text with code, inline and between fences, as long but blank: for what is said of prose only. */
export function proseOf(text: string): string {
  if (!text.includes('`') && !text.includes('~~~')) return text;
  const { lines } = markdownLines(text);
  const code: Span[] = lines
    .filter(({ isCode, isFence }) => isCode || isFence)
    .map((line) => ({ start: line.start, end: line.start + line.text.length }));
  for (const { start, end } of paragraphs(lines)) {
    for (const one of inlineCode(text.slice(start, end)).code)
      code.push({ start: start + one.start, end: start + one.end });
  }
  let prose = '';
  let at = 0;
  for (const { start, end } of code.sort((a, b) => a.start - b.start)) {
    prose += text.slice(at, start) + blank(text.slice(start, end));
    at = end;
  }
  return prose + text.slice(at);
}

const blank = (code: string): string => code.replace(/[^\n]/g, '\u0001');

/** The code in a paragraph, and the first run of backticks that neither opens nor closes any. */
export function inlineCode(paragraph: string): { readonly code: readonly Span[]; readonly lone?: Span } {
  const runs = [...paragraph.matchAll(/`+/g)].map(({ index: start, 0: ticks }) => {
    let slashes = start;
    while (paragraph[slashes - 1] === '\\') slashes--;
    return { start, end: start + ticks.length, isEscaped: (start - slashes) % 2 === 1 };
  });
  /** Places of the runs of each length, the next one last: texts of nothing but backticks must not take long. */
  const ahead = new Map<number, number[]>();
  for (let i = runs.length - 1; i >= 0; i--) {
    const length = (runs[i]?.end ?? 0) - (runs[i]?.start ?? 0);
    const places = ahead.get(length);
    if (places) places.push(i);
    else ahead.set(length, [i]);
  }
  const code: Span[] = [];
  let lone: Span | undefined;
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i];
    if (run === undefined) break;
    // A backslash frees one backtick; within code it is a backslash.
    const start = run.isEscaped ? run.start + 1 : run.start;
    const length = run.end - start;
    if (length === 0) continue;
    const places = ahead.get(length) ?? [];
    while ((places.at(-1) ?? Number.POSITIVE_INFINITY) <= i) places.pop();
    const close = places.at(-1);
    const end = close === undefined ? undefined : runs[close]?.end;
    if (close === undefined || end === undefined) lone ??= { start, end: run.end };
    else {
      code.push({ start, end });
      i = close;
    }
  }
  return lone ? { code, lone } : { code };
}
