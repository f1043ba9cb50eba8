import type { AnyEvent, ParametersEvent, PlanEvent } from '../memory/event.ts';
import { counted } from '../report/duration.ts';
import { describeEvent } from '../session/describe.ts';
import { oneLine } from './sanitize.ts';

/** What an event of the log did, in words and on one line. */
export const eventWords = (e: AnyEvent): string => oneLine(wordsOf(e));

function wordsOf(e: AnyEvent): string {
  switch (e.type) {
    case 'undo':
      return `undid something on ${e.card}`;
    case 'objective':
      return `marked the objective ${e.deck}/${e.objective} as ${e.done ? 'done' : 'not done'}`;
    case 'reading':
      return `marked ${e.reading} of ${e.deck} as ${e.read ? 'read' : 'not read'}`;
    case 'interview':
      return `a step of the interview ${e.session}`;
    case 'round':
      return `a step of the round ${e.session}`;
    case 'parameters':
      return parametersWords(e);
    case 'retract':
      return 'took something back';
    case 'plan':
      return planWords(e);
    default:
      return describeEvent(e);
  }
}

function parametersWords({ parameters, reviews }: ParametersEvent): string {
  if (parameters === 'none') return "set the schedule back to FSRS's defaults";
  return `tuned the schedule${reviews === undefined ? '' : ` to ${counted(reviews, 'review')}`}`;
}

function planWords(e: PlanEvent): string {
  if (e.what === 'clear') return 'gave up the plan';
  return `planned for ${e.on}, ${counted(e.minutes, 'minute')} a day${e.query === '' ? '' : `: ${e.query}`}`;
}
