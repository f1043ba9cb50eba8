import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardId } from '../../src/deck/model.ts';
import { MINUTE } from '../../src/memory/day.ts';
import { encodeEvent } from '../../src/memory/decode.ts';
import { type AnyEvent, compareEvents, EVENT_VERSION, type LogEvent } from '../../src/memory/event.ts';
import { foldEvents } from '../../src/memory/fold.ts';
import { createScheduler, DEFAULT_PARAMETERS } from '../../src/memory/schedule.ts';
import { lastStanding, parametersOf } from '../../src/memory/standing.ts';
import { unwrap } from '../../src/problem.ts';
import { openLearner, rebuildFold } from '../../src/store/learner.ts';
import { aJournal, aLog, parametersEvent, reviewEvent } from '../support/event-arbitraries.ts';
import { comparable, exchange, learnerIn, stateOf } from '../support/learner.ts';
import { temporaryFolder } from '../support/program.ts';
import { MONDAY } from '../support/study.ts';

const TUNED = DEFAULT_PARAMETERS.with(0, 1).with(2, 20).with(3, 60);

const write = (reviews: string, events: readonly AnyEvent[]): void => {
  for (const e of events) {
    writeFileSync(path.join(reviews, `${e.id.slice(0, e.id.indexOf('.'))}.jsonl`), encodeEvent(e), { flag: 'a' });
  }
};

function emptied(home: string, name: string): string {
  const folder = path.join(home, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The state by a fold of everything with the parameters that everything says. */
function stateBy(events: readonly AnyEvent[]) {
  const onCards = events.filter((e): e is LogEvent => 'card' in e);
  const tuning = events.filter((e) => e.type === 'parameters' || e.type === 'retract');
  const scheduler = unwrap(createScheduler(parametersOf(lastStanding(tuning))));
  return comparable(foldEvents(onCards, new Map(), scheduler));
}

const longLog: readonly LogEvent[] = Array.from({ length: 300 }, (_, i) =>
  reviewEvent({ id: `tablet.p.${i + 1}`, t: MONDAY + i * 60 * MINUTE, card: cardId(`d/${i % 7}`), rating: 3 }),
);

describe('the fold by the parameters of the log', () => {
  it('is that of a fresh fold, however events and parameters came in pieces, from whichever device', () => {
    const home = temporaryFolder('tuning');
    const arrivals = fc.tuple(
      aLog(25),
      aJournal(12),
      fc.array(fc.nat(3), { minLength: 40, maxLength: 40 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(arrivals, ([log, journal, parts, inTime]) => {
        const options = learnerIn(emptied(home, 'pieces'));
        // In time, and without undos, what was kept goes on being used; otherwise much of it is folded anew.
        const events: AnyEvent[] = inTime
          ? [...log.filter((e) => e.type !== 'undo'), ...journal].sort(compareEvents)
          : [...log, ...journal];
        const when = inTime ? parts.slice(0, events.length).sort() : parts;
        for (let part = 0; part < 4; part++) {
          write(
            options.reviews,
            events.filter((_, i) => when[i] === part),
          );
          openLearner(options).keep();
        }
        expect(stateOf(options)).toEqual(stateBy(events));
      }),
      { numRuns: 100 },
    );
  });

  it('is the same on two devices, whichever folder is copied into the other', () => {
    const home = temporaryFolder('union');
    fc.assert(
      fc.property(aLog(25), aJournal(12), (log, journal) => {
        const events: AnyEvent[] = [...log, ...journal];
        const [laptop, phone] = ['laptop', 'phone'].map((device) => {
          const options = learnerIn(emptied(home, device));
          write(
            options.reviews,
            events.filter((e) => e.id.startsWith(device)),
          );
          openLearner(options).keep();
          return options;
        });
        if (!laptop || !phone) throw new Error('two devices were made');
        exchange(laptop, phone);
        expect(stateOf(laptop)).toEqual(stateBy(events));
        expect(stateOf(phone)).toEqual(stateBy(events));
      }),
      { numRuns: 40 },
    );
  });

  it('changes every card when they change, is kept for the next start, and is back after an undo', () => {
    const options = learnerIn(temporaryFolder('tuning'));
    write(options.reviews, longLog);
    const before = stateOf(options);
    const change = parametersEvent({ t: MONDAY, parameters: TUNED, reviews: 300 });
    write(options.reviews, [change]);
    const learner = openLearner(options);
    expect(learner.tuning).toEqual(change);
    const tuned = comparable(learner.fold);
    expect(tuned).toEqual(stateBy([...longLog, change]));
    for (const [card, record] of tuned.cards) {
      expect(record.memory?.stability).not.toBe(before.cards.find(([id]) => id === card)?.[1].memory?.stability);
    }
    const undo: AnyEvent = {
      v: EVENT_VERSION,
      id: 'tablet.u.1',
      t: MONDAY + 1,
      tz: 0,
      type: 'retract',
      undoes: change.id,
    };
    write(options.reviews, [undo]);
    expect(stateOf(options)).toEqual(before);
    write(options.reviews, [{ ...undo, id: 'tablet.u.2', undoes: undo.id }]);
    expect(stateOf(options)).toEqual(tuned);
  });

  it('once kept is used by the next start, and only with the parameters it was made with', () => {
    const options = learnerIn(temporaryFolder('tuning'));
    const file = path.join(options.reviews, 'tablet.jsonl');
    write(options.reviews, [...longLog, parametersEvent({ parameters: TUNED })]);
    const whole = stateOf(options);
    // As long and with the same end, so that only a fold anew can notice.
    writeFileSync(file, readFileSync(file, 'utf8').replace('"rating":3', '"rating":1'));
    expect(stateOf(options)).toEqual(whole);
    // The same parameters once more change nothing; others do, by a fold of all.
    write(options.reviews, [parametersEvent({ id: 'tablet.t.2', t: MONDAY + 1, parameters: TUNED })]);
    expect(stateOf(options)).toEqual(whole);
    write(options.reviews, [parametersEvent({ id: 'tablet.t.3', t: MONDAY + 2 })]);
    const anew = stateOf(options);
    rebuildFold(options);
    expect(stateOf(options)).toEqual(anew);
  });
});
