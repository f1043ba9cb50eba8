import type { CardId } from '../../deck/model.ts';
import type { CardCounts } from './by-card.ts';

export interface HardCard {
  readonly card: CardId;
  /** Times it was forgotten after it had been learned. */
  readonly lapses: number;
  readonly answers: number;
  readonly wrong: number;
}

/** The cards that cost most: by lapses, then by wrong answers. Those that never went wrong are none, nor those that no deck has any more. */
export function hardestCards(
  cards: readonly CardId[],
  { answers, right, lapses }: CardCounts,
  most: number,
  isThere: (card: CardId) => boolean,
): readonly HardCard[] {
  let least = 0;
  let hardest: HardCard[] = [];
  for (const [place, card] of cards.entries()) {
    const lapsed = lapses[place] ?? 0;
    const answered = answers[place] ?? 0;
    const wrong = answered - (right[place] ?? 0);
    // Few cards come near those that are hardest by now.
    if (lapsed < least || lapsed + wrong === 0 || !isThere(card)) continue;
    hardest.push({ card, lapses: lapsed, answers: answered, wrong });
    if (hardest.length < 2 * most) continue;
    hardest = hardest.sort(harderFirst).slice(0, most);
    least = hardest.at(-1)?.lapses ?? 0;
  }
  return hardest.sort(harderFirst).slice(0, most);
}

const harderFirst = (a: HardCard, b: HardCard): number =>
  b.lapses - a.lapses || b.wrong - a.wrong || a.answers - b.answers || (a.card < b.card ? -1 : 1);
