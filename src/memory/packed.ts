import { type CardId, cardId } from '../deck/model.ts';
import { RATINGS } from './event.ts';
import { type CardRecord, type Glance, type Records, type Standing, standingOf } from './records.ts';
import type { CardMemory, Phase } from './schedule.ts';

/** The place of each is what is kept; the first stands for none. */
export const PHASES: readonly (Phase | undefined)[] = [undefined, 'learning', 'review', 'relearning'];

/** Numbers a record is packed into, in this order. */
const COLUMNS = 19;
const PHASE = 0;
const STABILITY = 2;
const LAPSES = 5;
const LAST_DAY = 7;
const DUE_AT = 9;
const DUE_DAY = 10;
const SUSPENDED = 11;
const BURIED_UNTIL = 12;
const FLAG = 13;
const SEEN = 14;
const STUDIED_ON = 15;

/** Records as a few long values, since what costs at a start is the number of objects. The n-th of each is of the n-th card. */
export interface PackedRecords {
  /** Ids, and fingerprints as they were seen (empty: never), with line feeds between them; neither holds one. */
  readonly ids: string;
  readonly hashes: string;
  /** `COLUMNS` a card. */
  readonly numbers: Float64Array;
}

function write(numbers: Float64Array, row: number, r: CardRecord): void {
  const m = r.memory;
  numbers.set(
    [
      PHASES.indexOf(m?.phase),
      m?.step ?? 0,
      m?.stability ?? 0,
      m?.difficulty ?? 0,
      m?.reps ?? 0,
      m?.lapses ?? 0,
      m?.lastTime ?? 0,
      m?.lastDay ?? 0,
      m?.interval ?? 0,
      m?.dueAt ?? 0,
      m?.dueDay ?? 0,
      r.suspended ? 1 : 0,
      r.buriedUntil,
      r.flag,
      r.seen?.rating ?? 0,
      r.studiedOn,
      r.answers,
      r.recalled,
      r.touched,
    ],
    row * COLUMNS,
  );
}

function rowsOf(ids: string): Map<CardId, number> {
  const rows = new Map<CardId, number>();
  if (ids === '') return rows;
  const all = ids.split('\n');
  for (let i = 0; i < all.length; i++) rows.set(cardId(all[i] ?? ''), i);
  return rows;
}

/** Records by card, kept as numbers: each is made out of them when it is asked for. */
export class RecordMap implements Records {
  readonly #packedIds: string;
  /** Made when a card is first asked for: who reads another part of the same file does without. */
  #rowsById: Map<CardId, number> | undefined;
  readonly #packedHashes: string;
  /** Fingerprints by row, taken apart when one is first asked for: a session asks for a few. */
  #hashes: string[] | undefined;
  #numbers: Float64Array;
  /** Rows in use or given up. */
  #used: number;

  /** What was packed, or nothing yet and room for that many cards. */
  constructor(content: PackedRecords | number) {
    if (typeof content === 'number') {
      this.#packedIds = '';
      this.#packedHashes = '';
      this.#hashes = [];
      this.#numbers = new Float64Array(content * COLUMNS);
      this.#used = 0;
      return;
    }
    const { ids, hashes, numbers } = content;
    this.#packedIds = ids;
    this.#packedHashes = hashes;
    this.#numbers = numbers;
    this.#used = numbers.length / COLUMNS;
  }

