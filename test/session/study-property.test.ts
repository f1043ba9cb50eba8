import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Card, cardId } from '../../src/deck/model.ts';
import { DAY, dayNumber, HOUR, MINUTE } from '../../src/memory/day.ts';
import { decodeLine, encodeEvent } from '../../src/memory/decode.ts';
import { type LogEvent, RATINGS, type ReviewEvent } from '../../src/memory/event.ts';
import { foldEvents, momentOf, undoneIds } from '../../src/memory/fold.ts';
import { seeded, shuffle } from '../../src/memory/random.ts';
import type { Options } from '../../src/session/card-events.ts';
import type { StudyInput, StudyMode } from '../../src/session/study-state.ts';
import { aLog, aRating, aRetention, aRollover, aZone } from '../support/event-arbitraries.ts';
import {
  checkCard,
  FORMS,
  followUpCard,
  interviewCard,
  MONDAY,
  moment,
  must,
  Play,
  rightAnswer,
  scheduler,
  selfCheckCard,
  wrongAnswer,
} from '../support/study.ts';

const CARDS: readonly Card[] = [
  checkCard('d/a'),
  checkCard('d/b', FORMS.order),
  interviewCard('d/q'),
  selfCheckCard('d/q'),
  followUpCard('d/b#why'),
  checkCard('e/c', FORMS.typed),
  interviewCard('e/bare', { keyPoints: [], followUps: [], redFlags: [] }),
];

type Key =
  | Exclude<StudyInput['type'], 'respond' | 'undo' | 'more' | 'reveal'>
  | 'right'
  | 'wrong'
  | 'pass'
  | 'undo'
  | 'more'
  | 'reveal'
  | 'reword'
  | 'remove';

interface Stroke {
  readonly key: Key;
  readonly number: number;
  /** Time, zone: how far the world has moved on since the last one. */
  readonly wait: number;
  readonly tz: number | undefined;
}

const aStroke: fc.Arbitrary<Stroke> = fc.record({
  key: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom<Key>('right', 'wrong', 'next', 'next', 'next', 'rate', 'reveal', 'undo') },
    {
      weight: 4,
      arbitrary: fc.constantFrom<Key>('guess', 'toggle', 'manage', 'back', 'skip', 'suspend', 'flag', 'more', 'pass'),
    },
    { weight: 1, arbitrary: fc.constantFrom<Key>('edit', 'open', 'reload', 'quit', 'reword', 'remove') },
  ),
  number: fc.nat({ max: 7 }),
  wait: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 2 * MINUTE }) },
    { weight: 2, arbitrary: fc.constantFrom(12 * MINUTE, HOUR, 9 * HOUR, DAY, 40 * DAY) },
    { weight: 1, arbitrary: fc.constantFrom(-1, -HOUR, -3 * DAY) },
  ),
  tz: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: aZone }),
});

/** What a key means on the screen there is. */
function inputFor({ key, number }: Stroke, play: Play): StudyInput {
  const { screen } = play.state;
  const form = screen.at !== 'finished' && 'form' in screen.card.content ? screen.card.content.form : FORMS.single;
  const rating = must(RATINGS[number % 4]);
  switch (key) {
    case 'right':
      return { type: 'respond', response: rightAnswer(form) };
    case 'wrong':
      return { type: 'respond', response: wrongAnswer(form) };
    case 'pass':
      return { type: 'respond', response: { kind: 'pass' } };
    case 'reveal':
      return { type: 'reveal', text: number % 2 ? 'what I said' : ' ' };
    case 'toggle':
      return { type: 'toggle', index: number };
    case 'manage':
      return { type: 'manage', had: number % 2 === 0 };
    case 'open':
      return { type: 'open', source: number };
    case 'rate':
      return { type: 'rate', rating };
    case 'undo':
      return { type: 'undo', targets: [play.state.actions.at(-1) ?? play.lastUndoable() ?? []].flat() };
    case 'more':
      return { type: 'more', queue: { queue: CARDS.map((c) => c.id), learning: [] } };
    case 'reword':
    case 'remove':
      return { type: 'reload' };
    default:
      return { type: key };
  }
}

/** What the learner does in the editor before the deck is read again. */
function edit({ key, number }: Stroke, play: Play): void {
  const { showing } = play;
  const card = showing === undefined ? undefined : play.cards.get(cardId(showing));
  if (!card) return;
  if (key === 'reword') play.cards.set(card.id, { ...card, fingerprint: `print ${number}` });
  if (key === 'remove') play.cards.delete(card.id);
}

function strike(play: Play, stroke: Stroke): void {
  edit(stroke, play);
  play.pass(stroke.wait);
  if (stroke.tz !== undefined) play.now = { ...play.now, tz: stroke.tz };
  play.give(inputFor(stroke, play));
}

