import { EVENT_VERSION, eventId, type LogEvent, type ParametersEvent } from '../../memory/event.ts';
import { foldEvents } from '../../memory/fold.ts';
import { type FsrsParameters, sameParameters } from '../../memory/parameters.ts';
import { createScheduler } from '../../memory/schedule.ts';
import { isTuning, parametersOf, type TuningEvent } from '../../memory/standing.ts';
import { EXIT, type ExitCode, type Result, unwrap } from '../../problem.ts';
import { type Retuning, retuning } from '../../report/retuning.ts';
import type { Learner } from '../../store/learner.ts';
import { logFiles, readLog } from '../../store/review-log.ts';
import { textColumns } from '../../terminal/capability.ts';
import { wrap } from '../../terminal/text.ts';
import type { Parsed, Run } from '../command-spec.ts';
import type { Context, StopSignal } from '../context.ts';
import { agree } from '../control/agree.ts';
import { printJson, printLines } from '../print.ts';
import { countProgress } from '../progress.ts';
import { refreshScores } from '../scores.ts';
import { codeOf } from '../signals.ts';
import { type Evidence, type Proposal, propose } from '../tuning/proposal.ts';
import { loadTrainer, type Trainer } from '../tuning/trainer.ts';
import { evidenceWords, judgementLines, retuningLines, tooFewWords } from '../tuning/words.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

/** What the command has in hand. */
interface Desk {
  readonly workspace: Workspace;
  readonly learner: Learner;
  readonly events: readonly LogEvent[];
  readonly tuning: readonly TuningEvent[];
  readonly context: Context;
  readonly options: { readonly yes: boolean; readonly dryRun: boolean; readonly json: boolean };
  /** Prints lines of the answer; where that is JSON, only to show what is asked about. */
  readonly say: (lines: readonly string[]) => void;
  readonly columns: number;
}

