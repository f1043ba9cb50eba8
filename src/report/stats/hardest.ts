import type { CardId } from '../../deck/model.ts';
import { isRetention, isRight, type Tally } from './tally.ts';

export interface HardCard {
  readonly card: CardId;
  /** Times it was forgotten after it had been learned. */
  readonly lapses: number;
  readonly answers: number;
  readonly wrong: number;
}

/** The cards that cost most: by lapses, then by wrong answers. Those that never went wrong are none, nor those that no deck has any more. */
export function hardestTally(most: number, isThere: (card: CardId) => boolean): Tally<readonly HardCard[]> {
  /** By place of the card. */
  const cards: { card: CardId; lapses: number; answers: number; wrong: number }[] = [];
  return {
    add(row) {
      const card = cards[row.place] ?? { card: row.card, lapses: 0, answers: 0, wrong: 0 };
      cards[row.place] = card;
      card.answers++;
      if (!isRight(row)) card.wrong++;
      if (isRetention(row) && row.rating === 1) card.lapses++;
    },
    result: () =>
      cards
        .filter(({ card, wrong, lapses }) => wrong + lapses > 0 && isThere(card))
        .sort((a, b) => b.lapses - a.lapses || b.wrong - a.wrong || a.answers - b.answers || (a.card < b.card ? -1 : 1))
        .slice(0, most),
  };
}