const aSession = fc.record({
  strokes: fc.array(aStroke, { maxLength: 40, size: 'max' }),
  past: aLog(6),
  mode: fc.constantFrom<StudyMode>('study', 'study', 'study', 'cram'),
  limit: fc.option(fc.integer({ min: 0, max: 5 })),
  budget: fc.option(fc.integer({ min: 0, max: 5 * MINUTE })),
  retention: aRetention,
  rollover: aRollover,
  seed: fc.string({ maxLength: 4 }),
});

type Session = typeof aSession extends fc.Arbitrary<infer S> ? S : never;

function open({ past, mode, limit, budget, retention, rollover, seed }: Session): Play {
  const now = moment(Math.max(MONDAY, ...past.map((e) => e.t)) + 9 * HOUR, 60, rollover);
  return new Play(CARDS, { log: past, mode, retention, seed, now, start: { limit, budget } });
}

/** Plays a session through and looks at it after every stroke. */
function watch(session: Session, look: (play: Play, stroke: Stroke, before: Before) => void): Play {
  const play = open(session);
  for (const stroke of session.strokes) {
    const before = { state: play.state, log: [...play.log] };
    strike(play, stroke);
    look(play, stroke, before);
  }
  return play;
}

interface Before {
  readonly state: Play['state'];
  readonly log: readonly LogEvent[];
}

const standingOf = (log: readonly LogEvent[]): LogEvent[] => {
  const undone = undoneIds(log.filter((e) => e.type === 'undo'));
  return log.filter((e) => e.type !== 'undo' && !undone.has(e.id));
};
const ids = (events: readonly LogEvent[]): string[] => events.map((e) => e.id).sort();

