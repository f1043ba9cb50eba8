import type { CardEntry, CardId, Difficulty } from '../../deck/model.ts';
import type { Reviews } from '../../memory/review-table.ts';
import type { CardCounts } from './by-card.ts';
import { type Count, type Share, share } from './share.ts';

export interface KindStats extends Share {
  /** `single`, `true-false`, ... of a check; `self-check`, `interview`, `follow-up`. */
  readonly kind: string;
  /** Seconds an answer took, in the middle of all, to the tenth; null where there is none. */
  readonly seconds: number | null;
}

export interface DeckStats extends Share {
  readonly deck: string;
  readonly title: string;
  readonly levels: Readonly<Record<Difficulty, Share>>;
}

export interface Accuracy {
  readonly kinds: readonly KindStats[];
  readonly decks: readonly DeckStats[];
  readonly levels: Readonly<Record<Difficulty, Share>>;
}

const kindOf = ({ type, form }: CardEntry): string => (type === 'check' && form !== undefined ? form : type);

/** Where the answers of all cards of one deck, kind and level are counted. */
export interface Slot extends Count {
  readonly kind: string;
  readonly level: Difficulty;
}

/** Accuracy while it is being counted. */
export interface AccuracySums {
  /** By the id of the deck. */
  readonly decks: Map<string, Slot[]>;
  /** Durations by kind of card: how many answers took so many tenths of a second. Sorting all would take longer than all else that is counted. */
  readonly tenths: Map<string, Uint32Array>;
}

export const noAccuracy = (): AccuracySums => ({ decks: new Map(), tenths: new Map() });

/** Longer answers are none: the session caps them. */
const LONGEST = 600;

/** Adds reviews. Cards that are in no deck any more are left out. @param counts of these reviews */
export function addAccuracy(
  { decks, tenths }: AccuracySums,
  { cards, numbers }: Reviews,
  { answers, right }: CardCounts,
  entryOf: (card: CardId) => CardEntry | undefined,
): void {
  /** By place of the card; null for one that is in no deck or was not answered. */
  const durations = cards.map((card, place): Uint32Array | null => {
    const of = answers[place] ?? 0;
    const entry = of > 0 ? entryOf(card) : undefined;
    if (!entry) return null;
    const kind = kindOf(entry);
    const slot = slotFor(decks, entry.deck, kind, entry.difficulty);
    slot.of += of;
    slot.count += right[place] ?? 0;
    const ofKind = tenths.get(kind) ?? new Uint32Array(10 * LONGEST + 1);
    tenths.set(kind, ofKind);
    return ofKind;
  });
  const { ms, place } = numbers;
  for (let i = 0; i < ms.length; i++) {
    const took = durations[place[i] ?? 0];
    if (!took) continue;
    const tenth = Math.max(0, Math.min(10 * LONGEST, Math.round((ms[i] ?? 0) / 100)));
    took[tenth] = (took[tenth] ?? 0) + 1;
  }
}

/** Share of right answers by kind of card, by level, and by deck and level. */
export function accuracyOf({ decks, tenths }: AccuracySums, titles: ReadonlyMap<string, string>): Accuracy {
  const all = [...decks.values()].flat();
  return {
    kinds: [...tenths]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, took]) => ({
        kind,
        ...sum(all.filter((slot) => slot.kind === kind)),
        seconds: middle(took),
      })),
    levels: levelsOf(all),
    decks: [...titles].flatMap(([deck, title]) => {
      const counts = decks.get(deck);
      return counts ? [{ deck, title, ...sum(counts), levels: levelsOf(counts) }] : [];
    }),
  };
}

function slotFor(decks: Map<string, Slot[]>, deck: string, kind: string, level: Difficulty): Slot {
  const ofDeck = decks.get(deck) ?? [];
  decks.set(deck, ofDeck);
  const known = ofDeck.find((slot) => slot.kind === kind && slot.level === level);
  if (known) return known;
  const made = { kind, level, count: 0, of: 0 };
  ofDeck.push(made);
  return made;
}

const sum = (counts: readonly Count[]): Share =>
  share(
    counts.reduce((all, { count }) => all + count, 0),
    counts.reduce((all, { of }) => all + of, 0),
  );

function levelsOf(counts: readonly Slot[]): Record<Difficulty, Share> {
  const of = (level: Difficulty): Share => sum(counts.filter((slot) => slot.level === level));
  return { easy: of('easy'), medium: of('medium'), hard: of('hard') };
}

/** The duration in the middle of all, the upper of two, in seconds to the tenth; null where there is none. */
function middle(tenths: Uint32Array): number | null {
  let left = Math.floor(tenths.reduce((all, count) => all + count, 0) / 2);
  for (const [tenth, count] of tenths.entries()) {
    if (left < count) return tenth / 10;
    left -= count;
  }
  return null;
}
