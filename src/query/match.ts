import type { Card, CardEntry } from '../deck/model.ts';
import { DAY, dayNumber, type Moment } from '../memory/day.ts';
import type { LogEvent, ReviewEvent } from '../memory/event.ts';
import { momentOf } from '../memory/fold.ts';
import { isEdited, isLeech, isMastered, type LeechRule, standing } from '../memory/queue.ts';
import type { CardRecord } from '../memory/records.ts';
import type { CardMemory } from '../memory/schedule.ts';
import { cardText } from './card-text.ts';
import { exactly, within } from './pattern.ts';
import type { Kind, Miss, Operator, Property, Query, State, Term } from './query.ts';

/** A card as a query sees it. What is costly is asked for only where the query needs it: see `needsOf`. */
export interface Subject {
  readonly entry: CardEntry;
  readonly record: CardRecord;
  /** With its texts; undefined where its deck no longer gives it. */
  readonly card: () => Card | undefined;
  /** Events that count, in order. */
  readonly history: () => readonly LogEvent[];
  /** When the deck's file was last written, UTC ms. */
  readonly fileChanged: () => number;
}

export interface Present {
  readonly now: Moment;
  /** Probability of recall (0..1) now. */
  readonly retrievability: (memory: CardMemory) => number;
  readonly leech: Pick<LeechRule, 'lapses'>;
}

/** What must be read before cards can be compared with this query. */
export interface Needs {
  readonly texts: boolean;
  readonly histories: boolean;
}

/** Which costly parts of a subject the query looks at. */
export function needsOf(query: Query): Needs {
  const terms = termsOf(query);
  return { texts: terms.some(needsText), histories: terms.some((term) => HISTORIC.has(term.on)) };
}

const HISTORIC: ReadonlySet<Term['on']> = new Set(['rated', 'missed', 'edited']);

const needsText = (term: Term): boolean =>
  term.on === 'text' || term.on === 'company' || (term.on === 'missed' && term.what !== 'redflag');

function termsOf(query: Query): readonly Term[] {
  switch (query.kind) {
    case 'all':
      return [];
    case 'term':
      return [query.term];
    case 'not':
      return termsOf(query.query);
    default:
      return query.parts.flatMap(termsOf);
  }
}

type Test = (subject: Subject) => boolean;

/** The query as a test of cards. Patterns are prepared once, not once a card. */
export function matcher(query: Query, present: Present): Test {
  switch (query.kind) {
    case 'all':
      return () => true;
    case 'term':
      return termTest(query.term, present);
    case 'not': {
      const test = matcher(query.query, present);
      return (subject) => !test(subject);
    }
    case 'and': {
      const tests = cheapestFirst(query.parts).map((part) => matcher(part, present));
      return (subject) => tests.every((test) => test(subject));
    }
    case 'or': {
      const tests = cheapestFirst(query.parts).map((part) => matcher(part, present));
      return (subject) => tests.some((test) => test(subject));
    }
  }
}

/** Texts are searched last: most cards are out by then. */
const cheapestFirst = (parts: readonly Query[]): Query[] => {
  const cost = (part: Query): number => {
    const { texts, histories } = needsOf(part);
    return (texts ? 2 : 0) + (histories ? 1 : 0);
  };
  return [...parts].sort((a, b) => cost(a) - cost(b));
};

function termTest(term: Term, present: Present): Test {
  const { now } = present;
  const today = dayNumber(now);
  switch (term.on) {
    case 'text': {
      const holds = within(term.pattern);
      return ({ card }) => {
        const found = card();
        return found !== undefined && holds(cardText(found));
      };
    }
    case 'deck': {
      const is = exactly(term.pattern);
      return ({ entry }) => is(entry.deck);
    }
    case 'tag': {
      const is = exactly(term.pattern);
      return ({ entry }) => entry.tags.some(is);
    }
    case 'objective': {
      const is = exactly(term.pattern);
      return ({ entry }) => entry.objectives.some(is);
    }
    case 'id': {
      const is = exactly(term.pattern);
      return ({ entry }) => is(entry.id);
    }
    case 'company': {
      const is = exactly(term.pattern);
      return ({ card }) => {
        const content = card()?.content;
        return content?.type === 'interview' && content.interview.askedAt.some(({ company }) => is(company));
      };
    }
    case 'difficulty':
      return ({ entry }) => entry.difficulty === term.level;
    case 'kind':
      return (subject) => isKind(term.kind, subject);
    case 'is':
      return (subject) => isIn(term.state, subject, present);
    case 'flag':
      return ({ record }) => record.flag === term.flag;
    case 'edited':
      return (subject) => wasEdited(subject, today - term.days, now);
    case 'rated':
      return ({ history }) =>
        lastReviews(history(), today - term.days).some((e) => term.rating === undefined || e.rating === term.rating);
    case 'prop':
      return ({ record }) => {
        const value = propertyOf(term.property, record, present);
        return value !== undefined && compare(value, term.operator, term.value);
      };
    case 'missed':
      return (subject) => missed(term.what, subject);
  }
}

