import { type CardId, cardId } from '../../src/deck/model.ts';
import { DAY, HOUR, MINUTE, type Moment } from '../../src/memory/day.ts';
import type { Rating, ReviewEvent } from '../../src/memory/event.ts';
import type { FsrsParameters } from '../../src/memory/parameters.ts';
import { type Random, seeded } from '../../src/memory/random.ts';
import { type CardMemory, createScheduler } from '../../src/memory/schedule.ts';
import { unwrap } from '../../src/problem.ts';
import { reviewEvent } from './event-arbitraries.ts';
import { MONDAY } from './study.ts';

export interface SimulatedLearner {
  /** By these the learner forgets. */
  readonly truth: FsrsParameters;
  /** By these cards come back; FSRS's defaults where absent. */
  readonly schedule?: FsrsParameters;
  readonly cards: number;
  readonly days: number;
  /** New cards a day. */
  readonly pace: number;
  readonly seed: string;
}

interface Simulated {
  readonly id: CardId;
  /** What is so, and what the schedule takes for so. */
  truth: CardMemory | undefined;
  known: CardMemory | undefined;
}

/** How a card that was recalled is rated, and one that is new. */
const success = (random: Random): Rating => {
  const x = random();
  return x < 0.12 ? 2 : x < 0.9 ? 3 : 4;
};
const first = (random: Random): Rating => {
  const x = random();
  return x < 0.25 ? 1 : x < 0.4 ? 2 : x < 0.85 ? 3 : 4;
};

/**
 * The log of a learner whose memory is FSRS's with other parameters, studying daily what our own schedule brings: recall is drawn
 * from the true retrievability, by our own scheduler. The same for the same seed.
 */
export function simulatedLog({ truth, schedule, cards, days, pace, seed }: SimulatedLearner): ReviewEvent[] {
  const real = unwrap(createScheduler(truth));
  const planned = unwrap(createScheduler(schedule));
  const random = seeded(seed);
  const all = Array.from({ length: cards }, (_, i): Simulated => {
    return { id: cardId(`d/card-${i}`), truth: undefined, known: undefined };
  });
  const log: ReviewEvent[] = [];
  for (let day = 0; day < days; day++) {
    let t = MONDAY + day * DAY;
    const at = (): Moment => ({ t, tz: 0, rollover: 4 });
    const rate = (card: Simulated, rating: Rating): void => {
      log.push(reviewEvent({ id: `tablet.p.${log.length + 1}`, t, card: card.id, rating }));
      card.truth = real.advance(card.truth, rating, at());
      card.known = planned.review(card.known, rating, at(), card.id, 0.9);
      t += MINUTE / 4;
    };
    const today = Math.floor(t / DAY);
    for (const card of all.slice(0, (day + 1) * pace)) {
      if (card.known && card.known.dueDay > today) continue;
      // Some of what is due is answered late.
      if (card.known && random() < 0.15) continue;
      const recalled = card.truth && random() < real.retrievability(card.truth, today);
      rate(card, card.truth ? (recalled ? success(random) : 1) : first(random));
      // Steps of the same day, until the card is learnt.
      for (let step = 0; step < 4 && card.known?.phase !== 'review'; step++) {
        t += 10 * MINUTE;
        rate(card, random() < 0.9 ? 3 : 1);
      }
      // The rest of a long day happens at one instant: no day runs into the next.
      if (t > MONDAY + day * DAY + 12 * HOUR) t = MONDAY + day * DAY + 12 * HOUR;
    }
  }
  return log;
}
