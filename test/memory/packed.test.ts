import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { foldEvents } from '../../src/memory/fold.ts';
import { RecordMap } from '../../src/memory/packed.ts';
import { UNTOUCHED } from '../../src/memory/records.ts';
import { aLog, reviewEvent } from '../support/event-arbitraries.ts';
import { must, scheduler } from '../support/study.ts';

const A = cardId('d/a');
const foldOf = (...events: Parameters<typeof foldEvents>[0]) => foldEvents(events, new Map(), scheduler).cards;

describe('packed records', () => {
  it('come out as they went in, in any fold', () => {
    fc.assert(
      fc.property(aLog(), (log) => {
        const cards = foldOf(...log);
        const map = new RecordMap(cards.pack());
        expect(map.size).toBe(cards.size);
        expect(new Map(map)).toEqual(new Map(cards));
        for (const id of cards.keys()) expect([map.has(id), map.get(id)]).toEqual([true, cards.get(id)]);
        expect([...new Map(new RecordMap(map.pack()))]).toEqual([...cards]);
      }),
      { numRuns: 150 },
    );
  });

  it('of nothing are nothing', () => {
    const map = new RecordMap(RecordMap.of(new Map()).pack());
    expect([map.size, [...map], map.get(A), map.has(cardId(''))]).toEqual([0, [], undefined, false]);
  });

  it('keep a fingerprint that is empty apart from none', () => {
    const cards = foldOf(reviewEvent({ hash: '' }));
    expect(new RecordMap(cards.pack()).get(A)?.seen).toEqual({ hash: '', rating: 3 });
  });

  it('can be replaced, added and deleted', () => {
    const map = new RecordMap(foldOf(reviewEvent()).pack());
    const other = cardId('d/new');
    map.set(A, { ...UNTOUCHED, flag: 2 });
    map.set(other, { ...UNTOUCHED, flag: 1 });
    expect([map.get(A)?.flag, map.get(other)?.flag, map.size]).toEqual([2, 1, 2]);
    expect(new Map(map).get(other)?.flag).toBe(1);
    map.delete(A);
    expect([map.has(A), map.get(A), map.size, [...map.keys()]]).toEqual([false, undefined, 1, [other]]);
  });

  it('tell which cards were studied on a day, replaced ones included', () => {
    const cards = foldOf(reviewEvent(), reviewEvent({ card: cardId('d/crammed'), id: 'tablet.p.2', mode: 'cram' }));
    const map = new RecordMap(cards.pack());
    const day = must(cards.get(A)).studiedOn;
    expect(map.studiedOn(day)).toEqual([A]);
    expect(map.studiedOn(day + 1)).toEqual([]);
    map.set(A, { ...UNTOUCHED, studiedOn: day + 1 });
    map.set(cardId('d/new'), { ...UNTOUCHED, studiedOn: day + 1 });
    expect(map.studiedOn(day)).toEqual([]);
    expect(map.studiedOn(day + 1)).toEqual([A, 'd/new']);
  });
});
