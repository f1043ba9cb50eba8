import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CardId, cardId } from '../../src/deck/model.ts';
import { DAY, MINUTE } from '../../src/memory/day.ts';
import { compareEvents, isUndoable, type LogEvent } from '../../src/memory/event.ts';
import { foldEvents, undoneIds } from '../../src/memory/fold.ts';
import { openLearner, rebuildFold } from '../../src/store/learner.ts';
import { logFiles, readLog } from '../../src/store/review-log.ts';
import { aLog, reviewEvent } from '../support/event-arbitraries.ts';
import { appendTo, comparable, deviceOf, exchange, learnerIn, linesOf, stateOf } from '../support/learner.ts';
import { temporaryFolder } from '../support/program.ts';
import { MONDAY, must, scheduler } from '../support/study.ts';

const NO_ALIASES = new Map<CardId, CardId>();
const RENAMED = new Map([[cardId('e/old'), cardId('d/a')]]);

/** A log of many events on few cards, at most a minute apart. */
const longLog = (length: number): LogEvent[] =>
  Array.from({ length }, (_, i) =>
    reviewEvent({
      id: `tablet.p.${i + 1}`,
      t: MONDAY + i * MINUTE,
      card: cardId(`d/${i % 7}`),
      rating: i % 5 === 0 ? 1 : 3,
    }),
  );

