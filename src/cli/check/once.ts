import path from 'node:path';
import type { Severity } from '../../deck/codes.ts';
import { isSettled } from '../../deck/files.ts';
import { ok, type Result, unwrap } from '../../problem.ts';
import type { CheckReport } from '../../report/check/check-report.ts';
import { counted } from '../../report/duration.ts';
import type { Context } from '../context.ts';
import { nonceOf } from '../nonce.ts';
import { countProgress } from '../progress.ts';
import { openSettings } from '../workspace.ts';
import type { BaselineInUse } from './baseline-file.ts';
import type { Remembered, RunFile } from './judge-files.ts';
import type { Overlay } from './levels.ts';
import type { Mender } from './mender.ts';
import type { CheckOptions } from './options.ts';
import { findPlaces, type Places, type PlacesOptions, shownPath } from './places.ts';
import { assembleReport } from './report.ts';
import { type RunResult, runCheck } from './run.ts';
import { SecondThread } from './second-thread.ts';
import { type KeptSettings, type Ruling, SettingsSearch } from './settings-search.ts';
import type { Former } from './since.ts';
import { findingsTogether } from './together.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** What one run leaves for the next: what was found in each file, by the path behind every link, and the settings. */
export interface Memory {
  readonly files: ReadonlyMap<string, Remembered>;
  readonly settings: readonly KeptSettings[];
}

export const NO_MEMORY: Memory = { files: new Map(), settings: [] };

/** What a run came to. */
export interface Outcome {
  readonly report: CheckReport;
  readonly verdict: Verdict;
  readonly places: Places;
  /** What to remember for the next run; absent where the settings are wrong. */
  readonly memory?: Memory;
  /** How many files were judged anew. */
  readonly anew: number;
  /** Absolute folders in which a settings file would count. */
  readonly settingsFolders: readonly string[];
  /** Whether anything is remembered that was not before. */
  readonly learned: boolean;
  /** What to say beside the report. */
  readonly notes: readonly string[];
  readonly mender?: Mender;
}

/** Runs the checker once: finds the decks and their settings, judges what has changed, mends what is to be mended. */
export async function checkOnce(options: CheckOptions, memory: Memory, context: Context): Promise<Outcome> {
  const thread = new SecondThread(memory.files.size);
  try {
    return await checkWith(thread, options, memory, context);
  } finally {
    thread.release();
  }
}

async function checkWith(
  thread: SecondThread,
  options: CheckOptions,
  memory: Memory,
  context: Context,
): Promise<Outcome> {
  const began = context.clock.now();
  const search = new SettingsSearch(context.cwd, memory.settings);
  const { config } = options;
  const named = config === undefined ? undefined : unwrap(await search.named(path.resolve(context.cwd, config)));
  const rulingOf = async (folder: string): Promise<Ruling> => named ?? search.of(folder);
  const places = await placesOf(options, rulingOf, thread, context);
  for (const file of places.settings) await search.look(file);
  for (const folder of new Set(places.targets.map(({ path: file }) => path.dirname(file)))) await rulingOf(folder);
  if (search.diagnostics.length > 0) return wrongSettings(search, places, context);

  const progress = countProgress('checking decks', context);
  const baseline = unwrap(await baselineOf(options, context));
  const mender = await menderOf(options, context);
  const former = unwrap(await formerOf(options, places, context));
  // Without a listener a signal would end the program in the middle of a file.
  const { closeOnSignal } = mender ? await import('../signals.ts') : {};
  const stopListening = closeOnSignal?.(() => progress.end(), context);
  const result = await runCheck({
    places,
    rulingOf,
    overlay: unwrap(await overlayOf(options)),
    ignoreComments: options.ignoreComments,
    memory: memory.files,
    thread,
    progress: progress.at,
    together: (files, rulesOf) => findingsTogether(files, rulesOf, former),
    hashes: options.cache || options.watch,
    quiet: options.quiet,
    strict: options.strict,
    ...(baseline ? { baseline: baseline.filter } : {}),
    ...(mender ? { mend: mender.mend } : {}),
  });
  stopListening?.();
  progress.end();
  return {
    report: result.report,
    verdict: verdictOf({ ...options, ...result, settingsWrong: false }),
    places,
    memory: {
      files: remember(result.files, began),
      settings: search.readings.filter(({ signature }) => isSettled(signature, began)),
    },
    anew: result.anew,
    settingsFolders: search.folders,
    learned: result.opened > 0 || search.opened > 0,
    notes: notesOf(result, baseline, former),
    ...(mender ? { mender } : {}),
  };
}

