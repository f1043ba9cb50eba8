import type { CardEntry, CardId } from '../deck/model.ts';
import { dayNumber, type Moment } from './day.ts';
import { type DayTotals, type Fold, NO_TOTALS } from './fold.ts';
import { inOrder } from './order.ts';
import { seeded, shuffle } from './random.ts';
import { type CardRecord, type Glance, type Standing, standingOf } from './records.ts';
import type { CardMemory } from './schedule.ts';

/** Limits of one learner's day over all decks together; null is no limit. */
export interface Limits {
  readonly newCards: number | null;
  readonly reviews: number | null;
  readonly minutes: number | null;
}

export type { Standing };

/** Lapses at which a card counts as a leech unless the settings say otherwise: it costs more time than it is worth as it stands. */
export const LEECH_LAPSES = 8;

/** What is done about cards that are forgotten again and again. */
export interface LeechRule {
  /** Lapses at which a card is a leech; null: none ever is. */
  readonly lapses: number | null;
  /** Whether one is suspended when it becomes a leech. */
  readonly suspend: boolean;
}

/** Days of stability from which a card counts as mastered. */
export const MASTERED_STABILITY = 21;

/** Whether a card is forgotten again and again. @param memory of the card; undefined where it has none */
export const isLeech = (
  memory: Pick<CardMemory, 'lapses'> | undefined,
  { lapses }: Pick<LeechRule, 'lapses'>,
): boolean => lapses !== null && (memory?.lapses ?? 0) >= lapses;

/**
 * Whether this lapse is one at which a leech is dealt with: at the rule's count, and then at every half of it more (Anki's rule), so
 * that one that was brought back is not put away at once.
 */
export const isLeechNow = (before: number, after: number, { lapses }: Pick<LeechRule, 'lapses'>): boolean =>
  lapses !== null && after > before && after >= lapses && (after - lapses) % Math.max(1, Math.ceil(lapses / 2)) === 0;

/** Whether a card holds for long by now. @param memory of the card; undefined where it has none */
export const isMastered = (memory: Pick<Glance, 'phase' | 'stability'> | undefined): boolean =>
  memory?.phase === 'review' && memory.stability >= MASTERED_STABILITY;

/** Whether the text of a card has changed since it was last seen. @param seen fingerprint of what was seen; undefined: nothing was */
export const isEdited = ({ fingerprint }: Pick<CardEntry, 'fingerprint'>, seen: string | undefined): boolean =>
  seen !== undefined && seen !== fingerprint;

/** Where a card stands; `learning` is due today within its minute steps, whether its time has come or not. */
export const standing = ({ suspended, buriedUntil, memory }: CardRecord, now: Moment): Standing =>
  standingOf(suspended, buriedUntil, memory?.phase, memory?.dueDay ?? 0, dayNumber(now));

export interface Queue {
  /** In the order in which they are to be studied. */
  readonly cards: readonly CardId[];
  /** Cards in minute steps, by the time they come back (UTC ms). */
  readonly learning: readonly { readonly card: CardId; readonly at: number }[];
  /** What the queue holds, by kind. */
  readonly counts: { readonly new: number; readonly due: number; readonly learning: number };
  /** What is left out today, and why. */
  readonly held: { readonly new: number; readonly due: number; readonly siblings: number };
}

export interface QueueRequest {
  /** Cards to choose from: those of the decks studied. Siblings stand together, as they do in their deck. */
  readonly entries: readonly CardEntry[];
  /** All cards of the library: siblings of other selections and the day's totals count over all decks. */
  readonly fold: Fold;
  readonly now: Moment;
  readonly limits: Limits;
  readonly seed: string;
  /** Probability of recall (0..1) today. */
  readonly retrievability: (memory: Pick<CardMemory, 'stability' | 'lastDay'>) => number;
}

const PRIORITY: Record<Standing, number> = { learning: 0, due: 1, new: 2, later: 3, buried: 4, suspended: 4 };

/** Left of a day's limit; never below nothing. */
const left = (limit: number | null, used: number): number =>
  limit === null ? Number.POSITIVE_INFINITY : Math.max(0, limit - used);

/**
 * Brings cards of different decks next to each other while staying near the given order: each place takes the first
 * of the next few cards whose deck differs from the one before. Mixed practice holds better than blocked practice
 * (Rohrer and Taylor 2007).
 */
export function interleave(entries: readonly CardEntry[], window = 12): CardEntry[] {
  const rest = [...entries];
  const out: CardEntry[] = [];
  let from = 0;
  let deck: string | undefined;
  while (from < rest.length) {
    const end = Math.min(rest.length, from + window);
    let pick = from;
    for (let i = from; i < end; i++) {
      if (rest[i]?.deck !== deck) {
        pick = i;
        break;
      }
    }
    const chosen = rest[pick];
    if (!chosen) break;
    // The ones that were passed over keep their order.
    rest.copyWithin(from + 1, from, pick);
    out.push(chosen);
    deck = chosen.deck;
    from++;
  }
  return out;
}

/** Deals decks round: the first of each, then the second of each; within a deck the author's order. */
function roundRobin(entries: readonly CardEntry[], decks: readonly string[]): CardEntry[] {
  const piles = new Map<string, CardEntry[]>(decks.map((deck) => [deck, []]));
  for (const entry of entries) piles.get(entry.deck)?.push(entry);
  const out: CardEntry[] = [];
  for (let i = 0; out.length < entries.length; i++) {
    for (const pile of piles.values()) {
      const entry = pile[i];
      if (entry) out.push(entry);
    }
  }
  return out;
}

