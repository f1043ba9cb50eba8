import { type CardId, cardId } from '../deck/model.ts';
import { dayNumber } from './day.ts';
import { type CardEvent, compareEvents, type LogEvent } from './event.ts';
import { type Aliases, DayBook, type DayTotals, foldInto, inOrder, undoneIds } from './fold.ts';
import { RecordMap } from './packed.ts';
import { type CardRecord, UNTOUCHED } from './records.ts';
import type { ReviewColumns } from './review-columns.ts';
import type { CardMemory, Scheduler } from './schedule.ts';

const NO_CARD = cardId('');

/**
 * The learner's state from these reviews and all other events of the log, in any order, with any duplicates: the same as `foldEvents` of
 * all of them, which a test compares by property. @param aliases former card ids and what they are called now
 */
export function foldColumns(
  columns: ReviewColumns,
  others: readonly LogEvent[],
  aliases: Aliases,
  scheduler: Scheduler,
): { readonly cards: RecordMap; readonly days: Map<number, DayTotals> } {
  const book = new DayBook();
  const { names, rows, starts, besides } = grouped(columns, others, aliases);
  const cards = new RecordMap(names.length);
  // An interval is seeded by the id under which its review was made.
  const raw = columns.cards();
  for (const [place, card] of names.entries()) {
    const own = rows.subarray(starts[place], starts[place + 1]);
    const more = besides.get(card);
    besides.delete(card);
    if (more === undefined && own.length === 0) continue;
    const record =
      more === undefined
        ? foldRows(columns, own, raw, scheduler, book)
        : foldInto(eventsOf(columns, own, more), scheduler, book);
    cards.set(card, record);
  }
  for (const [card, events] of besides) cards.set(card, foldInto(inOrder(events), scheduler, book));
  return { cards, days: book.totals() };
}

/** The histories of all cards, one made after the other: in order, without what was undone, former ids read as today's. */
export function* historiesOf(
  columns: ReviewColumns,
  others: readonly LogEvent[],
  aliases: Aliases,
): Generator<readonly [CardId, CardEvent[]]> {
  const { names, rows, starts, besides } = grouped(columns, others, aliases);
  for (const [place, card] of names.entries()) {
    const own = rows.subarray(starts[place], starts[place + 1]);
    const more = besides.get(card) ?? [];
    besides.delete(card);
    if (more.length + own.length > 0) yield [card, eventsOf(columns, own, more)];
  }
  for (const [card, events] of besides) yield [card, inOrder(events)];
}

/** Reviews and what else was done to their card, as events in order. */
function eventsOf(columns: ReviewColumns, rows: Uint32Array, more: readonly CardEvent[]): CardEvent[] {
  const events: CardEvent[] = [...more];
  for (const row of rows) {
    const review = columns.event(row);
    if (review) events.push(review);
  }
  // The rows alone are in order already.
  return more.length === 0 ? events : inOrder(events);
}

/** What is of which card: rows of reviews, and other events that count. */
function grouped(columns: ReviewColumns, others: readonly LogEvent[], aliases: Aliases) {
  const undone = undoneIds(others.filter((e) => e.type === 'undo'));
  const nowOf = (card: CardId): CardId => aliases.get(card) ?? card;
  const besides = new Map<CardId, CardEvent[]>();
  for (const e of others) {
    if (e.type === 'undo' || undone.has(e.id)) continue;
    const card = nowOf(e.card);
    const own = besides.get(card);
    if (own) own.push(e);
    else besides.set(card, [e]);
  }
  const { cards: names, rows, starts } = byCard(columns, nowOf, undone);
  return { names, rows, starts, besides };
}

/** As `foldInto` of these reviews. */
function foldRows(
  columns: ReviewColumns,
  rows: Uint32Array,
  raw: readonly CardId[],
  scheduler: Scheduler,
  book: DayBook,
): CardRecord {
  let last = rows.length - 1;
  while (last >= 0 && columns.isCram(rows[last] ?? 0)) last--;
  let memory: CardMemory | undefined;
  let studiedOn = UNTOUCHED.studiedOn;
  let recalled = 0;
  let touched = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const at = columns.moment(row);
    const rating = columns.rating(row);
    book.count(dayNumber(at), memory, !columns.isCram(row), rating, columns.ms(row));
    if (rating > 1) recalled++;
    touched = Math.max(touched, at.t);
    if (columns.isCram(row)) continue;
    memory =
      i < last
        ? scheduler.advance(memory, rating, at)
        : scheduler.review(memory, rating, at, raw[columns.place(row)] ?? NO_CARD, columns.retention(row));
    studiedOn = memory.lastDay;
  }
  const final = rows.at(-1) ?? 0;
  const seen = { hash: columns.hash(final), rating: columns.rating(final) };
  return { ...UNTOUCHED, memory, seen, studiedOn, answers: rows.length, recalled, touched };
}

