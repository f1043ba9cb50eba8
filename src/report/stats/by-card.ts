import { isRecalled, isRetention, isRight } from '../../memory/review-numbers.ts';
import type { Reviews } from '../../memory/review-table.ts';

/** What came of the answers of each card, by its place. */
export interface CardCounts {
  readonly answers: Uint32Array;
  readonly right: Uint32Array;
  /** Times it was forgotten after it had been learned. */
  readonly lapses: Uint32Array;
}

export function countByCard({ cards, numbers: { facts, place: places } }: Reviews): CardCounts {
  const answers = new Uint32Array(cards.length);
  const right = new Uint32Array(cards.length);
  const lapses = new Uint32Array(cards.length);
  for (let i = 0; i < facts.length; i++) {
    const fact = facts[i] ?? 0;
    const place = places[i] ?? 0;
    answers[place] = (answers[place] ?? 0) + 1;
    if (isRight(fact)) right[place] = (right[place] ?? 0) + 1;
    if (!isRecalled(fact) && isRetention(fact)) lapses[place] = (lapses[place] ?? 0) + 1;
  }
  return { answers, right, lapses };
}

/** The sum of two counts of the same cards; the second may know more cards. */
export function addCounts(a: CardCounts, b: CardCounts): CardCounts {
  const sum = (one: Uint32Array, other: Uint32Array): Uint32Array =>
    other.map((count, place) => count + (one[place] ?? 0));
  return {
    answers: sum(a.answers, b.answers),
    right: sum(a.right, b.right),
    lapses: sum(a.lapses, b.lapses),
  };
}
