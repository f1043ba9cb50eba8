import { type CardId, cardId } from '../deck/model.ts';
import { RATINGS } from './event.ts';
import type { CardRecord } from './fold.ts';
import type { CardMemory, Phase } from './schedule.ts';

const PHASES: readonly (Phase | undefined)[] = [undefined, 'learning', 'review', 'relearning'];

/** Numbers a record is packed into, in this order. */
const COLUMNS = 19;

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

/** Records out of packed ones, each made when it is first asked for; new ones replace them. */
export class RecordMap implements ReadonlyMap<CardId, CardRecord> {
  readonly #made = new Map<CardId, CardRecord>();
  readonly #rows = new Map<CardId, number>();
  readonly #hashes: readonly string[];
  readonly #numbers: Float64Array;

  constructor({ ids, hashes, numbers }: PackedRecords) {
    this.#numbers = numbers;
    this.#hashes = hashes.split('\n');
    if (numbers.length === 0) return;
    const all = ids.split('\n');
    for (let i = 0; i < all.length; i++) this.#rows.set(cardId(all[i] ?? ''), i);
  }

  get(id: CardId): CardRecord | undefined {
    const made = this.#made.get(id);
    if (made) return made;
    const row = this.#rows.get(id);
    if (row === undefined) return undefined;
    const record = this.#unpack(row);
    this.#made.set(id, record);
    return record;
  }

  set(id: CardId, record: CardRecord): void {
    this.#made.set(id, record);
    if (!this.#rows.has(id)) this.#rows.set(id, -1);
  }

  delete(id: CardId): void {
    this.#made.delete(id);
    this.#rows.delete(id);
  }

  has(id: CardId): boolean {
    return this.#rows.has(id);
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Cards studied on the learner's day `day`, without making the records of all others. */
  studiedOn(day: number): CardId[] {
    const found: CardId[] = [];
    const numbers = this.#numbers;
    for (const [id, row] of this.#rows) {
      const on = this.#made.get(id)?.studiedOn ?? numbers[row * COLUMNS + 15];
      if (on === day) found.push(id);
    }
    return found;
  }

  keys(): MapIterator<CardId> {
    return this.#rows.keys();
  }

  *entries(): MapIterator<[CardId, CardRecord]> {
    for (const id of this.#rows.keys()) {
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
    const phase = PHASES[number(0)];
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
      dueDay: number(10),
    };
    const rating = RATINGS[number(14) - 1];
    return {
      memory,
      suspended: number(11) === 1,
      buriedUntil: number(12),
      flag: number(13),
      seen: rating && { hash: this.#hashes[row] ?? '', rating },
      studiedOn: number(15),
      answers: number(16),
      recalled: number(17),
      touched: number(18),
    };
  }
}