const isKind = (kind: Kind, { entry }: Subject): boolean => entry.type === kind || entry.form === kind;

function isIn(state: State, { entry, record }: Subject, { now, leech }: Present): boolean {
  switch (state) {
    case 'due': {
      const where = standing(record, now);
      return where === 'due' || where === 'learning';
    }
    case 'new':
      return record.memory === undefined;
    case 'learn':
      return record.memory !== undefined && record.memory.phase !== 'review';
    case 'review':
      return record.memory?.phase === 'review';
    case 'suspended':
      return record.suspended;
    case 'buried':
      return record.buriedUntil > dayNumber(now);
    case 'leech':
      return isLeech(record.memory, leech);
    case 'mastered':
      return isMastered(record.memory);
    case 'flagged':
      return record.flag !== 0;
    case 'edited':
      return isEdited(entry, record.seen?.hash);
  }
}

const reviewsOf = (history: readonly LogEvent[]): ReviewEvent[] => history.filter((e) => e.type === 'review');

/** Reviews after the learner's day `before`, the last one first. A history is in order of time, so that most of it is not looked at. */
function lastReviews(history: readonly LogEvent[], before: number): ReviewEvent[] {
  const found: ReviewEvent[] = [];
  for (let i = history.length - 1; i >= 0; i--) {
    const e = history[i];
    // No clock is a whole day ahead of UTC.
    if (e === undefined || e.t < before * DAY) break;
    if (e.type === 'review' && dayNumber(momentOf(e)) > before) found.push(e);
  }
  return found;
}

/** A change of text is known by the first review of the new one, or by the file of a card not reviewed since. */
function wasEdited({ entry, record, history, fileChanged }: Subject, before: number, now: Moment): boolean {
  if (isEdited(entry, record.seen?.hash) && dayNumber({ ...now, t: fileChanged() }) > before) return true;
  const last = lastReviews(history(), before);
  if (last.length === 0) return false;
  const reviews = reviewsOf(history());
  return reviews.slice(-last.length).some(({ hash }, i) => {
    const previous = reviews[reviews.length - last.length + i - 1];
    return previous !== undefined && previous.hash !== hash;
  });
}

/** Undefined for what a new card does not have. */
function propertyOf(property: Property, { memory }: CardRecord, { now, retrievability }: Present): number | undefined {
  switch (property) {
    case 'reps':
      return memory?.reps ?? 0;
    case 'lapses':
      return memory?.lapses ?? 0;
    case 'ivl':
      return memory?.interval;
    case 'due':
      return memory && memory.dueDay - dayNumber(now);
    case 's':
      return memory?.stability;
    case 'd':
      // FSRS counts from 1 to 10; Anki's searches from 0 to 1.
      return memory && (memory.difficulty - 1) / 9;
    case 'r':
      return memory && retrievability(memory);
  }
}

function compare(a: number, operator: Operator, b: number): boolean {
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    case '=':
      return a === b;
    case '!=':
      return a !== b;
  }
}

/** By the last answer to an interview question that was compared with its key points. */
function missed(what: Miss, { entry, card, history }: Subject): boolean {
  if (entry.type !== 'interview') return false;
  const last = history().findLast((e) => e.type === 'review' && (e.points !== undefined || e.flags !== undefined));
  if (last?.type !== 'review') return false;
  if (what === 'redflag') return (last.flags ?? []).length > 0;
  const content = card()?.content;
  if (content?.type !== 'interview') return false;
  const { keyPoints, followUps } = content.interview;
  const [all, met] = what === 'keypoint' ? [keyPoints, last.points] : [followUps, last.followUps];
  return all.some((_, i) => !(met ?? []).includes(i));
}
