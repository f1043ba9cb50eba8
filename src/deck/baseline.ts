import { createHash } from 'node:crypto';
import { EXIT, fail, ok, type Result } from '../problem.ts';
import type { Diagnostic } from './diagnostic.ts';

/** How often each finding was there when a collection was adopted, by fingerprint. */
export type BaselineCounts = ReadonlyMap<string, number>;

const VERSION = 1;
const PRINT = 12;

/** What a finding is about: a deck, or a question of it. */
export interface Subject {
  /** Its id. */
  readonly deck: string;
  readonly question?: string;
}

/**
 * Names a finding by its code, what it is about and the text of its line: `PD405 messaging/saga 0f3a9c2b51de`. Neither edits above
 * it nor another place of the file change that; another wording of the line does, and then it is to be judged anew.
 */
export function fingerprintOf({ code, message, excerpt }: Diagnostic, { deck, question }: Subject): string {
  const text = (excerpt?.text ?? message).trim().replace(/\s+/g, ' ');
  const print = createHash('sha256').update(text).digest('hex').slice(0, PRINT);
  return `${code} ${deck}${question ? `/${question}` : ''} ${print}`;
}

/** What is in a baseline and has not been met yet. */
export class Baseline {
  readonly #left: Map<string, number>;
  readonly #seen = new Set<string>();

  constructor(counts: BaselineCounts) {
    this.#left = new Map(counts);
  }

  /** Tells that a deck was looked at: what the baseline has of others says nothing. */
  look(deck: string): void {
    this.#seen.add(deck);
  }

  /** Whether the baseline knows a finding; as many of the like as it lists. */
  knows(fingerprint: string): boolean {
    const left = this.#left.get(fingerprint) ?? 0;
    if (left > 0) this.#left.set(fingerprint, left - 1);
    return left > 0;
  }

  /** How many findings of the decks that were looked at are listed and no longer there. */
  get gone(): number {
    let gone = 0;
    for (const [fingerprint, left] of this.#left) if (left > 0 && this.#seen.has(deckOf(fingerprint))) gone += left;
    return gone;
  }

  /** Whether an entry is of a deck that was looked at. */
  covers(fingerprint: string): boolean {
    return this.#seen.has(deckOf(fingerprint));
  }
}

/** The deck in `PD405 deck/question print`. */
const deckOf = (fingerprint: string): string => fingerprint.split(' ')[1]?.split('/')[0] ?? '';

/** The file of a baseline: sorted, an entry a line, so that a version control system shows what came and went. */
export function baselineText(counts: BaselineCounts): string {
  const findings = Object.fromEntries([...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ version: VERSION, findings }, null, 2)}\n`;
}

/** Reads what `baselineText` wrote. */
export function parseBaseline(text: string, file: string): Result<BaselineCounts> {
  const wrong = (what: string) =>
    fail({
      message: `${file} is no baseline: ${what}`,
      hint: 'delete it, then make it anew with --write-baseline',
      exit: EXIT.usage,
    });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return wrong('it is not JSON');
  }
  if (!isRecord(document)) return wrong('it must be an object');
  if (document.version !== VERSION) return wrong(`its version is not ${VERSION}`);
  if (!isRecord(document.findings)) return wrong('it has no "findings"');
  const counts = new Map<string, number>();
  for (const [fingerprint, count] of Object.entries(document.findings)) {
    if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1)
      return wrong('a count must be 1 or more');
    counts.set(fingerprint, count);
  }
  return ok(counts);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
