import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CardEntry, type CardId, cardId } from '../../src/deck/model.ts';
import type { LogEvent } from '../../src/memory/event.ts';
import { histories } from '../../src/memory/fold.ts';
import { ReviewTable } from '../../src/memory/review-table.ts';
import { calibrationOf } from '../../src/report/stats/calibration.ts';
import { addReviews, noSums, type Sums } from '../../src/report/stats/sums.ts';
import { type LearnerOptions, openLearner } from '../../src/store/learner.ts';
import { openReviews } from '../../src/store/reviews-cache.ts';
import { sumsOf } from '../../src/store/sums-cache.ts';
import { aLog, reviewEvent } from '../support/event-arbitraries.ts';
import { appendTo, learnerIn } from '../support/learner.ts';
import { temporaryFolder } from '../support/program.ts';
import { checkCard, followUpCard, interviewCard, MONDAY, scheduler } from '../support/study.ts';

/** Two libraries: what the cards are decides where their answers are counted. */
const LIBRARIES: Readonly<Record<string, readonly CardEntry[]>> = {
  one: [checkCard('d/a'), interviewCard('d/b'), followUpCard('d/b#why')],
  other: [checkCard('d/a', undefined, { difficulty: 'hard' }), interviewCard('d/b#why')],
};

const finder =
  (library: string) =>
  (card: CardId): CardEntry | undefined =>
    LIBRARIES[library]?.find(({ id }) => id === card);

/** Everything in them, the cards by their ids: tables number them as they come. */
const told = ({ days, cards, accuracy, compared, calibration }: Sums, ids: readonly CardId[]) => ({
  days,
  cards: new Map(
    ids.flatMap((id, place) =>
      (cards.answers[place] ?? 0) > 0 ? [[id, [cards.answers[place], cards.right[place], cards.lapses[place]]]] : [],
    ),
  ),
  decks: [...accuracy.decks].map(([deck, slots]) => [
    deck,
    slots.toSorted((a, b) => (`${a.kind} ${a.level}` < `${b.kind} ${b.level}` ? -1 : 1)),
  ]),
  tenths: new Map([...accuracy.tenths].map(([kind, tenths]) => [kind, tenths.map((count, i) => count * i).join()])),
  compared,
  calibration: calibrationOf(calibration),
});

function fromScratch(events: readonly LogEvent[], library: string) {
  const table = new ReviewTable();
  for (const [card, history] of histories(events, new Map())) table.add(card, history, scheduler);
  const sums = noSums();
  addReviews(sums, table.reviews(), finder(library));
  return told(sums, table.cards);
}

let process = 0;

/** As a process of its own sees them. */
function look(options: LearnerOptions, worthKeeping: number, library: string) {
  const own = { ...options, nonce: `n${process++}` };
  const reviews = openReviews({ ...own, learner: openLearner(own) }, worthKeeping);
  return told(sumsOf(reviews, { ...own, library, entryOf: finder(library) }), reviews.table.cards);
}

describe('sums of all reviews', () => {
  it('are what the whole log gives, however it grew, whenever they were looked at, and whatever the decks were then', () => {
    const aLook = fc.record({
      isLooked: fc.boolean(),
      worthKeeping: fc.constantFrom(1, 4, 1000),
      library: fc.constantFrom('one', 'other'),
    });
    fc.assert(
      fc.property(aLog(25), fc.array(aLook, { minLength: 25, maxLength: 25 }), (events, looks) => {
        const options = learnerIn(temporaryFolder('sums'));
        for (const [i, event] of events.entries()) {
          appendTo(options.reviews, [event]);
          const { isLooked = false, worthKeeping = 1, library = 'one' } = looks[i] ?? {};
          if (isLooked)
            expect(look(options, worthKeeping, library)).toEqual(fromScratch(events.slice(0, i + 1), library));
        }
        expect(look(options, 1, 'one')).toEqual(fromScratch(events, 'one'));
      }),
      { numRuns: 60 },
    );
  });

  it('of the table that is kept are not counted again', () => {
    const options = learnerIn(temporaryFolder('sums'));
    appendTo(
      options.reviews,
      [1, 2, 3].map((n) => reviewEvent({ id: `tablet.p.${n}`, t: MONDAY + n })),
    );
    look(options, 1, 'one');
    const own = { ...options, nonce: 'later' };
    const reviews = openReviews({ ...own, learner: openLearner(own) }, 1);
    const asked: CardId[] = [];
    const entryOf = (card: CardId) => {
      asked.push(card);
      return finder('one')(card);
    };
    sumsOf(reviews, { ...own, library: 'one', entryOf });
    expect(asked).toEqual([]);
    appendTo(options.reviews, [reviewEvent({ id: 'tablet.p.4', t: MONDAY + 4 })]);
    sumsOf(openReviews({ ...own, learner: openLearner(own) }, 200), { ...own, library: 'one', entryOf });
    expect(asked).toEqual([cardId('d/a')]);
  });

  it('are counted anew where what was kept is damaged', () => {
    const options = learnerIn(temporaryFolder('sums'));
    const events = [1, 2].map((n) => reviewEvent({ id: `tablet.p.${n}`, t: MONDAY + n }));
    appendTo(options.reviews, events);
    look(options, 1, 'one');
    const file = path.join(options.cache, 'sums');
    writeFileSync(file, readFileSync(file).subarray(0, -8));
    expect(look(options, 1, 'one')).toEqual(fromScratch(events, 'one'));
  });
});
