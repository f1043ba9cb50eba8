import type { CardEntry } from '../deck/model.ts';
import { dayDate, dayNumber, type Moment } from '../memory/day.ts';
import { addTotals, type Fold, NO_TOTALS } from '../memory/fold.ts';
import { isMastered } from '../memory/queue.ts';
import { UNTOUCHED } from '../memory/records.ts';
import { type Streak, streak } from './streak.ts';

/** How one deck stands. Dates are the learner's days, such as 2026-11-23; accuracy is the part recalled, 0..1. */
export interface DeckScore {
  readonly title: string;
  readonly cards: number;
  readonly seen: number;
  readonly mastered: number;
  readonly answers: number;
  readonly recalled: number;
  readonly accuracy: number | null;
  readonly lastStudied: string | null;
}

export interface Scores {
  /** The learner's day on which the streak is told. */
  readonly asOf: string;
  readonly totals: {
    readonly answers: number;
    readonly recalled: number;
    readonly accuracy: number | null;
    readonly days: number;
    readonly minutes: number;
  };
  readonly streak: Streak & { readonly lastDay: string | null };
  readonly decks: Readonly<Record<string, DeckScore>>;
}

export interface ScoredDeck {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly CardEntry[];
}

const accuracy = (recalled: number, answers: number): number | null =>
  answers === 0 ? null : Math.round((recalled / answers) * 1000) / 1000;

function scoreOf({ title, entries }: ScoredDeck, fold: Fold): DeckScore {
  const records = entries.map(({ id }) => fold.cards.get(id) ?? UNTOUCHED);
  const answers = records.reduce((sum, r) => sum + r.answers, 0);
  const recalled = records.reduce((sum, r) => sum + r.recalled, 0);
  const last = records.reduce((latest, r) => Math.max(latest, r.studiedOn), -1);
  return {
    title,
    cards: entries.length,
    seen: records.filter((r) => r.answers > 0).length,
    mastered: records.filter(({ memory }) => isMastered(memory)).length,
    answers,
    recalled,
    accuracy: accuracy(recalled, answers),
    lastStudied: last < 0 ? null : dayDate(last),
  };
}

/** Scores by deck and in total. Totals count all answers ever given, those to cards that are gone included. */
export function scores(decks: readonly ScoredDeck[], fold: Fold, now: Moment): Scores {
  const today = dayNumber(now);
  const studied = [...fold.days].filter(([, { answers }]) => answers > 0);
  const all = studied.reduce((sum, [, day]) => addTotals(sum, day), NO_TOTALS);
  const last = studied.reduce((latest, [day]) => Math.max(latest, day), Number.NEGATIVE_INFINITY);
  return {
    asOf: dayDate(today),
    totals: {
      answers: all.answers,
      recalled: all.recalled,
      accuracy: accuracy(all.recalled, all.answers),
      days: studied.length,
      minutes: Math.round(all.ms / 60_000),
    },
    streak: { ...streak(fold.days, today), lastDay: Number.isFinite(last) ? dayDate(last) : null },
    decks: Object.fromEntries(decks.map((deck) => [deck.id, scoreOf(deck, fold)])),
  };
}
