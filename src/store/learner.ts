import type { CardId } from '../deck/model.ts';
import { dayNumber } from '../memory/day.ts';
import { compareEvents, type LogEvent, type ParametersEvent } from '../memory/event.ts';
import {
  type Aliases,
  addTotals,
  applyEvent,
  asThings,
  type CardFold,
  type DayTotals,
  type Fold,
  foldCard,
  histories,
  momentOf,
  NO_TOTALS,
  totalsOf,
  undoable,
} from '../memory/fold.ts';
import { foldColumns } from '../memory/fold-columns.ts';
import type { RecordMap } from '../memory/packed.ts';
import { sameParameters } from '../memory/parameters.ts';
import { type CardRecord, UNTOUCHED } from '../memory/records.ts';
import { createScheduler, type Scheduler } from '../memory/schedule.ts';
import { isTuning, lastStanding, parametersOf, type TuningEvent } from '../memory/standing.ts';
import { unwrap } from '../problem.ts';
import { continues, type KeptFold, keepFold, loadKeptFold, markOf } from './memory-cache.ts';
import {
  type LogContents,
  type LogFile,
  type LogReader,
  logFiles,
  readCards,
  readColumns,
  readLog,
  readLogFile,
} from './review-log.ts';

export interface LearnerOptions {
  readonly reviews: string;
  readonly cache: string;
  readonly aliases: Aliases;
  /** What another build kept is folded anew. */
  readonly build: string;
  /** Makes the names of temporary files differ between processes. */
  readonly nonce: string;
  /** Told how many bytes of a log that must be read anew are read. */
  readonly progress?: (done: number, total: number) => void;
  /** Reads a log that must be read anew; `readColumns` unless given. */
  readonly readAnew?: LogReader | undefined;
}

/** Below this many new events the kept fold is not worth rewriting. */
const WORTH_KEEPING = 200;

/** What the log says, kept up to date as events are appended. */
export interface Learner {
  /** With the parameters that stood when the learner was opened. */
  readonly scheduler: Scheduler;
  /** The change that brought these parameters; undefined where there never was one that stands. */
  readonly tuning: ParametersEvent | undefined;
  readonly fold: Fold;
  /** Lines that could not be read: told once, `data verify` has the details. */
  readonly damaged: number;
  record(card: CardId): CardRecord;
  /** Takes in events that have just been appended to the log, in one write. */
  apply(events: readonly LogEvent[]): void;
  /** All events that count for one card, in order, those undone left out. */
  history(card: CardId): LogEvent[];
  /** The last thing done to cards that can be taken back, on any device: an event, or those made at once; empty where there is none. */
  lastUndoable(): readonly LogEvent[];
  /** Folds what the log holds by now, other processes' events included, and keeps it for the next start. */
  keep(): void;
}

/** The aliases that matter: those under whose former id something was recorded. */
export function aliasesInUse(aliases: Aliases, ids: Iterable<CardId>): Map<CardId, CardId> {
  const used = new Map<CardId, CardId>();
  if (aliases.size === 0) return used;
  for (const id of ids) {
    const now = aliases.get(id);
    if (now !== undefined) used.set(id, now);
  }
  return used;
}

export const sameAliases = (a: Aliases, b: Aliases): boolean =>
  a.size === b.size && [...a].every(([k, v]) => b.get(k) === v);

type Cards = Pick<RecordMap, 'get' | 'set'>;
type Days = Map<number, DayTotals>;

const addDay = (days: Days, day: number, totals: DayTotals, sign: 1 | -1 = 1): void => {
  days.set(day, addTotals(days.get(day) ?? NO_TOTALS, totals, sign));
};

/** Takes one event into the maps; false where only a refold of the card can tell. */
function advance(cards: Cards, days: Days, e: LogEvent, card: CardId, scheduler: Scheduler): boolean {
  const before = cards.get(card) ?? UNTOUCHED;
  if (e.type === 'undo' || e.t <= before.touched) return false;
  cards.set(card, applyEvent(before, e, scheduler));
  if (e.type === 'review') addDay(days, dayNumber(momentOf(e)), totalsOf(before, e));
  return true;
}

/** A fold, and how far into which files it goes. */
interface Folded extends KeptFold {
  readonly scheduler: Scheduler;
  readonly files: readonly LogFile[];
  /** Damaged last lines beyond the marks, which are met again at the next start. */
  readonly open: number;
  /** Events folded that the kept fold did not have. */
  readonly fresh: number;
}

const sum = <T>(items: readonly T[], count: (item: T) => number): number =>
  items.reduce((total, item) => total + count(item), 0);

const tuningIn = (parts: readonly LogContents[]): TuningEvent[] => parts.flatMap((p) => p.journal.filter(isTuning));

const standing = (tuning: readonly TuningEvent[]) => parametersOf(lastStanding(tuning));

/** What is read from a log has parameters that FSRS takes. */
const schedulerBy = (tuning: readonly TuningEvent[]): Scheduler => unwrap(createScheduler(standing(tuning)));

