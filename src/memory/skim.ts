import { cardId } from '../deck/model.ts';
import { LATEST } from './decode.ts';
import { EVENT_VERSION, RATINGS, type Rating, type ReviewEvent, type ReviewMode } from './event.ts';

const WHOLE = '(?:0|[1-9]\\d{0,14})';
const CHARACTER = '[^"\\\\\\u0000-\\u001f]';
const ID_PART = '[^."\\\\\\s\\u0000-\\u001f]+';
/** A review as this program writes it. Captures nothing: to make a dozen strings of each line takes longer than all else. */
const REVIEW = new RegExp(
  [
    `\\{"v":1,"id":"${ID_PART}\\.${ID_PART}\\.[1-9]\\d{0,14}","t":${WHOLE},"tz":-?(?:0|[1-9]\\d{0,3}),"type":"review",`,
    `"card":"${CHARACTER}+","rating":[1-4],"ms":${WHOLE},`,
    '(?:"(?:correct|guess)":(?:true|false),',
    `|"(?:choices|points|flags|followUps)":\\[(?:${WHOLE}(?:,${WHOLE})*)?\\],`,
    `|"text":"(?:${CHARACTER}|\\\\(?:["\\\\/bfnrt]|u[0-9a-fA-F]{4}))*",)*`,
    `"mode":"(?:study|cram|interview)","hash":"${CHARACTER}*",`,
    `(?:"rollover":(?:1?\\d|2[0-3]),)?"retention":0\\.\\d{1,17}(?:,"due":${WHOLE})?\\}`,
  ].join(''),
  'y',
);

const ZERO = 48;
const MINUS = 45;
/** What stands between the values, by its length. */
const HEAD = '{"v":1,"id":"'.length;
const T = '","t":'.length;
const TZ = ',"tz":'.length;
const CARD = ',"type":"review","card":"'.length;
const RATING = '","rating":'.length;
const MS = ',"ms":'.length;
const MODE = '"mode":"';
const HASH = '","hash":"'.length;
const ROLLOVER = '"rollover":'.length;
const RETENTION = '"retention":'.length;
const DUE = ',"due":'.length;

/** What stands in the line of a review: numbers, and where its texts are. */
export interface ReviewFields {
  t: number;
  tz: number;
  rating: Rating;
  ms: number;
  mode: ReviewMode;
  rollover: number | undefined;
  retention: number;
  due: number | undefined;
  /** Where id, card and hash begin, and where they end. */
  idFrom: number;
  idTo: number;
  cardFrom: number;
  cardTo: number;
  hashFrom: number;
  hashTo: number;
  /** Where the fields between `ms` and `mode` begin. */
  answerFrom: number;
}

const someFields = (): ReviewFields => ({
  // Fractions, so that the engine has room for any number from the start.
  t: 0.5,
  tz: 0,
  rating: 1,
  ms: 0.5,
  mode: 'study',
  rollover: undefined,
  retention: 0.5,
  due: undefined,
  idFrom: 0,
  idTo: 0,
  cardFrom: 0,
  cardTo: 0,
  hashFrom: 0,
  hashTo: 0,
  answerFrom: 0,
});

/**
 * Finds what stands in the reviews of a log's text, line by line, without making anything of it: `fields` holds what was read last. The
 * function takes a line by its offsets; false where the line is anything but a review as this program writes it.
 */
