import type { CardEntry, CardId } from '../deck/model.ts';

/** Up to so many cards are looked for among those of their decks: a map of ten thousand takes longer to make. */
const FEW = 300;

/** Finds cards of decks by their ids; undefined of one that is in none of them. */
export function cardFinder(
  decks: readonly { readonly id: string; readonly entries: readonly CardEntry[] }[],
): (card: CardId) => CardEntry | undefined {
  const byId = new Map(decks.map((deck) => [deck.id, deck]));
  let byCard: Map<CardId, CardEntry> | undefined;
  let asked = 0;
  return (card) => {
    if (++asked <= FEW) {
      const deck = byId.get(card.slice(0, card.indexOf('/')));
      return deck?.entries.find(({ id }) => id === card);
    }
    byCard ??= new Map(decks.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry])));
    return byCard.get(card);
  };
}
