import type { ScalarTree, Tree } from './tree.ts';

/** A text of a deck. */
export interface DeckText extends ScalarTree {
  readonly value: string;
}

export const isText = (tree: Tree): tree is DeckText => tree.kind === 'scalar' && typeof tree.value === 'string';

/** Fields of what has to be in small letters and digits anyway. */
export const isSlug = (name: string): boolean => name === 'id' || name === 'aliases';

/** Fields of what is no text for people. */
export const isName = (name: string): boolean =>
  isSlug(name) || name === 'difficulty' || name === 'url' || name === 'format';