/** A folder below `home` that is empty again at each call. */
function emptied(home: string, name: string): string {
  const folder = path.join(home, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

describe('the state kept between starts', () => {
  it('is that of a fresh fold, however the log came in pieces, from whichever device', () => {
    const home = temporaryFolder('learner');
    // Each event arrives in one of four synchronisations: late events of one device land before early ones of another.
    const arrivals = fc.tuple(aLog(40), fc.array(fc.nat(3), { minLength: 40, maxLength: 40 }), fc.boolean());
    fc.assert(
      fc.property(arrivals, ([log, when, renamed]) => {
        const options = learnerIn(emptied(home, 'pieces'), renamed ? RENAMED : NO_ALIASES);
        const here: LogEvent[] = [];
        for (const piece of [0, 1, 2, 3]) {
          const coming = log.filter((_, i) => when[i] === piece);
          appendTo(options.reviews, coming);
          here.push(...coming);
          const learner = openLearner(options);
          expect(comparable(learner.fold)).toEqual(comparable(foldEvents(here, options.aliases, scheduler)));
          learner.keep();
          expect(stateOf(options)).toEqual(comparable(learner.fold));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('follows events as they are appended, undos and late clocks included', () => {
    const home = temporaryFolder('learner');
    fc.assert(
      fc.property(aLog(30), fc.nat(30), fc.boolean(), (log, kept, renamed) => {
        const options = learnerIn(emptied(home, 'live'), renamed ? RENAMED : NO_ALIASES);
        appendTo(options.reviews, log.slice(0, kept));
        const learner = openLearner(options);
        for (const e of log.slice(kept)) {
          appendTo(options.reviews, [e]);
          learner.apply([e]);
        }
        expect(comparable(learner.fold)).toEqual(comparable(foldEvents(log, options.aliases, scheduler)));
      }),
      { numRuns: 60 },
    );
  });

  it('is really used: without it nothing else could know what the log no longer says', () => {
    const options = learnerIn(temporaryFolder('learner'));
    const file = path.join(options.reviews, 'tablet.jsonl');
    writeFileSync(file, linesOf(longLog(300)));
    const whole = stateOf(options);
    // As long and with the same end, so that only a fold anew could notice.
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('"rating":1', '"rating":4'));
    expect(stateOf(options)).toEqual(whole);
    rebuildFold(options);
    expect(stateOf(options)).not.toEqual(whole);
  });

  it.each([
    ['a shorter log', (text: string) => text.slice(0, text.indexOf('\n') + 1)],
    ['another log of that name', (text: string) => text.replaceAll('"card":"d/', '"card":"x/')],
    ['an emptied log', () => ''],
  ])('is dropped for %s', (_, change) => {
    const options = learnerIn(temporaryFolder('learner'));
    const file = path.join(options.reviews, 'tablet.jsonl');
    writeFileSync(file, linesOf(longLog(300)));
    openLearner(options).keep();
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    const { events } = readLog(logFiles(options.reviews));
    expect(stateOf(options)).toEqual(comparable(foldEvents(events, NO_ALIASES, scheduler)));
  });

  it('is dropped when it is damaged, or a log file has come or gone', () => {
    const options = learnerIn(temporaryFolder('learner'));
    const log = longLog(300);
    appendTo(options.reviews, log);
    openLearner(options).keep();
    for (const name of readdirSync(options.cache)) writeFileSync(path.join(options.cache, name), 'no fold at all');
    expect(stateOf(options)).toEqual(comparable(foldEvents(log, NO_ALIASES, scheduler)));
    openLearner(options).keep();
    const guest = reviewEvent({ id: 'phone.p.1', t: MONDAY - DAY, card: cardId('d/3'), rating: 1 });
    appendTo(options.reviews, [guest]);
    expect(stateOf(options)).toEqual(comparable(foldEvents([...log, guest], NO_ALIASES, scheduler)));
    rmSync(path.join(options.reviews, 'phone.jsonl'));
    expect(stateOf(options)).toEqual(comparable(foldEvents(log, NO_ALIASES, scheduler)));
  });

  it('counts a torn line once, not once more at every start', () => {
    const options = learnerIn(temporaryFolder('learner'));
    const file = path.join(options.reviews, 'tablet.jsonl');
    writeFileSync(file, `${linesOf(longLog(10))}{"v":1,"id":"tab`);
    const first = openLearner(options);
    expect(first.damaged).toBe(1);
    first.keep();
    expect(openLearner(options).damaged).toBe(1);
    writeFileSync(file, `\n${linesOf(longLog(12).slice(10))}`, { flag: 'a' });
    const later = openLearner(options);
    expect(later.damaged).toBe(1);
    expect(comparable(later.fold)).toEqual(comparable(foldEvents(longLog(12), NO_ALIASES, scheduler)));
  });
});

describe('what a file can do to the log', () => {
  it('every prefix of a log loads, and what is appended after it counts', () => {
    const options = learnerIn(temporaryFolder('learner'));
    const log = longLog(4);
    const next = reviewEvent({ id: 'tablet.p.99', t: MONDAY + DAY, card: cardId('d/new') });
    const file = path.join(options.reviews, 'tablet.jsonl');
    const bytes = Buffer.from(linesOf(log));
    const whole = log.map((_, i) => Buffer.byteLength(linesOf(log.slice(0, i + 1))));
    for (let length = 0; length <= bytes.length; length++) {
      writeFileSync(file, bytes.subarray(0, length));
      // A last line counts once it is complete, with or without its newline.
      const complete = log.filter((_, i) => (whole[i] ?? 0) <= length + 1);
      expect(stateOf(options), `the first ${length} bytes`).toEqual(
        comparable(foldEvents(complete, NO_ALIASES, scheduler)),
      );
      openLearner(options).keep();
      writeFileSync(file, `\n${linesOf([next])}`, { flag: 'a' });
      expect(stateOf(options), `after the first ${length} bytes`).toEqual(
        comparable(foldEvents([...complete, next], NO_ALIASES, scheduler)),
      );
    }
  });

  it('two devices that studied apart come to one state, whichever folder is copied into the other', () => {
    const home = temporaryFolder('union');
    fc.assert(
      fc.property(aLog(40), (log) => {
        const [laptop, phone] = ['laptop', 'phone'].map((device) => {
          const options = learnerIn(emptied(home, device), RENAMED);
          appendTo(
            options.reviews,
            log.filter((e) => deviceOf(e) === device),
          );
          openLearner(options).keep();
          return options;
        });
        if (!laptop || !phone) throw new Error('two devices were made');
        exchange(laptop, phone);
        const expected = comparable(foldEvents(log, RENAMED, scheduler));
        expect(stateOf(laptop)).toEqual(expected);
        expect(stateOf(phone)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('an event that comes in after its undo stays undone', () => {
    const options = learnerIn(temporaryFolder('learner'));
    const [first, missed] = [1, 2].map((n) => reviewEvent({ id: `phone.p.${n}`, t: MONDAY + n * DAY }));
    if (!first || !missed) throw new Error('two events were made');
    const undo: LogEvent = {
      v: 1,
      id: 'laptop.p.1',
      t: missed.t + MINUTE,
      tz: 0,
      type: 'undo',
      undoes: missed.id,
      card: missed.card,
    };
    appendTo(options.reviews, [first, undo]);
    openLearner(options).keep();
    // The phone is synchronised last.
    appendTo(options.reviews, [missed]);
    expect(stateOf(options)).toEqual(comparable(foldEvents([first], NO_ALIASES, scheduler)));
  });

  it('a copy of a log under another name changes nothing', () => {
    const options = learnerIn(temporaryFolder('learner'));
    appendTo(options.reviews, longLog(30));
    const before = stateOf(options);
    openLearner(options).keep();
    copyFileSync(path.join(options.reviews, 'tablet.jsonl'), path.join(options.reviews, 'tablet (copy).jsonl'));
    expect(stateOf(options)).toEqual(before);
  });
});

describe('what is asked of the log', () => {
  it('history gives what counts for a card, under its former ids too, without what was undone', () => {
    const home = temporaryFolder('history');
    fc.assert(
      fc.property(aLog(30), (log) => {
        const options = learnerIn(emptied(home, 'log'), RENAMED);
        appendTo(options.reviews, log);
        const undone = undoneIds(log.filter((e) => e.type === 'undo'));
        const counts = log
          .filter((e) => e.type !== 'undo' && !undone.has(e.id) && ['d/a', 'e/old'].includes(e.card))
          .sort(compareEvents);
        expect(openLearner(options).history(cardId('d/a'))).toEqual(counts);
      }),
      { numRuns: 60 },
    );
  });

  it('lastUndoable is the last thing done that still stands', () => {
    const home = temporaryFolder('undo');
    fc.assert(
      fc.property(aLog(30), (log) => {
        const options = learnerIn(emptied(home, 'log'));
        appendTo(options.reviews, log);
        const undone = undoneIds(log.filter((e) => e.type === 'undo'));
        const open = log.filter((e) => isUndoable(e) && !undone.has(e.id)).sort(compareEvents);
        const last = open.at(-1);
        const atOnce = openLearner(options).lastUndoable();
        expect(atOnce[0]).toEqual(last);
        expect(atOnce.every((e) => e.t === last?.t && deviceOf(e) === deviceOf(must(last)))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('undoing one after the other takes everything back', () => {
    const options = learnerIn(temporaryFolder('undo'));
    appendTo(options.reviews, longLog(5));
    const learner = openLearner(options);
    for (let n = 1; n <= 5; n++) {
      const target = must(learner.lastUndoable()[0]);
      const undo: LogEvent = {
        v: 1,
        id: `tablet.q.${n}`,
        t: MONDAY + DAY + n,
        tz: 0,
        type: 'undo',
        undoes: target.id,
        card: target.card,
      };
      appendTo(options.reviews, [undo]);
      learner.apply([undo]);
    }
    expect(learner.lastUndoable()).toEqual([]);
    expect([...learner.fold.cards.values()].filter((r) => r.memory)).toEqual([]);
    expect(comparable(learner.fold).days).toEqual([]);
  });

  it('another rating for the same answer, undo and review in one write, counts the card once', () => {
    const options = learnerIn(temporaryFolder('override'));
    const learner = openLearner(options);
    const first = reviewEvent({ id: 'tablet.p.1', t: MONDAY, rating: 1 });
    appendTo(options.reviews, [first]);
    learner.apply([first]);
    for (let n = 1; n <= 3; n++) {
      const target = must(learner.lastUndoable()[0]);
      const t = MONDAY + n * MINUTE;
      const id = `tablet.p.${2 * n}`;
      const undo: LogEvent = { v: 1, id, t, tz: 0, type: 'undo', undoes: target.id, card: first.card };
      const again = reviewEvent({ id: `tablet.p.${2 * n + 1}`, t: t + 1, rating: 4 });
      appendTo(options.reviews, [undo, again]);
      learner.apply([undo, again]);
    }
    expect([...learner.fold.days.values()]).toMatchObject([{ answers: 1, introduced: 1, recalled: 1, reviews: 0 }]);
    expect(comparable(learner.fold)).toEqual(stateOf(options));
  });
});
