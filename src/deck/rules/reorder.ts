import type { Edit } from '../diagnostic.ts';
import type { Span } from '../lines.ts';
import type { ListTree, Tree } from '../tree.ts';

/**
 * Edits that put the items of a list into another order: place i gets item `order[i]`, with the comment behind it. All else stays byte
 * for byte. Undefined where items cannot change places as they are written: with comments or empty lines around them, nobody knows
 * which item those belong to.
 */
export function reordered(text: string, list: Tree, order: readonly number[]): readonly Edit[] | undefined {
  if (list.kind !== 'list' || list.items.length !== order.length) return undefined;
  const pieces = text[list.start] === '[' ? flowPieces(text, list) : blockPieces(text, list);
  return pieces?.flatMap(({ start, end }, place) => {
    const moved = pieces[order[place] ?? place];
    return moved === undefined || order[place] === place
      ? []
      : [{ start, end, text: text.slice(moved.start, moved.end) }];
  });
}

/** The items of `[a, b]`. */
function flowPieces(text: string, { items: pieces }: ListTree): readonly Span[] | undefined {
  // An item that starts with a blank is a pair without a key.
  const whole = pieces.every(({ start }) => /\S/.test(text[start] ?? ''));
  return whole && gaps(text, pieces).every((gap) => /^ *,\s*$/.test(gap)) ? pieces : undefined;
}

/** Items with a line and a dash each, up to the end of their last line; undefined unless just one line break is between them. */
function blockPieces(text: string, { items }: ListTree): readonly Span[] | undefined {
  const pieces = items.map(({ start, end: behind }) => {
    let end = behind;
    // A block of text takes its last line break with it; blanks before that are text.
    while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
    return { start, end: end + (/^[ \t]+#[^\r\n]*/.exec(lineRest(text, end))?.[0].length ?? 0) };
  });
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const line = text.lastIndexOf('\n', first.start - 1) + 1;
  const dash = text.slice(line, first.start);
  const between = gaps(text, pieces).every((gap) => gap.replace(/^[ \t]*\r?\n/, '') === dash);
  const commentBefore = /^[ \t]*#/.test(text.slice(text.lastIndexOf('\n', line - 2) + 1, line));
  const commentAfter = /^[ \t]*\r?\n[ \t]*#/.test(text.slice(last.end, last.end + 200));
  return /^ *- +$/.test(dash) && between && !commentBefore && !commentAfter ? pieces : undefined;
}

const gaps = (text: string, pieces: readonly Span[]): readonly string[] =>
  pieces.slice(1).map(({ start }, i) => text.slice(pieces[i]?.end, start));

function lineRest(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, end < 0 ? text.length : end);
}
