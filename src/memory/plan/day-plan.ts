import type { CardId } from '../../deck/model.ts';
import type { Epoch } from './epochs.ts';
import type { PlanCard, PlanRequest } from './request.ts';
import type { Course, Rollout } from './rollout.ts';

/** What the plan says of one card: chances of recall, 0..1. */
export interface CardForecast {
  readonly id: CardId;
  /** Today; on the day if it is not seen until then; on the day with the plan. */
  readonly now: number;
  readonly without: number;
  readonly with: number;
  /** Learner's days on which it is to be seen, in order; empty for a card that is left alone. */
  readonly days: readonly number[];
}

/** One of the learner's days under the plan. */
export interface PlanDay {
  readonly day: number;
  readonly ms: number;
  readonly fresh: number;
  readonly reviews: number;
  /** Mean chance of recall on the day of the interview if the learner stopped after this day. */
  readonly ready: number;
}

/** The first day of a plan. */
export interface TodayPlan {
  /** What today brings, in order: what is lost most by waiting first. Cards in learning steps come by themselves. */
  readonly today: readonly CardId[];
  /** What comes next today where that takes less time than expected, in order. */
  readonly spare: readonly CardId[];
  /** All that is counted on for today, learning steps too; and what it takes, ms. */
  readonly counted: readonly CardId[];
  readonly ms: number;
}

export interface DayPlan extends TodayPlan {
  /** In the order of the request. */
  readonly cards: readonly CardForecast[];
  readonly days: readonly PlanDay[];
  /** Number of last days in which every planned card is seen once more; undefined where first sights leave no time for that. */
  readonly lastDays: number | undefined;
  /** Cards that were seen under this plan and find no room in the last days: only where there is too little time for it. */
  readonly missed: number;
  /** New cards that find no room: what to drop. */
  readonly dropped: readonly CardId[];
}

/** Divides what an epoch of several days sees among them, as far as each day's budget goes. */
function spreadOverDays(
  { first, days }: Epoch,
  seen: Rollout['seen'][number],
  budget: number,
): { readonly day: number; readonly of: Rollout['seen'][number] }[] {
  const out: { day: number; of: { piece: number; fresh: boolean; cost: number }[]; left: number }[] = [];
  for (let d = 0; d < days; d++) out.push({ day: first + d, of: [], left: budget });
  let at = 0;
  for (const item of seen) {
    // Round the days, so that they are alike; the last one takes what fits nowhere.
    let tries = 0;
    while (tries < days && (out[at % days]?.left ?? 0) < item.cost) {
      at++;
      tries++;
    }
    const day = out[at % days];
    if (!day) continue;
    day.of.push(item);
    day.left -= item.cost;
    at++;
  }
  return out;
}

/** The first day of a walk. */
export function todayPlan(dealt: readonly PlanCard[], { seen, spare }: Rollout): TodayPlan {
  const [first = []] = seen;
  const cards = first.flatMap(({ piece }) => dealt[piece] ?? []);
  return {
    today: cards.filter(({ learning }) => !learning).map(({ id }) => id),
    spare: spare.flatMap((piece) => dealt[piece]?.id ?? []),
    counted: cards.map(({ id }) => id),
    ms: first.reduce((ms, { cost }) => ms + cost, 0),
  };
}

/** A walk through the days, told by card and by day. */
export function dayPlan(
  { cards, today, on, budget, scheduler }: PlanRequest,
  dealt: readonly PlanCard[],
  { epochs, days, lastDays }: Course,
  way: Rollout,
  order: readonly number[],
): DayPlan {
  const seenOn: number[][] = dealt.map(() => []);
  const planDays: PlanDay[] = [];
  for (const [k, epoch] of epochs.entries()) {
    const ready = way.ready[k] ?? 0;
    const before = way.ready[k - 1] ?? ready;
    for (const { day, of } of spreadOverDays(epoch, way.seen[k] ?? [], budget)) {
      for (const { piece } of of) seenOn[piece]?.push(today + day);
      const part = (day - epoch.first + 1) / epoch.days;
      planDays.push({
        day: today + day,
        ms: of.reduce((ms, { cost }) => ms + cost, 0),
        fresh: of.filter(({ fresh }) => fresh).length,
        reviews: of.filter(({ fresh }) => !fresh).length,
        ready: before + (ready - before) * part,
      });
    }
  }
  const forecasts: CardForecast[] = new Array(cards.length);
  for (const [place, i] of order.entries()) {
    const card = cards[i];
    if (!card) continue;
    const { id, memory } = card;
    forecasts[i] = {
      id,
      now: memory ? scheduler.retrievability(memory, today) : 0,
      without: memory ? scheduler.retrievability(memory, on) : 0,
      with: way.recall[place] ?? 0,
      days: seenOn[place] ?? [],
    };
  }
  return {
    cards: forecasts,
    days: planDays,
    ...todayPlan(dealt, way),
    lastDays: lastDays < epochs.length ? days - (epochs[lastDays]?.first ?? 0) : undefined,
    missed: way.missed,
    dropped: cards.filter((card, i) => !card.memory && forecasts[i]?.days.length === 0).map(({ id }) => id),
  };
}
