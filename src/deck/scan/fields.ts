import type { Entries, Entry, Tree } from '../tree.ts';

/** Beyond this many fields it pays to look names up by their hash. */
const FEW = 16;

/**
 * The fields of a map that is being read. Nearly all maps of a deck have a handful: kept side by side they take a third of the memory and
 * of the time of a Map.
 */
export class Fields implements Entries {
  readonly #names: string[] = [];
  readonly #entries: Entry[] = [];
  #places: Map<string, number> | undefined;

  get size(): number {
    return this.#names.length;
  }

  /** Adds a field behind the others; false where there is one of that name. */
  add(name: string, entry: Entry): boolean {
    if (this.#place(name) >= 0) return false;
    const size = this.#names.push(name);
    this.#entries.push(entry);
    if (this.#places) this.#places.set(name, size - 1);
    else if (size > FEW) this.#places = new Map(this.#names.map((one, i) => [one, i]));
    return true;
  }

  get(name: string): Entry | undefined {
    const place = this.#place(name);
    return place < 0 ? undefined : this.#entries[place];
  }

  /** The name of the field at a place, from 0. */
  nameAt(place: number): string {
    return this.#names[place] ?? '';
  }

  /** The value of the field at a place that there is. */
  valueAt(place: number): Tree {
    const entry = this.#entries[place];
    if (entry === undefined) throw new RangeError(`no field ${place}`);
    return entry.value;
  }

  has(name: string): boolean {
    return this.#place(name) >= 0;
  }

  keys(): readonly string[] {
    return this.#names;
  }

  values(): readonly Entry[] {
    return this.#entries;
  }

  forEach(visit: (entry: Entry, name: string) => void): void {
    for (let i = 0; i < this.#names.length; i++) {
      const entry = this.#entries[i];
      if (entry) visit(entry, this.#names[i] ?? '');
    }
  }

  *[Symbol.iterator](): Generator<[name: string, entry: Entry]> {
    for (const [i, name] of this.#names.entries()) {
      const entry = this.#entries[i];
      if (entry) yield [name, entry];
    }
  }

  #place(name: string): number {
    if (this.#places) return this.#places.get(name) ?? -1;
    const names = this.#names;
    for (let i = 0; i < names.length; i++) if (names[i] === name) return i;
    return -1;
  }
}
