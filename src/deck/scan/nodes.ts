import { bail } from '../bail.ts';
import type { Entries, ScalarTree, Tree } from '../tree.ts';
import { type Cursor, charge } from './cursor.ts';

/** A scalar whose text the cursor has just read, from `start` on. */
export function scalarTree(
  cursor: Cursor,
  start: number,
  end: number,
  value: ScalarTree['value'],
  source: string,
): ScalarTree {
  charge(cursor);
  return { kind: 'scalar', start, end, value, source };
}

/** YAML wants keys of at most 1,024 characters. */
const LONGEST_KEY = 1000;

/** Adds a field to a map, unless something can be said against its key. */
export function keep(entries: Entries, name: string, start: number, end: number, value: Tree): void {
  if (name.length > LONGEST_KEY || name === '<<' || name === '__proto__') bail();
  if (!entries.add(name, start, end, value)) bail();
}
