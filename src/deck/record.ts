import type { Diagnostic } from './diagnostic.ts';
import type { Signature } from './files.ts';
import { type CardEntry, type CardType, cardId, type Deck, type Difficulty, type Objective } from './model.ts';

/** What lists and scheduling need of a deck, without its texts. */
export interface DeckSummary {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly objectives: readonly Objective[];
  /** How many readings it names. */
  readonly reading: number;
  readonly entries: readonly CardEntry[];
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
  readonly deck?: DeckSummary;
  readonly diagnostics: readonly Diagnostic[];
}

export function summaryOf(deck: Deck, entries: readonly CardEntry[]): DeckSummary {
  const { id, aliases, title, summary, tags, objectives, reading } = deck;
  return { id, aliases, title, summary, tags, objectives, reading: reading.length, entries };
}

/** A card entry alone, from a card that holds its content too. */
export function entryOf(card: CardEntry): CardEntry {
  const { id, aliases, deck, family, type, difficulty, tags, objectives, fingerprint } = card;
  return { id, aliases, deck, family, type, difficulty, tags, objectives, fingerprint };
}

const TYPES: readonly CardType[] = ['check', 'interview', 'self-check', 'follow-up'];
const DIFFICULTIES: readonly Difficulty[] = ['easy', 'medium', 'hard'];

/** A card without what its deck says already: the id after `deck/`, numbers for words, tags and objectives by index. */
type PackedEntry = [
  id: string,
  kind: number,
  tags: number,
  objectives: number,
  fingerprint: string,
  aliases?: readonly string[],
];

interface PackedDeck extends Omit<DeckSummary, 'entries'> {
  readonly lists: readonly (readonly string[])[];
  readonly cards: readonly PackedEntry[];
}

export interface PackedRecord extends Omit<FileRecord, 'deck'> {
  readonly deck?: PackedDeck;
}

/** A record in few bytes: a library of 10,000 cards is read at every start. */
export function pack({ deck, ...rest }: FileRecord): PackedRecord {
  if (deck === undefined) return rest;
  const { entries, ...own } = deck;
  const lists: (readonly string[])[] = [];
  const places = new Map<string, number>();
  const place = (list: readonly string[]): number => {
    const key = JSON.stringify(list);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, lists.length);
    return lists.push(list) - 1;
  };
  const cards = entries.map((entry): PackedEntry => {
    const kind = TYPES.indexOf(entry.type) * 3 + DIFFICULTIES.indexOf(entry.difficulty);
    const id = entry.id.slice(own.id.length + 1);
    const packed: PackedEntry = [id, kind, place(entry.tags), place(entry.objectives), entry.fingerprint];
    if (entry.aliases.length > 0) packed.push(entry.aliases);
    return packed;
  });
  return { ...rest, deck: { ...own, lists, cards } };
}

const NONE: readonly never[] = [];

export function unpack({ deck, ...rest }: PackedRecord): FileRecord {
  if (deck === undefined) return rest;
  const { lists, cards, ...own } = deck;
  const entries = cards.map(([id, kind, tags, objectives, fingerprint, aliases]): CardEntry => {
    const hash = id.indexOf('#');
    return {
      id: cardId(`${own.id}/${id}`),
      aliases: aliases?.map(cardId) ?? NONE,
      deck: own.id,
      family: `${own.id}/${hash < 0 ? id : id.slice(0, hash)}`,
      type: TYPES[Math.floor(kind / 3)] ?? 'check',
      difficulty: DIFFICULTIES[kind % 3] ?? 'medium',
      tags: lists[tags] ?? NONE,
      objectives: lists[objectives] ?? NONE,
      fingerprint,
    };
  });
  return { ...rest, deck: { ...own, entries } };
}
