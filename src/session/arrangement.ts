import type { CheckForm } from '../deck/model.ts';
import { seeded, shuffle } from '../memory/random.ts';

const indexes = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

const inPlace = (order: readonly number[]): boolean => order.every((x, i) => x === i);

/** Shuffled, but not into the very order that is the answer. */
function disarranged(count: number, seed: string): number[] {
  const order = shuffle(indexes(count), seeded(seed));
  return inPlace(order) ? [...order.slice(1), ...order.slice(0, 1)] : order;
}

/**
 * In which order the parts of a check appear on the screen, as indexes into the deck file's order: choices, items to
 * put in order, right sides to match. Empty where there is nothing to arrange. The same seed gives the same order.
 */
export function arrange(form: CheckForm, seed: string): readonly number[] {
  switch (form.kind) {
    case 'single':
    case 'multiple':
      return shuffle(indexes(form.choices.length), seeded(seed));
    case 'order':
      return disarranged(form.items.length, seed);
    case 'match':
      return disarranged(form.pairs.length, seed);
    default:
      return [];
  }
}
