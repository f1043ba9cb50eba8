import { dayDate } from '../memory/day.ts';
import { type CardEvent, RATING_NAMES } from '../memory/event.ts';

/** What an event did, in words: `Good on messaging/consumer-lag`. */
export function describeEvent(e: CardEvent): string {
  switch (e.type) {
    case 'review':
      return `${RATING_NAMES[e.rating]} on ${e.card}`;
    case 'bury':
      return `skipped ${e.card} to another day`;
    case 'reschedule':
      return `moved ${e.card} to ${dayDate(e.due)}`;
    case 'flag':
      return `${e.flag ? 'flagged' : 'unflagged'} ${e.card}`;
    case 'suspend':
      return `suspended ${e.card}`;
    case 'unsuspend':
      return `unsuspended ${e.card}`;
    case 'reset':
      return `reset ${e.card}`;
    case 'answer':
      return `typed an answer to ${e.card}`;
  }
}
