import type { CardEntry, CardId } from '../deck/model.ts';
import { dayNumber, type Moment } from './day.ts';
import type { Fold } from './fold.ts';
import type { CardMemory } from './schedule.ts';

/** Days without an answer from which on it was a break. */
const BREAK = 3;
/** So many study days tell what is usual. */
const USUAL_DAYS = 30;
const LEAST_USUAL = 20;
/** A backlog is more than this many times what is usual on a day. */
const TOO_MUCH = 1.5;
const LONGEST = 14;

/** What has piled up in a break. */
export interface Backlog {
  /** Days since the last answer. */
  readonly away: number;
  /** Reviews that are due, the most forgotten first. */
  readonly cards: readonly CardId[];
  /** Over so many days, today with them, each is like a usual one. */
  readonly days: number;
}

export interface BacklogRequest {
  readonly entries: readonly CardEntry[];
  readonly fold: Fold;
  readonly now: Moment;
  /** Probability of recall (0..1) today. */
  readonly retrievability: (memory: Pick<CardMemory, 'stability' | 'lastDay'>) => number;
}

/** Answers on a usual study day, of the last ones; never so few that a backlog of a handful is one. */
function usualDay({ days }: Fold, today: number): number {
  const studied = [...days].filter(([day, { answers }]) => answers > 0 && day < today);
  const last = studied.sort(([a], [b]) => b - a).slice(0, USUAL_DAYS);
  const answers = last.reduce((sum, [, day]) => sum + day.answers, 0);
  return Math.max(LEAST_USUAL, Math.round(answers / Math.max(1, last.length)));
}

/** What has piled up; undefined where there was no break, something was answered today, or it is not too much for a day. */
export function backlogOf({ entries, fold, now, retrievability }: BacklogRequest): Backlog | undefined {
  const today = dayNumber(now);
  const last = [...fold.days].reduce((l, [day, { answers }]) => (answers > 0 ? Math.max(l, day) : l), -Infinity);
  const away = today - last;
  if (!Number.isFinite(away) || away < BREAK) return undefined;
  const due = dueReviews({ entries, fold, now, retrievability });
  const usual = usualDay(fold, today);
  if (due.length <= usual * TOO_MUCH) return undefined;
  return { away, cards: due, days: Math.min(LONGEST, Math.ceil(due.length / usual)) };
}

/** Reviews that are due, the most forgotten first. */
export function dueReviews({ entries, fold, now, retrievability }: BacklogRequest): CardId[] {
  const { cards } = fold;
  const due = entries
    .filter(({ id }) => cards.standing(id, dayNumber(now)) === 'due')
    .map(({ id }) => ({ id, recall: retrievability({ stability: cards.stability(id), lastDay: cards.lastDay(id) }) }));
  return due.sort((a, b) => a.recall - b.recall || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}

/** The day on which each card is to be due: in this order, as many on each of `days` days from today on as on any other. */
export function spread(cards: readonly CardId[], days: number, today: number): { card: CardId; due: number }[] {
  return cards.map((card, i) => ({ card, due: today + Math.floor((i * days) / cards.length) }));
}