/** Brings a kept fold up to the log's present end; undefined where it does not fit and all must be folded anew. */
function catchUp(kept: KeptFold, files: readonly LogFile[], { aliases }: LearnerOptions): Folded | undefined {
  if (kept.marks.length !== files.length) return undefined;
  const parts: ReturnType<typeof readLogFile>[] = [];
  for (const [i, file] of files.entries()) {
    const mark = kept.marks[i];
    if (!mark || mark.name !== file.name || !continues(mark, file)) return undefined;
    const nothing = { events: [], journal: [], damage: [], open: 0, upTo: mark.size };
    parts.push(file.size > mark.size ? readLogFile(file, mark.size) : nothing);
  }
  const events = parts.flatMap((p) => p.events).sort(compareEvents);
  // An alias may have come into use since, by a change of the decks or by these events.
  const ids =
    aliases.size === 0 ? [] : [...kept.fold.cards.keys(), ...kept.aliases.keys(), ...events.map((e) => e.card)];
  if (!sameAliases(kept.aliases, aliasesInUse(aliases, ids))) return undefined;
  // An undo may be here before what it undoes.
  if (events.some((e) => kept.undone.has(e.id))) return undefined;
  const tuning = [...kept.tuning, ...tuningIn(parts)];
  // Other parameters change every card, whenever it was reviewed.
  if (!sameParameters(standing(kept.tuning), standing(tuning))) return undefined;
  const scheduler = schedulerBy(tuning);
  // Ours alone, read a moment ago: where it does not fit after all, everything is folded anew.
  const { cards, days } = kept.fold;
  for (const e of events) {
    if (!advance(cards, days, e, kept.aliases.get(e.card) ?? e.card, scheduler)) return undefined;
  }
  return {
    fold: kept.fold,
    files,
    marks: files.map((file, i) => markOf(file, parts[i]?.upTo ?? 0)),
    aliases: kept.aliases,
    undone: kept.undone,
    tuning,
    scheduler,
    damaged: kept.damaged + sum(parts, (p) => p.damage.length - p.open),
    open: sum(parts, (p) => p.open),
    fresh: events.length,
  };
}

function foldAnew(files: readonly LogFile[], { aliases, progress, readAnew = readColumns }: LearnerOptions): Folded {
  const { columns, parts } = readAnew(files, progress);
  const events = parts.flatMap((p) => p.events);
  const tuning = tuningIn(parts);
  const scheduler = schedulerBy(tuning);
  const used = aliases.size === 0 ? aliases : aliasesInUse(aliases, [...columns.cards(), ...events.map((e) => e.card)]);
  return {
    fold: foldColumns(columns, events, used, scheduler),
    files,
    marks: files.map((file, i) => markOf(file, parts[i]?.upTo ?? 0)),
    aliases: used,
    undone: new Set(events.filter((e) => e.type === 'undo').map((e) => e.undoes)),
    tuning,
    scheduler,
    damaged: sum(parts, (p) => p.damage.length - p.open),
    open: sum(parts, (p) => p.open),
    fresh: columns.size + events.length,
  };
}

/** The state of the learner as the log has it now, through the kept fold where that still fits. */
function foldLog(options: LearnerOptions, worthKeeping: number): Folded {
  const files = logFiles(options.reviews);
  const kept = loadKeptFold(options.cache, options.build);
  const folded = (kept && catchUp(kept, files, options)) ?? foldAnew(files, options);
  if (folded.fresh >= worthKeeping) keepFold(options.cache, folded, options);
  return folded;
}

/** Folds all log files anew and keeps the result; gives the number of events. Throws on disk errors. */
export function rebuildFold(options: LearnerOptions): {
  readonly events: number;
  readonly cards: number;
  readonly damaged: number;
} {
  const folded = foldAnew(logFiles(options.reviews), options);
  keepFold(options.cache, folded, options);
  return { events: folded.fresh, cards: folded.fold.cards.size, damaged: folded.damaged + folded.open };
}

/** Opens the learner's state. Throws on disk errors. */
export function openLearner(options: LearnerOptions): Learner {
  const { reviews, aliases } = options;
  const { fold, tuning, scheduler, damaged, open } = foldLog(options, WORTH_KEEPING);
  const { cards, days } = fold;

  const historyOf = (card: CardId): LogEvent[] => {
    const former = [...aliases].filter(([, now]) => now === card).map(([id]) => id);
    return readCards(logFiles(reviews), [card, ...former]);
  };
  const refold = (card: CardId, events: readonly LogEvent[]): CardFold =>
    foldCard(histories(events, aliases).get(card) ?? [], scheduler);

  /** Replaces one card's part of the fold: what its history gave before `fresh` by what it gives with it. */
  const replaceCard = (card: CardId, fresh: readonly LogEvent[]): void => {
    const known = historyOf(card).filter((e) => fresh.every((f) => f.id !== e.id));
    const before = refold(card, known);
    const after = refold(card, [...known, ...fresh]);
    for (const [day, totals] of before.days) addDay(days, day, totals, -1);
    for (const [day, totals] of after.days) addDay(days, day, totals);
    if (after.record === UNTOUCHED) cards.delete(card);
    else cards.set(card, after.record);
  };

  return {
    scheduler,
    tuning: lastStanding(tuning),
    fold,
    damaged: damaged + open,
    record: (card) => cards.get(card) ?? UNTOUCHED,
    apply(events) {
      const cardOf = (e: LogEvent): CardId => aliases.get(e.card) ?? e.card;
      for (const card of new Set(events.map(cardOf))) {
        const own = events.filter((e) => cardOf(e) === card);
        const [only, ...others] = own;
        // Several at once (an undo and what replaces it) are one change: between the two there is no state to count from.
        const advanced = only && others.length === 0 && advance(cards, days, only, card, scheduler);
        if (!advanced) replaceCard(card, own);
      }
    },
    history: (card) => histories(historyOf(card), aliases).get(card) ?? [],
    lastUndoable() {
      return asThings(undoable(readLog(logFiles(reviews)).events, false))[0] ?? [];
    },
    keep() {
      foldLog(options, 1);
    },
  };
}