async function placesOf(
  options: CheckOptions,
  rulingOf: (folder: string) => Promise<Ruling>,
  { expect }: SecondThread,
  context: Context,
): Promise<Places> {
  if (options.words.includes('-')) {
    const { stdinPlaces } = await import('./stdin.ts');
    return stdinPlaces(context, options.stdinFilename);
  }
  return findPlaces({
    words: options.words,
    cwd: context.cwd,
    expect,
    usual: await usualPlaces(options, rulingOf, context),
    fileOf: async (id) => (await import('./deck-by-id.ts')).deckFile(id, context),
  });
}

/** Where to look when nothing is named: the globs of the settings here, else the decks that a session would use. */
async function usualPlaces(
  { words }: CheckOptions,
  rulingOf: (folder: string) => Promise<Ruling>,
  context: Context,
): Promise<PlacesOptions['usual']> {
  if (words.length > 0) return { globs: [] };
  const { settings, folder } = await rulingOf(context.cwd);
  if (settings.files.length > 0) return { globs: settings.files.map((glob) => path.join(folder, glob)) };
  return { folder: openSettings(context).settings.decksFolder, shipped: context.shippedDecks };
}

const ALL: readonly Severity[] = ['error', 'warning', 'info'];

/** Under wrong settings every finding would be in doubt: what is wrong with them is all that is told. */
function wrongSettings(search: SettingsSearch, places: Places, { cwd }: Context): Outcome {
  const files = search.readings
    .filter(({ diagnostics }) => diagnostics.length > 0)
    .map(({ file, diagnostics }) => ({ file: shownPath(file, cwd), diagnostics, levels: ALL, unchecked: false }));
  return {
    report: assembleReport({ files, checked: files.length, ignored: 0 }),
    verdict: verdictOf({ unchecked: 0, settingsWrong: true, shares: [], strict: false }),
    places,
    anew: 0,
    settingsFolders: search.folders,
    learned: false,
    notes: ['no deck was checked: mend the settings first'],
  };
}

async function baselineOf(options: CheckOptions, context: Context): Promise<Result<BaselineInUse | undefined>> {
  const { baseline, writeBaseline } = options;
  if (baseline === undefined) return ok(undefined);
  const { openBaseline, takeBaseline } = await import('./baseline-file.ts');
  const file = path.resolve(context.cwd, baseline);
  const place = { file, shown: shownPath(file, context.cwd, baseline), nonce: nonceOf(context) };
  return writeBaseline ? takeBaseline(place) : openBaseline(place);
}

async function formerOf(
  { since }: CheckOptions,
  places: Places,
  context: Context,
): Promise<Result<Former | undefined>> {
  if (since === undefined) return ok(undefined);
  const { formerDecks } = await import('./since.ts');
  return formerDecks(since, places, context);
}

async function menderOf(options: CheckOptions, context: Context): Promise<Mender | undefined> {
  if (options.fix === undefined) return undefined;
  const { createMender } = await import('./mender.ts');
  return createMender(options, nonceOf(context));
}

async function overlayOf(options: CheckOptions): Promise<Result<Overlay>> {
  if (options.rules.length + options.only.length === 0) return ok((levels) => levels);
  return (await import('./levels.ts')).overlayOf(options);
}

/** Stdin is no file, and of a mended one nobody knows what it holds until it is read. */
function remember(files: readonly RunFile[], began: number): ReadonlyMap<string, Remembered> {
  const known = new Map<string, Remembered>();
  for (const { target, signature, hash, rules, judged } of files) {
    if (hash === undefined || target.bytes) continue;
    const settled = isSettled(signature, began) ? { signature } : {};
    known.set(target.real, { file: target.file, ...settled, hash, key: rules.key, judged });
  }
  return known;
}

function notesOf(
  { leftOut }: RunResult,
  baseline: BaselineInUse | undefined,
  former: Former | undefined,
): readonly string[] {
  const notes = leftOut === 0 ? [] : [`left out as the settings say: ${leftOut}`];
  if (former && former.unreadable > 0) {
    notes.push(
      `${counted(former.unreadable, 'file')} of that revision could not be read as a deck: nothing is known of its ids`,
    );
  }
  const end = baseline && unwrap(baseline.end());
  return end === undefined ? notes : [...notes, end];
}
