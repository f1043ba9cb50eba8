import type { CardId } from '../../deck/model.ts';
import { localTime } from '../../memory/day.ts';
import { type AnyEvent, compareEvents, type LogEvent } from '../../memory/event.ts';
import { isRetractable, isUndoing, takenBack } from '../../memory/fold.ts';
import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import { logFiles, readLog } from '../../store/review-log.ts';
import { textColumns } from '../../terminal/capability.ts';
import { eventWords } from '../../terminal/event-words.ts';
import { wrap } from '../../terminal/text.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { chosenCards } from '../control/chosen-cards.ts';
import { printPaged } from '../pager.ts';
import { printJson } from '../print.ts';
import { openWorkspace } from '../workspace.ts';

/** Shown unless `--limit` says otherwise. */
const USUAL = 50;

/** `prepdeck history [CARDS|QUERY]`: what the log holds, event by event, the last ones last; what was taken back is marked. */
export async function run({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const workspace = unwrap(await openWorkspace([], context));
  const { events: onCards, journal } = readLog(logFiles(context.paths.reviews), { whole: options.json === true });
  let events: readonly AnyEvent[] = [...onCards, ...journal];
  if (words.length > 0) {
    const learner = unwrap(await workspace.learner());
    const cards = new Set<CardId>(await chosenCards(words, workspace, learner, context));
    const nowOf = (e: LogEvent): CardId => workspace.aliases.get(e.card) ?? e.card;
    events = onCards.filter((e) => cards.has(nowOf(e)));
  }
  const every = withoutCopies(events);
  // What was typed so far, and how long it has taken, is kept every few seconds: nobody wants to read that, unless all of it.
  const ordered = options.all === true || options.json === true ? every : every.filter((e) => !isInBetween(e));
  const limit = typeof options.limit === 'number' ? options.limit : options.all === true ? ordered.length : USUAL;
  const shown = ordered.slice(Math.max(0, ordered.length - limit));
  const isUndone = takenBack([...onCards, ...journal.filter(isRetractable)]);
  if (options.json === true) {
    printJson(context.out, { total: ordered.length, events: shown.map((e) => ({ ...e, undone: isUndone(e) })) });
    return EXIT.ok;
  }
  const theme = await context.theme();
  const byId = new Map<string, AnyEvent>(every.map((e) => [e.id, e]));
  const lines = shown.flatMap((e) => {
    const words = isUndoing(e) ? undoWords(byId.get(e.undoes), e) : eventWords(e);
    const mark = isUndone(e) ? ` ${theme.badge('undone')}` : '';
    return wrap(`${theme.muted(localTime(e))}  ${words}${mark}`, textColumns(context.capability), { hanging: '  ' });
  });
  await printPaged(lines, context);
  if (ordered.length === 0) context.err.write('Nothing is recorded.\n');
  else if (shown.length < ordered.length) {
    const last = shown.length === 1 ? 'The last' : `The last ${shown.length}`;
    context.err.write(`${last} of ${counted(ordered.length, 'event')}; --all shows them all.\n`);
  }
  return EXIT.ok;
}

const IN_BETWEEN: ReadonlySet<unknown> = new Set(['draft', 'clock']);

/** Whether an event keeps an interview where it stands, without anything being done. */
const isInBetween = (e: AnyEvent): boolean => e.type === 'interview' && IN_BETWEEN.has(e.step.do);

const undoWords = (target: AnyEvent | undefined, e: AnyEvent): string =>
  target === undefined ? eventWords(e) : `undid: ${isUndoing(target) ? 'an undo' : eventWords(target)}`;

function withoutCopies(events: readonly AnyEvent[]): AnyEvent[] {
  const byId = new Map(events.map((e) => [e.id, e]));
  return [...byId.values()].sort(compareEvents);
}
