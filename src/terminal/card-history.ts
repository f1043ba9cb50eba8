import { DAY, dayDate, dayNumber, HOUR, localTime, type Moment } from '../memory/day.ts';
import { type CardEvent, type LogEvent, RATING_NAMES, type ReviewEvent } from '../memory/event.ts';
import { momentOf } from '../memory/fold.ts';
import { isLeech, isMastered, type LeechRule, standing } from '../memory/queue.ts';
import type { CardRecord } from '../memory/records.ts';
import { counted, duration, longInterval, shortInterval } from '../report/duration.ts';
import { sanitize } from './sanitize.ts';
import { item, type Kit } from './study/blocks.ts';
import { wrap } from './text.ts';

function standingWords(record: CardRecord, now: Moment): string {
  const { memory } = record;
  switch (standing(record, now)) {
    case 'suspended':
      return 'Suspended: it does not come up until you take that back.';
    case 'buried':
      return `Skipped until ${dayDate(record.buriedUntil)}.`;
    case 'new':
      return 'New: not studied yet.';
    case 'learning':
      return 'In its first minutes: due today.';
    case 'due':
      return memory && memory.dueDay < dayNumber(now) ? `Due since ${dayDate(memory.dueDay)}.` : 'Due today.';
    case 'later': {
      const days = (memory?.dueDay ?? 0) - dayNumber(now);
      return `Due on ${dayDate(memory?.dueDay ?? 0)}, in ${longInterval(days * DAY)}.`;
    }
  }
}

/** Where a card stands and what FSRS makes of it. `retrievability` is the probability of recall (0..1) today. */
export function scheduleLines(
  record: CardRecord,
  now: Moment,
  leech: Pick<LeechRule, 'lapses'>,
  retrievability: number | undefined,
  kit: Kit,
): string[] {
  const { theme } = kit;
  const { memory } = record;
  const facts =
    memory === undefined
      ? []
      : [
          `Stability ${longInterval(memory.stability * DAY)}`,
          `difficulty ${memory.difficulty.toFixed(1)} of 10`,
          ...(retrievability === undefined ? [] : [`chance of recall today ${Math.round(retrievability * 100)} %`]),
          counted(memory.reps, 'review'),
          counted(memory.lapses, 'lapse'),
        ];
  const marks = [
    ...(isMastered(record.memory) ? ['mastered'] : []),
    ...(isLeech(record.memory, leech) ? ['leech: forgotten again and again, better rewrite or split it'] : []),
    ...(record.flag !== 0 ? ['flagged'] : []),
  ];
  return [
    theme.heading('Schedule'),
    ...wrap(standingWords(record, now), kit.columns),
    ...(facts.length > 0 ? wrap(`${facts.join(', ')}.`, kit.columns) : []),
    ...marks.flatMap((mark) => item(`  ${theme.signs.bullets[0]} `, mark, kit)),
  ];
}

/** What the key said: whole days of the learner's own, minutes within a day. */
function promised(e: ReviewEvent, due: number): string {
  const at = momentOf(e);
  const days = dayNumber({ ...at, t: due }) - dayNumber(at);
  return shortInterval(days > 0 && due - e.t > HOUR ? days * DAY : due - e.t);
}

function reviewWords(e: ReviewEvent): string {
  const facts = [
    `${RATING_NAMES[e.rating]} after ${duration(e.ms)}`,
    ...(e.correct === undefined ? [] : [e.correct ? 'right' : 'wrong']),
    ...(e.guess ? ['a guess'] : []),
    ...(e.points === undefined ? [] : [`${counted(e.points.length, 'key point')} covered`]),
    ...(e.flags === undefined || e.flags.length === 0 ? [] : [counted(e.flags.length, 'red flag')]),
    ...(e.due === undefined ? ['schedule left alone'] : [`next in ${promised(e, e.due)}`]),
  ];
  return facts.join(', ');
}

function eventWords(e: CardEvent): string {
  switch (e.type) {
    case 'review':
      return reviewWords(e);
    case 'answer':
      return `typed an answer in ${duration(e.ms)}`;
    case 'bury':
      return `skipped until ${dayDate(e.until)}`;
    case 'reschedule':
      return `moved to ${dayDate(e.due)}`;
    case 'flag':
      return e.flag === 0 ? 'unflagged' : 'flagged';
    case 'suspend':
      return 'suspended';
    case 'unsuspend':
      return 'unsuspended';
    case 'reset':
      return 'reset';
  }
}

/** One line an event, oldest first, with what was typed below it. */
export function historyLines(events: readonly LogEvent[], kit: Kit): string[] {
  const { theme } = kit;
  const title = theme.heading('History');
  if (events.length === 0) return [title, 'None yet.'];
  return [
    title,
    ...events.flatMap((e) => {
      if (e.type === 'undo') return [];
      const typed = e.type === 'review' || e.type === 'answer' ? sanitize(e.text ?? '').trim() : '';
      const when = theme.muted(localTime(e));
      return [
        ...item(`${when}  `, eventWords(e), kit),
        ...(typed === ''
          ? []
          : wrap(typed, kit.columns, { indent: `    ${theme.signs.quote} `, hanging: `    ${theme.signs.quote} ` })),
      ];
    }),
  ];
}
