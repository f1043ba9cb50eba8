import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayDate } from '../../src/memory/day.ts';
import { decodeLine, encodeEvent } from '../../src/memory/decode.ts';
import { compareEvents, type LogEvent } from '../../src/memory/event.ts';
import { foldEvents } from '../../src/memory/fold.ts';
import { DEFAULT_PARAMETERS } from '../../src/memory/schedule.ts';
import { aJournal, aLog, anyText, reviewEvent } from '../support/event-arbitraries.ts';
import { MONDAY, scheduler } from '../support/study.ts';

const sound = { ...reviewEvent(), due: MONDAY, rollover: 4, choices: [1], text: 'words' };
const line = (changes: object): string => JSON.stringify({ ...sound, ...changes });
const NO_PARAMETERS = 'its parameters are not 21 that FSRS takes';
const base = { v: 1, id: 'laptop.p1.1', t: MONDAY, tz: 0, card: 'd/a' };

describe('a sound line', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(aLog(), (log) => {
        for (const event of log) {
          const written = encodeEvent(event);
          expect(written.endsWith('\n')).toBe(true);
          expect(written.slice(0, -1)).not.toContain('\n');
          expect(decodeLine(written.slice(0, -1))).toEqual({ kind: 'event', event });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('may hold any text, line breaks included, on one line', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const event: LogEvent = { ...reviewEvent(), text };
        const written = encodeEvent(event);
        expect(written.indexOf('\n')).toBe(written.length - 1);
        expect(decodeLine(written)).toEqual({ kind: 'event', event });
      }),
      { numRuns: 200 },
    );
  });

  it('may bear on no card, and comes back all the same', () => {
    fc.assert(
      fc.property(aJournal(), (journal) => {
        for (const event of journal) expect(decodeLine(encodeEvent(event))).toEqual({ kind: 'journal', event });
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    [{ type: 'objective', deck: 'd', objective: 'o' }, 'it names no objective'],
    [{ type: 'plan', what: 'set', on: '2027-02-30', minutes: 5, query: '' }, 'it names no date'],
    [{ type: 'plan', what: 'set', on: '2027-02-03', minutes: 0, query: '' }, 'minutes are not above 0'],
    [{ type: 'plan', what: 'set', on: '2027-02-03', minutes: 5 }, 'it has no query'],
    [{ type: 'plan' }, 'it names no date'],
    [{ type: 'objective', deck: 'd', done: true }, 'it names no objective'],
    [{ type: 'reading', deck: 'd', reading: 'r', read: 'yes' }, 'it names no reading'],
    [{ type: 'interview', session: 'i' }, 'session or step is missing'],
    [{ type: 'round', session: 'r', step: [] }, 'session or step is missing'],
    [{ type: 'round', step: {} }, 'session or step is missing'],
    [{ type: 'retract' }, 'it does not say what it undoes'],
    [{ type: 'parameters' }, NO_PARAMETERS],
    [{ type: 'parameters', parameters: 'default' }, NO_PARAMETERS],
    [{ type: 'parameters', parameters: DEFAULT_PARAMETERS.slice(1) }, NO_PARAMETERS],
    [{ type: 'parameters', parameters: [...DEFAULT_PARAMETERS, 1] }, NO_PARAMETERS],
    [{ type: 'parameters', parameters: DEFAULT_PARAMETERS.map(String) }, NO_PARAMETERS],
    // What JSON makes of a number that is not finite.
    [{ type: 'parameters', parameters: DEFAULT_PARAMETERS.with(5, Number.NaN) }, NO_PARAMETERS],
    [{ type: 'parameters', parameters: DEFAULT_PARAMETERS.with(0, 0) }, NO_PARAMETERS],
    [{ type: 'parameters', parameters: DEFAULT_PARAMETERS.with(20, 0.81) }, NO_PARAMETERS],
    [{ type: 'parameters', parameters: 'none', reviews: -1 }, 'reviews is not a number of reviews'],
    [{ type: 'parameters', parameters: 'none', reviews: 0.5 }, 'reviews is not a number of reviews'],
  ])('is damaged where %j lacks what its type promises', (fields, why) => {
    const { card: _, ...rest } = base;
    expect(decodeLine(JSON.stringify({ ...rest, ...fields }))).toEqual({ kind: 'damaged', why });
  });

  it('may end in a carriage return or blanks', () => {
    expect(decodeLine(`${JSON.stringify(sound)}\r`).kind).toBe('event');
  });
});

describe('a line that is no event', () => {
  it.each(['', ' ', '\t', '\r'])('is blank: %j', (text) => {
    expect(decodeLine(text)).toEqual({ kind: 'blank' });
  });

  it.each([
    ['torn', JSON.stringify(sound).slice(0, 40), 'not a complete line of JSON'],
    ['zeros of a power cut', '\0\0\0\0', 'not a complete line of JSON'],
    ['two events on one line', line({}) + line({}), 'not a complete line of JSON'],
    ['a list', '[]', 'not an event'],
    ['null', 'null', 'not an event'],
    ['a number', '7', 'not an event'],
    ['no version', line({ v: undefined }), 'it has no version'],
    ['version 0', line({ v: 0 }), 'it has no version'],
    ['version as text', line({ v: '1' }), 'it has no version'],
    ['no id', line({ id: undefined }), 'it has no id'],
    ['an id without a counter', line({ id: 'laptop.p1' }), 'it has no id'],
    ['an id with blanks', line({ id: 'my laptop.p1.1' }), 'it has no id'],
    ['a counter with a leading zero', line({ id: 'laptop.p1.01' }), 'it has no id'],
    ['a counter beyond counting', line({ id: `laptop.p1.${'9'.repeat(20)}` }), 'it has no id'],
    ['no time', line({ t: undefined }), 'its time is not a time'],
    ['a time before 1970', line({ t: -1 }), 'its time is not a time'],
    ['a time after all dates', line({ t: 9e15 }), 'its time is not a time'],
    ['a time as text', line({ t: '2026-03-02' }), 'its time is not a time'],
    ['no offset', line({ tz: undefined }), 'its UTC offset is out of range'],
    ['an offset of two days', line({ tz: 2880 }), 'its UTC offset is out of range'],
    ['no card', line({ card: undefined }), 'it names no card'],
    ['an empty card', line({ card: '' }), 'it names no card'],
    ['a card that is no text', line({ card: 7 }), 'it names no card'],
    ['a card over two lines', line({ card: 'd/a\nd/b' }), 'it names no card'],
    ['a hash over two lines', line({ hash: 'one\ntwo' }), 'hash is missing'],
    ['rating 0', line({ rating: 0 }), 'rating is not 1 to 4'],
    ['rating 5', line({ rating: 5 }), 'rating is not 1 to 4'],
    ['rating as text', line({ rating: '3' }), 'rating is not 1 to 4'],
    ['negative ms', line({ ms: -1 }), 'ms is not a duration'],
    ['ms without end', line({ ms: 1e300 }), 'ms is not a duration'],
    ['an unknown mode', line({ mode: 'exam' }), 'mode is unknown'],
    ['no hash', line({ hash: undefined }), 'hash is missing'],
    ['retention 0', line({ retention: 0 }), 'retention is not between 0 and 1'],
    ['retention 1', line({ retention: 1 }), 'retention is not between 0 and 1'],
    ['no retention', line({ retention: undefined }), 'retention is not between 0 and 1'],
    ['due as text', line({ due: 'soon' }), 'due is not a time'],
    ['due after all dates', line({ due: 1e300 }), 'due is not a time'],
    ['rollover 24', line({ rollover: 24 }), 'rollover is not an hour'],
    ['rollover -1', line({ rollover: -1 }), 'rollover is not an hour'],
    ['correct as a number', line({ correct: 1 }), 'a field has the wrong type'],
    ['text as a number', line({ text: 1 }), 'a field has the wrong type'],
    ['choices as text', line({ choices: ['a'] }), 'a list holds something other than whole numbers'],
    ['points as a number', line({ points: 1 }), 'a list holds something other than whole numbers'],
    ['halves of flags', line({ flags: [0.5] }), 'a list holds something other than whole numbers'],
    ['an undo of nothing', JSON.stringify({ ...base, type: 'undo' }), 'it does not say what it undoes'],
    ['a bury without a day', JSON.stringify({ ...base, type: 'bury' }), 'until is not a day'],
    ['a bury beyond all dates', JSON.stringify({ ...base, type: 'bury', until: 1e12 }), 'until is not a day'],
    ['a flag without a number', JSON.stringify({ ...base, type: 'flag', flag: true }), 'flag is not a number'],
    ['an answer without text', JSON.stringify({ ...base, type: 'answer', ms: 1 }), 'text or ms is missing'],
    ['a suspend of nothing', JSON.stringify({ ...base, type: 'suspend', card: undefined }), 'it names no card'],
  ])('is damaged, and says why: %s', (_, text, why) => {
    expect(decodeLine(text)).toEqual({ kind: 'damaged', why });
  });

  it.each([
    ['a later version', line({ v: 2, rating: 'great' }), 'version 2'],
    ['a later type', JSON.stringify({ ...base, type: 'duel', score: 7 }), 'event type "duel"'],
    [
      'a later type that is about no card',
      JSON.stringify({ ...base, card: undefined, type: 'weather' }),
      'event type "weather"',
    ],
  ])('is from a newer prepdeck, not damaged: %s', (_, text, what) => {
    expect(decodeLine(text)).toEqual({ kind: 'newer', what });
  });
});

describe('hostile lines', () => {
  it('never throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.json()), (text) => {
        expect(['event', 'blank', 'newer', 'damaged']).toContain(decodeLine(text).kind);
      }),
      { numRuns: 500 },
    );
  });

  it('cannot reach prototypes', () => {
    const text = JSON.stringify(sound).replace(
      '{',
      '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},',
    );
    const decoded = decodeLine(text);
    expect(decoded.kind).toBe('event');
    if (decoded.kind === 'event') foldEvents([decoded.event], new Map(), scheduler);
    expect('polluted' in {}).toBe(false);
    const card = decodeLine(line({ card: '__proto__' }));
    if (card.kind === 'event') expect(foldEvents([card.event], new Map(), scheduler).cards.size).toBe(1);
  });

  it('whose every field is accepted never break the fold, the order, or a date', () => {
    const number = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, 1e300, 1e-300, 253_402_300_799_999));
    const anEvent = fc.record({
      v: fc.constant(1),
      id: fc.constantFrom('a.b.1', 'a.b.2', 'c.d.1'),
      t: fc.oneof(number, fc.constant(MONDAY)),
      tz: fc.oneof(fc.constant(0), number),
      card: fc.constantFrom('d/a', '__proto__', '#'),
      type: fc.constantFrom('review', 'review', 'bury', 'undo', 'reset', 'flag'),
      rating: fc.constantFrom(1, 2, 3, 4),
      ms: fc.oneof(fc.constant(0), number),
      mode: fc.constant('study'),
      hash: fc.constant(''),
      retention: fc.double({ min: 0, max: 1 }),
      due: fc.oneof(fc.constant(0), number),
      rollover: fc.oneof(fc.constant(4), number),
      until: number,
      flag: number,
      undoes: fc.constantFrom('a.b.1', 'c.d.1', 'nothing'),
    });
    fc.assert(
      fc.property(fc.array(anEvent, { maxLength: 6 }), (made) => {
        const events = made.flatMap((e) => {
          const decoded = decodeLine(JSON.stringify(e));
          return decoded.kind === 'event' ? [decoded.event] : [];
        });
        const { cards, days } = foldEvents(events, new Map(), scheduler);
        for (const day of days.keys()) expect(dayDate(day)).toBeTypeOf('string');
        for (const { buriedUntil, memory } of cards.values()) {
          expect(dayDate(buriedUntil)).toBeTypeOf('string');
          if (memory) expect(new Date(memory.dueAt).toISOString()).toBeTypeOf('string');
        }
        for (const e of events) {
          expect(compareEvents(e, e)).toBe(0);
          if (e.type === 'review' && e.due !== undefined) expect(new Date(e.due).toISOString()).toBeTypeOf('string');
        }
      }),
      { numRuns: 1000 },
    );
  });
});
