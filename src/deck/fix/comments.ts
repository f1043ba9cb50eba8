import type { Fix } from '../diagnostic.ts';
import type { Span } from '../lines.ts';

/** Removes a comment with the blanks before it; the whole line where nothing else is on it. `span` starts at its `#`. */
export function removeComment(text: string, { start, end }: Span): Fix {
  let from = start;
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from--;
  const alone = from === 0 || text[from - 1] === '\n';
  const [lineBreak = ''] = alone ? (/^\r?\n/.exec(text.slice(end, end + 2)) ?? []) : [];
  return { safe: true, title: 'remove the comment', edits: [{ start: from, end: end + lineBreak.length, text: '' }] };
}
