import path from 'node:path';
import { isPath } from '../deck/files.ts';
import { type DeckRow, type Library, openLibrary } from '../deck/library.ts';
import type { CardEntry, CardId } from '../deck/model.ts';
import { resolveDecks } from '../deck/resolve.ts';
import type { Moment } from '../memory/day.ts';
import type { Aliases } from '../memory/fold.ts';
import { ok, type Result } from '../problem.ts';
import { openWriter } from '../store/device.ts';
import { diskProblem } from '../store/disk.ts';
import type { Learner, LearnerOptions } from '../store/learner.ts';
import { type LogWriter, openLogWriter } from '../store/log-writer.ts';
import type { LogReader } from '../store/review-log.ts';
import { readSettings, type SettingFlags, type SettingsReading } from '../store/settings.ts';
import type { Context } from './context.ts';
import { nonceOf } from './nonce.ts';
import { countProgress, type Progress } from './progress.ts';
import { warnOfLibrary, warnOfLog, warnOfSettings } from './warnings.ts';

/** What commands share: settings, decks, and the learner's state. */
export interface Workspace {
  readonly settings: SettingsReading['settings'];
  readonly library: Library;
  /** The decks that the words of the command line name; all where there are none. */
  readonly decks: readonly DeckRow[];
  /** The cards of these decks. */
  readonly entries: readonly CardEntry[];
  readonly aliases: Aliases;
  /** What `openLearner` takes, for those who must open the state anew. */
  learnerOptions(): LearnerOptions;
  /** Tells once that lines of the log could not be read. */
  warnOfDamage(damaged: number): void;
  /** Now, on the learner's clock. */
  moment(): Moment;
  /** The learner's state, read from the log at the first call. */
  learner(): Promise<Result<Learner>>;
  /** This device's log, for commands that write; nothing is created before the first event. */
  openLog(): Result<LogWriter>;
}

/** The present moment of a learner whose day begins at `rollover`. */
export function momentAt({ clock }: Pick<Context, 'clock'>, rollover: number): Moment {
  const t = clock.now();
  return { t, tz: clock.offset(t), rollover };
}

/** Settings alone, warnings told: for what needs no decks. */
export function openSettings(context: Context, flags: SettingFlags = {}): SettingsReading {
  const reading = readSettings(context, flags);
  warnOfSettings(reading, context.err);
  return reading;
}

/** Former ids by what they are called now. A live id is never an alias; of several claims the first deck's counts. */
function aliasesOf(decks: readonly DeckRow[]): Map<CardId, CardId> {
  const aliases = new Map<CardId, CardId>();
  for (const { entries, renamed } of decks) {
    if (!renamed) continue;
    for (const entry of entries) {
      for (const alias of entry.aliases) if (!aliases.has(alias)) aliases.set(alias, entry.id);
    }
  }
  if (aliases.size === 0) return aliases;
  for (const { entries } of decks) for (const { id } of entries) aliases.delete(id);
  return aliases;
}

/**
 * Opens what a command needs. What is weak but no reason to stop (damaged decks, shadowed ones, damaged lines of the
 * log) is told on stderr, once, in a line each. A word that names no deck is a usage problem.
 * @param readAnew reads a log of which no fold is kept; for who needs that reading once more
 */
export async function openWorkspace(
  words: readonly string[],
  context: Context,
  flags: SettingFlags = {},
  readAnew?: LogReader,
): Promise<Result<Workspace>> {
  const { settings } = openSettings(context, flags);
  const nonce = nonceOf(context);
  const progress = countProgress('reading decks', context);
  const library = await openLibrary({
    paths: words.filter(isPath),
    folder: settings.decksFolder,
    shipped: context.shippedDecks,
    cacheFolder: path.join(context.paths.cache, 'decks'),
    version: context.build,
    nonce,
    progress: progress.at,
  });
  progress.end();
  warnOfLibrary(library, context.err);
  const decks = resolveDecks(library, words);
  if (!decks.ok) return decks;
  const entries = once(() => decks.value.flatMap((deck) => deck.entries));
  const aliases = once(() => aliasesOf(library.decks));
  const learnerOptions = once(
    (): LearnerOptions => ({
      reviews: context.paths.reviews,
      cache: context.paths.cache,
      aliases: aliases(),
      build: context.build,
      nonce,
      readAnew,
    }),
  );
  const warnOfDamage = (damaged: number): void => warnOfLog({ damaged }, context.err);
  return ok({
    settings,
    library,
    decks: decks.value,
    // Unpacking the cards of a large library costs as much as a start of Node: only where they are asked for.
    get entries() {
      return entries();
    },
    get aliases() {
      return aliases();
    },
    learnerOptions,
    warnOfDamage,
    moment: () => momentAt(context, settings.rollover),
    learner: once(async () => {
      const reading = countProgress('reading the review log', context, ' MB');
      const learner = await learnerFrom({ ...learnerOptions(), progress: megabytes(reading.at) }, warnOfDamage);
      reading.end();
      return learner;
    }),
    openLog: () => {
      const writer = openWriter(context.paths.state, context.hostname, context.random);
      return writer.ok ? ok(openLogWriter(context.paths.reviews, writer.value)) : writer;
    },
  });
}

const megabytes =
  (at: Progress['at']): Progress['at'] =>
  (done, total) =>
    at(Math.floor(done / 1e6), Math.ceil(total / 1e6));

/** The value of `make`, made at the first call. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Loaded when the log is: a look at kept numbers needs neither FSRS nor the fold. */
async function learnerFrom(options: LearnerOptions, warnOfDamage: (damaged: number) => void): Promise<Result<Learner>> {
  const { openLearner } = await import('../store/learner.ts');
  try {
    const learner = openLearner(options);
    warnOfDamage(learner.damaged);
    return ok(learner);
  } catch (error) {
    return diskProblem(error, `cannot read the reviews in ${options.reviews}`);
  }
}
