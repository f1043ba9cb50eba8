import { type CardEntry, type CardId, DIFFICULTIES, type Difficulty } from '../../deck/model.ts';
import { type Count, countOf, type Share, share } from './share.ts';
import { isRight, type Tally } from './tally.ts';

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

/** Where the answers of one card are counted. */
interface Slot {
  readonly kind: { readonly counts: Count; readonly durations: Durations };
  readonly level: Count;
  readonly deck: Count;
}

/** Share of right answers by kind of card, by level, and by deck and level. Cards that are in no deck any more are left out. */
export function accuracyTally(
  entryOf: (card: CardId) => CardEntry | undefined,
  titles: ReadonlyMap<string, string>,
): Tally<Accuracy> {
  const kinds = new Map<string, Slot['kind']>();
  const levels = new Map<string, Count>();
  const decks = new Map<string, Map<string, Count>>();
  /** By place of the card; null for one that is in no deck. */
  const slots: (Slot | null)[] = [];
  const slotOf = (card: CardId): Slot | null => {
    const entry = entryOf(card);
    if (!entry) return null;
    const kind = kinds.get(kindOf(entry)) ?? { counts: { count: 0, of: 0 }, durations: new Durations() };
    kinds.set(kindOf(entry), kind);
    const ofDeck = decks.get(entry.deck) ?? new Map<string, Count>();
    decks.set(entry.deck, ofDeck);
    return { kind, level: countOf(levels, entry.difficulty), deck: countOf(ofDeck, entry.difficulty) };
  };
  const levelsOf = (counts: ReadonlyMap<string, Count> | undefined): Record<Difficulty, Share> => {
    const of = (level: Difficulty): Share => share(counts?.get(level)?.count ?? 0, counts?.get(level)?.of ?? 0);
    return { easy: of('easy'), medium: of('medium'), hard: of('hard') };
  };
  return {
    add(row) {
      const known = slots[row.place];
      const slot = known === undefined ? slotOf(row.card) : known;
      if (known === undefined) slots[row.place] = slot;
      if (slot === null) return;
      const right = isRight(row) ? 1 : 0;
      slot.kind.durations.add(row.ms);
      slot.kind.counts.of++;
      slot.kind.counts.count += right;
      slot.level.of++;
      slot.level.count += right;
      slot.deck.of++;
      slot.deck.count += right;
    },
    result: () => ({
      kinds: [...kinds]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([kind, { counts, durations }]) => ({
          kind,
          ...share(counts.count, counts.of),
          seconds: durations.middle(),
        })),
      levels: levelsOf(levels),
      decks: [...titles].flatMap(([deck, title]) => {
        const counts = decks.get(deck);
        if (!counts) return [];
        const sum = (of: (count: Count) => number): number =>
          DIFFICULTIES.reduce((all, level) => all + of(counts.get(level) ?? { count: 0, of: 0 }), 0);
        const whole = share(
          sum(({ count }) => count),
          sum(({ of }) => of),
        );
        return [{ deck, title, ...whole, levels: levelsOf(counts) }];
      }),
    }),
  };
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
