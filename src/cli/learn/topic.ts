import type { DeckRow } from '../../deck/library.ts';
import type { Deck, Reading } from '../../deck/model.ts';
import { dayNumber } from '../../memory/day.ts';
import { type AnyEvent, EVENT_VERSION, eventId } from '../../memory/event.ts';
import { foldMarks, type Marks, markKey } from '../../memory/marks.ts';
import { EXIT, fail, ok, type Result } from '../../problem.ts';
import { type ObjectiveState, objectiveStates } from '../../report/objectives.ts';
import { deckStandings, type Standings } from '../../report/standings.ts';
import { diskProblem } from '../../store/disk.ts';
import type { Learner } from '../../store/learner.ts';
import { logFiles, readJournal } from '../../store/review-log.ts';
import type { Context } from '../context.ts';
import type { Workspace } from '../workspace.ts';

/** A deck as a topic to learn: its texts, and how far the learner is with each part. */
export interface Topic {
  readonly row: DeckRow;
  readonly deck: Deck;
  readonly objectives: readonly ObjectiveState[];
  readonly reading: readonly (Reading & { readonly read: boolean })[];
  readonly checks: Standings;
  /** Interview questions with their self-checks and follow-ups. */
  readonly interview: Standings;
}

/** What was marked by hand in a deck, on all devices, under its former ids too. */
function readMarks({ id, aliases }: Deck, { paths }: Pick<Context, 'paths'>): Result<Marks> {
  try {
    const files = logFiles(paths.reviews);
    const deckOf = (deck: string): string => (aliases.includes(deck) ? id : deck);
    return ok(foldMarks(readJournal(files, 'objective', 'reading'), deckOf));
  } catch (error) {
    return diskProblem(error, `cannot read the reviews in ${paths.reviews}`);
  }
}

export async function openTopic(
  row: DeckRow,
  workspace: Workspace,
  learner: Learner,
  context: Pick<Context, 'paths'>,
): Promise<Result<Topic>> {
  const loaded = await workspace.library.load(row.id);
  if (!loaded)
    return fail({ message: `${row.file} no longer gives the deck ${row.id}`, hint: 'try again', exit: EXIT.failed });
  const { deck } = loaded;
  const marks = readMarks(deck, context);
  if (!marks.ok) return marks;
  const now = workspace.moment();
  const today = dayNumber(now);
  const { entries } = row;
  return ok({
    row,
    deck,
    objectives: objectiveStates({
      objectives: deck.objectives,
      entries,
      records: learner.fold.cards,
      retrievability: (memory) => learner.scheduler.retrievability(memory, today),
      isMarked: (id) => marks.value.objectives.has(markKey(deck.id, id)),
    }),
    reading: deck.reading.map((one) => ({ ...one, read: marks.value.readings.has(markKey(deck.id, one.id)) })),
    checks: deckStandings(
      entries.filter(({ type }) => type === 'check'),
      learner.fold,
      now,
      workspace.settings.leech,
    ),
    interview: deckStandings(
      entries.filter(({ type }) => type !== 'check'),
      learner.fold,
      now,
      workspace.settings.leech,
    ),
  });
}

type Mark =
  | { readonly type: 'objective'; readonly objective: string; readonly done: boolean }
  | { readonly type: 'reading'; readonly reading: string; readonly read: boolean };

/** Records marks by hand; they are on disk when this returns ok. */
export function recordMarks(
  deck: string,
  marks: readonly Mark[],
  workspace: Workspace,
  context: Context,
): Result<void> {
  const log = workspace.openLog();
  if (!log.ok) return log;
  const { t, tz } = workspace.moment();
  try {
    const before = readJournal(logFiles(context.paths.reviews), 'objective', 'reading');
    // After all that was marked, also where another device's clock is ahead.
    const last = before.reduce((latest, e) => Math.max(latest, e.t), 0);
    const events = marks.map((mark, i): AnyEvent => {
      const id = eventId(log.value.writer, i + 1);
      return { v: EVENT_VERSION, id, t: Math.max(t, last + 1), tz, deck, ...mark };
    });
    return log.value.append(events);
  } catch (error) {
    return diskProblem(error, `cannot read the reviews in ${context.paths.reviews}`);
  } finally {
    log.value.close();
  }
}
