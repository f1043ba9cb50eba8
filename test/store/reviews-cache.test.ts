import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { DAY } from '../../src/memory/day.ts';
import { encodeEvent } from '../../src/memory/decode.ts';
import type { LogEvent } from '../../src/memory/event.ts';
import { histories } from '../../src/memory/fold.ts';
import {
  correctOf,
  isCompared,
  isGuess,
  modeOf,
  phaseOf,
  ratingBefore,
  ratingOf,
} from '../../src/memory/review-numbers.ts';
import { ReviewTable } from '../../src/memory/review-table.ts';
import { type LearnerOptions, openLearner } from '../../src/store/learner.ts';
import { logFiles, readOnce } from '../../src/store/review-log.ts';
import { openReviews as openReviewsOf } from '../../src/store/reviews-cache.ts';
import { aLog, parametersEvent, reviewEvent, tunedBy } from '../support/event-arbitraries.ts';
import { appendTo, learnerIn, linesOf } from '../support/learner.ts';
import { temporaryFolder } from '../support/program.ts';
import { MONDAY, scheduler } from '../support/study.ts';

const openReviews = (options: LearnerOptions, worthKeeping: number) =>
  openReviewsOf({ ...options, learner: openLearner(options) }, worthKeeping);

/** The rows card by card: of different cards they may stand in any order. */
function rowsOf(table: ReviewTable) {
  const { cards, numbers: n } = table.reviews();
  const rows = Array.from(n.facts, (facts, i) => ({
    card: cards[n.place[i] ?? 0] ?? '',
    day: n.day[i],
    ms: n.ms[i],
    rating: ratingOf(facts),
    mode: modeOf(facts),
    correct: correctOf(facts),
    guess: isGuess(facts),
    phase: phaseOf(facts),
    before: ratingBefore(facts),
    compared: isCompared(facts),
    stability: n.stability[i],
    expected: n.expected[i],
    points: n.points[i],
    flags: n.flags[i],
    text: n.text[i],
  }));
  return rows
    .map((row, i) => ({ row, i }))
    .sort((a, b) => (a.row.card < b.row.card ? -1 : a.row.card > b.row.card ? 1 : a.i - b.i))
    .map(({ row }) => row);
}

function fromScratch(events: readonly LogEvent[], aliases: LearnerOptions['aliases'] = new Map()) {
  const table = new ReviewTable();
  for (const [card, history] of histories(events, aliases)) table.add(card, history, scheduler);
  return rowsOf(table);
}

describe('one reading of the log', () => {
  it('serves the fold and the table, and is read again once the log has grown', () => {
    const options = { ...learnerIn(temporaryFolder('reviews')), readAnew: readOnce() };
    const reviews = [1, 2, 3].map((n) => reviewEvent({ id: `tablet.p.${n}`, t: MONDAY + n }));
    appendTo(options.reviews, reviews.slice(0, 2));
    const tableOf = () => rowsOf(openReviews(options, 1000).table);
    expect(tableOf()).toEqual(fromScratch(reviews.slice(0, 2)));
    const files = logFiles(options.reviews);
    const read = options.readAnew(files);
    expect(options.readAnew(logFiles(options.reviews))).toBe(read);
    appendTo(options.reviews, reviews.slice(2));
    expect(tableOf()).toEqual(fromScratch(reviews));
    expect(options.readAnew(logFiles(options.reviews))).not.toBe(read);
  });
});

