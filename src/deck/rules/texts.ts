import type { ScalarTree, Tree } from '../tree.ts';

/** A text of a deck, and the field that it stands in, or whose list. */
export interface DeckText {
  readonly tree: ScalarTree;
  readonly value: string;
  readonly field: string;
}

/** What is no text for people. */
const NAMES = new Set(['format', 'id', 'difficulty', 'aliases', 'url']);

/** All texts that a deck shows, in the order of the file, also those of questions that something else is wrong with. */
export function deckTexts(root: Tree): readonly DeckText[] {
  const texts: DeckText[] = [];
  const visit = (tree: Tree, field: string): void => {
    if (tree.kind === 'scalar') {
      if (typeof tree.value === 'string') texts.push({ tree, value: tree.value, field });
    } else if (tree.kind === 'list') for (const item of tree.items) visit(item, field);
    else if (tree.kind === 'map') {
      for (const [name, { value }] of tree.entries) if (!NAMES.has(name)) visit(value, name);
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

const SPAN = /(?<!`)(`+)(?!`)[^`\n]*(?:\n[^`\n]+)*(?<!`)\1(?!`)/g;

/** The text with code, inline and between fences, as long but blank: for what is said of prose only. */
export function proseOf(text: string): string {
  if (!text.includes('`') && !text.includes('~~~')) return text;
  const blank = (code: string): string => code.replace(/[^\n]/g, '\u0001');
  const { lines } = markdownLines(text);
  const prose = lines.map((line) => (line.isCode || line.isFence ? blank(line.text) : line.text)).join('\n');
  return prose.replace(SPAN, blank);
}
