import type { Diagnostic } from './diagnostic.ts';
import type { Signature } from './files.ts';
import {
  type CardEntry,
  type CardId,
  type CardType,
  cardId,
  type Deck,
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
 * objects. It is kept as JSON text, for many commands need no cards at all. The n-th id, kind, fingerprint, list of tags and list of objectives belong to the n-th card.
 */
interface PackedCards {
  /** With spaces between them. */
  readonly ids: string;
  /** Type and difficulty, one digit or letter each. */
  readonly kinds: string;
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
const DIFFICULTIES: readonly Difficulty[] = ['easy', 'medium', 'hard'];
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

/** The entries again; `text` must come from `packCards`. */
export function unpackCards(deck: string, text: string): readonly CardEntry[] {
  const packed: PackedCards = JSON.parse(text);
  const { kinds, fingerprints, tags, objectives, lists, aliases } = packed;
  if (packed.ids === '') return [];
  let family = '';
  return packed.ids.split(' ').map((name, i): CardEntry => {
    const kind = Number.parseInt(kinds[i] ?? '', 36);
    // A question comes before its parts, so its id serves them all: fewer strings are less work for the collector.
    if (!name.includes('#')) family = name;
    return {
      id: cardId(name),
      aliases: aliases[i]?.map(cardId) ?? NO_IDS,
      deck,
      family,
      type: TYPES[Math.floor(kind / 3)] ?? 'check',
      difficulty: DIFFICULTIES[kind % 3] ?? 'medium',
      tags: lists[tags[i] ?? -1] ?? NO_WORDS,
      objectives: lists[objectives[i] ?? -1] ?? NO_WORDS,
      fingerprint: fingerprints.slice(i * PRINT, (i + 1) * PRINT),
    };
  });
}
