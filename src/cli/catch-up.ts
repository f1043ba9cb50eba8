import type { CardEntry } from '../deck/model.ts';
import { type BacklogRequest, backlogOf, dueReviews, spread } from '../memory/catch-up.ts';
import { DEFAULT_ROLLOVER, dayNumber } from '../memory/day.ts';
import type { CardEvent } from '../memory/event.ts';
import { EXIT, type ExitCode, unwrap } from '../problem.ts';
import { counted } from '../report/duration.ts';
import { eventBase } from '../session/card-events.ts';
import type { Learner } from '../store/learner.ts';
import { askKey } from '../terminal/ask-key.ts';
import { textColumns } from '../terminal/capability.ts';
import { confirm } from '../terminal/confirm.ts';
import { wrap } from '../terminal/text.ts';
import type { Context } from './context.ts';
import { openPlans } from './plan/book.ts';
import { printLines } from './print.ts';
import { closeOnSignal } from './signals.ts';
import type { StudyOptions } from './study-plan.ts';
import type { Workspace } from './workspace.ts';

/**
 * After a break, offers to spread what is due over some days, the most forgotten first; with `catchUp` of the options it does so unasked.
 * What is moved is an event each, so that undo takes it back. Gives an exit code where the learner left instead.
 */
export async function catchUp(
  o: StudyOptions,
  entries: readonly CardEntry[],
  workspace: Workspace,
  learner: Learner,
  context: Context,
): Promise<ExitCode | undefined> {
  if (o.mode !== 'study') return undefined;
  const now = workspace.moment();
  const today = dayNumber(now);
  const { scheduler, fold } = learner;
  const request: BacklogRequest = {
    entries,
    fold,
    now,
    retrievability: (memory) => scheduler.retrievability(memory, today),
  };
  if (o.catchUp !== undefined) {
    move(spread(dueReviews(request), o.catchUp, today), workspace, learner, context);
    return undefined;
  }
  const backlog = context.capability.interactive && !o.json ? backlogOf(request) : undefined;
  // A plan for an interview decides by itself what each day asks.
  if (backlog === undefined || unwrap(openPlans(workspace, context)).goal !== undefined) return undefined;
  const { away, cards, days } = backlog;
  const piled = `You were away for ${counted(away, 'day')}, and ${counted(cards.length, 'card')} are due.`;
  const answer = await ask(piled, days, context);
  if (answer === 'interrupt') return EXIT.interrupted;
  if (answer === 'leave') return EXIT.ok;
  if (answer === 'spread') move(spread(cards, days, today), workspace, learner, context);
  return undefined;
}

async function ask(piled: string, days: number, context: Context): Promise<'spread' | 'all' | 'leave' | 'interrupt'> {
  const { capability, stdin, err } = context;
  const columns = textColumns(capability);
  const offer = `spread them over ${counted(days, 'day')}, the most forgotten first`;
  if (capability.plain) {
    printLines(err, wrap(piled, columns));
    const agreed = await confirm(`${offer.charAt(0).toUpperCase()}${offer.slice(1)}?`, stdin, err.write);
    return agreed ? 'spread' : 'all';
  }
  printLines(err, wrap(piled, columns));
  const key = await askKey(
    [
      ['s', offer],
      ['enter', 'all of it from now on'],
      ['q', 'not now'],
    ],
    {
      stdin,
      write: err.write,
      theme: await context.theme(),
      columns,
      onOpen: (close) => closeOnSignal(close, context),
    },
  );
  if (key === 'q') return 'leave';
  return key === 's' ? 'spread' : key === 'enter' ? 'all' : key;
}

/** Moves cards to days after today; those of today stay as they are. */
function move(
  cards: ReturnType<typeof spread>,
  workspace: Workspace,
  learner: Learner,
  { err, capability }: Context,
): void {
  const now = workspace.moment();
  const later = cards.filter(({ due }) => due > dayNumber(now));
  if (later.length === 0) {
    printLines(err, wrap('Nothing is due that could be spread over other days.', textColumns(capability)));
    return;
  }
  const log = unwrap(workspace.openLog());
  const events = later.map(
    ({ card, due }, i): CardEvent => ({
      ...eventBase(i + 1, card, now, { writer: log.writer, record: learner.record }),
      type: 'reschedule',
      card,
      due,
      ...(now.rollover === DEFAULT_ROLLOVER ? {} : { rollover: now.rollover }),
    }),
  );
  // All at one time: they are one thing to undo.
  const t = events.reduce((latest, e) => Math.max(latest, e.t), 0);
  const made = events.map((e) => ({ ...e, t }));
  try {
    unwrap(log.append(made));
  } finally {
    log.close();
  }
  learner.apply(made);
  const done = `${counted(later.length, 'card')} moved to the next days; \`prepdeck undo\` takes that back.`;
  printLines(err, wrap(done, textColumns(capability)));
}
