import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { isSettled, type Signature, sameSignature } from './files.ts';
import type { Deck } from './model.ts';
import type { DeckSummary, FileRecord } from './record.ts';
import { readSealed, removeQuietly, writeSealed } from './sealed.ts';

/** Raise it whenever reading a deck file can give something else than before, or the layout of the cache changes. */
const PARSER_VERSION = 1;

/**
 * Parsed decks between runs: one index with what lists and scheduling need, one file a deck with its content. Deleting it costs
 * time, nothing else; whatever is damaged or of another version counts as absent, and a folder that cannot be written is no error.
 */
export class DeckCache {
  readonly #folder: string | undefined;
  readonly #version: string;
  readonly #nonce: string;
  readonly #byPath = new Map<string, FileRecord>();
  readonly #byHash = new Map<string, FileRecord>();
  /** When the index was written, by the clock of its file system, in ms. */
  #written = Number.NEGATIVE_INFINITY;

  /** `version` is that of the package, `nonce` a word that no other process uses. */
  constructor(folder: string | undefined, version: string, nonce: string) {
    this.#folder = folder;
    this.#version = `prepdeck-decks ${PARSER_VERSION} ${version}`;
    this.#nonce = nonce;
    const index = this.#path('index');
    const body = index === undefined ? undefined : this.#open(index);
    if (index === undefined || body === undefined) return;
    for (const record of readIndex(body)) {
      this.#byPath.set(record.real, record);
      this.#byHash.set(record.hash, record);
    }
    this.#written = statSync(index).mtimeMs;
  }

  /** What is known of a file that has not been touched since. */
  unchanged(real: string, signature: Signature): FileRecord | undefined {
    const record = this.#byPath.get(real);
    if (record === undefined || !sameSignature(record.signature, signature)) return undefined;
    return isSettled(signature, this.#written) ? record : undefined;
  }

  /** What is known of these bytes, wherever they were. */
  ofHash(hash: string, real: string, signature: Signature): FileRecord | undefined {
    const record = this.#byHash.get(hash);
    return record && { ...record, real, signature };
  }

  /** The whole deck of bytes that were read before. */
  content(hash: string): Deck | undefined {
    const file = this.#path(`${hash}.json`);
    const body = file === undefined ? undefined : this.#open(file);
    if (body === undefined) return undefined;
    const deck: Deck = JSON.parse(body);
    return deck;
  }

  keepContent(hash: string, deck: Deck): void {
    this.#write(`${hash}.json`, JSON.stringify(deck));
  }

  /** Keeps the records of this run, and those of other files that are still there; content nobody names goes. */
  keepIndex(records: readonly FileRecord[]): void {
    if (this.#folder === undefined) return;
    const seen = new Set(records.map(({ real }) => real));
    const others = [...this.#byPath.values()].filter(({ real }) => !seen.has(real) && exists(real));
    const all = [...records, ...others];
    if (!this.#write('index', writeIndex(all))) return;
    const hashes = new Set(all.map(({ hash }) => `${hash}.json`));
    for (const name of list(this.#folder)) {
      if (/^[0-9a-f]{64}\.json$/.test(name) && !hashes.has(name)) removeQuietly(path.join(this.#folder, name));
    }
  }

  #path(name: string): string | undefined {
    return this.#folder === undefined ? undefined : path.join(this.#folder, name);
  }

  #open(file: string): string | undefined {
    return readSealed(file, this.#version);
  }

  #write(name: string, body: string): boolean {
    const file = this.#path(name);
    return file !== undefined && writeSealed(file, this.#version, body, this.#nonce);
  }
}

/** Records on the first line; then the cards of each deck among them, one line each, so that they are parsed only when needed. */
function writeIndex(records: readonly FileRecord[]): string {
  const bare = records.map(({ deck, ...rest }) => (deck ? { ...rest, deck: { summary: deck.summary } } : rest));
  return [JSON.stringify(bare), ...records.flatMap(({ deck }) => (deck ? [deck.cards] : []))].join('\n');
}

function* readIndex(body: string): Generator<FileRecord> {
  type Bare = Omit<FileRecord, 'deck'> & { readonly deck?: { readonly summary: DeckSummary } };
  const [first = '[]', ...lines] = body.split('\n');
  const records: readonly Bare[] = JSON.parse(first);
  let next = 0;
  for (const { deck, ...rest } of records) {
    yield deck ? { ...rest, deck: { summary: deck.summary, cards: lines[next++] ?? '' } } : rest;
  }
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
