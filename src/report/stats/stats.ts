import type { Card, CardEntry, CardId } from '../../deck/model.ts';
import { dayDate, dayNumber, type Moment } from '../../memory/day.ts';
import type { Fold } from '../../memory/fold.ts';
import type { LeechRule } from '../../memory/queue.ts';
import { forecast } from '../forecast.ts';
import type { InterviewScore } from '../interview-scores.ts';
import { deckStandings, type Standings } from '../standings.ts';
import { type Streak, streak } from '../streak.ts';
import { type Accuracy, accuracyOf } from './accuracy.ts';
import { type Calibration, calibrationOf } from './calibration.ts';
import { type DayStats, dayStats } from './days.ts';
import { type Gaps, gapsOf } from './gaps.ts';
import { type HardCard, hardestCards } from './hardest.ts';
import { type RetentionRow, retentionRows } from './retention.ts';
import type { Sums } from './sums.ts';

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
  /** Of the reviews that count, and the cards that they are of by place. */
  readonly sums: Sums;
  readonly reviewed: readonly CardId[];
  /** The cards that count, of those of the decks. */
  readonly entries: readonly CardEntry[];
  readonly isThere: (card: CardId) => boolean;
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
  /** What some cards ask, without reading them. */
  readonly questions: ReadonlyMap<CardId, string>;
  /** What a card asks. */
  readonly questionOf: (card: Card) => string;
}

/** All statistics. */
export async function statistics(request: StatsRequest): Promise<Stats> {
  const { sums, entries, titles, fold, now, since, interviews } = request;
  const today = dayNumber(now);
  const hard = hardestCards(request.reviewed, sums.cards, NAMED, request.isThere);
  const cards = await request.readCards([
    ...sums.compared.keys(),
    ...hard.map(({ card }) => card).filter((card) => !request.questions.has(card)),
  ]);
  return {
    asOf: dayDate(today),
    day: today,
    since: since === undefined ? null : dayDate(since),
    query: request.query,
    cards: deckStandings(entries, fold, now, request.leech),
    streak: streak(fold.days, today),
    days: dayStats(sums.days),
    forecast: forecast(entries, fold, now, FORECAST_DAYS).map(({ day, due }) => ({ date: dayDate(day), due })),
    desiredRetention: request.desiredRetention,
    retention: retentionRows(sums.days, today),
    accuracy: accuracyOf(sums.accuracy, titles),
    gaps: gapsOf(sums.compared, cards, NAMED),
    hardest: hard.map((one) => {
      const card = cards.get(one.card);
      return { ...one, question: request.questions.get(one.card) ?? (card ? request.questionOf(card) : '') };
    }),
    calibration: calibrationOf(sums.calibration),
    interviews: interviews.filter(({ date }) => since === undefined || date >= dayDate(since)),
  };
}
