import path from 'node:path';
import { type ExitCode, unwrap } from '../../problem.ts';
import { deliver, say } from '../check/deliver.ts';
import { type CheckOptions, checkOptions } from '../check/options.ts';
import { findPlaces, type Places, type PlacesOptions, shownPath } from '../check/places.ts';
import { assembleReport } from '../check/report.ts';
import { runCheck } from '../check/run.ts';
import { type Ruling, SettingsSearch } from '../check/settings-search.ts';
import { findingsTogether } from '../check/together.ts';
import { verdictOf } from '../check/verdict.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { countProgress } from '../progress.ts';
import { openSettings } from '../workspace.ts';

/** `prepdeck check`: what is wrong or weak in decks. */
export async function run(parsed: Parsed, context: Context): Promise<ExitCode> {
  const options = unwrap(checkOptions(parsed, context.env));
  const search = new SettingsSearch(context.cwd);
  const named =
    options.config === undefined ? undefined : unwrap(await search.named(path.resolve(context.cwd, options.config)));
  const rulingOf = async (folder: string): Promise<Ruling> => named ?? search.of(folder);
  const places = await findPlaces({
    words: options.words,
    cwd: context.cwd,
    usual: await usualPlaces(options, rulingOf, context),
    fileOf: (id) => fileOfDeck(id, context),
  });
  return checkPlaces({ options, places, search, rulingOf }, context);
}

interface Parts {
  readonly options: CheckOptions;
  readonly places: Places;
  readonly search: SettingsSearch;
  readonly rulingOf: (folder: string) => Promise<Ruling>;
}

async function checkPlaces({ options, places, search, rulingOf }: Parts, context: Context): Promise<ExitCode> {
  for (const file of places.settings) await search.look(file);
  for (const { path: file } of places.targets) await rulingOf(path.dirname(file));
  const decks = new Set(places.targets.map(({ real }) => real));
  if (search.diagnostics.length > 0) {
    const wrong = search.readings.filter(({ diagnostics }) => diagnostics.length > 0);
    const files = wrong.map(({ file, diagnostics }) => ({
      file: shownPath(file, context.cwd),
      diagnostics,
      levels: ['error', 'warning', 'info'] as const,
      unchecked: false,
    }));
    const report = assembleReport({ files, checked: files.length, ignored: 0 });
    unwrap(await deliver(report, options.outputs, decks, context));
    return verdictOf({ unchecked: 0, settingsWrong: true, shares: [], strict: false }).exit;
  }
  const progress = countProgress('checking decks', context);
  const overlay =
    options.rules.length + options.only.length === 0
      ? <T>(levels: T): T => levels
      : unwrap((await import('../check/levels.ts')).overlayOf(options));
  const result = await runCheck({
    places,
    rulingOf,
    overlay,
    ignoreComments: options.ignoreComments,
    memory: new Map(),
    progress: progress.at,
    together: findingsTogether,
    quiet: options.quiet,
    strict: options.strict,
  });
  progress.end();
  unwrap(await deliver(result.report, options.outputs, decks, context));
  if (result.leftOut > 0) say(context, `left out as the settings say: ${result.leftOut}`);
  const verdict = verdictOf({ ...options, ...result, settingsWrong: false });
  if (verdict.reason !== undefined) say(context, verdict.reason);
  return verdict.exit;
}

/** Where to look when nothing is named: the globs of the settings here, else the decks that a session would use. */
async function usualPlaces(
  { words }: CheckOptions,
  rulingOf: Parts['rulingOf'],
  context: Context,
): Promise<PlacesOptions['usual']> {
  if (words.length > 0) return { globs: [] };
  const { settings, folder } = await rulingOf(context.cwd);
  if (settings.files.length > 0) return { globs: settings.files.map((glob) => path.join(folder, glob)) };
  return { folder: openSettings(context).settings.decksFolder, shipped: context.shippedDecks };
}

async function fileOfDeck(id: string, context: Context): ReturnType<PlacesOptions['fileOf']> {
  const { deckFile } = await import('../check/deck-by-id.ts');
  return deckFile(id, context);
}
