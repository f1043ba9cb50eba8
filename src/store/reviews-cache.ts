import path from 'node:path';
import { type CardId, cardId } from '../deck/model.ts';
import { compareEvents, type LogEvent } from '../memory/event.ts';
import { type Aliases, histories } from '../memory/fold.ts';
import { historiesOf } from '../memory/fold-columns.ts';
import { RecordMap } from '../memory/packed.ts';
import { type FsrsParameters, sameParameters } from '../memory/parameters.ts';
import { asColumns } from '../memory/review-numbers.ts';
import { ReviewTable } from '../memory/review-table.ts';
import { parametersOf } from '../memory/standing.ts';
import { aliasesInUse, type Learner, type LearnerOptions, sameAliases } from './learner.ts';
import { continues, type Mark, markOf } from './memory-cache.ts';
import { readPacked, writePacked } from './packed-file.ts';
import { type LogFile, logFiles, readCards, readColumns, readLogFile } from './review-log.ts';

/** Where the log is, and who the learner is by now: the rows tell what was expected by the parameters that stand. */
export interface ReviewsOptions extends LearnerOptions {
  readonly learner: Pick<Learner, 'scheduler' | 'tuning'>;
}

/** The table of all reviews, and how far into which files it goes. */
interface Kept {
  readonly table: ReviewTable;
  /** By which it was made; null for FSRS's defaults. */
  readonly parameters: FsrsParameters | null;
  readonly marks: readonly Mark[];
  readonly aliases: Aliases;
  /** Ids that undos name: such an event may come in after its undo, from another device. */
  readonly undone: ReadonlySet<string>;
  /** Whether there is a mock interview in the log. */
  readonly interviews: boolean;
}

interface Loaded extends Kept {
  readonly name: TableName;
  /** Lets go of the file, for who does not want the table. */
  readonly close: () => void;
}

interface Caught extends Kept {
  /** Events that the kept table did not have. */
  readonly fresh: number;
  /** Names the kept table if all its rows are still the first ones of this. */
  readonly begins: TableName | undefined;
}

/** A table as it is on the disk: what is derived from it is kept under this name. */
export interface TableName {
  readonly name: string;
  readonly rows: number;
}

export interface OpenReviews {
  readonly table: ReviewTable;
  readonly interviews: boolean;
  /** The table that was kept, where its rows are the first ones of this; and the one that is kept by now. */
  readonly before: TableName | undefined;
  readonly kept: TableName | undefined;
}

/** By who wrote it, and how far it goes: what its rows say and which places its cards have is of their making. */
const nameOf = ({ table, marks }: Kept, writer: string): TableName => ({
  name: JSON.stringify([writer, marks]),
  rows: table.size,
});

interface Header {
  readonly build: string;
  /** The nonce of who wrote it. */
  readonly writer: string;
  readonly parameters: FsrsParameters | null;
  readonly marks: readonly Mark[];
  readonly aliases: readonly [string, string][];
  readonly undone: readonly string[];
  readonly interviews: boolean;
  /** How many reviews. */
  readonly rows: number;
  /** With line feeds between them, as no id holds one: of the rows, and of the histories. */
  readonly cards: string;
  readonly ids: string;
  readonly hashes: string;
}

/** Below this many new events the kept table is not worth rewriting. */
const WORTH_KEEPING = 200;
/** With more cards than this of which more than new reviews came in, all is read anew. */
const MOST_STALE = 40;

const fileIn = (folder: string): string => path.join(folder, 'reviews');

function load(folder: string, build: string): Loaded | undefined {
  const packed = readPacked(fileIn(folder), ['records']);
  const header = packed?.header as Header | undefined;
  const records = packed?.lists.records;
  if (packed === undefined || header?.build !== build || !(records instanceof Float64Array)) {
    packed?.close();
    return undefined;
  }
  const kept: Kept = {
    table: new ReviewTable({
      cards: header.cards === '' ? [] : header.cards.split('\n').map(cardId),
      rows: header.rows,
      numbers: () => asColumns(packed.rest()),
      histories: new RecordMap({ ids: header.ids, hashes: header.hashes, numbers: records }),
    }),
    parameters: header.parameters,
    marks: header.marks,
    aliases: new Map(header.aliases.map(([from, to]) => [cardId(from), cardId(to)] as const)),
    undone: new Set(header.undone),
    interviews: header.interviews,
  };
  return { ...kept, name: nameOf(kept, header.writer), close: packed.close };
}

