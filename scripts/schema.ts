// Writes decks/deck.schema.json, which editors use to complete and check decks: `npx tsx scripts/schema.ts`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { deckFile } from '../src/deck/schema.ts';

/** Where the generated schema lives. */
export const SCHEMA_FILE = fileURLToPath(new URL('../decks/deck.schema.json', import.meta.url));

/** The JSON Schema of a deck file, as it stands in `SCHEMA_FILE`. JSON has no NaN, so `finite` needs no counterpart. */
export function deckJsonSchema(): string {
  return `${JSON.stringify(toJsonSchema(deckFile, { ignoreActions: ['finite'], errorMode: 'throw' }), null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(SCHEMA_FILE, deckJsonSchema());
