import { isDeepStrictEqual } from 'node:util';
import { decode } from '../bytes.ts';
import type { Findings } from '../findings.ts';
import { readTree } from '../parse.ts';
import { type MapTree, plain, type Tree } from '../tree.ts';
import { layOut } from './layout.ts';

/** What comes of formatting a deck file. */
export type Formatted =
  | { readonly kind: 'formatted'; readonly text: string; readonly changed: boolean }
  /** Not YAML that can be relied on; the findings say why. */
  | { readonly kind: 'unreadable'; readonly findings: Findings }
  /** It holds something, such as a comment in a strange place, that the layout cannot carry over for certain: on this line, if that can be told. */
  | { readonly kind: 'unplaced'; readonly line?: number };

/**
 * A deck file in one layout: two blanks a level, lists below their keys, one blank around what is in braces, one line end at the end,
 * no blanks at the end of lines, at most one blank line in a row. The order of fields, the kind of quotes and where lines of a text
 * break are the author's and stay. Never changes what a deck means, and loses no comment: both are looked at before the text is given.
 */
export function formatDeck(bytes: Uint8Array, file: string): Formatted {
  const { text, findings } = decode(bytes, file);
  const root = text === undefined ? undefined : readTree(text, findings)?.tree;
  if (text === undefined || root === undefined || !isReliable(findings)) return { kind: 'unreadable', findings };
  if (root.kind !== 'map') return { kind: 'unplaced' };
  const laid = layOut(text, root);
  if (laid === undefined || !isSame(text, root, laid, file)) {
    const place = commentInTheWay(text, root);
    return place === undefined ? { kind: 'unplaced' } : { kind: 'unplaced', line: findings.lines.line(place) };
  }
  return { kind: 'formatted', text: laid, changed: laid !== text };
}

/** Whether the YAML can be relied on: a comment that looks like the end of a text is one all the same. */
const isReliable = (findings: Findings): boolean => findings.all().every(({ code }) => code === 'PD106');

/** Where a comment stands within brackets, or between a key and its value; undefined where none does. */
function commentInTheWay(text: string, tree: Tree): number | undefined {
  if (tree.kind !== 'list' && tree.kind !== 'map') return undefined;
  const children = tree.kind === 'list' ? tree.items : Array.from(tree.entries, ({ value }) => value);
  const keys = tree.kind === 'list' ? [] : [...tree.entries];
  const inBrackets = ({ start }: Tree): boolean => text[start] === '[' || text[start] === '{';
  const isFlow = inBrackets(tree);
  const places = keys.flatMap(({ end, value }) =>
    value.kind === 'scalar' || inBrackets(value) ? (commentBetween(text, end, value.start) ?? []) : [],
  );
  let at = tree.start;
  for (const child of [...children, { start: tree.end, end: tree.end }]) {
    const between = isFlow ? commentBetween(text, at, child.start) : undefined;
    if (between !== undefined) places.push(between);
    at = child.end;
  }
  for (const child of children) {
    const inside = commentInTheWay(text, child);
    if (inside !== undefined) places.push(inside);
  }
  return places.length === 0 ? undefined : Math.min(...places);
}

function commentBetween(text: string, start: number, end: number): number | undefined {
  const found = text.slice(start, end).search(/(?<=\s)#/);
  return found < 0 ? undefined : start + found;
}

/** Whether another source says the same, holds the same comments in the same order, and is in the layout already. */
function isSame(text: string, root: MapTree, laid: string, file: string): boolean {
  const { text: decoded, findings } = decode(Buffer.from(laid), file);
  const again = decoded === undefined ? undefined : readTree(decoded, findings)?.tree;
  if (again?.kind !== 'map' || !isReliable(findings)) return false;
  if (!isDeepStrictEqual(plain(root), plain(again))) return false;
  if (!isDeepStrictEqual(comments(text, root), comments(laid, again))) return false;
  return layOut(laid, again) === laid;
}

/** All comments of a source, in order: what is behind a `#` outside of every value. */
function comments(text: string, root: Tree): readonly string[] {
  const values: { start: number; end: number }[] = [];
  const visit = (tree: Tree): void => {
    if (tree.kind === 'list') for (const item of tree.items) visit(item);
    else if (tree.kind === 'map') {
      for (const key of tree.entries) {
        values.push(key);
        visit(key.value);
      }
    } else values.push(tree);
  };
  visit(root);
  const found: string[] = [];
  let at = 0;
  for (const { start, end } of [...values, { start: text.length, end: text.length }]) {
    const gap = text.slice(at, start);
    for (const [comment] of gap.matchAll(/#.*/g)) found.push(comment.trimEnd());
    // The comment behind the header of a block is inside its span.
    const header = /^[|>][^\n#]*(#[^\n]*)/.exec(text.slice(start, end))?.[1];
    if (header !== undefined) found.push(header.trimEnd());
    at = end;
  }
  return found;
}
