import path from 'node:path';
import { runSession } from '../../src/cli/study-session.ts';
import { openLibrary } from '../../src/deck/library.ts';
import { dayNumber, type Moment } from '../../src/memory/day.ts';
import { buildQueue } from '../../src/memory/queue.ts';
import type { Intent, StudyTalk } from '../../src/session/study-talk.ts';
import { openLearner } from '../../src/store/learner.ts';
import { openLogWriter } from '../../src/store/log-writer.ts';

const ANSWERS = 300;

export interface LoopTimes {
  /** From the learner's answer to the next view, less the write and its fsync: ms each. */
  readonly own: readonly number[];
  readonly p95: number;
  readonly fsync: readonly number[];
}

/** Answers cards of the whole library in a real session on a real log, and times what lies between two questions. */
export async function ratingLoop(home: string): Promise<LoopTimes> {
  const library = await openLibrary({
    folder: path.join(home, 'data', 'decks'),
    cacheFolder: path.join(home, 'cache', 'loop'),
    version: 'bench',
    nonce: 'bench',
  });
  const reviews = path.join(home, 'data', 'reviews');
  const learner = openLearner({
    reviews,
    cache: path.join(home, 'cache', 'loop'),
    aliases: new Map(),
    build: 'bench',
    nonce: 'bench',
  });
  const { scheduler } = learner;
  const log = openLogWriter(reviews, { device: 'bench-cccc', process: 'loop1' });
  const moment = (): Moment => ({ t: Date.now(), tz: 0, rollover: 4 });
  const entries = library.decks.flatMap((deck) => deck.entries);
  const queue = buildQueue({
    entries,
    fold: learner.fold,
    now: moment(),
    limits: { newCards: null, reviews: null, minutes: null },
    seed: 'bench',
    retrievability: (memory) => scheduler.retrievability(memory, dayNumber(moment())),
  });
  const own: number[] = [];
  const fsync: number[] = [];
  let answeredAt = 0;
  let writing = 0;
  const talk: StudyTalk = {
    async next({ state, scene }): Promise<Intent> {
      scene();
      if (answeredAt > 0) own.push(performance.now() - answeredAt - writing);
      if (own.length >= ANSWERS) return { type: 'leave' };
      // The learner thinks for a moment; what is made ready meanwhile costs nobody time.
      await new Promise((resolve) => setTimeout(resolve, 40));
      writing = 0;
      answeredAt = performance.now();
      const { screen } = state;
      if (screen.at === 'verdict') return { type: 'next' };
      if (screen.at === 'ask') return { type: 'respond', response: { kind: 'choices', picked: [own.length % 4] } };
      return { type: 'leave' };
    },
    end: () => {},
    lend: (use) => use(),
    close: () => {},
  };
  await runSession({
    talk,
    world: {
      mode: 'study',
      leech: { lapses: 8, suspend: false },
      seed: 'bench',
      writer: log.writer,
      scheduler,
      retention: 0.9,
    },
    start: { queue: queue.cards, learning: queue.learning, limit: null, budget: null },
    learner,
    log: {
      ...log,
      append: (events) => {
        const from = performance.now();
        const done = log.append(events);
        writing += performance.now() - from;
        fsync.push(performance.now() - from);
        return done;
      },
    },
    moment,
    loadDeck: (deck) => library.load(deck),
    deckOf: (card) => card.slice(0, card.indexOf('/')),
    currentId: (card) => card,
    onCard: async () => {},
    more: () => queue,
    outlook: () => ({ title: (id) => id, dueLeft: 0, newLeft: 0, newHeld: 0, dueTomorrow: 0, streak: 0 }),
    edit: async () => ({ ok: true, value: undefined }),
    open: async () => ({ ok: true, value: undefined }),
    drafts: { of: () => '', keep: () => {} },
  });
  log.close();
  const sorted = [...own].sort((a, b) => a - b);
  return { own, fsync, p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN };
}
