import path from 'node:path';
import { EXIT, type ExitCode, Failure } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import type { Context } from '../context.ts';
import { printLines } from '../print.ts';
import { closeOnSignal } from '../signals.ts';
import { say } from './deliver.ts';
import { keptResults } from './kept-results.ts';
import { checkOnce, type Memory, NO_MEMORY, type Outcome } from './once.ts';
import type { CheckOptions } from './options.ts';
import { shownPath } from './places.ts';
import { type Change, createSentry } from './sentry.ts';

type Tell = (outcome: Outcome, options: CheckOptions, context: Context) => Promise<ExitCode>;

/** So many files are named of those that changed. */
const NAMED = 3;
/** To the top of the window, and what is below goes; what was scrolled out of it stays. */
const CLEAR = '\x1b[H\x1b[2J';

/** Checks, and checks again whenever a deck, a settings file or the baseline changes, until a signal ends it. Findings never do. */
export async function watchDecks(options: CheckOptions, context: Context, tell: Tell): Promise<ExitCode> {
  const kept = keptResults(options, context);
  let memory: Memory = kept?.memory ?? NO_MEMORY;
  const check = async (): Promise<Outcome> => {
    const outcome = await checkOnce(options, memory, context);
    kept?.keep(outcome);
    memory = outcome.memory ?? memory;
    return outcome;
  };
  // What is wrong with the command line shows here, and ends the run as it does any other.
  let outcome = await check();
  await tell(outcome, options, context);
  const sentry = await createSentry(placesOf(outcome, options, context));
  const stop = closeOnSignal(() => {
    if (context.errIsTerminal) context.err.write('\n');
    void sentry.close();
  }, context);
  // What changed before anybody watched.
  const before = outcome;
  outcome = await check();
  if (shownIn(outcome) !== shownIn(before)) await tell(outcome, options, context);
  try {
    for (;;) {
      const decks = counted(outcome.places.targets.length, 'deck');
      say(context, `watching ${decks}; Ctrl-C ends`);
      const changes = await sentry.changes();
      if (changes === undefined || context.out.isGone()) return EXIT.interrupted;
      clear(options, context);
      printLines(context.err, [changedText(changes, context)]);
      try {
        outcome = await check();
        await tell(outcome, options, context);
        sentry.watch(placesOf(outcome, options, context));
      } catch (error) {
        // What can be mended while we wait is no reason to go.
        if (!(error instanceof Failure)) throw error;
        say(context, error.problem.message);
        if (error.problem.hint) printLines(context.err, [`  ${error.problem.hint}`]);
      }
    }
  } finally {
    stop();
    await sentry.close();
  }
}

/** What a person would see of a run. */
const shownIn = ({ report, notes }: Outcome): string => JSON.stringify([report, notes]);

function placesOf({ places, settingsFolders }: Outcome, { baseline, config }: CheckOptions, { cwd }: Context) {
  const files = [baseline, config].flatMap((file) => (file === undefined ? [] : [path.resolve(cwd, file)]));
  return { roots: places.roots, settingsFolders, files };
}

/** A window begins anew with each run; elsewhere one run follows the other. */
function clear({ outputs }: CheckOptions, { capability, stdout, out }: Context): void {
  const isText = outputs.some(({ format, file }) => file === undefined && (format === 'text' || format === 'concise'));
  if (isText && stdout.isTTY && !capability.plain) out.write(CLEAR);
}

/** `10:32:07 changed: decks/a.yaml; gone: decks/b.yaml` */
function changedText(changes: readonly Change[], { clock, cwd }: Context): string {
  const now = clock.now();
  const time = new Date(now + clock.offset(now) * 60_000).toISOString().slice(11, 19);
  const shown = changes.slice(0, NAMED).map(({ what, file }) => `${what} ${shownPath(file, cwd)}`);
  const more = changes.length - shown.length;
  return `${time} ${[...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ')}`;
}
