import type { DeckRow } from '../deck/library.ts';
import { type CardEntry, DIFFICULTIES, type Difficulty } from '../deck/model.ts';
import { dayNumber, MINUTE } from '../memory/day.ts';
import { buildQueue, cramQueue, type Limits, type Queue, totalsToday } from '../memory/queue.ts';
import { counted } from '../report/duration.ts';
import { forecast, nextDue } from '../report/forecast.ts';
import { streak } from '../report/streak.ts';
import type { StudyMode } from '../session/study-state.ts';
import type { Outlook } from '../session/study-talk.ts';
import type { Learner } from '../store/learner.ts';
import type { Parsed } from './command-spec.ts';
import type { Workspace } from './workspace.ts';

export interface StudyOptions {
  readonly decks: readonly string[];
  readonly limit: number | null;
  readonly newCards: number | undefined;
  readonly minutes: number | undefined;
  readonly tags: readonly string[];
  readonly difficulties: readonly Difficulty[];
  readonly only: 'checks' | 'interview' | undefined;
  readonly mode: StudyMode;
  /** A query that the cards must meet. */
  readonly filter: string | undefined;
  readonly seed: string | undefined;
  /** Days over which to spread what is due, unasked. */
  readonly catchUp: number | undefined;
  readonly json: boolean;
}

/** Everything due, all decks. */
export const EVERYTHING: StudyOptions = {
  decks: [],
  limit: null,
  newCards: undefined,
  minutes: undefined,
  tags: [],
  difficulties: [],
  only: undefined,
  mode: 'study',
  filter: undefined,
  seed: undefined,
  catchUp: undefined,
  json: false,
};

/** The options of `prepdeck study` out of what commander read and checked. */
export function studyOptions({ words, options: o }: Parsed): StudyOptions {
  const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
  const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
  return {
    decks: words,
    limit: number(o.limit) ?? null,
    newCards: number(o.new),
    minutes: number(o.minutes),
    tags: texts(o.tag),
    difficulties: DIFFICULTIES.filter((level) => texts(o.difficulty).includes(level)),
    only: o.only === 'checks' || o.only === 'interview' ? o.only : undefined,
    mode: o.cram === true ? 'cram' : 'study',
    filter: typeof o.filter === 'string' ? o.filter : undefined,
    seed: typeof o.seed === 'string' ? o.seed : undefined,
    catchUp: number(o.catchUp),
    json: o.json === true,
  };
}

/** The cards that the options ask for; a card has its question's tags and its deck's. */
export function selectEntries(decks: readonly DeckRow[], o: StudyOptions): CardEntry[] {
  const all = o.tags.length === 0 && o.difficulties.length === 0 && o.only === undefined;
  if (all) return decks.flatMap((deck) => deck.entries);
  return decks.flatMap((deck) =>
    deck.entries.filter(
      (entry) =>
        (o.tags.length === 0 || o.tags.some((tag) => entry.tags.includes(tag) || deck.tags.includes(tag))) &&
        (o.difficulties.length === 0 || o.difficulties.includes(entry.difficulty)) &&
        (o.only === undefined || (entry.type === 'check') === (o.only === 'checks')),
    ),
  );
}

/** Cards that "go on" adds to the day's new ones. */
export const MORE_NEW = 10;

export interface Plan {
  readonly queue: Queue;
  readonly limits: Limits;
  /** Time for answering, ms. */
  readonly budget: number | null;
}

export function planOf(
  o: StudyOptions,
  entries: readonly CardEntry[],
  learner: Learner,
  workspace: Workspace,
  seed: string,
): Plan {
  const { fold } = learner;
  const now = workspace.moment();
  const { limits } = workspace.settings;
  const today = { ...limits, newCards: o.newCards ?? limits.newCards };
  const asked = o.minutes === undefined ? null : o.minutes * MINUTE;
  if (o.mode === 'cram') return { queue: cramQueue(entries, fold, seed), limits: today, budget: asked };
  const used = totalsToday(fold, now).ms;
  const daily = limits.minutes === null ? null : Math.max(0, limits.minutes * MINUTE - used);
  return {
    queue: queueOf(entries, learner, workspace, seed, today),
    limits: today,
    budget: asked ?? daily,
  };
}

export function queueOf(
  entries: readonly CardEntry[],
  learner: Learner,
  workspace: Workspace,
  seed: string,
  limits: Limits,
): Queue {
  const now = workspace.moment();
  const today = dayNumber(now);
  const { scheduler } = learner;
  return buildQueue({
    entries,
    fold: learner.fold,
    now,
    limits,
    seed,
    retrievability: (memory) => scheduler.retrievability(memory, today),
  });
}

export function outlookOf(
  title: Outlook['title'],
  entries: readonly CardEntry[],
  learner: Learner,
  workspace: Workspace,
  limits: Limits,
): Outlook {
  const now = workspace.moment();
  const { counts, held } = queueOf(entries, learner, workspace, '', limits);
  const [, tomorrow] = forecast(entries, learner.fold, now, 2);
  return {
    title,
    dueLeft: counts.due + counts.learning + held.due,
    newLeft: counts.new,
    newHeld: held.new,
    dueTomorrow: tomorrow?.due ?? 0,
    streak: streak(learner.fold.days, dayNumber(now)).current,
  };
}

export function emptyHint(decks: readonly DeckRow[], o: StudyOptions): string {
  if (decks.every((deck) => deck.entries.length === 0)) return '`prepdeck list` shows the decks and their cards';
  const said = [
    ...(o.tags.length > 0 ? ['--tag'] : []),
    ...(o.difficulties.length > 0 ? ['--difficulty'] : []),
    ...(o.only ? ['--only'] : []),
    ...(o.filter === undefined ? [] : ['--filter']),
  ];
  return `leave out ${said.join(' or ')} to see more`;
}

/** Why there is nothing to study now, and what there would be. */
export function nothingToDo(
  queue: Queue,
  budget: number | null,
  entries: readonly CardEntry[],
  learner: Learner,
  workspace: Workspace,
): string {
  const now = workspace.moment();
  if (budget === 0)
    return "prepdeck: today's minutes are used up\n  `prepdeck study --minutes 10` goes on all the same\n";
  const next = nextDue(entries, learner.fold, now);
  const days = next ? next.day - dayNumber(now) : 0;
  const when = next
    ? `${counted(next.due, 'card')} ${next.due === 1 ? 'comes' : 'come'} back ${days === 1 ? 'tomorrow' : `in ${days} days`}`
    : '';
  const fresh =
    queue.held.new > 0
      ? `${counted(queue.held.new, 'new card')} beyond today's limit: \`prepdeck study --new ${queue.held.new + 10}\``
      : '';
  const rest = [when, fresh].filter(Boolean).join('; ');
  return `prepdeck: nothing is due now\n${rest ? `  ${rest}\n` : ''}`;
}
