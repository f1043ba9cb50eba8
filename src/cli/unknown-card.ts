import type { DeckRow } from '../deck/library.ts';
import { nearest } from '../deck/nearest.ts';
import { EXIT, type Problem } from '../problem.ts';
import { oneLine } from '../terminal/sanitize.ts';

/** What is said of a word that should be a card and is none, with the nearest that is one. */
export function unknownCard(word: string, decks: readonly DeckRow[]): Problem {
  const message = `no card ${JSON.stringify(oneLine(word))}`;
  const ids = decks.flatMap(({ entries }) => entries.map(({ id }) => id));
  // The question without its deck is the commonest slip.
  const meant =
    ids.find((id) => id.slice(id.indexOf('/') + 1) === word) ??
    nearest(word, ids) ??
    (word === '' ? undefined : ids.find((id) => id.startsWith(word)));
  const hint = meant ? `did you mean ${meant}?` : 'a card is called deck/question or deck/question#part';
  return { message, hint, exit: EXIT.usage };
}
