import type { Span } from '../lines.ts';
import type { ScalarTree, Tree } from '../tree.ts';

/** A text of a deck, and the field that it stands in, or whose list. */
export interface DeckText {
  readonly tree: ScalarTree;
  readonly value: string;
  readonly field: string;
}

/** What is no text for people. */
const NAMES = new Set(['format', 'id', 'difficulty', 'aliases', 'url']);
/** What has to be in small letters and digits anyway. */
const SLUGS = new Set(['id', 'aliases']);

/** All texts that a deck shows, in the order of the file, also those of questions that something else is wrong with. */
export function deckTexts(root: Tree): readonly DeckText[] {
  return textsBut(NAMES, root);
}

/** The same with addresses, which people trust by their looks. */
export function textsAndAddresses(root: Tree): readonly DeckText[] {
  return textsBut(SLUGS, root);
}

function textsBut(leftOut: ReadonlySet<string>, root: Tree): readonly DeckText[] {
  const texts: DeckText[] = [];
  const visit = (tree: Tree, field: string): void => {
    if (tree.kind === 'scalar') {
      if (typeof tree.value === 'string') texts.push({ tree, value: tree.value, field });
    } else if (tree.kind === 'list') for (const item of tree.items) visit(item, field);
    else if (tree.kind === 'map') {
      for (const [name, { value }] of tree.entries) if (!leftOut.has(name)) visit(value, name);
    }
  };
  visit(root, '');
  return texts;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** A line of a Markdown text. */
export interface MarkdownLine {
  readonly text: string;
  /** Where it starts in the text. */
  readonly start: number;
  /** Whether it is code between fences; a fence itself is none. */
  readonly isCode: boolean;
  readonly isFence: boolean;
}

/** The lines of a Markdown text, and where a fence opens that nothing closes. Fences inside of lists and quotes are not told apart. */
export function markdownLines(text: string): { readonly lines: readonly MarkdownLine[]; readonly open?: MarkdownLine } {
  const lines: MarkdownLine[] = [];
  let fence: { readonly mark: string; readonly line: MarkdownLine } | undefined;
  let start = 0;
  for (const one of text.split('\n')) {
    const mark = FENCE.exec(one.trimStart())?.[1];
    const closes = fence !== undefined && mark?.[0] === fence.mark[0] && one.trim() === mark;
    const ends = closes && mark.length >= (fence?.mark.length ?? 0);
    const opens =
      fence === undefined &&
      mark !== undefined &&
      !(mark[0] === '`' && one.trimStart().slice(mark.length).includes('`'));
    const line = { text: one, start, isFence: ends || opens, isCode: fence !== undefined && !ends };
    lines.push(line);
    if (ends) fence = undefined;
    else if (opens) fence = { mark, line };
    start += one.length + 1;
  }
  return fence ? { lines, open: fence.line } : { lines };
}

/** The text with code, inline and between fences, as long but blank: for what is said of prose only. */
export function proseOf(text: string): string {
  if (!text.includes('`') && !text.includes('~~~')) return text;
  const { lines } = markdownLines(text);
  const prose = lines.map((line) => (line.isCode || line.isFence ? blank(line.text) : line.text)).join('\n');
  return prose
    .split(/(\n[ \t]*\n)/)
    .map((part) => {
      let out = '';
      let at = 0;
      for (const { start, end } of inlineCode(part).code) {
        out += part.slice(at, start) + blank(part.slice(start, end));
        at = end;
      }
      return out + part.slice(at);
    })
    .join('');
}

const blank = (code: string): string => code.replace(/[^\n]/g, '\u0001');

/** A run of backticks, and a backslash before it, which makes the first of them plain text. */
const RUNS = /(\\?)(`+)/g;

/** The code in a paragraph, and the first run of backticks that neither opens nor closes any. */
export function inlineCode(paragraph: string): { readonly code: readonly Span[]; readonly lone?: Span } {
  const runs = [...paragraph.matchAll(RUNS)].map(({ index, 1: slash = '', 2: ticks = '' }) => {
    const start = index + slash.length;
    return { start, end: start + ticks.length, isEscaped: slash !== '' };
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
