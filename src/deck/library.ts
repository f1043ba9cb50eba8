import { DeckCache } from './cache.ts';
import type { Diagnostic } from './diagnostic.ts';
import { type Found, type FoundFile, findDeckFiles, readDeckFile, type Signature, signatureNow } from './files.ts';
import type { Card, CardEntry, Deck } from './model.ts';
import { type DeckSummary, type FileRecord, packCards, summaryOf, type UnpackedCards, unpackCards } from './record.ts';

export type Origin = 'path' | 'folder' | 'shipped';

/** A deck as the library lists it. */
export interface DeckRow extends DeckSummary {
  readonly file: string;
  readonly origin: Origin;
  /** Its cards without their texts; made when first asked for. */
  readonly entries: readonly CardEntry[];
  /** Whether any of them has a former id. */
  readonly renamed: boolean;
  /** Counts of the diagnostics of its file. */
  readonly errors: number;
  readonly warnings: number;
}

/** A deck that does not count because one with its id comes first. */
export interface Shadowed {
  readonly id: string;
  readonly file: string;
  /** The file that counts instead. */
  readonly by: string;
  readonly origin: Origin;
}

/** A file that gives no deck, with as much of its name as could be read. */
export interface Unreadable {
  readonly file: string;
  readonly id?: string;
  readonly newerFormat?: number;
  readonly diagnostics: readonly Diagnostic[];
}

export interface LoadedDeck {
  readonly deck: Deck;
  readonly cards: readonly Card[];
}

export interface Library {
  readonly decks: readonly DeckRow[];
  readonly diagnostics: readonly Diagnostic[];
  readonly shadowed: readonly Shadowed[];
  readonly unreadable: readonly Unreadable[];
  /** Changes with the content of the decks that count, and with which ones those are. */
  readonly fingerprint: string;
  /** What each path of the command line led to. */
  readonly places: ReadonlyMap<string, Place>;
  /**
   * A deck with all its texts, as its file is now: when it changed since the library was opened, it is read again. Undefined where
   * the library has no such deck or its file no longer gives it.
   */
  load(id: string): Promise<LoadedDeck | undefined>;
}

export interface Place {
  readonly exists: boolean;
  readonly files: readonly string[];
  readonly ids: readonly string[];
}

export interface LibraryOptions {
  /** Files and folders named on the command line. */
  readonly paths?: readonly string[];
  /** The learner's own decks. */
  readonly folder?: string;
  /** The decks that come with the package. */
  readonly shipped?: string;
  readonly cacheFolder?: string;
  /** Version of the package: part of the cache's key. */
  readonly version: string;
  /** A word no other process uses, for drafts in the cache folder. */
  readonly nonce: string;
  /** Told how many files of those that must be read anew are done. */
  readonly progress?: (done: number, total: number) => void;
}

interface Candidate {
  readonly found: FoundFile;
  /** Absent where nobody may look at the file: then reading it tells why. */
  readonly signature: Signature | undefined;
  readonly origin: Origin;
}

/** Opens the decks on disk: paths of the command line, the learner's folder, those shipped; the first of an id wins. */
export async function openLibrary(options: LibraryOptions): Promise<Library> {
  const { paths = [], folder, shipped, progress } = options;
  const cache = new DeckCache(options.cacheFolder, options.version, options.nonce);
  const diagnostics: Diagnostic[] = [];
  const candidates = new Map<string, Candidate>();
  const places = new Map<string, Found>();
  const look = (place: string, origin: Origin): Found => {
    const found = findDeckFiles(place);
    diagnostics.push(...found.diagnostics);
    // A file that is reached twice is one deck, not two in each other's way.
    for (const { file, real } of found.files) {
      if (!candidates.has(real)) candidates.set(real, { found: { file, real }, signature: signatureNow(real), origin });
    }
    return found;
  };
  for (const place of paths) places.set(place, look(place, 'path'));
  if (folder !== undefined) look(folder, 'folder');
  if (shipped !== undefined) look(shipped, 'shipped');

  const records = new Map<string, FileRecord>();
  const unknown: FoundFile[] = [];
  for (const { found, signature } of candidates.values()) {
    const record = signature && cache.unchanged(found.real, signature);
    if (record) records.set(found.real, record);
    else unknown.push(found);
  }
  for (const [done, found] of unknown.entries()) {
    progress?.(done, unknown.length);
    const read = await readRecord(found, cache);
    if ('refused' in read) diagnostics.push(read.refused);
    else records.set(found.real, read.record);
  }
  if (unknown.length > 0) {
    progress?.(unknown.length, unknown.length);
    cache.keepIndex([...records.values()]);
  }
  return arrange({ candidates, records, places, diagnostics, cache });
}