/** Spreads `some` evenly among `many`, starting with one of `many`. */
function spread<T>(many: readonly T[], some: readonly T[]): T[] {
  const out: T[] = [];
  const every = (many.length + 1) / (some.length + 1);
  let taken = 0;
  for (const [i, item] of many.entries()) {
    out.push(item);
    while (taken < some.length && i + 1 >= every * (taken + 1)) {
      const next = some[taken++];
      if (next !== undefined) out.push(next);
    }
  }
  return [...out, ...some.slice(taken)];
}

/** The day's work so far, all decks together. */
export const totalsToday = (fold: Fold, now: Moment): DayTotals => fold.days.get(dayNumber(now)) ?? NO_TOTALS;

/** `deck/question` of `deck/question#part`: cards of one question are siblings. */
const familyOf = (card: CardId): string => card.split('#', 1)[0] ?? card;

type Studied = ReadonlyMap<string, ReadonlySet<CardId>>;

/** Families of which a card was studied today, in this selection or not, with the cards that were. */
function studiedToday(fold: Fold, today: number): Studied {
  const families = new Map<string, Set<CardId>>();
  for (const id of fold.cards.studiedOn(today)) {
    const family = familyOf(id);
    const cards = families.get(family);
    if (cards) cards.add(id);
    else families.set(family, new Set([id]));
  }
  return families;
}

/** The cards that can be studied now, one of each family. */
interface Candidates {
  readonly learning: readonly { readonly card: CardId; readonly at: number }[];
  /** With the probability of recall, 0..1. */
  readonly due: readonly { readonly entry: CardEntry; readonly recall: number }[];
  readonly unseen: readonly CardEntry[];
  /** Cards that rest because of a sibling. */
  readonly siblings: number;
}

/** Looks at every card of a library at each start of a session: little is made for a card that is not due. */
function candidates({ entries, fold: { cards }, retrievability }: QueueRequest, studied: Studied, today: number) {
  const learning: { card: CardId; at: number }[] = [];
  const due: { entry: CardEntry; recall: number }[] = [];
  const unseen: CardEntry[] = [];
  let siblings = 0;
  let best: { readonly entry: CardEntry; readonly where: Standing; readonly recall: number } | undefined;
  let family = '';
  const settle = (): void => {
    if (best === undefined) return;
    const { entry, where, recall } = best;
    if (where === 'learning') learning.push({ card: entry.id, at: cards.dueAt(entry.id) });
    else if (where === 'due') due.push({ entry, recall });
    else unseen.push(entry);
  };
  for (const entry of entries) {
    const where = cards.standing(entry.id, today);
    if (where === 'later' || where === 'buried' || where === 'suspended') continue;
    const own = entry.family;
    const done = studied.get(own);
    if (done && !done.has(entry.id)) {
      siblings++;
      continue;
    }
    const { id } = entry;
    const recall = where === 'due' ? retrievability({ stability: cards.stability(id), lastDay: cards.lastDay(id) }) : 0;
    if (best !== undefined && own === family) {
      siblings++;
      const wins =
        PRIORITY[where] < PRIORITY[best.where] || (where === best.where && where === 'due' && recall < best.recall);
      if (!wins) continue;
    } else settle();
    best = { entry, where, recall };
    family = own;
  }
  settle();
  return { learning, due, unseen, siblings } satisfies Candidates;
}

/** FSRS rounds a probability of recall to this many steps. */
const RECALL_STEPS = 1e8;

/**
 * What to study now, and in which order.
 *
 * Cards in learning steps come when their time does. Of the due cards those least likely to be recalled come first,
 * so that a backlog is worked off from where most is lost; decks are interleaved; new cards are spread among them.
 * One card of a family a day: its siblings rest until tomorrow. The same request gives the same queue.
 */
export function buildQueue(request: QueueRequest): Queue {
  const { entries, fold, now, limits, seed } = request;
  const today = dayNumber(now);
  const done = totalsToday(fold, now);
  const { learning, due, unseen, siblings } = candidates(request, studiedToday(fold, today), today);
  // Equal chances fall in seeded order, so that two days never look the same.
  const allDue = inOrder(shuffle(due, seeded(`${seed}:due`)), ({ recall }) => Math.round(recall * RECALL_STEPS));
  const chosen = allDue.slice(0, left(limits.reviews, done.reviews)).map(({ entry }) => entry);
  const decks = shuffle([...new Set(entries.map((e) => e.deck))], seeded(`${seed}:decks`));
  const allNew = roundRobin(unseen, decks);
  const fresh = allNew.slice(0, left(limits.newCards, done.introduced));
  return {
    cards: spread(interleave(chosen), fresh).map((e) => e.id),
    learning: inOrder(learning, ({ at }) => at),
    counts: { new: fresh.length, due: chosen.length, learning: learning.length },
    held: { new: allNew.length - fresh.length, due: allDue.length - chosen.length, siblings },
  };
}

/** All cards in seeded order, suspended ones left out: for cramming, which leaves the schedule alone. */
export function cramQueue(entries: readonly CardEntry[], fold: Fold, seed: string): Queue {
  const cards = interleave(
    shuffle(
      entries.filter((e) => !fold.cards.get(e.id)?.suspended),
      seeded(`${seed}:cram`),
    ),
  ).map((e) => e.id);
  return {
    cards,
    learning: [],
    counts: { new: 0, due: cards.length, learning: 0 },
    held: { new: 0, due: 0, siblings: 0 },
  };
}
