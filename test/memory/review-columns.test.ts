import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { decodeLine, encodeEvent } from '../../src/memory/decode.ts';
import type { LogEvent } from '../../src/memory/event.ts';
import { foldEvents } from '../../src/memory/fold.ts';
import { foldColumns } from '../../src/memory/fold-columns.ts';
import { ReviewColumns } from '../../src/memory/review-columns.ts';
import { aLog, asWritten } from '../support/event-arbitraries.ts';
import { comparable } from '../support/learner.ts';
import { scheduler } from '../support/study.ts';

/** The fold of several texts of a log, reviews by columns. */
function foldTexts(texts: readonly string[], aliases = new Map()) {
  const columns = new ReviewColumns(texts.reduce((sum, text) => sum + text.length, 0));
  const others: LogEvent[] = [];
  for (const text of texts) {
    const take = columns.reader(text);
    let from = 0;
    for (const line of text.split('\n')) {
      if (line !== '' && !take(from, from + line.length)) {
        const read = decodeLine(line);
        if (read.kind === 'event') others.push(read.event);
      }
      from += line.length + 1;
    }
  }
  return { fold: comparable(foldColumns(columns, others, aliases, scheduler)), taken: columns.size };
}

const textOf = (events: readonly LogEvent[]): string =>
  events.map((e) => encodeEvent(e.type === 'review' ? asWritten(e) : e)).join('');

const aWayToSplit = fc.record({
  /** Which of three files each event is in, as far as told; some are in two. */
  files: fc.array(fc.nat(2), { minLength: 40, maxLength: 40 }),
  twice: fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
  reversed: fc.boolean(),
});

describe('reviews as columns', () => {
  it('fold to what events fold to: any files, any order, copies, undos, other events among them', () => {
    fc.assert(
      fc.property(aLog(40), aWayToSplit, (events, { files, twice, reversed }) => {
        const parts: LogEvent[][] = [[], [], []];
        for (const [i, e] of events.entries()) {
          parts[files[i] ?? 0]?.push(e);
          if (twice[i]) parts[((files[i] ?? 0) + 1) % 3]?.push(e);
        }
        const texts = parts.map((part) => textOf(reversed ? [...part].reverse() : part));
        const { fold, taken } = foldTexts(texts);
        expect(fold).toEqual(comparable(foldEvents(events, new Map(), scheduler)));
        const reviews = parts.flat().filter(({ type }) => type === 'review');
        expect(taken).toBe(reviews.length);
      }),
      { numRuns: 400 },
    );
  });

  it('read former ids as what they are called now', () => {
    const aliases = new Map([[cardId('e/old'), cardId('d/a')]]);
    fc.assert(
      fc.property(aLog(30), (events) => {
        expect(foldTexts([textOf(events)], aliases).fold).toEqual(comparable(foldEvents(events, aliases, scheduler)));
      }),
      { numRuns: 100 },
    );
  });

  it('leave a line that is none of theirs to others', () => {
    const text = textOf([]);
    const columns = new ReviewColumns(200);
    expect(columns.reader(`${text}{"v":1}\n`)(0, 7)).toBe(false);
    expect(columns.size).toBe(0);
  });
});