interface Parts {
  readonly candidates: ReadonlyMap<string, Candidate>;
  readonly records: ReadonlyMap<string, FileRecord>;
  readonly places: ReadonlyMap<string, Found>;
  readonly diagnostics: readonly Diagnostic[];
  readonly cache: DeckCache;
}

function arrange({ candidates, records, places, diagnostics, cache }: Parts): Library {
  const decks = new Map<string, DeckRow>();
  const winners = new Map<string, FileRecord>();
  const shadowed: Shadowed[] = [];
  const unreadable: Unreadable[] = [];
  const all = [...diagnostics];
  for (const { found, origin } of candidates.values()) {
    const record = records.get(found.real);
    if (record === undefined) continue;
    const { file } = found;
    const own = record.diagnostics.map((one) => ({ ...one, file }));
    all.push(...own);
    if (record.deck === undefined) {
      const { id, newerFormat } = record;
      const named = { ...(id === undefined ? {} : { id }), ...(newerFormat === undefined ? {} : { newerFormat }) };
      unreadable.push({ file, ...named, diagnostics: own });
      continue;
    }
    const { summary, cards } = record.deck;
    const first = decks.get(summary.id);
    if (first !== undefined) {
      shadowed.push({ id: first.id, file, by: first.file, origin });
      continue;
    }
    const count = (severity: string) => own.filter((one) => one.severity === severity).length;
    let unpacked: UnpackedCards | undefined;
    const unpack = (): UnpackedCards => {
      unpacked ??= unpackCards(summary.id, cards);
      return unpacked;
    };
    decks.set(summary.id, {
      ...summary,
      file,
      origin,
      errors: count('error'),
      warnings: count('warning'),
      get entries() {
        return unpack().entries;
      },
      get renamed() {
        return unpack().renamed;
      },
    });
    winners.set(summary.id, record);
  }
  return {
    decks: [...decks.values()],
    diagnostics: all,
    shadowed,
    unreadable,
    fingerprint: [...winners].map(([id, { hash }]) => `${id} ${hash.slice(0, 16)}`).join(' '),
    places: new Map([...places].map(([word, found]) => [word, placeOf(found, records)])),
    load: async (id) => {
      const record = winners.get(id);
      const row = decks.get(id);
      return record && row && load(row, record, cache);
    },
  };
}

function placeOf({ exists, files, diagnostics }: Found, records: ReadonlyMap<string, FileRecord>): Place {
  const ids = files.map(({ real }) => records.get(real)?.deck?.summary.id).filter((id) => id !== undefined);
  return {
    exists,
    files: [...files.map(({ file }) => file), ...diagnostics.map(({ file }) => file)],
    ids: [...new Set(ids)],
  };
}

async function load(row: DeckRow, record: FileRecord, cache: DeckCache): Promise<LoadedDeck | undefined> {
  const { cardsOf } = await import('./cards.ts');
  const found: FoundFile = { file: row.file, real: record.real };
  const signature = signatureNow(record.real);
  const untouched = signature && cache.unchanged(found.real, signature);
  const kept = untouched?.deck && cache.content(untouched.hash);
  // The fingerprints were kept beside it: hashing the texts again would need the whole of node:crypto.
  if (kept?.id === row.id) return { deck: kept, cards: cardsOf(kept, (_, i) => row.entries[i]?.fingerprint ?? '') };
  const read = await readRecord(found, cache);
  if ('refused' in read || read.deck?.id !== row.id) return undefined;
  const { fingerprint } = await import('./fingerprint.ts');
  return { deck: read.deck, cards: cardsOf(read.deck, fingerprint) };
}

type ReadRecord = { readonly refused: Diagnostic } | { readonly record: FileRecord; readonly deck?: Deck };

/** Reads a file anew: by its bytes' hash from the cache, else by parsing. */
async function readRecord({ file, real }: FoundFile, cache: DeckCache): Promise<ReadRecord> {
  const read = readDeckFile(file, real);
  if ('refused' in read) return read;
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256').update(read.bytes).digest('hex');
  const known = cache.ofHash(hash, real, read.signature);
  if (known) {
    const deck = known.deck && cache.content(hash);
    // The content may be lost while the index is whole: then the file is parsed again, below.
    if (deck !== undefined) return { record: known, deck };
    if (known.deck === undefined) return { record: known };
  }
  const { parseDeck } = await import('./parse.ts');
  const { cardsOf } = await import('./cards.ts');
  const { fingerprint } = await import('./fingerprint.ts');
  const { deck, ...rest } = parseDeck(read.bytes, file);
  const record: FileRecord = { real, signature: read.signature, hash, ...rest };
  if (deck === undefined) return { record };
  cache.keepContent(hash, deck);
  return {
    record: { ...record, deck: { summary: summaryOf(deck), cards: packCards(cardsOf(deck, fingerprint)) } },
    deck,
  };
}