/** Whether the table could be kept. */
function keep(folder: string, kept: Kept, { build, nonce }: Pick<LearnerOptions, 'build' | 'nonce'>): boolean {
  const { cards, numbers, histories: own } = kept.table.pack();
  const { ids, hashes, numbers: records } = own.pack();
  const header: Header = {
    build,
    writer: nonce,
    parameters: kept.parameters,
    marks: kept.marks,
    aliases: [...kept.aliases],
    undone: [...kept.undone],
    interviews: kept.interviews,
    rows: kept.table.size,
    cards: cards.join('\n'),
    ids,
    hashes,
  };
  try {
    writePacked(fileIn(folder), header, { records, ...numbers }, nonce);
    return true;
  } catch {
    // A cache folder that cannot be written is no reason to stop.
    return false;
  }
}

const undoneIn = (events: readonly LogEvent[]): string[] =>
  events.flatMap((e) => (e.type === 'undo' ? [e.undoes] : []));
const heldInterview = (part: ReturnType<typeof readLogFile>): boolean =>
  part.journal.some(({ type }) => type === 'interview');

/** Brings a kept table up to the log's present end; undefined where it does not fit and all must be read anew. */
function catchUp(kept: Loaded, files: readonly LogFile[], { aliases, learner }: ReviewsOptions): Caught | undefined {
  if (kept.marks.length !== files.length) return undefined;
  const { scheduler } = learner;
  if (!sameParameters(kept.parameters ?? undefined, parametersOf(learner.tuning))) return undefined;
  const parts: ReturnType<typeof readLogFile>[] = [];
  for (const [i, file] of files.entries()) {
    const mark = kept.marks[i];
    if (!mark || mark.name !== file.name || !continues(mark, file)) return undefined;
    parts.push(readLogFile(file, mark.size, { answers: true }));
  }
  const events = parts.flatMap((part) => part.events).sort(compareEvents);
  const { table } = kept;
  const ids = aliases.size === 0 ? [] : [...table.known(), ...events.map((e) => e.card)];
  if (!sameAliases(kept.aliases, aliasesInUse(aliases, [...kept.aliases.keys(), ...ids]))) return undefined;
  if (events.some((e) => kept.undone.has(e.id))) return undefined;
  const own = new Set(events.map(({ id }) => id));
  const fresh = histories(events, kept.aliases);
  const stale = new Set<CardId>();
  for (const e of events) {
    const card = kept.aliases.get(e.card) ?? e.card;
    // What undoes something read before, or came late, changes more than the end of the card's history.
    if (e.t <= table.upTo(card) || (e.type === 'undo' && !own.has(e.undoes))) stale.add(card);
  }
  if (stale.size > MOST_STALE) return undefined;
  for (const [card, history] of fresh) if (!stale.has(card)) table.add(card, history, scheduler);
  if (stale.size > 0) {
    const former = [...kept.aliases].flatMap(([id, now]) => (stale.has(now) ? [id] : []));
    const whole = histories(readCards(files, [...stale, ...former]), kept.aliases);
    table.drop(stale);
    for (const card of stale) table.add(card, whole.get(card) ?? [], scheduler);
  }
  return {
    table,
    parameters: kept.parameters,
    marks: files.map((file, i) => markOf(file, parts[i]?.upTo ?? 0)),
    aliases: kept.aliases,
    undone: new Set([...kept.undone, ...undoneIn(events)]),
    interviews: kept.interviews || parts.some(heldInterview),
    fresh: events.length,
    begins: stale.size === 0 ? kept.name : undefined,
  };
}

function tableAnew(
  files: readonly LogFile[],
  { aliases, learner, progress, readAnew = readColumns }: ReviewsOptions,
): Caught {
  const { columns, parts } = readAnew(files, progress);
  const events = parts.flatMap((part) => part.events);
  const used = aliases.size === 0 ? aliases : aliasesInUse(aliases, [...columns.cards(), ...events.map((e) => e.card)]);
  const table = new ReviewTable(undefined, columns.size);
  for (const [card, history] of historiesOf(columns, events, used)) table.add(card, history, learner.scheduler);
  return {
    table,
    parameters: parametersOf(learner.tuning) ?? null,
    marks: files.map((file, i) => markOf(file, parts[i]?.upTo ?? 0)),
    aliases: used,
    undone: new Set(undoneIn(events)),
    interviews: parts.some(heldInterview),
    fresh: columns.size + events.length,
    begins: undefined,
  };
}

/** All reviews that count, through the kept table where it still fits. Throws on disk errors. @param worthKeeping new events from which on it is kept anew */
export function openReviews(options: ReviewsOptions, worthKeeping = WORTH_KEEPING): OpenReviews {
  const files = logFiles(options.reviews);
  const kept = load(options.cache, options.build);
  const fitting = kept && catchUp(kept, files, options);
  if (!fitting) kept?.close();
  const caught = fitting ?? tableAnew(files, options);
  const { table, interviews, begins: before } = caught;
  const isKept = caught.fresh >= worthKeeping && keep(options.cache, caught, options);
  return { table, interviews, before, kept: isKept ? nameOf(caught, options.nonce) : before };
}
