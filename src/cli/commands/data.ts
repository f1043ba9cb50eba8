import { EXIT, type ExitCode, ok, type Result, unwrap } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import { diskProblem } from '../../store/disk.ts';
import { rebuildFold } from '../../store/learner.ts';
import { logFiles } from '../../store/review-log.ts';
import { scoreBookPath } from '../../store/score-book.ts';
import { settingsPath } from '../../store/settings-file.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { pad } from '../../terminal/text.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { printJson, printLines } from '../print.ts';
import { refreshScores } from '../scores.ts';
import { openSettings, openWorkspace } from '../workspace.ts';

export { backup, restore } from './data-backup.ts';
export { devices } from './data-devices.ts';
export { merge } from './data-merge.ts';
export { verify } from './data-verify.ts';

/** `prepdeck data path`: where everything is. */
export async function path({ options }: Parsed, context: Context): Promise<ExitCode> {
  const { settings } = openSettings(context);
  const { paths } = context;
  const places = {
    reviews: paths.reviews,
    decks: settings.decksFolder,
    shipped: context.shippedDecks,
    settings: settingsPath(paths.config),
    scores: scoreBookPath(paths.data),
    cache: paths.cache,
    state: paths.state,
  };
  if (options.json === true) printJson(context.out, places);
  else
    printLines(
      context.out,
      Object.entries(places).map(([name, place]) => `${pad(name, 8)}  ${oneLine(place)}`),
    );
  return EXIT.ok;
}

/** `prepdeck data rebuild`: caches and score book anew from the log. */
export async function rebuild(_: Parsed, context: Context): Promise<ExitCode> {
  const workspace = unwrap(await openWorkspace([], context));
  const options = workspace.learnerOptions();
  const { events, cards, damaged } = unwrap(foldAnew());
  unwrap(await refreshScores(workspace, context));
  const files = counted(logFiles(context.paths.reviews).length, 'log file');
  context.err.write(`Rebuilt from ${counted(events, 'event')} on ${counted(cards, 'card')} in ${files}.\n`);
  if (damaged > 0) {
    context.err.write(`${counted(damaged, 'line')} could not be used; \`prepdeck data verify\` names them.\n`);
  }
  return EXIT.ok;

  function foldAnew(): Result<ReturnType<typeof rebuildFold>> {
    try {
      return ok(rebuildFold(options));
    } catch (error) {
      return diskProblem(error, `cannot read the reviews in ${context.paths.reviews}`);
    }
  }
}