/** The rows of each card, one card after the other, in the order of events; copies and what was undone left out. */
function byCard(columns: ReviewColumns, nowOf: (card: CardId) => CardId, undone: ReadonlySet<string>) {
  const places = new Map<CardId, number>();
  const cards: CardId[] = [];
  const placeOf = Int32Array.from(columns.cards(), (raw) => {
    const card = nowOf(raw);
    const known = places.get(card);
    if (known !== undefined) return known;
    places.set(card, cards.length);
    return cards.push(card) - 1;
  });
  const order = rowsInOrder(columns);
  const ends = new Uint32Array(cards.length + 1);
  for (const row of order) {
    const end = (placeOf[columns.place(row)] ?? 0) + 1;
    ends[end] = (ends[end] ?? 0) + 1;
  }
  for (let i = 1; i < ends.length; i++) ends[i] = (ends[i] ?? 0) + (ends[i - 1] ?? 0);
  const starts = ends.slice();
  const rows = new Uint32Array(order.length);
  const next = starts.slice();
  for (const row of order) {
    const place = placeOf[columns.place(row)] ?? 0;
    const at = next[place] ?? 0;
    rows[at] = row;
    next[place] = at + 1;
  }
  return { cards, ...without(columns, rows, starts, undone) };
}

/** Leaves out copies, which stand beside each other, and what was undone. */
function without(columns: ReviewColumns, rows: Uint32Array, starts: Uint32Array, undone: ReadonlySet<string>) {
  let kept = 0;
  let before = -1;
  let from = 0;
  for (let place = 0; place + 1 < starts.length; place++) {
    const to = starts[place + 1] ?? 0;
    const first = kept;
    for (let i = from; i < to; i++) {
      const row = rows[i] ?? 0;
      const isCopy = i > from && columns.t(row) === columns.t(before) && columns.id(row) === columns.id(before);
      before = row;
      if (isCopy || (undone.size > 0 && undone.has(columns.id(row)))) continue;
      rows[kept++] = row;
    }
    from = to;
    starts[place] = first;
  }
  starts[starts.length - 1] = kept;
  return { rows: rows.subarray(0, kept), starts };
}

/** All rows in the one order of events. Each file is in that order but for clocks that went wrong: few runs, merged two by two. */
function rowsInOrder(columns: ReviewColumns): Uint32Array {
  const isBefore = (a: number, b: number): boolean => {
    const difference = columns.t(a) - columns.t(b);
    return difference !== 0 ? difference < 0 : compareTied(columns, a, b) <= 0;
  };
  let rows = Uint32Array.from({ length: columns.size }, (_, row) => row);
  let runs: number[] = [0];
  for (let row = 1; row < rows.length; row++) if (!isBefore(row - 1, row)) runs.push(row);
  runs.push(rows.length);
  let other = new Uint32Array(rows.length);
  while (runs.length > 2) {
    const merged: number[] = [];
    for (let i = 0; i + 1 < runs.length; i += 2) {
      const [from = 0, middle = 0, to = middle] = runs.slice(i, i + 3);
      merged.push(from);
      let a = from;
      let b = middle;
      for (let at = from; at < to; at++) {
        const takesA = a < middle && (b >= to || isBefore(rows[a] ?? 0, rows[b] ?? 0));
        other[at] = (takesA ? rows[a++] : rows[b++]) ?? 0;
      }
    }
    merged.push(rows.length);
    [rows, other] = [other, rows];
    runs = merged;
  }
  return rows;
}

function compareTied(columns: ReviewColumns, a: number, b: number): number {
  return compareEvents({ id: columns.id(a), t: 0 }, { id: columns.id(b), t: 0 });
}
