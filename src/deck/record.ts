import type { Diagnostic } from './diagnostic.ts';
import type { Signature } from './files.ts';
import {
  type CardEntry,
  type CardId,
  type CardType,
  type CheckKind,
  cardId,
  type Deck,
  DIFFICULTIES,
  type Difficulty,
  type Objective,
} from './model.ts';

/** What lists need of a deck, without its cards. */
export interface DeckSummary {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly objectives: readonly Objective[];
  /** How many readings it names. */
  readonly reading: number;
}

/**
 * The card entries of a deck in few values: a library of 10,000 cards is read at every start, and what costs then is the number of
 * objects. It is kept as JSON text, for many commands need no cards at all. The n-th id, kind, form, fingerprint, list of tags and list of objectives belong to the n-th card.
 */
interface PackedCards {
  /** With spaces between them. */
  readonly ids: string;
  /** Type and difficulty, one digit or letter each. */
  readonly kinds: string;
  /** How checks are answered, a digit each. */
  readonly forms: string;
  readonly fingerprints: string;
  readonly tags: readonly number[];
  readonly objectives: readonly number[];
  /** What `tags` and `objectives` point to. */
  readonly lists: readonly (readonly string[])[];
  readonly aliases: Readonly<Record<number, readonly string[]>>;
}

/** What is remembered of a deck file between runs. */
export interface FileRecord {
  readonly real: string;
  readonly signature: Signature;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  /** As far as they could be read, also where there is no deck. */
  readonly id?: string;
  readonly newerFormat?: number;
  /** `cards` is what `packCards` gave. */
  readonly deck?: { readonly summary: DeckSummary; readonly cards: string };
  readonly diagnostics: readonly Diagnostic[];
}

export function summaryOf({ id, aliases, title, summary, tags, objectives, reading }: Deck): DeckSummary {
  return { id, aliases, title, summary, tags, objectives, reading: reading.length };
}

const TYPES: readonly CardType[] = ['check', 'interview', 'self-check', 'follow-up'];
/** The place of each is what is kept; the first stands for none. */
const FORMS: readonly (CheckKind | undefined)[] = [
  undefined,
  'single',
  'multiple',
  'true-false',
  'typed',
  'number',
  'cloze',
  'order',
  'match',
];
const PRINT = 12;

/** The entries as one line of JSON. */
export function packCards(entries: readonly CardEntry[]): string {
  const lists: (readonly string[])[] = [];
  const places = new Map<string, number>();
  const place = (list: readonly string[]): number => {
    const key = JSON.stringify(list);
    const known = places.get(key) ?? lists.push(list) - 1;
    places.set(key, known);
    return known;
  };
  const kind = ({ type, difficulty }: CardEntry) => TYPES.indexOf(type) * 3 + DIFFICULTIES.indexOf(difficulty);
  const packed: PackedCards = {
    ids: entries.map(({ id }) => id).join(' '),
    kinds: entries.map((entry) => kind(entry).toString(36)).join(''),
    forms: entries.map(({ form }) => FORMS.indexOf(form)).join(''),
    fingerprints: entries.map(({ fingerprint }) => fingerprint.padEnd(PRINT).slice(0, PRINT)).join(''),
    tags: entries.map(({ tags }) => place(tags)),
    objectives: entries.map(({ objectives }) => place(objectives)),
    lists,
    aliases: Object.fromEntries(entries.map(({ aliases }, i) => [i, aliases] as const).filter(([, a]) => a.length > 0)),
  };
  return JSON.stringify(packed);
}

const NO_WORDS: readonly string[] = [];
const NO_IDS: readonly CardId[] = [];

/** An entry that looks up what it is asked for: of a large library most cards are asked for their id alone. */
class PackedEntry implements CardEntry {
  readonly id: CardId;
  readonly deck: string;
  readonly #packed: PackedCards;
  readonly #row: number;

  constructor(id: CardId, deck: string, packed: PackedCards, row: number) {
    this.id = id;
    this.deck = deck;
    this.#packed = packed;
    this.#row = row;
  }

  get aliases(): readonly CardId[] {
    return this.#packed.aliases[this.#row]?.map(cardId) ?? NO_IDS;
  }

  get family(): string {
    const part = this.id.indexOf('#');
    return part < 0 ? this.id : this.id.slice(0, part);
  }

  get type(): CardType {
    return TYPES[Math.floor(this.#kind() / 3)] ?? 'check';
  }

  get form(): CheckKind | undefined {
    return FORMS[Number(this.#packed.forms[this.#row])];
  }

  get difficulty(): Difficulty {
    return DIFFICULTIES[this.#kind() % 3] ?? 'medium';
  }

  get tags(): readonly string[] {
    const { lists, tags } = this.#packed;
    return lists[tags[this.#row] ?? -1] ?? NO_WORDS;
  }

  get objectives(): readonly string[] {
    const { lists, objectives } = this.#packed;
    return lists[objectives[this.#row] ?? -1] ?? NO_WORDS;
  }

  get fingerprint(): string {
    return this.#packed.fingerprints.slice(this.#row * PRINT, (this.#row + 1) * PRINT);
  }

  #kind(): number {
    return Number.parseInt(this.#packed.kinds[this.#row] ?? '', 36);
  }
}

/** The cards of a deck that were packed. */
export interface UnpackedCards {
  readonly entries: readonly CardEntry[];
  /** Whether any card has a former id. */
  readonly renamed: boolean;
}

/** The entries again; `text` must come from `packCards`. */
export function unpackCards(deck: string, text: string): UnpackedCards {
  const packed: PackedCards = JSON.parse(text);
  if (packed.ids === '') return { entries: [], renamed: false };
  const entries = packed.ids.split(' ').map((id, row) => new PackedEntry(cardId(id), deck, packed, row));
  return { entries, renamed: Object.keys(packed.aliases).length > 0 };
}
