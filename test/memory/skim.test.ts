import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLine, encodeEvent, type Line } from '../../src/memory/decode.ts';
import { createSkimmer } from '../../src/memory/skim.ts';
import { aLog } from '../support/event-arbitraries.ts';

/** A line as the log is read: skimmed where it can be. */
function skimLine(text: string): Line {
  // Not at the start, and not the only line.
  const log = `${text}\n${text}`;
  const event = createSkimmer(log)(text.length + 1, log.length);
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

describe('skimming a line', () => {
  it('gives the same event as decoding it, less what no schedule depends on', () => {
    fc.assert(
      fc.property(aLog(), (events) => {
        for (const event of events) {
          const line = encodeEvent(event).trimEnd();
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
        let line = encodeEvent(event).trimEnd();
        for (const [at, text] of edits) line = line.slice(0, at) + text + line.slice(at + 1);
        expect(core(skimLine(line))).toEqual(core(decodeLine(line)));
      }),
      { numRuns: 3000 },
    );
  });
});
