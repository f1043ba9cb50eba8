import type { Span } from '../lines.ts';
import type { Entry, ScalarTree } from '../tree.ts';
import { bail, type Cursor, charge } from './cursor.ts';

export function scalarTree(cursor: Cursor, span: Span, value: ScalarTree['value'], source: string): ScalarTree {
  charge(cursor);
  return { kind: 'scalar', span, value, source };
}

/** YAML wants keys of at most 1,024 characters. */
const LONGEST_KEY = 1000;

/** Adds an entry to a map, unless something can be said against its key. */
export function keep(entries: Map<string, Entry>, name: string, entry: Entry): void {
  const before = entries.size;
  entries.set(name, entry);
  if (entries.size === before || name === '<<' || name === '__proto__' || name.length > LONGEST_KEY) bail();
}
