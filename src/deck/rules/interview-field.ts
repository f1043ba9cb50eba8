import type { Span } from '../lines.ts';
import { nearest } from '../nearest.ts';
import { field, type Tree } from '../tree.ts';

/**
 * Whether a question says nothing under a field that holds a list. A field that is misspelt or broken has its own finding already, so
 * it counts as being there.
 */
export function isAbsent(tree: Tree, name: string): boolean {
  if (tree.kind !== 'map') return false;
  const value = field(tree, name);
  if (value !== undefined) return value.kind === 'list' && value.items.length === 0;
  for (const written of tree.entries) if (nearest(written.name, [name]) !== undefined) return false;
  return true;
}

/** The name of a field, to point at where all its entries are meant. */
export const nameOf = (tree: Tree, name: string): Tree | Span =>
  (tree.kind === 'map' ? tree.entries.get(name) : undefined) ?? tree;
