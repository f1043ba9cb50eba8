import type { CardEntry, CardId } from '../deck/model.ts';
import { dayNumber, type Moment } from '../memory/day.ts';
import type { Fold } from '../memory/fold.ts';
import { isEdited, isLeech, isMastered, type LeechRule } from '../memory/queue.ts';
import { type Standing, standingOf } from '../memory/records.ts';

/** How many cards stand where; the day's limits and siblings are not looked at. Each card is one of the first six. */
export interface Standings extends Readonly<Record<Standing, number>> {
  readonly cards: number;
  readonly mastered: number;
  readonly leeches: number;
  readonly flagged: number;
  /** Cards whose text changed since their last review. */
  readonly edited: number;
}

export function deckStandings(
  entries: readonly CardEntry[],
  fold: Fold,
  now: Moment,
  leech: Pick<LeechRule, 'lapses'>,
): Standings {
  const where: Record<Standing, number> = { new: 0, due: 0, learning: 0, later: 0, suspended: 0, buried: 0 };
  let mastered = 0;
  let leeches = 0;
  let flagged = 0;
  let edited = 0;
  const today = dayNumber(now);
  for (const entry of entries) {
    const card = fold.cards.glance(entry.id);
    if (card === undefined) {
      where.new++;
      continue;
    }
    where[standingOf(card.suspended, card.buriedUntil, card.phase, card.dueDay, today)]++;
    if (isMastered(card)) mastered++;
    if (isLeech(card, leech)) leeches++;
    if (card.flag !== 0) flagged++;
    if (isEdited(entry, card.seenHash)) edited++;
  }
  return { cards: entries.length, ...where, mastered, leeches, flagged, edited };
}

/** Cards of which something is recorded and that are in no deck any more; `live` are all cards of the library. */
export function orphans(fold: Fold, live: ReadonlySet<CardId>): CardId[] {
  return [...fold.cards.keys()].filter((id) => !live.has(id)).sort();
}
