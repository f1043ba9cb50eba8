import type { Span } from '../lines.ts';
import { field, items, type Tree } from '../tree.ts';

/** A comment of a YAML source. */
export interface Comment {
  /** From its `#` to the end of the line, without blanks at the end. */
  readonly span: Span;
  /** Nothing but blanks before it. */
  readonly alone: boolean;
}

/**
 * The comments of a source that begin with `word` (letters and hyphens), in whatever case, in order, at most `most`. The same characters
 * inside a text are no comment: `root` tells.
 */
export function commentsWith(word: string, text: string, root: Tree, most: number): readonly Comment[] {
  const directive = new RegExp(`(?<=^|[ \\t])#+[ \\t]*${word}`, 'i');
  const places = new RegExp(word, 'gi');
  const comments: Comment[] = [];
  let scalars: readonly Span[] | undefined;
  for (let found = places.exec(text); found && comments.length < most; found = places.exec(text)) {
    const at = found.index;
    const lineStart = text.lastIndexOf('\n', at) + 1;
    const lineEnd = endOfLine(text, at);
    places.lastIndex = lineEnd;
    // The first number sign on the line that begins a comment, not one in a text before it.
    for (let hash = text.indexOf('#', lineStart); hash >= 0 && hash < lineEnd; hash = text.indexOf('#', hash + 1)) {
      const before = text[hash - 1];
      const begins = hash === lineStart || before === ' ' || before === '\t';
      scalars ??= scalarSpans(root, text);
      if (!begins || isInside(hash, scalars)) continue;
      // It may stand behind another comment on the same line.
      const inner = text.slice(hash, lineEnd).search(directive);
      if (inner >= 0) {
        const start = hash + inner;
        const end = start + text.slice(start, lineEnd).trimEnd().length;
        comments.push({ span: { start, end }, alone: text.slice(lineStart, start).trim() === '' });
      }
      break;
    }
  }
  return comments;
}

export function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Where the texts of a tree stand, keys too, in order. */
export function scalarSpans(root: Tree, text: string): readonly Span[] {
  const spans: Span[] = [];
  const visit = (tree: Tree): void => {
    if (tree.kind === 'map') {
      for (const key of tree.entries) {
        spans.push(key);
        visit(key.value);
      }
    } else if (tree.kind === 'list') for (const item of tree.items) visit(item);
    else spans.push(withoutHeader(tree, text));
  };
  visit(root);
  return spans.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start);
}

/** A block scalar without its `|` or `>` line: a comment may stand there. */
function withoutHeader(span: Span, text: string): Span {
  const first = text[span.start];
  return first === '|' || first === '>' ? { start: endOfLine(text, span.start), end: span.end } : span;
}

const isInside = (offset: number, spans: readonly Span[]): boolean =>
  offset < (spans[firstFrom(offset + 1, spans) - 1]?.end ?? 0);

/** The index of the first span that starts at or after an offset. */
export function firstFrom(offset: number, spans: readonly Span[]): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The offset where the questions of a deck begin; the end of the source where it has none. */
export function startOfQuestions(root: Tree, text: string): number {
  const lists = ['knowledge_check', 'interview'].flatMap((name) => items(field(root, name)));
  return lists.reduce((least, { start }) => Math.min(least, start), text.length);
}
