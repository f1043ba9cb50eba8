import type { Span } from '../lines.ts';
import type { Entry, ListTree, MapTree, Tree } from '../tree.ts';
import { scalarText } from './scalar-text.ts';
import { type Gap, readGap, type SourceComment } from './source-comments.ts';

/** Lines are not made longer than this by putting a collection on one line. */
const WIDTH = 120;
const STEP = 2;

/** Thrown where a source has something that the layout has no place for. */
const UNPLACED = new Error('no place for it in the layout');

/** The source of a deck in the one layout, from its tree; undefined where it holds something that has no place there. */
export function layOut(text: string, root: MapTree): string | undefined {
  try {
    return new Layout(text).of(root);
  } catch (error) {
    if (error === UNPLACED) return undefined;
    throw error;
  }
}

/** A place on the way to what is being written: where it stood in the source, and where it stands now. */
interface Level {
  readonly column: number;
  readonly indent: number;
}

class Layout {
  readonly #lines: string[] = [];
  /** How far the source has been written. */
  #at = 0;
  #levels: readonly Level[] = [];
  /** Of the items that begin on the line at hand. */
  #dashes: Level[] = [];

  constructor(readonly text: string) {}

  of(root: MapTree): string {
    this.#map(root, 0, '');
    const { comments } = this.#gap(this.text.length);
    for (const comment of comments) this.#comment(comment, this.#levels);
    return `${this.#lines.join('\n')}\n`;
  }

  #map({ entries }: MapTree, indent: number, lead: string): void {
    let prefix = lead;
    for (const entry of entries) {
      this.#before(entry, indent);
      this.#entry(entry, indent, prefix || ' '.repeat(indent));
      prefix = '';
    }
  }

  #list({ items }: ListTree, indent: number, lead: string): void {
    let prefix = lead;
    for (const item of items) {
      const start = prefix || ' '.repeat(indent);
      if (isBlock(this.text, item)) {
        this.#dashes.push({ column: this.#dashColumn(item.start), indent });
        if (item.kind === 'map') this.#map(item, indent + STEP, `${start}- `);
        else if (item.kind === 'list') this.#list(item, indent + STEP, `${start}- `);
        prefix = '';
        continue;
      }
      this.#dashes.push({ column: this.#dashColumn(item.start), indent });
      this.#before(item, indent + STEP);
      this.#leaf(item, indent, `${start}-`);
      prefix = '';
    }
  }

  #entry(key: Entry, indent: number, prefix: string): void {
    const { value } = key;
    const name = this.text.slice(key.start, key.end);
    if (name.includes('\n')) throw UNPLACED;
    this.#at = key.end;
    if (!isBlock(this.text, value)) {
      this.#leaf(value, indent, `${prefix}${name}:`);
      return;
    }
    this.#lines.push(`${prefix}${name}:`);
    if (value.kind === 'map') this.#map(value, indent + STEP, '');
    else if (value.kind === 'list') this.#list(value, indent + STEP, '');
  }

  /** A scalar, or a collection in brackets, behind its key or dash. */
  #leaf(value: Tree, indent: number, lead: string): void {
    if (value.kind === 'broken') throw UNPLACED;
    const { start, end } = value;
    if (start === end) {
      this.#lines.push(lead);
      return;
    }
    const between = readGap(this.text, { start: this.#at, end: start });
    // A comment between a key and its value belongs to neither line of the two.
    if (between.comments.length > 0 && lead.endsWith(':')) throw UNPLACED;
    const raw = this.text.slice(start, end);
    const written = value.kind === 'scalar' ? scalarText(raw, indent + STEP) : this.#flow(value);
    if (written === undefined) throw UNPLACED;
    const line = `${lead} ${written}`;
    if (value.kind !== 'scalar' && line.length > WIDTH && raw.includes('\n')) throw UNPLACED;
    this.#lines.push(line);
    this.#at = end;
  }

  /** A collection in brackets on one line. */
  #flow(tree: Tree): string {
    if (tree.kind === 'broken') throw UNPLACED;
    const raw = this.text.slice(tree.start, tree.end);
    if (tree.kind === 'scalar') {
      if (raw.includes('\n')) throw UNPLACED;
      return raw;
    }
    if (/(?:^|\s)#/.test(raw) && raw.includes('\n')) throw UNPLACED;
    if (tree.kind === 'list') return `[${tree.items.map((item) => this.#flow(item)).join(', ')}]`;
    const fields = Array.from(tree.entries, ({ start, end, value }) => {
      const name = this.text.slice(start, end);
      return value.start === value.end ? `${name}:` : `${name}: ${this.#flow(value)}`;
    });
    return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
  }

  /** What stands in the source before a key or an item: comments and a blank line. */
  #before(place: Span, indent: number): void {
    const { comments, apart } = this.#gap(place.start);
    const column = place.start - (this.text.lastIndexOf('\n', place.start - 1) + 1);
    const here: readonly Level[] = [...this.#dashes, { column, indent }];
    const outermost = here.reduce((least, one) => Math.min(least, one.column), column);
    for (const comment of comments) this.#comment(comment, [...this.#levels, ...here]);
    this.#dashes = [];
    if (apart && !opens(this.#lines.at(-1))) this.#blank();
    this.#levels = [...this.#levels.filter((one) => one.column < outermost), ...here];
    this.#at = place.start;
  }

  /** Column of the dash before an item. */
  #dashColumn(start: number): number {
    const dash = this.text.lastIndexOf('-', start - 1);
    return dash - (this.text.lastIndexOf('\n', dash) + 1);
  }

  #gap(end: number): Gap {
    return readGap(this.text, { start: this.#at, end });
  }

  #comment({ text, column, trails, apart }: SourceComment, levels: readonly Level[]): void {
    if (trails && this.#lines.length > 0) {
      this.#lines.push(`${this.#lines.pop()} ${text}`);
      return;
    }
    if (apart && !opens(this.#lines.at(-1))) this.#blank();
    const near = levels
      .filter((one) => one.column <= column)
      .toSorted((a, b) => a.column - b.column)
      .at(-1);
    this.#lines.push(' '.repeat(near?.indent ?? 0) + text);
  }

  #blank(): void {
    if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('');
  }
}

/** Whether a line opens a collection, behind which no blank line is wanted. */
const opens = (line: string | undefined): boolean => line === undefined || /^ *(?:- )*[^ ][^#]*:$/.test(line);

/** Whether a value is a collection without brackets. */
const isBlock = (text: string, value: Tree): boolean =>
  (value.kind === 'map' || value.kind === 'list') && !/[[{]/.test(text[value.start] ?? '');
