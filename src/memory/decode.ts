import { DAY, parseDate } from './day.ts';
import { type AnyEvent, EVENT_VERSION, type JournalEvent, type LogEvent } from './event.ts';
import { areParameters } from './parameters.ts';

/** What one line of a log is. Only `event` and `journal` count; everything else is named by `prepdeck data verify`. */
export type Line =
  | { readonly kind: 'event'; readonly event: LogEvent }
  | { readonly kind: 'journal'; readonly event: JournalEvent }
  | { readonly kind: 'blank' }
  /** Sound, but of a kind that this version does not know: kept, not used. */
  | { readonly kind: 'newer'; readonly what: string }
  | { readonly kind: 'damaged'; readonly why: string };

/** 9999-12-31, so that every time can be a date. */
export const LATEST = 253_402_300_799_999;

/** The last instant a Date can hold: an interval may lead beyond `LATEST`. */
const LATEST_DUE = 8.64e15;

type Fields = Readonly<Record<string, unknown>>;

const finite = (x: unknown): x is number => typeof x === 'number' && Number.isFinite(x);
const indexes = (x: unknown): boolean => x === undefined || (Array.isArray(x) && x.every(Number.isInteger));
const within = (x: unknown, latest: number): x is number => finite(x) && x >= 0 && x <= latest;
/** On one line, as the packed records need it. */
const isName = (x: unknown): x is string => typeof x === 'string' && !x.includes('\n');
const isHour = (x: unknown): boolean => x === undefined || (finite(x) && x >= 0 && x < 24);
const isObject = (x: unknown): boolean => typeof x === 'object' && x !== null && !Array.isArray(x);
const optional = (x: unknown, type: string): boolean => x === undefined || typeof x === type;

function reviewFault(e: Fields): string | undefined {
  if (e.rating !== 1 && e.rating !== 2 && e.rating !== 3 && e.rating !== 4) return 'rating is not 1 to 4';
  if (!within(e.ms, LATEST)) return 'ms is not a duration';
  if (e.mode !== 'study' && e.mode !== 'cram' && e.mode !== 'interview') return 'mode is unknown';
  if (!isName(e.hash)) return 'hash is missing';
  if (!finite(e.retention) || e.retention <= 0 || e.retention >= 1) return 'retention is not between 0 and 1';
  if (e.due !== undefined && !within(e.due, LATEST_DUE)) return 'due is not a time';
  if (!isHour(e.rollover)) return 'rollover is not an hour';
  if (!optional(e.correct, 'boolean') || !optional(e.guess, 'boolean') || !optional(e.text, 'string'))
    return 'a field has the wrong type';
  if (!indexes(e.choices) || !indexes(e.points) || !indexes(e.flags) || !indexes(e.followUps))
    return 'a list holds something other than whole numbers';
  return undefined;
}

/** What is wrong with the fields of this type; 'newer' for a type this version does not know. */
function fault(e: Fields): string | undefined {
  switch (e.type) {
    case 'review':
      return reviewFault(e);
    case 'answer':
      return typeof e.text === 'string' && within(e.ms, LATEST) ? undefined : 'text or ms is missing';
    case 'undo':
      return typeof e.undoes === 'string' ? undefined : 'it does not say what it undoes';
    case 'bury':
      return Number.isInteger(e.until) && within(e.until, LATEST / DAY) ? undefined : 'until is not a day';
    case 'reschedule':
      if (!Number.isInteger(e.due) || !within(e.due, LATEST / DAY)) return 'due is not a day';
      return isHour(e.rollover) ? undefined : 'rollover is not an hour';
    case 'flag':
      return Number.isInteger(e.flag) ? undefined : 'flag is not a number';
    case 'suspend':
    case 'unsuspend':
    case 'reset':
      return undefined;
    default:
      return 'newer';
  }
}

function planFault({ what, on, minutes, query }: Fields): string | undefined {
  if (what === 'clear') return undefined;
  if (what !== 'set' || typeof on !== 'string' || parseDate(on) === undefined) return 'it names no date';
  if (!finite(minutes) || minutes <= 0) return 'minutes are not above 0';
  return isName(query) ? undefined : 'it has no query';
}

/** As `fault`, for what bears on no card; undefined, too, for a type that is none of these. */
function journalFault(e: Fields): string | undefined {
  switch (e.type) {
    case 'objective':
      return isName(e.deck) && isName(e.objective) && typeof e.done === 'boolean' ? undefined : 'it names no objective';
    case 'reading':
      return isName(e.deck) && isName(e.reading) && typeof e.read === 'boolean' ? undefined : 'it names no reading';
    case 'parameters':
      if (e.parameters !== 'none' && !areParameters(e.parameters)) return 'its parameters are not 21 that FSRS takes';
      return e.reviews === undefined || (Number.isInteger(e.reviews) && within(e.reviews, LATEST))
        ? undefined
        : 'reviews is not a number of reviews';
    case 'retract':
      return typeof e.undoes === 'string' ? undefined : 'it does not say what it undoes';
    case 'plan':
      return planFault(e);
    default:
      return isName(e.session) && isObject(e.step) ? undefined : 'session or step is missing';
  }
}

const JOURNAL: ReadonlySet<unknown> = new Set<JournalEvent['type']>([
  'objective',
  'reading',
  'interview',
  'round',
  'parameters',
  'retract',
  'plan',
]);

/** A counter has one spelling and is exact as a number, so that no two ids are equal in the order of events. */
const ID = /^[^.\s]+\.[^.\s]+\.[1-9][0-9]{0,14}$/;

/** Reads one line of a log. Never throws; a line that is not an event says why. */
export function decodeLine(text: string): Line {
  if (text === '' || text.trim() === '') return { kind: 'blank' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'damaged', why: 'not a complete line of JSON' };
  }
  if (!isObject(value)) return { kind: 'damaged', why: 'not an event' };
  const e = value as Fields;
  if (finite(e.v) && e.v > EVENT_VERSION) return { kind: 'newer', what: `version ${e.v}` };
  if (e.v !== EVENT_VERSION) return { kind: 'damaged', why: 'it has no version' };
  if (typeof e.id !== 'string' || !ID.test(e.id)) return { kind: 'damaged', why: 'it has no id' };
  if (!within(e.t, LATEST)) return { kind: 'damaged', why: 'its time is not a time' };
  if (!finite(e.tz) || Math.abs(e.tz) > 24 * 60) return { kind: 'damaged', why: 'its UTC offset is out of range' };
  if (JOURNAL.has(e.type)) {
    const why = journalFault(e);
    return why === undefined ? { kind: 'journal', event: value as JournalEvent } : { kind: 'damaged', why };
  }
  const wrong = fault(e);
  if (wrong === 'newer') return { kind: 'newer', what: `event type ${JSON.stringify(e.type)}` };
  if (wrong === undefined && (!isName(e.card) || e.card === '')) return { kind: 'damaged', why: 'it names no card' };
  if (wrong !== undefined) return { kind: 'damaged', why: wrong };
  // Every field that LogEvent promises has just been looked at.
  return { kind: 'event', event: value as LogEvent };
}

/** One line of the log, newline included. */
export const encodeEvent = (e: AnyEvent): string => `${JSON.stringify(e)}\n`;