export function createReviewReader(text: string): {
  readonly fields: ReviewFields;
  read(from: number, to: number): boolean;
} {
  const fields = someFields();
  let at = 0;
  /** The whole number at `at`, which is left behind. */
  const whole = (): number => {
    let value = 0;
    for (; ; at++) {
      const digit = text.charCodeAt(at) - ZERO;
      if (!(digit >= 0 && digit <= 9)) return value;
      value = value * 10 + digit;
    }
  };
  const read = (from: number, to: number): boolean => {
    REVIEW.lastIndex = from;
    if (!REVIEW.test(text) || REVIEW.lastIndex !== to) return false;
    at = from + HEAD;
    fields.idFrom = at;
    at = text.indexOf('"', at);
    fields.idTo = at;
    at += T;
    fields.t = whole();
    at += TZ;
    const west = text.charCodeAt(at) === MINUS;
    if (west) at++;
    const offset = whole();
    fields.tz = west ? -offset : offset;
    at += CARD;
    fields.cardFrom = at;
    at = text.indexOf('"', at);
    fields.cardTo = at;
    at += RATING;
    fields.rating = RATINGS[text.charCodeAt(at) - ZERO - 1] ?? 1;
    at += 1 + MS;
    fields.ms = whole();
    fields.answerFrom = at;
    // No text holds it: inside one each quote has a backslash before it.
    at = text.indexOf(MODE, at) + MODE.length;
    const letter = text[at];
    const mode = letter === 's' ? 'study' : letter === 'c' ? 'cram' : 'interview';
    fields.mode = mode;
    at += mode.length + HASH;
    fields.hashFrom = at;
    at = text.indexOf('"', at);
    fields.hashTo = at;
    at += 2;
    fields.rollover = undefined;
    if (text[at + 1] === 'r' && text[at + 2] === 'o') {
      at += ROLLOVER;
      fields.rollover = whole();
      at++;
    }
    at += RETENTION;
    const comma = text.indexOf(',', at);
    const end = comma < 0 || comma >= to ? to - 1 : comma;
    fields.retention = decimal(at, end);
    fields.due = undefined;
    if (end === comma) {
      at = comma + DUE;
      fields.due = whole();
    }
    return !(fields.t > LATEST || fields.ms > LATEST || fields.retention <= 0 || offset > 24 * 60);
  };
  let lastText = '0.9';
  let last = 0.9;
  /** The number that stands there; that of the line before is nearly always the same. */
  const decimal = (from: number, to: number): number => {
    if (to - from !== lastText.length || !text.startsWith(lastText, from)) {
      lastText = text.slice(from, to);
      last = Number(lastText);
    }
    return last;
  };
  return { fields, read };
}

/**
 * Reads reviews out of the text of a log, without what was chosen, typed and ticked, which no schedule depends on; with `answers`,
 * what was right, guessed and ticked is read too. The function it gives takes a line by its offsets; undefined where the line is anything
 * else (another kind of event, another order of fields), which is then for `decodeLine` to judge. What it accepts, that accepts too, with
 * the same values: compared by property. A fifth of the time that decoding takes.
 */
export function createSkimmer(text: string, answers = false): (from: number, to: number) => ReviewEvent | undefined {
  const { fields, read } = createReviewReader(text);
  return (from, to) => {
    if (!read(from, to)) return undefined;
    const { t, tz, rating, ms, mode, retention, rollover, due } = fields;
    const review = {
      v: EVENT_VERSION,
      id: text.slice(fields.idFrom, fields.idTo),
      t,
      tz,
      type: 'review',
      card: cardId(text.slice(fields.cardFrom, fields.cardTo)),
      rating,
      ms,
      mode,
      hash: text.slice(fields.hashFrom, fields.hashTo),
      retention,
      rollover,
      due,
    } as const;
    return answers ? Object.assign(review, answerAt(text, fields.answerFrom)) : review;
  };
}

type Answer = Pick<ReviewEvent, 'correct' | 'guess' | 'points' | 'flags' | 'followUps'>;

/** The fields between `ms` and `mode` that statistics and queries look at; the last of a name counts, as in JSON. */
function answerAt(text: string, from: number): Answer {
  const found: { correct?: boolean; guess?: true; points?: number[]; flags?: number[]; followUps?: number[] } = {};
  let at = from;
  for (;;) {
    const name = text.slice(at + 2, text.indexOf('"', at + 2));
    if (name === 'mode') return found;
    at += name.length + 4;
    if (name === 'correct' || name === 'guess') {
      const isTrue = text[at] === 't';
      if (name === 'correct') found.correct = isTrue;
      else if (isTrue) found.guess = true;
      else delete found.guess;
      at += isTrue ? 4 : 5;
    } else if (name === 'text') {
      for (at++; text[at] !== '"'; at++) if (text[at] === '\\') at++;
      at++;
    } else {
      const end = text.indexOf(']', at);
      const numbers =
        end === at + 1
          ? []
          : text
              .slice(at + 1, end)
              .split(',')
              .map(Number);
      if (name === 'points') found.points = numbers;
      else if (name === 'flags') found.flags = numbers;
      else if (name === 'followUps') found.followUps = numbers;
      at = end + 1;
    }
  }
}
