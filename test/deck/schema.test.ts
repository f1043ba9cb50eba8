import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deckJsonSchema, SCHEMA_FILE } from '../../scripts/schema.ts';

test('decks/deck.schema.json is what scripts/schema.ts generates', () => {
  expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(deckJsonSchema());
});

/** Every field below a schema, with its path. */
function* fields(schema: unknown, path: string): Generator<[string, unknown]> {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties' && typeof value === 'object' && value !== null) {
      for (const [name, field] of Object.entries(value)) yield [`${path}.${name}`, field];
    }
    yield* fields(value, `${path}.${key}`);
  }
}

test('every field has a description for editors to show, and no map takes unknown fields', () => {
  const schema: unknown = JSON.parse(deckJsonSchema());
  const all = [...fields(schema, '')];
  expect(all.length).toBeGreaterThan(40);
  for (const [path, field] of all)
    expect([path, field]).toEqual([path, expect.objectContaining({ description: expect.any(String) })]);
  expect(deckJsonSchema().match(/"properties"/g)?.length).toBe(
    deckJsonSchema().match(/"additionalProperties": false/g)?.length,
  );
});
