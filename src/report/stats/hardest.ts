import { type CardId, cardId } from '../../deck/model.ts';
import { isRetention, isRight, type Tally } from './tally.ts';

export interface HardCard {
  readonly card: CardId;
  /** Times it was forgotten after it had been learned. */
  readonly lapses: number;
  readonly answers: number;
  readonly wrong: number;
}

/**
 * The cards that cost most: by lapses, then by wrong answers. Those that never went wrong are none, nor those that no deck has any more.
 * @param cards by their places
 */
export function hardestTally(
  most: number,
  cards: readonly CardId[],
  isThere: (card: CardId) => boolean,
): Tally<readonly HardCard[]> {
  // By place: an object for each of ten thousand cards would take longer than all that is counted.
  const counts = {
    lapses: new Uint32Array(cards.length),
    answers: new Uint32Array(cards.length),
    wrong: new Uint32Array(cards.length),
  };
  const add = (to: Uint32Array, place: number): void => {
    to[place] = (to[place] ?? 0) + 1;
  };
  const cardAt = (place: number): HardCard => ({
    card: cards[place] ?? NO_CARD,
    lapses: counts.lapses[place] ?? 0,
    answers: counts.answers[place] ?? 0,
    wrong: counts.wrong[place] ?? 0,
  });
  return {
    add(row) {
      add(counts.answers, row.place);
      if (!isRight(row)) add(counts.wrong, row.place);
      if (isRetention(row) && row.rating === 1) add(counts.lapses, row.place);
    },
    result() {
      let least = 0;
      let hardest: HardCard[] = [];
      for (let place = 0; place < cards.length; place++) {
        const lapses = counts.lapses[place] ?? 0;
        // Few cards come near those that are hardest by now.
        if (lapses < least || lapses + (counts.wrong[place] ?? 0) === 0) continue;
        const one = cardAt(place);
        if (!isThere(one.card)) continue;
        hardest.push(one);
        if (hardest.length < 2 * most) continue;
        hardest = hardest.sort(harderFirst).slice(0, most);
        least = hardest.at(-1)?.lapses ?? 0;
      }
      return hardest.sort(harderFirst).slice(0, most);
    },
  };
}

const NO_CARD = cardId('');

const harderFirst = (a: HardCard, b: HardCard): number =>
  b.lapses - a.lapses || b.wrong - a.wrong || a.answers - b.answers || (a.card < b.card ? -1 : 1);
