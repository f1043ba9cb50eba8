import {
  BLOCK,
  IS_BROKEN,
  IS_ESCAPED,
  KEY,
  KIND,
  LIST,
  MAP,
  MAY_MEAN,
  NOTHING,
  PLAIN,
  SINGLE_QUOTED,
} from '../../../scanner/shared.ts';
import { bail } from '../bail.ts';
import { type DeckText, isName, isText } from '../shown-text.ts';
import { Entries, type ListTree, type MapTree, type ScalarTree, type Tree } from '../tree.ts';
import { unescaped } from './escapes.ts';
import { FIELD_NAMES } from './field-names.ts';
import { foldLines } from './fold.ts';
import { plainValue } from './meaning.ts';
import type { Scanned } from './scanner.ts';

/** By the number of a field: whether its value is no text for people. */
const IS_NAME: readonly boolean[] = FIELD_NAMES.map(isName);

/** Makes trees of rows, one after the other. */
export class TreeReader {
  readonly #text: string;
  readonly #composed: string;
  readonly #rows: Int32Array;
  /** Where the next row starts. */
  #next: number;
  /** What `deckTexts` gives of all that has been read. */
  readonly texts: DeckText[] = [];
  /** Whether what is read now is no text for people. */
  #isName = false;
  /** Where in the text the last key or value starts that was looked at. */
  at = 0;

  constructor({ text, composed, rows, first }: Scanned) {
    this.#text = text;
    this.#composed = composed;
    this.#rows = rows;
    this.#next = first;
  }

  /** The next value. Bails where something is not for the scanner after all. */
  tree(): Tree {
    const row = this.#next;
    const head = this.#number(row);
    const start = this.#number(row + 1);
    const end = this.#number(row + 2);
    switch (head & KIND) {
      case MAP:
        return this.#map(row, start, end);
      case LIST:
        return this.#list(row, start, end);
      case NOTHING:
        this.#next = row + 2;
        return scalar(start, start, null, '');
      case PLAIN: {
        this.#next = row + 3;
        const written = this.#text.slice(start, end);
        const source = (head & IS_BROKEN) === 0 ? written : foldLines(written);
        return this.#shown(scalar(start, end, (head & MAY_MEAN) === 0 ? source : plainValue(source), source));
      }
      case BLOCK:
        return this.#block(row, start, end);
      default: {
        this.#next = row + 3;
        this.at = start;
        const source = this.#quoted(head, start, end);
        return this.#shown(scalar(start, end, source, source));
      }
    }
  }

  #shown(tree: ScalarTree): ScalarTree {
    if (!this.#isName && isText(tree)) this.texts.push(tree);
    return tree;
  }

  #number(place: number): number {
    return this.#rows[place] ?? 0;
  }

  #map(row: number, start: number, end: number): MapTree {
    const entries = new Entries();
    const isInName = this.#isName;
    this.#next = row + 4;
    for (let left = this.#number(row + 3); left > 0; left--) {
      const key = this.#next;
      const from = this.#number(key + 1);
      const to = this.#number(key + 2);
      const field = this.#number(key + 3);
      this.#next = key + 4;
      this.at = from;
      const name = FIELD_NAMES[field] ?? this.#name(this.#number(key), from, to);
      this.#isName = isInName || (IS_NAME[field] ?? isName(name));
      if (!entries.add(name, from, to, this.tree())) bail();
    }
    this.#isName = isInName;
    return { kind: 'map', start, end, entries };
  }

  #list(row: number, start: number, end: number): ListTree {
    const items: Tree[] = [];
    this.#next = row + 4;
    for (let left = this.#number(row + 3); left > 0; left--) items.push(this.tree());
    return { kind: 'list', start, end, items };
  }

  #block(row: number, start: number, end: number): ScalarTree {
    this.#next = row + 6;
    const value = this.#composed.slice(this.#number(row + 3), this.#number(row + 4));
    const breaks = this.#number(row + 5);
    return this.#shown(scalar(start, end, value, breaks === 1 ? `${value}\n` : value + '\n'.repeat(breaks)));
  }

  /** A name that is no field of the format. */
  #name(head: number, start: number, end: number): string {
    const name = (head & KIND) === KEY ? this.#text.slice(start, end) : this.#quoted(head, start, end);
    return name.length > LONGEST_KEY || name === '<<' || name === '__proto__' ? bail() : name;
  }

  #quoted(head: number, start: number, end: number): string {
    const inside = this.#text.slice(start + 1, end - 1);
    const isBroken = (head & IS_BROKEN) !== 0;
    if ((head & IS_ESCAPED) === 0) return isBroken ? foldLines(inside) : inside;
    if ((head & KIND) !== SINGLE_QUOTED) return unescaped(inside, isBroken);
    return (isBroken ? foldLines(inside) : inside).replaceAll("''", "'");
  }
}

/** YAML wants keys of at most 1,024 characters. */
const LONGEST_KEY = 1000;

const scalar = (start: number, end: number, value: ScalarTree['value'], source: string): ScalarTree => ({
  kind: 'scalar',
  start,
  end,
  value,
  source,
});
