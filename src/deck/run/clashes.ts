import { quoted } from '../characters.ts';
import type { Code } from '../codes.ts';

/** What a run keeps of each deck: its names. */
export interface DeckNames {
  readonly file: string;
  readonly id: string;
  readonly aliases: readonly string[];
}

/** A place in a deck: its id, or the alias of that index. */
export type NamePlace = 'id' | { readonly alias: number };

/** Two decks of a run whose names get in each other's way. */
export interface Clash {
  readonly code: Extract<Code, 'PD305' | 'PD307'>;
  readonly file: string;
  readonly place: NamePlace;
  readonly message: string;
  readonly help: string;
  readonly other: { readonly file: string; readonly place: NamePlace; readonly message: string };
}

interface Claim {
  readonly file: string;
  readonly place: NamePlace;
}

/** Deck ids that two files have, and aliases that are the id or an alias of another deck. Each pair is told once, at the later file. */
export function findClashes(decks: readonly DeckNames[]): readonly Clash[] {
  const clashes: Clash[] = [];
  const ids = new Map<string, Claim>();
  for (const { file, id } of decks) {
    const first = ids.get(id);
    if (first === undefined) ids.set(id, { file, place: 'id' });
    else {
      clashes.push({
        code: 'PD307',
        file,
        place: 'id',
        message: `the deck id ${quoted(id)} is also that of ${first.file}`,
        help: 'give one of them another id: of two decks with one id the first counts',
        other: { ...first, message: 'the other deck' },
      });
    }
  }
  const aliases = new Map<string, Claim>();
  for (const { file, id, aliases: own } of decks) {
    for (const [index, alias] of own.entries()) {
      const place = { alias: index };
      const live = alias === id ? undefined : ids.get(alias);
      const taken = aliases.get(alias);
      const help = 'an alias is an id that no deck has any longer: remove it here or there';
      if (live && live.file !== file) {
        const message = `the alias ${quoted(alias)} is the id of the deck in ${live.file}`;
        clashes.push({ code: 'PD305', file, place, message, help, other: { ...live, message: 'the deck' } });
      } else if (taken && taken.file !== file) {
        const message = `the alias ${quoted(alias)} is also one of the deck in ${taken.file}`;
        clashes.push({ code: 'PD305', file, place, message, help, other: { ...taken, message: 'the other alias' } });
      } else aliases.set(alias, { file, place });
    }
  }
  return clashes;
}
