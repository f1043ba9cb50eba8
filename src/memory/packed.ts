import { type CardId, cardId } from '../deck/model.ts';
import { RATINGS } from './event.ts';
import type { CardRecord, Records } from './records.ts';
import type { CardMemory, Phase } from './schedule.ts';

const PHASES: readonly (Phase | undefined)[] = [undefined, 'learning', 'review', 'relearning'];

/** Numbers a record is packed into, in this order. */
const COLUMNS = 19;
const PHASE = 0;
const DUE_DAY = 10;
const STUDIED_ON = 15;

/** Records as a few long values, since what costs at a start is the number of objects. The n-th of each is of the n-th card. */
export interface PackedRecords {
  /** Ids, and fingerprints as they were seen (empty: never), with line feeds between them; neither holds one. */
  readonly ids: string;
  readonly hashes: string;
  /** `COLUMNS` a card. */
  readonly numbers: Float64Array;
}

export function packRecords(records: ReadonlyMap<CardId, CardRecord>): PackedRecords {
  const numbers = new Float64Array(records.size * COLUMNS);
  const ids: string[] = [];
  const hashes: string[] = [];
  let at = 0;
  for (const [id, r] of records) {
    const m = r.memory;
    ids.push(id);
    hashes.push(r.seen?.hash ?? '');
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
      at,
    );
    at += COLUMNS;
  }
  return { ids: ids.join('\n'), hashes: hashes.join('\n'), numbers };
}

/** Records by card, each made out of its numbers when it is first asked for. */
export class RecordMap implements Records {
  /** The record, or the row to make it from. */
  readonly #slots = new Map<CardId, CardRecord | number>();
  readonly #hashes: readonly string[];
  readonly #numbers: Float64Array;

  constructor({ ids, hashes, numbers }: PackedRecords) {
    this.#numbers = numbers;
    this.#hashes = hashes.split('\n');
    if (numbers.length === 0) return;
    const all = ids.split('\n');
    for (let i = 0; i < all.length; i++) this.#slots.set(cardId(all[i] ?? ''), i);
  }

  static of(records: ReadonlyMap<CardId, CardRecord>): RecordMap {
    return new RecordMap(packRecords(records));
  }

  get(id: CardId): CardRecord | undefined {
    const slot = this.#slots.get(id);
    if (typeof slot !== 'number') return slot;
    const record = this.#unpack(slot);
    this.#slots.set(id, record);
    return record;
  }

  set(id: CardId, record: CardRecord): void {
    this.#slots.set(id, record);
  }

  delete(id: CardId): void {
    this.#slots.delete(id);
  }

  has(id: CardId): boolean {
    return this.#slots.has(id);
  }

  get size(): number {
    return this.#slots.size;
  }

  /** Looks at the numbers alone: making all records to find a handful would take longer than a start of Node. */
  studiedOn(day: number): CardId[] {
    const found: CardId[] = [];
    this.#slots.forEach((slot, id) => {
      const on = typeof slot === 'number' ? this.#numbers[slot * COLUMNS + STUDIED_ON] : slot.studiedOn;
      if (on === day) found.push(id);
    });
    return found;
  }

  /** From the numbers alone: most cards of a large library are not due. */
  isDueAfter(id: CardId, day: number): boolean {
    const slot = this.#slots.get(id);
    if (slot === undefined) return false;
    if (typeof slot !== 'number') return slot.memory !== undefined && slot.memory.dueDay > day;
    const at = slot * COLUMNS;
    return (this.#numbers[at + PHASE] ?? 0) !== 0 && (this.#numbers[at + DUE_DAY] ?? 0) > day;
  }

  keys(): MapIterator<CardId> {
    return this.#slots.keys();
  }

  *entries(): MapIterator<[CardId, CardRecord]> {
    for (const id of this.#slots.keys()) {
      const record = this.get(id);
      if (record) yield [id, record];
    }
  }

  *values(): MapIterator<CardRecord> {
    for (const [, record] of this.entries()) yield record;
  }

  forEach(visit: (record: CardRecord, id: CardId, map: ReadonlyMap<CardId, CardRecord>) => void): void {
    for (const [id, record] of this.entries()) visit(record, id, this);
  }

  [Symbol.iterator](): MapIterator<[CardId, CardRecord]> {
    return this.entries();
  }

  #unpack(row: number): CardRecord {
    const n = this.#numbers;
    const at = row * COLUMNS;
    const number = (column: number): number => n[at + column] ?? 0;
    const phase = PHASES[number(PHASE)];
    const memory: CardMemory | undefined = phase && {
      phase,
      step: number(1),
      stability: number(2),
      difficulty: number(3),
      reps: number(4),
      lapses: number(5),
      lastTime: number(6),
      lastDay: number(7),
      interval: number(8),
      dueAt: number(9),
      dueDay: number(DUE_DAY),
    };
    const rating = RATINGS[number(14) - 1];
    return {
      memory,
      suspended: number(11) === 1,
      buriedUntil: number(12),
      flag: number(13),
      seen: rating && { hash: this.#hashes[row] ?? '', rating },
      studiedOn: number(STUDIED_ON),
      answers: number(16),
      recalled: number(17),
      touched: number(18),
    };
  }
}
