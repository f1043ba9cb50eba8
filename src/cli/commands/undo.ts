import { localTime } from '../../memory/day.ts';
import { type AnyEvent, EVENT_VERSION, eventId } from '../../memory/event.ts';
import { asThings, isRetractable, isUndoing, type Undoable, undoable } from '../../memory/fold.ts';
import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import { undoEvent } from '../../session/card-events.ts';
import { logFiles, readLog } from '../../store/review-log.ts';
import { eventWords } from '../../terminal/event-words.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { agree } from '../control/agree.ts';
import { printJson } from '../print.ts';
import { refreshScores } from '../scores.ts';
import { openWorkspace } from '../workspace.ts';

/** `prepdeck undo [N]`: takes back the last things done, on any device; each undo is an event, so `--redo` takes it back again. */
export async function run({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const [word = '1'] = words;
  const { wholeNumber } = await import('../options.ts');
  const count = wholeNumber('undo', 1)(word);
  const redo = options.redo === true;
  const workspace = unwrap(await openWorkspace([], context));
  const learner = unwrap(await workspace.learner());
  const { events: onCards, journal } = readLog(logFiles(context.paths.reviews));
  const events: readonly Undoable[] = [...onCards, ...journal.filter(isRetractable)];
  const things = asThings(undoable(events, redo)).slice(0, count);
  const targets = things.flat();
  const json = options.json === true;
  if (targets.length === 0) {
    context.err.write(redo ? 'Nothing was undone.\n' : 'Nothing to undo.\n');
    if (json) printJson(context.out, { undone: [] });
    return EXIT.ok;
  }
  const lines = targets.map((e) => `${localTime(e)}  ${eventWords(redo ? undoneBy(e, events) : e)}`);
  const question = `${redo ? 'Do again' : 'Undo'} ${counted(things.length, 'thing')}${targets.length > things.length ? `, ${counted(targets.length, 'event')}` : ''}?`;
  if (!(await agree(question, lines, options.yes === true, context))) {
    context.err.write('Nothing was changed.\n');
    return EXIT.failed;
  }
  const log = unwrap(workspace.openLog());
  const now = workspace.moment();
  const world = { writer: log.writer, record: learner.record };
  const last = events.reduce((latest, e) => Math.max(latest, e.t), 0);
  // After all that was done, whatever the clock says, and all at one time: the last undo is the first thing to be taken back.
  const t = Math.max(now.t, last + 1);
  const undos = targets.map((target, i): AnyEvent => {
    if ('card' in target) return { ...undoEvent(i + 1, target, now, world).event, t };
    return { v: EVENT_VERSION, id: eventId(log.writer, i + 1), t, tz: now.tz, type: 'retract', undoes: target.id };
  });
  try {
    unwrap(log.append(undos));
  } finally {
    log.close();
  }
  context.err.write(`${redo ? 'Done again' : 'Undone'}:\n${lines.map((line) => `  ${line}\n`).join('')}`);
  if (json) printJson(context.out, { undone: targets });
  const scores = await refreshScores(workspace, context);
  if (!scores.ok) context.err.write(`prepdeck: ${scores.problem.message}\n`);
  return EXIT.ok;
}

/** What an undo took back. */
function undoneBy(e: Undoable, events: readonly Undoable[]): AnyEvent {
  const target = isUndoing(e) ? events.find(({ id }) => id === e.undoes) : undefined;
  return target ?? e;
}
