import { deckFile } from '../schema.ts';

/** The names of all fields that a deck file can have, at any depth. */
export const fieldNames = (): ReadonlySet<string> => {
  names ??= collect(deckFile, new Set());
  return names;
};
let names: ReadonlySet<string> | undefined;

/** The schemas within a schema are in these properties of valibot's. */
const INSIDE = ['entries', 'item', 'wrapped', 'options', 'pipe'];

function collect(schema: unknown, found: Set<string>): ReadonlySet<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  for (const property of INSIDE) {
    const inside: unknown = Reflect.get(schema, property);
    if (typeof inside !== 'object' || inside === null || inside === schema) continue;
    if (property === 'entries') for (const name of Object.keys(inside)) found.add(name);
    for (const one of Object.values(inside)) if (one !== schema) collect(one, found);
    if (property === 'item' || property === 'wrapped') collect(inside, found);
  }
  return found;
}
