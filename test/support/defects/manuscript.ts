import { isCollection, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import type { Code } from '../../../src/deck/codes.ts';

type Path = readonly (string | number)[];

/** Text to put in place of a part of the source, in UTF-16 offsets. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type ListName = 'knowledge_check' | 'interview';

/** A question of a manuscript: where it is and what it says. */
export interface Question {
  readonly path: readonly [ListName, number];
  readonly fields: { readonly [name: string]: unknown };
}

/** Stands in a change where a finding is to be reported; taken out before the deck is checked. */
export const here = (code: Code): string => `⟦${code}⟧`;

/** Stands for a byte that is no UTF-8. */
export const BAD_BYTE = '\uE000';

/** A clean deck file that defects are put into. Places come from the yaml package, not from the reader under test. */
export class Manuscript {
  readonly #root: Node;

  constructor(readonly text: string) {
    const { contents } = parseDocument(text);
    if (contents === null) throw new Error('an empty deck');
    this.#root = contents;
  }

  get questions(): readonly Question[] {
    return (['knowledge_check', 'interview'] as const).flatMap((list) => {
      const entries = this.value([list]);
      return Array.isArray(entries) ? entries.map((fields, i): Question => ({ path: [list, i], fields })) : [];
    });
  }

  value(path: Path): unknown {
    return this.#find(path)?.toJSON();
  }

  list(path: Path): readonly unknown[] {
    const value = this.value(path);
    return Array.isArray(value) ? value : [];
  }

  /** Puts other source text in place of a value. */
  set(path: Path, source: string): Change {
    return { ...this.#span(this.#node(path)), text: source };
  }

  /** Puts other text in place of one. */
  say(path: Path, text: string): Change {
    return this.set(path, `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`);
  }

  /** Puts other entries in place of a list that has a line for each. */
  entries(path: Path, sources: readonly string[]): Change {
    const { start, end } = this.#span(this.#node(path));
    const indent = ' '.repeat(this.#column(start));
    return { start, end, text: sources.map((source) => `- ${source}`).join(`\n${indent}`) };
  }

  /** Changes a key. */
  rename(path: Path, key: string): Change {
    return { ...this.#span(this.#pair(path).key), text: key };
  }

  /** Says that a finding is to be reported where a value starts. */
  mark(path: Path, code: Code): Change {
    const { start } = this.#span(this.#node(path));
    return { start, end: start, text: here(code) };
  }

  markKey(path: Path, code: Code): Change {
    const { start } = this.#span(this.#pair(path).key);
    return { start, end: start, text: here(code) };
  }

  /** Adds a field to a map, after its first one or as its last. */
  add(path: Path, field: string, source: string): Change {
    const map = this.#node(path);
    const pair = isMap<Node, Node>(map) ? (map.flow ? map.items.at(-1) : map.items[0]) : undefined;
    if (!isCollection(map) || pair === undefined) throw new Error(`no fields at ${path.join('.')}`);
    const { end } = this.#span(pair.value ?? pair.key);
    const lead = map.flow ? ', ' : `\n${' '.repeat(this.#column(this.#span(pair.key).start))}`;
    return { start: end, end, text: `${lead}${field}: ${source}` };
  }

  /** Adds an entry to a list, as its last. */
  append(path: Path, source: string): Change {
    const list = this.#node(path);
    const last = isSeq<Node>(list) ? list.items.at(-1) : undefined;
    if (!isSeq(list) || last === undefined) throw new Error(`no entries at ${path.join('.')}`);
    const { start, end } = this.#span(last);
    const lead = list.flow ? ', ' : `\n${' '.repeat(this.#column(start) - 2)}- `;
    return { start: end, end, text: lead + source };
  }

  /** Takes out a field or an entry, but not the first one. */
  remove(path: Path): Change {
    const parent = this.#node(path.slice(0, -1));
    const last = path.at(-1);
    const parts = isMap<Node, Node>(parent)
      ? parent.items.map((pair) => [pair.key, pair.value ?? pair.key] as const)
      : isSeq<Node>(parent)
        ? parent.items.map((item) => [item, item] as const)
        : [];
    const at = parts.findIndex(([key], i) => (isMap(parent) ? isScalar(key) && key.value === last : i === last));
    const [before, part] = [parts[at - 1], parts[at]];
    if (before === undefined || part === undefined) throw new Error(`cannot take out ${path.join('.')}`);
    return { start: this.#span(before[1]).end, end: this.#span(part[1]).end, text: '' };
  }

  /** Offset of the line on which a value starts. */
  lineStart(path: Path): number {
    const { start } = this.#span(this.#node(path));
    return start - this.#column(start);
  }

  #column(offset: number): number {
    return offset - (this.text.lastIndexOf('\n', offset - 1) + 1);
  }

  #find(path: Path): Node | undefined {
    if (path.length === 0) return this.#root;
    const found = isCollection(this.#root) ? this.#root.getIn(path, true) : undefined;
    return found as Node | undefined;
  }

  #node(path: Path): Node {
    const node = this.#find(path);
    if (node === undefined) throw new Error(`nothing at ${path.join('.')}`);
    return node;
  }

  #pair(path: Path): Pair<Node, Node> {
    const parent = this.#node(path.slice(0, -1));
    const pairs = isMap<Node, Node>(parent) ? parent.items : [];
    const pair = pairs.find(({ key }) => isScalar(key) && key.value === path.at(-1));
    if (pair === undefined) throw new Error(`no field ${path.join('.')}`);
    return pair;
  }

  /** Without the line breaks that belong to a block. */
  #span({ range }: Node): { readonly start: number; readonly end: number } {
    const [start, valueEnd] = range ?? [0, 0];
    return { start, end: start + this.text.slice(start, valueEnd).trimEnd().length };
  }
}
