import type { CardEntry, CardId } from '../../deck/model.ts';
import type { Reviews, ReviewTable } from '../../memory/review-table.ts';
import { type AccuracySums, addAccuracy, noAccuracy } from './accuracy.ts';
import { addCounts, type CardCounts, countByCard } from './by-card.ts';
import { addCalibration, type CalibrationSums, noCalibration } from './calibration.ts';
import { addDays, type DaySums } from './days.ts';
import { addCompared, type Compared } from './gaps.ts';

/**
 * What reviews come to, so that later ones can be added: all that statistics are told from but the cards as they stand. Each is counted in a
 * loop of its own: one that does everything takes V8 longer to compile than to run.
 */
export interface Sums {
  /** By number of the learner's day. */
  readonly days: Map<number, DaySums>;
  cards: CardCounts;
  readonly accuracy: AccuracySums;
  readonly compared: Map<CardId, Compared>;
  readonly calibration: CalibrationSums;
}

export const noSums = (): Sums => ({
  days: new Map(),
  cards: { answers: new Uint32Array(), right: new Uint32Array(), lapses: new Uint32Array() },
  accuracy: noAccuracy(),
  compared: new Map(),
  calibration: noCalibration(),
});

/** Adds reviews of the same cards, or of these and more. @param entryOf cards as the decks have them; undefined of one that is in no deck any more */
export function addReviews(sums: Sums, reviews: Reviews, entryOf: (card: CardId) => CardEntry | undefined): void {
  const counts = countByCard(reviews);
  sums.cards = addCounts(sums.cards, counts);
  addDays(sums.days, reviews);
  addAccuracy(sums.accuracy, reviews, counts, entryOf);
  addCompared(sums.compared, reviews, entryOf);
  addCalibration(sums.calibration, reviews);
}

/** The sums of the reviews of the chosen cards (all where there is no choice) from that day on, by its number. */
export function sumsOfSome(
  table: ReviewTable,
  chosen: readonly CardEntry[] | undefined,
  since: number | undefined,
  entryOf: (card: CardId) => CardEntry | undefined,
): Sums {
  const ids = chosen && new Set(chosen.map(({ id }) => id));
  const isChosen = table.cards.map((card) => ids?.has(card) ?? true);
  const sums = noSums();
  const reviews = table.select((place, day) => isChosen[place] === true && (since === undefined || day >= since));
  addReviews(sums, reviews, entryOf);
  return sums;
}
