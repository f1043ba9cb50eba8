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
interface Slot extends Count {
  readonly kind: string;
  readonly level: Difficulty;
}

/** Share of right answers by kind of card, by level, and by deck and level. Cards that are in no deck any more are left out. */
export function countAccuracy(
  { cards, numbers }: Reviews,
  { answers, right }: CardCounts,
  entryOf: (card: CardId) => CardEntry | undefined,
  titles: ReadonlyMap<string, string>,
): Accuracy {
  const kinds = new Map<string, Durations>();
  const decks = new Map<string, Slot[]>();
  /** By place of the card; null for one that is in no deck or was not answered. */
  const durations = cards.map((card, place): Durations | null => {
    const of = answers[place] ?? 0;
    const entry = of > 0 ? entryOf(card) : undefined;
    if (!entry) return null;
    const kind = kindOf(entry);
    const slot = slotFor(decks, entry.deck, kind, entry.difficulty);
    slot.of += of;
    slot.count += right[place] ?? 0;
    const ofKind = kinds.get(kind) ?? new Durations();
    kinds.set(kind, ofKind);
    return ofKind;
  });
  const { ms, place } = numbers;
  for (let i = 0; i < ms.length; i++) durations[place[i] ?? 0]?.add(ms[i] ?? 0);
  const all = [...decks.values()].flat();
  return {
    kinds: [...kinds]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, took]) => ({
        kind,
        ...sum(all.filter((slot) => slot.kind === kind)),
        seconds: took.middle(),
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

/** Longer answers are none: the session caps them. */
const LONGEST = 600;

/** Durations by tenths of a second: sorting all of them would take longer than all else that is counted. */
class Durations {
  readonly #tenths = new Uint32Array(LONGEST * 10 + 1);
  #count = 0;

  add(ms: number): void {
    const tenth = Math.max(0, Math.min(LONGEST * 10, Math.round(ms / 100)));
    this.#tenths[tenth] = (this.#tenths[tenth] ?? 0) + 1;
    this.#count++;
  }

  /** The one in the middle, the upper of two, in seconds to the tenth; null where there is none. */
  middle(): number | null {
    let left = Math.floor(this.#count / 2);
    for (const [tenth, count] of this.#tenths.entries()) {
      if (left < count) return tenth / 10;
      left -= count;
    }
    return null;
  }
}
