import fc from 'fast-check';
import { cardId } from '../../src/deck/model.ts';
import { DAY, HOUR, MINUTE } from '../../src/memory/day.ts';
import {
  EVENT_VERSION,
  eventId,
  type JournalEvent,
  type LogEvent,
  type ParametersEvent,
  RATINGS,
  type Rating,
  type ReviewEvent,
} from '../../src/memory/event.ts';
import { DEFAULT_PARAMETERS } from '../../src/memory/schedule.ts';
import { MONDAY, must } from './study.ts';

export const aRating: fc.Arbitrary<Rating> = fc.constantFrom(...RATINGS);

/** Any text that a string can hold: control characters, line breaks, halves of surrogate pairs. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0, max: 0xffff })))
  .map((units) => String.fromCharCode(...units));

/** Minutes, hours, days or months: the spacing of real reviews. */
export const aGap: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 1, max: 30 * MINUTE }),
  fc.integer({ min: 1, max: 20 * HOUR }),
  fc.integer({ min: 1, max: 30 * DAY }),
  fc.integer({ min: 1, max: 500 * DAY }),
);

/** Offsets from UTC in use, in minutes. */
export const aZone: fc.Arbitrary<number> = fc.constantFrom(-720, -480, -300, -150, 0, 60, 120, 330, 345, 540, 840);

export const aRollover: fc.Arbitrary<number> = fc.constantFrom(0, 3, 4, 5, 23);

export const aRetention: fc.Arbitrary<number> = fc.constantFrom(0.7, 0.8, 0.85, 0.9, 0.95, 0.97);

/** A review with every field that matters to the fold; the rest by `changes`. */
export function reviewEvent(changes: Partial<ReviewEvent> = {}): ReviewEvent {
  return {
    v: EVENT_VERSION,
    id: 'tablet.p.1',
    t: MONDAY,
    tz: 0,
    type: 'review',
    card: cardId('d/a'),
    rating: 3,
    ms: 1000,
    mode: 'study',
    hash: 'h',
    retention: 0.9,
    ...changes,
  };
}

/** A review with its fields in the order in which sessions write them. */
export function asWritten({ mode, hash, rollover, retention, due, ...first }: ReviewEvent): ReviewEvent {
  const last = { mode, hash, ...(rollover === undefined ? {} : { rollover }), retention };
  return { ...first, ...last, ...(due === undefined ? {} : { due }) };
}

const CARDS = ['d/a', 'd/b', 'd/b#why', 'e/old'].map(cardId);

const aDraft = fc.record({
  gap: fc.oneof(fc.constant(0), aGap),
  card: fc.constantFrom(...CARDS),
  tz: aZone,
  rollover: aRollover,
  retention: aRetention,
  rating: aRating,
  mode: fc.constantFrom('study' as const, 'study' as const, 'interview' as const, 'cram' as const),
  what: fc.constantFrom(
    'review',
    'review',
    'review',
    'review',
    'suspend',
    'unsuspend',
    'reset',
    'bury',
    'reschedule',
    'flag',
    'answer',
    'undo',
  ),
  device: fc.constantFrom('laptop', 'phone'),
  pick: fc.nat(),
});

/**
 * A log of two devices in the order in which it was written: every kind of event, several at the same ms, undos of
 * anything before them, undos included.
 */
export const aLog = (maxLength = 30): fc.Arbitrary<LogEvent[]> =>
  fc.array(aDraft, { maxLength }).map((drafts) => {
    const log: LogEvent[] = [];
    let t = MONDAY;
    for (const [i, { gap, card, tz, rollover, retention, rating, mode, what, device, pick }] of drafts.entries()) {
      t += gap;
      const made = { v: EVENT_VERSION, id: eventId({ device, process: 'p' }, i + 1), t, tz } as const;
      switch (what) {
        case 'undo': {
          if (log.length === 0) break;
          const target = must(log[pick % log.length]);
          log.push({ ...made, type: 'undo', undoes: target.id, card: target.card });
          break;
        }
        case 'bury':
          log.push({ ...made, type: 'bury', card, until: pick % 30_000 });
          break;
        case 'reschedule':
          log.push({ ...made, type: 'reschedule', card, due: 20_000 + (pick % 10_000), rollover });
          break;
        case 'flag':
          log.push({ ...made, type: 'flag', card, flag: pick % 2 });
          break;
        case 'answer':
          log.push({ ...made, type: 'answer', card, ms: 5, text: 'words' });
          break;
        case 'suspend':
        case 'unsuspend':
        case 'reset':
          log.push({ ...made, type: what, card });
          break;
        default:
          log.push(reviewEvent({ ...made, card, rating, mode, retention, rollover, ms: pick % 60_000 }));
      }
    }
    return log;
  });

export const JOURNAL_TYPES = ['objective', 'reading', 'interview', 'round', 'plan', 'parameters', 'retract'] as const;

/** A change of parameters, back to the defaults unless `changes` say otherwise. */
export const parametersEvent = (changes: Partial<ParametersEvent> = {}): ParametersEvent => ({
  v: EVENT_VERSION,
  id: 'tablet.t.1',
  t: MONDAY,
  tz: 0,
  type: 'parameters',
  parameters: 'none',
  ...changes,
});

/** One of a few sets of parameters, for an event. */
export const tunedBy = (pick: number) => ({
  parameters: DEFAULT_PARAMETERS.with(2, 1 + (pick % 7)).with(20, 0.1 + (pick % 5) / 10),
  reviews: pick % 1000,
});

const aName = fc.constantFrom('messaging', 'caching', '日本', '__proto__');

/** Events that bear on no card, of two devices, in the order in which they were written. */
export const aJournal = (maxLength = 20): fc.Arbitrary<JournalEvent[]> =>
  fc
    .array(
      fc.record({
        gap: fc.oneof(fc.constant(0), aGap),
        device: fc.constantFrom('laptop', 'phone'),
        what: fc.constantFrom(...JOURNAL_TYPES),
        name: aName,
        yes: fc.boolean(),
        text: anyText,
        pick: fc.nat(),
      }),
      { maxLength },
    )
    .map((drafts) => {
      let t = MONDAY;
      const journal: JournalEvent[] = [];
      for (const [i, { gap, device, what, name, yes, text, pick }] of drafts.entries()) {
        t += gap;
        const made = { v: EVENT_VERSION, id: eventId({ device, process: 'j' }, i + 1), t, tz: 0 } as const;
        if (what === 'objective') journal.push({ ...made, type: what, deck: name, objective: name, done: yes });
        else if (what === 'reading') journal.push({ ...made, type: what, deck: name, reading: name, read: yes });
        else if (what === 'parameters') journal.push(parametersEvent({ ...made, ...(yes ? tunedBy(pick) : {}) }));
        else if (what === 'retract') {
          const target = journal[pick % journal.length];
          if (target) journal.push({ ...made, type: what, undoes: target.id });
        } else if (what === 'plan') {
          const step = yes
            ? ({ what: 'set', on: '2027-01-15', minutes: gap + 1, query: name } as const)
            : ({ what: 'clear' } as const);
          journal.push({ ...made, type: what, ...step });
        } else journal.push({ ...made, type: what, session: name, step: { do: 'answer', text } });
      }
      return journal;
    });