describe('the kept table of reviews', () => {
  it('is what the whole log gives, however the log grew and whenever it was looked at', () => {
    const looks = fc.array(fc.boolean(), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(aLog(40), looks, (events, isLooked) => {
        const options = learnerIn(temporaryFolder('reviews'));
        for (const [i, e] of events.entries()) {
          appendTo(options.reviews, [e]);
          if (isLooked[i]) expect(rowsOf(openReviews(options, 1).table)).toEqual(fromScratch(events.slice(0, i + 1)));
        }
        expect(rowsOf(openReviews(options, 1).table)).toEqual(fromScratch(events));
      }),
      { numRuns: 60 },
    );
  });

  it('takes in what another device had all along: earlier reviews, undos before what they undo, copies', () => {
    const cut = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(aLog(40), cut, (events, at) => {
        const options = learnerIn(temporaryFolder('reviews'));
        const late = events.filter((_, i) => i % 3 === at % 3);
        appendTo(
          options.reviews,
          events.filter((e) => !late.includes(e)),
        );
        openReviews(options, 1);
        writeFileSync(path.join(options.reviews, 'tablet.jsonl'), linesOf([...late].reverse()));
        appendTo(options.reviews, events.slice(0, 3));
        expect(rowsOf(openReviews(options, 1).table)).toEqual(fromScratch(events));
      }),
      { numRuns: 60 },
    );
  });

  it('is not used where the log was changed behind it, or another build wrote it', () => {
    const options = learnerIn(temporaryFolder('reviews'));
    const events = [1, 2, 3].map((n) => reviewEvent({ id: `tablet.p.${n}`, t: MONDAY + n * 1000 }));
    appendTo(options.reviews, events);
    openReviews(options, 1);
    writeFileSync(path.join(options.reviews, 'tablet.jsonl'), linesOf(events.slice(1)));
    expect(rowsOf(openReviews(options, 1).table)).toEqual(fromScratch(events.slice(1)));
    expect(rowsOf(openReviews({ ...options, build: 'other' }, 1).table)).toEqual(fromScratch(events.slice(1)));
    const file = path.join(options.cache, 'reviews');
    writeFileSync(file, readFileSync(file).subarray(0, -5));
    expect(rowsOf(openReviews(options, 1).table)).toEqual(fromScratch(events.slice(1)));
    rmSync(options.cache, { recursive: true });
    writeFileSync(options.cache, 'a file where a folder should be');
    expect(rowsOf(openReviews(options, 1).table)).toEqual(fromScratch(events.slice(1)));
  });

  it('expects what the parameters that stand expect, from when they are taken', () => {
    const options = learnerIn(temporaryFolder('reviews'));
    const reviews = [0, 20].map((day, i) => reviewEvent({ id: `tablet.p.${i + 1}`, t: MONDAY + day * DAY, rating: 4 }));
    appendTo(options.reviews, reviews);
    const before = rowsOf(openReviews(options, 1).table)[1]?.expected ?? 0;
    const taken = parametersEvent({ id: 'tablet.q.1', t: MONDAY + 30 * DAY, ...tunedBy(7) });
    writeFileSync(path.join(options.reviews, 'tablet.jsonl'), encodeEvent(taken), { flag: 'a' });
    const after = rowsOf(openReviews(options, 1).table)[1]?.expected ?? 0;
    expect(before).toBeGreaterThan(0);
    expect(after).not.toBeCloseTo(before, 6);
    expect(rowsOf(openReviews(options, 1).table)[1]?.expected).toBe(after);
  });

  it('reads former ids as what they are called now, from when that is known', () => {
    const home = temporaryFolder('reviews');
    const events = [
      reviewEvent({ id: 'tablet.p.1', card: cardId('d/old') }),
      reviewEvent({ id: 'tablet.p.2', t: MONDAY + 5000 }),
    ];
    appendTo(learnerIn(home).reviews, events);
    openReviews(learnerIn(home), 1);
    const aliases = new Map([[cardId('d/old'), cardId('d/a')]]);
    expect(rowsOf(openReviews(learnerIn(home, aliases), 1).table)).toEqual(fromScratch(events, aliases));
  });

  it('keeps what was right, guessed and ticked', () => {
    const options = learnerIn(temporaryFolder('reviews'));
    const event = reviewEvent({ correct: true, guess: true, points: [0, 2, 31, 70], flags: [1], rating: 2 });
    appendTo(options.reviews, [event, reviewEvent({ id: 'tablet.p.2', t: MONDAY + 1, mode: 'cram', correct: false })]);
    openReviews(options, 1);
    const [first, second] = rowsOf(openReviews(options, 1).table);
    expect(first).toMatchObject({
      correct: true,
      guess: true,
      points: 5,
      flags: 2,
      compared: true,
      rating: 2,
      phase: undefined,
      before: undefined,
    });
    expect(second).toMatchObject({
      correct: false,
      guess: false,
      compared: false,
      mode: 'cram',
      phase: 'learning',
      before: 2,
    });
  });
});
