import { type AnyEvent, EVENT_VERSION, eventId, isUndoable, type LogEvent } from '../../memory/event.ts';
import { inOrder, undoneIds } from '../../memory/fold.ts';
import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import { logFiles, readLog } from '../../store/review-log.ts';
import { eventWords, localTime } from '../../terminal/event-words.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { agree } from '../control/agree.ts';
import { printJson } from '../print.ts';
import { refreshScores } from '../scores.ts';
import { openWorkspace } from '../workspace.ts';

/**
 * What stands and can be taken back, the last first: reviews, suspensions and the like; with `redo`, undos that are not themselves
 * taken back.
 */
export function undoable(events: readonly LogEvent[], redo: boolean): LogEvent[] {
  const undone = undoneIds(events.filter((e) => e.type === 'undo'));
  return inOrder(events)
    .filter((e) => !undone.has(e.id) && (redo ? e.type === 'undo' : isUndoable(e)))
    .reverse();
}

/** `prepdeck undo [N]`: takes back the last things done, on any device; each undo is an event, so `--redo` takes it back again. */
export async function run({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const [word = '1'] = words;
  const { wholeNumber } = await import('../options.ts');
  const count = wholeNumber('undo', 1)(word);
  const redo = options.redo === true;
  const workspace = unwrap(await openWorkspace([], context));
  const { events } = readLog(logFiles(context.paths.reviews));
  const targets = undoable(events, redo).slice(0, count);
  const json = options.json === true;
  if (targets.length === 0) {
    context.err.write(redo ? 'Nothing was undone.\n' : 'Nothing to undo.\n');
    if (json) printJson(context.out, { undone: [] });
    return EXIT.ok;
  }
  const lines = targets.map((e) => `${localTime(e)}  ${eventWords(redo ? undoneBy(e, events) : e)}`);
  const question = `${redo ? 'Do again' : 'Undo'} ${counted(targets.length, 'thing')}?`;
  if (!(await agree(question, lines, options.yes === true, context))) {
    context.err.write('Nothing was changed.\n');
    return EXIT.failed;
  }
  const log = unwrap(workspace.openLog());
  const { t, tz } = workspace.moment();
  const last = events.reduce((latest, e) => Math.max(latest, e.t), 0);
  const undos = targets.map(
    (target, i): LogEvent => ({
      v: EVENT_VERSION,
      id: eventId(log.writer, i + 1),
      t: Math.max(t, last + 1),
      tz,
      type: 'undo',
      undoes: target.id,
      card: target.card,
    }),
  );
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
function undoneBy(e: LogEvent, events: readonly LogEvent[]): AnyEvent {
  const target = e.type === 'undo' ? events.find(({ id }) => id === e.undoes) : undefined;
  return target ?? e;
}
