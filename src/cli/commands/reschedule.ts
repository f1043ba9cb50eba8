import type { CardId } from '../../deck/model.ts';
import { DEFAULT_ROLLOVER, dayDate, dayNumber, type Moment } from '../../memory/day.ts';
import type { LogEvent } from '../../memory/event.ts';
import { momentOf } from '../../memory/fold.ts';
import { hash32 } from '../../memory/random.ts';
import type { CardMemory, Scheduler } from '../../memory/schedule.ts';
import { EXIT, type ExitCode, Failure, unwrap } from '../../problem.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { type Change, changeCards } from '../control/change-cards.ts';
import type { Spread } from '../control/days.ts';
import { readHistories } from '../query-cards.ts';
import { openWorkspace } from '../workspace.ts';

/** The day on which a card is to be due; undefined where that cannot be told. */
type DayFor = (card: CardId, memory: CardMemory, now: Moment) => number | undefined;

const move = (dayFor: DayFor): Change => ({
  verb: 'Move',
  done: 'moved',
  draft: ({ memory }, now, card) => {
    const due = memory && dayFor(card, memory, now);
    if (memory === undefined || due === undefined || due === memory.dueDay) return undefined;
    return { type: 'reschedule', due, ...(now.rollover === DEFAULT_ROLLOVER ? {} : { rollover: now.rollover }) };
  },
  line: (card, { memory }, draft) =>
    draft.type === 'reschedule' && memory ? `${card}: ${dayDate(memory.dueDay)} to ${dayDate(draft.due)}` : card,
});

/** A day in the range, by the id of the card: the same each time, and different cards fall on different days. */
const spreadOver =
  ({ from, to }: Spread): DayFor =>
  (card, _, now) =>
    dayNumber(now) + from + (hash32(card) % (to - from + 1));

/** When the last review of a card would have put it, had `retention` been wanted then; never before today. */
const asWanted =
  (histories: ReadonlyMap<CardId, readonly LogEvent[]>, scheduler: Scheduler, retention: number): DayFor =>
  (card, memory, now) => {
    if (memory.phase !== 'review') return undefined;
    const events = histories.get(card) ?? [];
    const start = events.findLastIndex((e) => e.type === 'reset') + 1;
    const reviews = events.slice(start).flatMap((e) => (e.type === 'review' && e.mode !== 'cram' ? [e] : []));
    const last = reviews.at(-1);
    if (last === undefined) return undefined;
    const before = reviews
      .slice(0, -1)
      .reduce<CardMemory | undefined>((m, e) => scheduler.advance(m, e.rating, momentOf(e)), undefined);
    const { dueDay } = scheduler.review(before, last.rating, momentOf(last), card, retention);
    // One that is due already stays so; one that should have been is due today.
    return memory.dueDay <= dayNumber(now) ? memory.dueDay : Math.max(dayNumber(now), dueDay);
  };

/** `prepdeck reschedule CARDS|QUERY [--in DAYS | --on DATE]` */
export async function run({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const spread = options.in as Spread | undefined;
  const on = typeof options.on === 'number' ? options.on : undefined;
  if (spread !== undefined && on !== undefined) {
    throw new Failure({ message: '--in and --on both name the day', hint: 'choose one', exit: EXIT.usage });
  }
  const workspace = unwrap(await openWorkspace([], context));
  const today = dayNumber(workspace.moment());
  if (on !== undefined && on < today) {
    throw new Failure({ message: `${dayDate(on)} is past`, hint: `today is ${dayDate(today)}`, exit: EXIT.usage });
  }
  const dayFor = async (): Promise<DayFor> => {
    if (on !== undefined) return () => on;
    if (spread !== undefined) return spreadOver(spread);
    const { scheduler } = unwrap(await workspace.learner());
    return asWanted(readHistories(workspace, context.paths.reviews), scheduler, workspace.settings.retention);
  };
  const agreed = { yes: options.yes === true, json: options.json === true };
  return changeCards(move(await dayFor()), words, agreed, workspace, context);
}
