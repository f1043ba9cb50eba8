import type { Span } from './lines.ts';
import type { Tree } from './tree.ts';

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
