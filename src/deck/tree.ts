import { Entries } from './entries.ts';
import type { Span } from './lines.ts';

/** A YAML value, which is also the span of the source where it stands. Maps keep no key as a property, so none can reach a prototype. */
export type Tree = MapTree | ListTree | ScalarTree | BrokenTree;

export interface MapTree extends Span {
  readonly kind: 'map';
  readonly entries: Entries;
}

export interface ListTree extends Span {
  readonly kind: 'list';
  readonly items: readonly Tree[];
}

export interface ScalarTree extends Span {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As written, without quotes. */
  readonly source: string;
}

/** A value with a diagnostic already: whatever holds it is left out without a second one. */
export interface BrokenTree extends Span {
  readonly kind: 'broken';
}

export type Path = readonly (string | number)[];

/** What stands at a path, if anything does. */
export function at(tree: Tree, path: Path): Tree | undefined {
  let node: Tree | undefined = tree;
  for (const step of path) {
    if (node?.kind === 'map') node = node.entries.get(String(step))?.value;
    else if (node?.kind === 'list') node = node.items[Number(step)];
    else return undefined;
  }
  return node;
}

/** The value of a field of a map; undefined where the tree is no map or has no such field. */
export const field = (tree: Tree, name: string): Tree | undefined =>
  tree.kind === 'map' ? tree.entries.get(name)?.value : undefined;

/** The text of a scalar that is text. */
export const textOf = (tree: Tree | undefined): string | undefined =>
  tree?.kind === 'scalar' && typeof tree.value === 'string' ? tree.value : undefined;

/** The items of a list; none where the tree is something else. */
export const items = (tree: Tree | undefined): readonly Tree[] => (tree?.kind === 'list' ? tree.items : []);

/** The same map with only the fields that `keep` accepts. */
export function pick(tree: MapTree, keep: (name: string) => boolean): MapTree {
  const entries = new Entries();
  for (const { name, start, end, value } of tree.entries) if (keep(name)) entries.add(name, start, end, value);
  return { ...tree, entries };
}

/** Plain values: objects without a prototype, arrays, scalars; a broken value is null. */
export function plain(tree: Tree): unknown {
  switch (tree.kind) {
    case 'map': {
      const object: Record<string, unknown> = Object.create(null);
      for (const { name, value } of tree.entries) object[name] = plain(value);
      return object;
    }
    case 'list':
      return tree.items.map(plain);
    case 'scalar':
      return tree.value;
    case 'broken':
      return null;
  }
}
