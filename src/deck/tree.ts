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

/** Beyond this many entries it pays to look names up by their hash. */
const FEW = 16;

/** A field of a map: where its name stands, and its value. */
export interface Entry extends Span {
  readonly name: string;
  readonly value: Tree;
  /** The field behind it in the source. */
  readonly next: Entry | undefined;
}

/**
 * The fields of a map by name, in the order of the source. Nearly all maps of a deck have a handful: one behind the other they take a quarter
 * of the memory of a Map, and less time.
 */
export class Entries implements Iterable<Entry> {
  #first: Entry | undefined;
  #last: { next: Entry | undefined } | undefined;
  #size = 0;
  #byName: Map<string, Entry> | undefined;

  get first(): Entry | undefined {
    return this.#first;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a field behind the others, whose name stands from `start` to `end`; false where there is one of that name. */
  add(name: string, start: number, end: number, value: Tree): boolean {
    if (this.get(name) !== undefined) return false;
    const entry = { name, start, end, value, next: undefined };
    if (this.#last === undefined) this.#first = entry;
    else this.#last.next = entry;
    this.#last = entry;
    this.#size++;
    if (this.#byName) this.#byName.set(name, entry);
    else if (this.#size > FEW) this.#byName = new Map(Array.from(this, (one) => [one.name, one]));
    return true;
  }

  get(name: string): Entry | undefined {
    if (this.#byName) return this.#byName.get(name);
    let entry = this.#first;
    while (entry !== undefined && entry.name !== name) entry = entry.next;
    return entry;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  *[Symbol.iterator](): Generator<Entry> {
    for (let entry = this.#first; entry !== undefined; entry = entry.next) yield entry;
  }
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
