import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EXIT, type ExitCode } from '../../problem.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';

/** `prepdeck schema`: the JSON Schema of deck files that ships with the decks, as it is. */
export async function run(_parsed: Parsed, { shippedDecks, out }: Context): Promise<ExitCode> {
  out.write(readFileSync(path.join(shippedDecks, 'deck.schema.json'), 'utf8'));
  return EXIT.ok;
}