describe('any session', () => {
  it('keeps its books: spent, reviews and actions are those of the log that stand', () => {
    fc.assert(
      fc.property(aSession, (session) => {
        const play = watch(session, () => undefined);
        const own = standingOf(play.log).filter((e) => e.id.startsWith('laptop.p1.'));
        const { state } = play;
        expect(ids(state.reviews)).toEqual(ids(own.filter((e) => e.type === 'review')));
        expect(ids(state.actions)).toEqual(ids(own.filter((e) => e.type !== 'answer')));
        expect(state.spent).toBe(state.reviews.reduce((sum, r) => sum + r.ms, 0));
        expect(new Set(state.introduced).size).toBe(state.introduced.length);
        expect(new Set(state.queue).size).toBe(state.queue.length);
      }),
      { numRuns: 300 },
    );
  });

  it('makes sound events with ids of their own, in their order', () => {
    fc.assert(
      fc.property(aSession, (session) => {
        let counter = 0;
        watch(session, (play, _, before) => {
          for (const event of play.appended) {
            expect(event.id).toBe(`laptop.p1.${++counter}`);
            expect(decodeLine(encodeEvent(event))).toEqual({ kind: 'event', event });
            const same = before.log.filter((e) => e.card === event.card && e.type !== 'undo');
            const undone = undoneIds(before.log.filter((e) => e.type === 'undo'));
            for (const e of same) if (!undone.has(e.id)) expect(event.t).toBeGreaterThan(e.t);
          }
          expect(play.state.counter).toBe(counter);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('shows nothing of an answer before one is given', () => {
    fc.assert(
      fc.property(aSession, (session) => {
        watch(session, (play, { key }, before) => {
          const { screen } = play.state;
          if (screen.at === 'ask') {
            expect(Object.keys(screen).sort()).toEqual(['at', 'card', 'guess', 'order', 'shownAt']);
          }
          if (before.state.screen.at !== 'ask' || screen.at === 'ask' || screen.at === 'finished') return;
          expect(['right', 'wrong', 'pass', 'reveal']).toContain(key);
          expect(screen.card).toBe(before.state.screen.card);
          // The verdict stands on a review that is written at the same time.
          if (screen.at === 'verdict') expect(play.appended).toEqual([screen.review]);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('ends at the same state of the learner when its log is read again', () => {
    fc.assert(
      fc.property(aSession, fc.string(), (session, mix) => {
        const play = watch(session, () => undefined);
        const replayed = foldEvents(shuffle([...play.log, ...play.log], seeded(mix)), new Map(), scheduler);
        for (const { id } of CARDS) {
          const standing = standingOf(play.log).some((e) => e.card === id);
          expect(replayed.cards.get(id)).toEqual(standing ? play.record(id) : undefined);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('can take back any action: the learner is as before it', () => {
    fc.assert(
      fc.property(aSession, (session) => {
        watch(session, (play, { key }, before) => {
          const action = play.appended.at(-1);
          if (!action || action.type === 'undo' || action.type === 'answer' || key === 'undo') return;
          const undoing = new Play(CARDS, { log: play.log, process: 'p2', now: play.now, mode: play.world.mode });
          undoing.give({ type: 'undo', targets: [action] });
          const [first] = play.appended;
          // Another rating for the same answer: taking it back takes the answer back.
          const replaced = first?.type === 'undo' ? first.undoes : undefined;
          const expected = foldEvents(
            before.log.filter((e) => e.id !== replaced),
            new Map(),
            scheduler,
          );
          const { cards } = undoing.fold();
          expect(cards.get(action.card)).toEqual(expected.cards.get(action.card));
          expect(cards.size).toBe(expected.cards.size);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('undone to its beginning leaves the learner as before it', () => {
    fc.assert(
      fc.property(aSession, (session) => {
        const play = watch(session, () => undefined);
        for (let action = play.state.actions.at(-1); action; action = play.state.actions.at(-1)) {
          play.give({ type: 'undo', targets: [action] });
        }
        const own = play.log.filter((e) => !e.id.startsWith('laptop.p1.') || e.type === 'answer');
        // What an undo of an earlier session took back stays taken back.
        const kept = [...own, ...play.log.filter((e) => e.type === 'undo' && !e.undoes.startsWith('laptop.p1.'))];
        expect(new Map(play.fold().cards)).toEqual(new Map(foldEvents(kept, new Map(), scheduler).cards));
        expect(play.state).toMatchObject({ spent: 0, reviews: [], introduced: [] });
      }),
      { numRuns: 100 },
    );
  });
});

describe('interval shown = interval applied = interval after replay', () => {
  /** What was on screen for the key that made this review. */
  function shownFor(play: Play, before: Before, { key }: Stroke): Options | undefined {
    const { screen } = before.state;
    if (screen.at === 'compare') return screen.options;
    if (screen.at === 'verdict' && key === 'rate') return screen.options;
    const now = play.state.screen;
    return now.at === 'verdict' ? now.options : undefined;
  }

  function holds(shown: Options, review: ReviewEvent, log: readonly LogEvent[], mix: string): void {
    const promised = shown.after[review.rating];
    const at = momentOf(review);
    const applied = must(
      foldEvents(shuffle([...log, review], seeded(mix)), new Map(), scheduler).cards.get(review.card)?.memory,
    );
    expect(applied.dueAt).toBe(review.due);
    expect(applied.phase).toBe(promised.phase);
    expect(applied.interval).toBe(promised.interval);
    expect(applied.stability).toBe(promised.stability);
    if (promised.phase === 'review') expect(applied.dueDay).toBe(promised.dueDay);
    // Minute steps count from the key, not from when they were shown.
    else expect(applied.dueAt - at.t).toBe(promised.dueAt - promised.lastTime);
    expect(dayNumber(at)).toBe(shown.day);
  }

  it('over random sessions one after another: histories, zones, clock changes, hours of rollover, retentions', () => {
    let checked = 0;
    fc.assert(
      fc.property(fc.array(aSession, { minLength: 1, maxLength: 3 }), fc.string(), (sessions, mix) => {
        let log: readonly LogEvent[] = must(sessions[0]).past;
        for (const [i, session] of sessions.entries()) {
          const last = Math.max(MONDAY, ...log.map((e) => e.t));
          const now = moment(last + (i + 1) * 7 * HOUR, session.strokes[0]?.tz ?? 0, session.rollover);
          const play = new Play(CARDS, { log, retention: session.retention, now, process: `p${i}` });
          for (const stroke of session.strokes) {
            const before = { state: play.state, log: [...play.log] };
            strike(play, stroke);
            const review = play.appended.find((e) => e.type === 'review');
            if (!review) continue;
            const shown = must(shownFor(play, before, stroke), 'options on screen');
            holds(shown, review, play.log, mix);
            checked++;
          }
          log = play.log;
        }
      }),
      { numRuns: 150 },
    );
    // The property must not hold for want of reviews.
    expect(checked).toBeGreaterThan(500);
  });

  it('over the night in which the clocks change, forward and back', () => {
    for (const [night, from, to] of [
      ['2026-03-28T20:00:00Z', 60, 120],
      ['2026-10-24T20:00:00Z', 120, 60],
    ] as const) {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 12 * HOUR }), aRating, aRating, (wait, first, second) => {
          const start = moment(Date.parse(night), from);
          const play = new Play([checkCard('d/a')], { now: start }).right().give({ type: 'rate', rating: first });
          play.now = { ...start, t: start.t + wait, tz: wait > 5 * HOUR ? to : from };
          const next = new Play([checkCard('d/a')], { log: play.log, now: play.now, process: 'p2' }).right();
          let options = must(next.screen('verdict').options);
          next.give({ type: 'rate', rating: second });
          // At the turn of the day the first press shows the new intervals instead of applying the old ones.
          const { screen } = next.state;
          if (screen.at === 'verdict' && screen.options && screen.options.day !== options.day) {
            options = screen.options;
            next.give({ type: 'rate', rating: second });
          }
          const review = must(next.log.findLast((e) => e.type === 'review'));
          const memory = must(next.fold().cards.get(cardId('d/a'))?.memory);
          const shown = options.after[second];
          expect([memory.interval, memory.dueDay]).toEqual([shown.interval, shown.dueDay]);
          expect(memory.dueAt).toBe(review.due);
        }),
        { numRuns: 50 },
      );
    }
  });
});
