import type { Card, CardEntry, CardId } from '../../deck/model.ts';
import { PLACES_TOLD, textKey } from '../../memory/review-table.ts';
import { type Share, share } from './share.ts';
import type { Tally } from './tally.ts';

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
export function gapTally(
  entryOf: (card: CardId) => CardEntry | undefined,
): Tally<ReadonlyMap<CardId, Readonly<Compared>>> {
  const cards = new Map<CardId, Compared>();
  const count = (counts: number[], bits: number): void => {
    for (let place = 0, left = bits; left > 0; place++, left >>>= 1) {
      if ((left & 1) === 1) counts[place] = (counts[place] ?? 0) + 1;
    }
  };
  return {
    add(row) {
      if (!row.compared) return;
      const entry = entryOf(row.card);
      if (entry?.type !== 'interview' || textKey(entry.fingerprint) !== row.text) return;
      const card = cards.get(row.card) ?? { answers: 0, points: [], flags: [] };
      cards.set(row.card, card);
      card.answers++;
      count(card.points, row.points);
      count(card.flags, row.flags);
    },
    result: () => cards,
  };
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
