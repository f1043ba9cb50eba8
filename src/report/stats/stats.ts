import type { Card, CardEntry, CardId } from '../../deck/model.ts';
import { dayDate, dayNumber, type Moment } from '../../memory/day.ts';
import type { Fold } from '../../memory/fold.ts';
import type { LeechRule } from '../../memory/queue.ts';
import type { ReviewTable } from '../../memory/review-table.ts';
import { forecast } from '../forecast.ts';
import type { InterviewScore } from '../interview-scores.ts';
import { deckStandings, type Standings } from '../standings.ts';
import { type Streak, streak } from '../streak.ts';
import { type Accuracy, countAccuracy } from './accuracy.ts';
import { countByCard } from './by-card.ts';
import { type Calibration, countCalibration } from './calibration.ts';
import { countDays, type DayStats } from './days.ts';
import { countCompared, type Gaps, gapsOf } from './gaps.ts';
import { type HardCard, hardestCards } from './hardest.ts';
import { countRetention, type RetentionRow } from './retention.ts';

/** What it adds up to. Everything but cards, streak, forecast and interviews is told from the reviews that were asked for. */
export interface Stats {
  /** The learner's day, such as 2027-01-15. */
  readonly asOf: string;
  readonly day: number;
  /** The first day whose reviews count; null: all. */
  readonly since: string | null;
  /** The query in its plain spelling; empty: all cards, those that are in no deck any more included. */
  readonly query: string;
  readonly cards: Standings;
  /** Over all cards, whatever was asked for. */
  readonly streak: Streak;
  /** Days with an answer, first to last. */
  readonly days: readonly DayStats[];
  /** Cards that come due, today first, for `FORECAST_DAYS`. */
  readonly forecast: readonly { readonly date: string; readonly due: number }[];
  /** 0..1, the setting. */
  readonly desiredRetention: number;
  readonly retention: readonly RetentionRow[];
  readonly accuracy: Accuracy;
  readonly gaps: Gaps;
  readonly hardest: readonly (HardCard & { readonly question: string })[];
  readonly calibration: Calibration;
  /** Oldest first. */
  readonly interviews: readonly InterviewScore[];
}

export const FORECAST_DAYS = 30;
/** So many are named of what was missed most and what is hardest. */
const NAMED = 10;

export interface StatsRequest {
  readonly table: ReviewTable;
  /** The cards that count; undefined: all of the table. */
  readonly chosen: readonly CardEntry[] | undefined;
  /** All cards of the decks. */
  readonly entries: readonly CardEntry[];
  /** Titles of the decks by id, in their order. */
  readonly titles: ReadonlyMap<string, string>;
  readonly fold: Fold;
  readonly now: Moment;
  /** Number of the learner's day from which reviews count. */
  readonly since: number | undefined;
  readonly query: string;
  readonly desiredRetention: number;
  readonly leech: Pick<LeechRule, 'lapses'>;
  readonly interviews: readonly InterviewScore[];
  /** Reads these cards with their texts. */
  readonly readCards: (cards: readonly CardId[]) => Promise<ReadonlyMap<CardId, Card>>;
  /** What a card asks. */
  readonly questionOf: (card: Card) => string;
}

/** Whether a review counts, by the place of its card and its day; undefined where all do. */
function wanted(
  cards: readonly CardId[],
  chosen: readonly CardEntry[] | undefined,
  since = Number.NEGATIVE_INFINITY,
): ((place: number, day: number) => boolean) | undefined {
  if (chosen === undefined) return since === Number.NEGATIVE_INFINITY ? undefined : (_, day) => day >= since;
  const ids = new Set(chosen.map(({ id }) => id));
  const isChosen = cards.map((card) => ids.has(card));
  return (place, day) => isChosen[place] === true && day >= since;
}

/** All statistics of a table of reviews. */
export async function statistics(request: StatsRequest): Promise<Stats> {
  const { table, chosen, entries, titles, fold, now, since, interviews } = request;
  const today = dayNumber(now);
  const byId = new Map<CardId, CardEntry>();
  for (const entry of entries) byId.set(entry.id, entry);
  const entryOf = (card: CardId): CardEntry | undefined => byId.get(card);
  const reviews = table.reviews(wanted(table.cards, chosen, since));
  const missed = countCompared(reviews, entryOf);
  const counts = countByCard(reviews);
  const hard = hardestCards(reviews.cards, counts, NAMED, (card) => byId.has(card));
  const cards = await request.readCards([...missed.keys(), ...hard.map(({ card }) => card)]);
  const mine = chosen ?? entries;
  return {
    asOf: dayDate(today),
    day: today,
    since: since === undefined ? null : dayDate(since),
    query: request.query,
    cards: deckStandings(mine, fold, now, request.leech),
    streak: streak(fold.days, today),
    days: countDays(reviews),
    forecast: forecast(mine, fold, now, FORECAST_DAYS).map(({ day, due }) => ({ date: dayDate(day), due })),
    desiredRetention: request.desiredRetention,
    retention: countRetention(reviews, today),
    accuracy: countAccuracy(reviews, counts, entryOf, titles),
    gaps: gapsOf(missed, cards, NAMED),
    hardest: hard.map((one) => {
      const card = cards.get(one.card);
      return { ...one, question: card ? request.questionOf(card) : '' };
    }),
    calibration: countCalibration(reviews),
    interviews: interviews.filter(({ date }) => since === undefined || date >= dayDate(since)),
  };
}
