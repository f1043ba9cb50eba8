import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLine, encodeEvent, type Line } from '../../src/memory/decode.ts';
import { createSkimmer } from '../../src/memory/skim.ts';
import { aLog, asWritten } from '../support/event-arbitraries.ts';

/** A line as the log is read: skimmed where it can be. */
function skimLine(text: string, answers = false): Line {
  // Not at the start, and not the only line.
  const log = `${text}\n${text}`;
  const event = createSkimmer(log, answers)(text.length + 1, log.length);
  return event ? { kind: 'event', event } : decodeLine(text);
}

/** A line with what folding does not need taken out. */
function core(line: ReturnType<typeof decodeLine>) {
  if (line.kind !== 'event' || line.event.type !== 'review') return line;
  const {
    correct: _,
    guess: __,
    choices: ___,
    text: ____,
    points: _____,
    flags: ______,
    followUps: _______,
    ...event
  } = line.event;
  return { kind: line.kind, event };
}

/** A line with what statistics do not need taken out. */
function answered(line: ReturnType<typeof decodeLine>) {
  if (line.kind !== 'event' || line.event.type !== 'review') return line;
  const { choices: _, text: __, ...event } = line.event;
  return { kind: line.kind, event: event.guess ? event : { ...event, guess: undefined } };
}

const places = fc.array(fc.nat(40), { maxLength: 4 });
const anAnswer = fc.record(
  {
    correct: fc.boolean(),
    guess: fc.constant(true as const),
    choices: places,
    text: fc.oneof(fc.string(), fc.constantFrom('"points":[7],', '\\', '\\"', '"mode":"cram"')),
    points: places,
    flags: places,
    followUps: places,
  },
  { requiredKeys: [] },
);

describe('skimming a line', () => {
  it('with answers gives what was right, guessed and ticked too', () => {
    fc.assert(
      fc.property(aLog(1), anAnswer, fc.boolean(), ([event], answer, isGuessFalse) => {
        if (event?.type !== 'review') return;
        const whole = asWritten({ ...event, ...answer });
        const written = JSON.stringify(whole);
        const line = isGuessFalse ? written.replace(',"guess":true,', ',"guess":false,') : written;
        expect(createSkimmer(line, true)(0, line.length)).toBeDefined();
        expect(answered(skimLine(line, true))).toEqual(answered(decodeLine(line)));
        expect(core(skimLine(line))).toEqual(core(decodeLine(line)));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same event as decoding it, less what no schedule depends on', () => {
    fc.assert(
      fc.property(aLog(), (events) => {
        for (const event of events) {
          const line = encodeEvent(event.type === 'review' ? asWritten(event) : event).trimEnd();
          if (event.type === 'review') expect(createSkimmer(line)(0, line.length)).toBeDefined();
          expect(core(skimLine(line))).toEqual(core(decodeLine(line)));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same verdict on a line with a few characters changed', () => {
    const changes = fc.array(
      fc.tuple(fc.nat(400), fc.constantFrom('', '"', '\\', ',', '0', '9', '-', '.', '}', '{', ' ', '\u0001', 'e', 'x')),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    fc.assert(
      fc.property(aLog(3), changes, ([event], edits) => {
        if (!event) return;
        let line = encodeEvent(event.type === 'review' ? asWritten(event) : event).trimEnd();
        for (const [at, text] of edits) line = line.slice(0, at) + text + line.slice(at + 1);
        expect(core(skimLine(line))).toEqual(core(decodeLine(line)));
      }),
      { numRuns: 3000 },
    );
  });
});