/** What is to be taken, and what is told of it. */
interface Offer {
  readonly parameters: ParametersEvent['parameters'];
  readonly reviews?: number;
  readonly question: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** `prepdeck optimize`, with the optimizer that `load` opens. */
export const optimizeWith =
  (load: () => Promise<Result<Trainer>>): Run =>
  async ({ options }: Parsed, context: Context): Promise<ExitCode> => {
    const workspace = unwrap(await openWorkspace([], context));
    const learner = unwrap(await workspace.learner());
    const { events, journal } = readLog(logFiles(context.paths.reviews));
    const json = options.json === true;
    const asks = context.capability.interactive && options.yes !== true && options.dryRun !== true;
    const desk: Desk = {
      workspace,
      learner,
      events,
      tuning: journal.filter(isTuning),
      context,
      options: { yes: options.yes === true, dryRun: options.dryRun === true, json },
      say: (lines) => {
        if (!json) printLines(context.out, lines);
        else if (asks) printLines(context.err, lines);
      },
      columns: textColumns(context.capability),
    };
    return options.reset === true ? reset(desk) : fitted(desk, load);
  };

export const run = optimizeWith(() => loadTrainer());

async function reset(desk: Desk): Promise<ExitCode> {
  const { learner, context, options } = desk;
  if (parametersOf(learner.tuning) === undefined) {
    context.err.write("FSRS's defaults are in use already.\n");
    if (options.json) printJson(context.out, { change: null, taken: false });
    return EXIT.ok;
  }
  const change = changeTo(undefined, desk);
  await showChange(change, desk);
  return take({ parameters: 'none', question: "Go back to FSRS's defaults?", document: { change } }, desk);
}

async function fitted(desk: Desk, load: () => Promise<Result<Trainer>>): Promise<ExitCode> {
  const { events, workspace, learner, context, options, say, columns } = desk;
  const current = parametersOf(learner.tuning);
  const stop = stopper(context);
  let proposal: Proposal;
  try {
    const progress = stop.progress;
    proposal = unwrap(await propose({ events, aliases: workspace.aliases, current, trainer: load, progress }));
    // A signal that came while the parameters were judged is heard only now.
    await new Promise((resolve) => setImmediate(resolve));
  } finally {
    stop.end();
  }
  const { evidence } = proposal;
  const signal = stop.signal();
  if (signal !== undefined || proposal.kind === 'stopped') {
    context.err.write('Stopped; nothing was changed.\n');
    return codeOf(signal ?? 'SIGINT');
  }
  say([...wrap(evidenceWords(evidence), columns), '']);
  if (proposal.kind === 'too-few') {
    say(wrap(tooFewWords(evidence), columns));
    if (options.json) printJson(context.out, { ...counts(evidence), fitted: null, taken: false });
    return EXIT.ok;
  }
  const { candidate } = proposal;
  const { parameters } = candidate;
  const theme = await context.theme();
  say(judgementLines(candidate, evidence, workspace.moment(), columns, theme));
  const document = {
    ...counts(evidence),
    fitted: candidate.fitted,
    default: candidate.defaults,
    current: candidate.current ?? null,
    new: candidate.fresh,
    gain: candidate.gain,
    better: candidate.better,
    parameters,
  };
  if (!candidate.better) {
    const same = sameParameters(parameters, current);
    const back = candidate.current && candidate.current.logLoss > candidate.defaults.logLoss;
    const hint = back
      ? ' The defaults are better than what is in use: `prepdeck optimize --reset` goes back to them.'
      : '';
    say(['', ...wrap(same ? 'They are those in use already.' : `They are not taken.${hint}`, columns)]);
    if (options.json) printJson(context.out, { ...document, change: null, taken: false });
    return EXIT.ok;
  }
  const change = changeTo(parameters, desk);
  say(['']);
  await showChange(change, desk);
  const question = 'Take the new parameters, for every card?';
  return take({ parameters, reviews: evidence.fittedTo, question, document: { ...document, change } }, desk);
}

const counts = ({ reviews, items, train, held }: Evidence) => ({ reviews, items, train, heldOut: held });

function changeTo(parameters: FsrsParameters | undefined, { workspace, learner, events }: Desk): Retuning {
  const scheduler = unwrap(createScheduler(parameters));
  const fold = foldEvents(events, workspace.aliases, scheduler);
  const { retention } = workspace.settings;
  return retuning(workspace.entries, { before: learner, after: { fold, scheduler } }, workspace.moment(), retention);
}

async function showChange(change: Retuning, { say, columns, context }: Desk): Promise<void> {
  say([...retuningLines(change, columns, await context.theme()), '']);
}

/** Asks, and writes the change. */
async function take({ question, document, ...change }: Offer, desk: Desk): Promise<ExitCode> {
  const { workspace, tuning, context, options } = desk;
  const tell = (taken: boolean): void => {
    if (options.json) printJson(context.out, { ...document, taken });
  };
  if (options.dryRun || (!options.yes && !context.capability.interactive)) tell(false);
  if (options.dryRun) {
    context.err.write('Nothing was changed.\n');
    return EXIT.ok;
  }
  if (!(await agree(question, [], options.yes, context))) {
    context.err.write('Nothing was changed.\n');
    tell(false);
    return EXIT.failed;
  }
  const log = unwrap(workspace.openLog());
  const { t, tz } = workspace.moment();
  const event: ParametersEvent = {
    v: EVENT_VERSION,
    id: eventId(log.writer, 1),
    // After all that it is to replace, whatever the clock says.
    t: tuning.reduce((latest, e) => Math.max(latest, e.t + 1), t),
    tz,
    type: 'parameters',
    ...change,
  };
  try {
    unwrap(log.append([event]));
  } finally {
    log.close();
  }
  context.err.write('Taken: every card is scheduled anew; `prepdeck undo` takes it back.\n');
  tell(true);
  const scores = await refreshScores(workspace, context);
  if (!scores.ok) context.err.write(`prepdeck: ${scores.problem.message}\n`);
  return EXIT.ok;
}

/** Progress that a signal stops. */
function stopper(context: Context) {
  let stoppedBy: StopSignal | undefined;
  const off = context.onSignal((signal) => {
    stoppedBy ??= signal;
  });
  const shown = countProgress('fitting parameters', context, ' %');
  return {
    progress: (done: number, total: number): boolean => {
      shown.at(total > 0 ? Math.round((100 * done) / total) : 0, 100);
      return stoppedBy === undefined;
    },
    signal: () => stoppedBy,
    end: () => {
      off();
      shown.end();
    },
  };
}