  get #rows(): Map<CardId, number> {
    this.#rowsById ??= rowsOf(this.#packedIds);
    return this.#rowsById;
  }

  static of(records: ReadonlyMap<CardId, CardRecord>): RecordMap {
    const map = new RecordMap(records.size);
    for (const [id, record] of records) map.set(id, record);
    return map;
  }

  pack(): PackedRecords {
    const numbers = new Float64Array(this.#rows.size * COLUMNS);
    const hashes: string[] = [];
    const kept = this.#fingerprints();
    for (const row of this.#rows.values()) {
      const from = row * COLUMNS;
      numbers.set(this.#numbers.subarray(from, from + COLUMNS), hashes.length * COLUMNS);
      hashes.push(kept[row] ?? '');
    }
    return { ids: [...this.#rows.keys()].join('\n'), hashes: hashes.join('\n'), numbers };
  }

  get(id: CardId): CardRecord | undefined {
    const row = this.#rows.get(id);
    return row === undefined ? undefined : this.#read(row);
  }

  set(id: CardId, record: CardRecord): void {
    const row = this.#rows.get(id) ?? this.#newRow();
    this.#rows.set(id, row);
    this.#fingerprints()[row] = record.seen?.hash ?? '';
    write(this.#numbers, row, record);
  }

  delete(id: CardId): void {
    this.#rows.delete(id);
  }

  has(id: CardId): boolean {
    return this.#rows.has(id);
  }

  get size(): number {
    return this.#rows.size;
  }

  studiedOn(day: number): CardId[] {
    const found: CardId[] = [];
    this.#rows.forEach((row, id) => {
      if (this.#number(row, STUDIED_ON) === day) found.push(id);
    });
    return found;
  }

  standing(id: CardId, day: number): Standing {
    const row = this.#rows.get(id);
    if (row === undefined) return 'new';
    // Asked for every card of a library at each start: nothing is called that need not be.
    const numbers = this.#numbers;
    const at = row * COLUMNS;
    const phase = PHASES[numbers[at + PHASE] ?? 0];
    return standingOf(
      numbers[at + SUSPENDED] === 1,
      numbers[at + BURIED_UNTIL] ?? 0,
      phase,
      numbers[at + DUE_DAY] ?? 0,
      day,
    );
  }

  dueAt(id: CardId): number {
    return this.#column(id, DUE_AT);
  }

  stability(id: CardId): number {
    return this.#column(id, STABILITY);
  }

  lastDay(id: CardId): number {
    return this.#column(id, LAST_DAY);
  }

  glance(id: CardId): Glance | undefined {
    const row = this.#rows.get(id);
    if (row === undefined) return undefined;
    const numbers = this.#numbers;
    const at = row * COLUMNS;
    return {
      suspended: numbers[at + SUSPENDED] === 1,
      buriedUntil: numbers[at + BURIED_UNTIL] ?? 0,
      flag: numbers[at + FLAG] ?? 0,
      phase: PHASES[numbers[at + PHASE] ?? 0],
      stability: numbers[at + STABILITY] ?? 0,
      lapses: numbers[at + LAPSES] ?? 0,
      dueDay: numbers[at + DUE_DAY] ?? 0,
      seenHash: numbers[at + SEEN] === 0 ? undefined : (this.#fingerprints()[row] ?? ''),
    };
  }

  keys(): MapIterator<CardId> {
    return this.#rows.keys();
  }

  *entries(): MapIterator<[CardId, CardRecord]> {
    for (const [id, row] of this.#rows) yield [id, this.#read(row)];
  }

  *values(): MapIterator<CardRecord> {
    for (const row of this.#rows.values()) yield this.#read(row);
  }

  forEach(visit: (record: CardRecord, id: CardId, map: ReadonlyMap<CardId, CardRecord>) => void): void {
    for (const [id, record] of this.entries()) visit(record, id, this);
  }

  [Symbol.iterator](): MapIterator<[CardId, CardRecord]> {
    return this.entries();
  }

  #number(row: number, column: number): number {
    return this.#numbers[row * COLUMNS + column] ?? 0;
  }

  #column(id: CardId, column: number): number {
    const row = this.#rows.get(id);
    return row === undefined ? 0 : this.#number(row, column);
  }

  #newRow(): number {
    const row = this.#used++;
    if (row * COLUMNS >= this.#numbers.length) {
      const wider = new Float64Array(Math.max(64, 2 * row) * COLUMNS);
      wider.set(this.#numbers);
      this.#numbers = wider;
    }
    return row;
  }

  #fingerprints(): string[] {
    this.#hashes ??= this.#packedHashes.split('\n');
    return this.#hashes;
  }

  #read(row: number): CardRecord {
    const numbers = this.#numbers;
    const at = row * COLUMNS;
    const phase = PHASES[numbers[at + PHASE] ?? 0];
    const memory: CardMemory | undefined = phase && {
      phase,
      step: numbers[at + 1] ?? 0,
      stability: numbers[at + STABILITY] ?? 0,
      difficulty: numbers[at + 3] ?? 0,
      reps: numbers[at + 4] ?? 0,
      lapses: numbers[at + LAPSES] ?? 0,
      lastTime: numbers[at + 6] ?? 0,
      lastDay: numbers[at + LAST_DAY] ?? 0,
      interval: numbers[at + 8] ?? 0,
      dueAt: numbers[at + DUE_AT] ?? 0,
      dueDay: numbers[at + DUE_DAY] ?? 0,
    };
    const rating = RATINGS[(numbers[at + SEEN] ?? 0) - 1];
    return {
      memory,
      suspended: numbers[at + SUSPENDED] === 1,
      buriedUntil: numbers[at + BURIED_UNTIL] ?? 0,
      flag: numbers[at + FLAG] ?? 0,
      seen: rating && { hash: this.#fingerprints()[row] ?? '', rating },
      studiedOn: numbers[at + STUDIED_ON] ?? 0,
      answers: numbers[at + 16] ?? 0,
      recalled: numbers[at + 17] ?? 0,
      touched: numbers[at + 18] ?? 0,
    };
  }
}
