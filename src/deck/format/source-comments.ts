import type { Span } from '../lines.ts';

/** A comment of a source, without the blanks around it. */
export interface SourceComment {
  readonly text: string;
  /** Column of its `#`, from 0. */
  readonly column: number;
  /** Whether it stands behind something on the same line. */
  readonly trails: boolean;
  /** Whether a blank line is right before it. */
  readonly apart: boolean;
}

/** What stands between two values of a source: comments, and whether a blank line comes last. */
export interface Gap {
  readonly comments: readonly SourceComment[];
  readonly apart: boolean;
}

/** Reads a stretch of source that holds no value and no key: blanks, dashes, colons, commas and comments alone. */
export function readGap(text: string, { start, end }: Span): Gap {
  const comments: SourceComment[] = [];
  let apart = false;
  let from = start;
  while (from < end) {
    const stop = text.indexOf('\n', from);
    const to = stop < 0 ? end : Math.min(stop, end);
    const hash = text.indexOf('#', from);
    if (hash >= 0 && hash < to) {
      const lineStart = text.lastIndexOf('\n', hash) + 1;
      const trails = from === start && text.slice(lineStart, hash).trim() !== '';
      comments.push({ text: text.slice(hash, to).trimEnd(), column: hash - lineStart, trails, apart });
      apart = false;
    } else if (
      (from > start || text[start - 1] === '\n') &&
      stop >= 0 &&
      stop < end &&
      text.slice(from, to).trim() === ''
    )
      apart = true;
    from = to + 1;
  }
  return { comments, apart };
}
