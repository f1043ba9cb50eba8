import type { Card, CardEntry, CardId } from '../../deck/model.ts';
import { isCompared, PLACES_TOLD, textKey } from '../../memory/review-numbers.ts';
import type { Reviews } from '../../memory/review-table.ts';
import { type Share, share } from './share.ts';

/** A key point or red flag, and in how many of its answers it was missed or tripped over. */
export interface Gap extends Share {
  readonly card: CardId;
  readonly text: string;
}

export interface Gaps {
  /** Key points by how often they were missed; red flags by how often they were said. Those of which nothing is wrong are left out. */
  readonly keyPoints: readonly Gap[];
  readonly redFlags: readonly Gap[];
}

/** Answers of one card that were compared: how many, and how often each place of a list was ticked. */
export interface Compared {
  answers: number;
  readonly points: number[];
  readonly flags: number[];
}

/**
 * What was ticked at interview questions. Only answers to the text as it is now count: in another text a key point has another place.
 */
export function addCompared(
  cards: Map<CardId, Compared>,
  { cards: ids, numbers }: Reviews,
  entryOf: (card: CardId) => CardEntry | undefined,
): void {
  const count = (counts: number[], bits: number): void => {
    for (let place = 0, left = bits; left > 0; place++, left >>>= 1) {
      if ((left & 1) === 1) counts[place] = (counts[place] ?? 0) + 1;
    }
  };
  const { facts, place, text, points, flags } = numbers;
  for (let i = 0; i < facts.length; i++) {
    if (!isCompared(facts[i] ?? 0)) continue;
    const id = ids[place[i] ?? 0];
    const entry = id && entryOf(id);
    if (id === undefined || entry?.type !== 'interview' || textKey(entry.fingerprint) !== text[i]) continue;
    const card = cards.get(id) ?? { answers: 0, points: [], flags: [] };
    cards.set(id, card);
    card.answers++;
    count(card.points, points[i] ?? 0);
    count(card.flags, flags[i] ?? 0);
  }
}

/** What was missed most often, with its words. @param cards the cards that `compared` names, with their texts */
export function gapsOf(
  compared: ReadonlyMap<CardId, Readonly<Compared>>,
  cards: ReadonlyMap<CardId, Card>,
  most: number,
): Gaps {
  const keyPoints: Gap[] = [];
  const redFlags: Gap[] = [];
  for (const [id, { answers, points, flags }] of compared) {
    const content = cards.get(id)?.content;
    if (content?.type !== 'interview') continue;
    for (const [place, text] of content.interview.keyPoints.slice(0, PLACES_TOLD).entries()) {
      const missed = answers - (points[place] ?? 0);
      if (missed > 0) keyPoints.push({ card: id, text, ...share(missed, answers) });
    }
    for (const [place, text] of content.interview.redFlags.entries()) {
      const tripped = flags[place] ?? 0;
      if (tripped > 0) redFlags.push({ card: id, text, ...share(tripped, answers) });
    }
  }
  const worst = (a: Gap, b: Gap): number =>
    b.count - a.count || (b.rate ?? 0) - (a.rate ?? 0) || (a.card < b.card ? -1 : 1);
  return { keyPoints: keyPoints.sort(worst).slice(0, most), redFlags: redFlags.sort(worst).slice(0, most) };
}
