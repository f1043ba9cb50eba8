import type { Span } from './lines.ts';

/** A YAML value, which is also the span of the source where it stands. Maps keep no key as a property, so none can reach a prototype. */
export type Tree = MapTree | ListTree | ScalarTree | BrokenTree;

/** A field of a map: where its key stands, and its value. */
export interface Entry extends Span {
  readonly value: Tree;
}

/** The fields of a map by name, in the order of the source. */
export interface Entries extends Iterable<[name: string, entry: Entry]> {
  readonly size: number;
  get(name: string): Entry | undefined;
  has(name: string): boolean;
  keys(): Iterable<string>;
  values(): Iterable<Entry>;
  forEach(visit: (entry: Entry, name: string) => void): void;
}

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
  return { ...tree, entries: new Map([...tree.entries].filter(([name]) => keep(name))) };
}

/** Plain values: objects without a prototype, arrays, scalars; a broken value is null. */
export function plain(tree: Tree): unknown {
  switch (tree.kind) {
    case 'map': {
      const object: Record<string, unknown> = Object.create(null);
      for (const [name, entry] of tree.entries) object[name] = plain(entry.value);
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
