import type { CardId } from '../deck/model.ts';
import type { FsrsParameters } from './parameters.ts';

export const EVENT_VERSION = 1;

/** 1 Again, 2 Hard, 3 Good, 4 Easy: FSRS's grades. Hard is a success. */
export type Rating = 1 | 2 | 3 | 4;
export const RATINGS = [1, 2, 3, 4] as const;
export const RATING_NAMES = { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' } as const;

/** `study` and `interview` count for the schedule; `cram` is kept for the statistics only. */
export const REVIEW_MODES = ['study', 'interview', 'cram'] as const;
export type ReviewMode = (typeof REVIEW_MODES)[number];

interface EventBase {
  readonly v: typeof EVENT_VERSION;
  /** `device.writer.counter`; see eventId. */
  readonly id: string;
  /** UTC, ms. */
  readonly t: number;
  /** The learner's offset from UTC, minutes east. */
  readonly tz: number;
}

export interface ReviewEvent extends EventBase {
  readonly type: 'review';
  readonly card: CardId;
  readonly rating: Rating;
  /** Time spent on the card, from its appearance to its answer or rating, ms, capped by the session. */
  readonly ms: number;
  readonly mode: ReviewMode;
  /** Fingerprint of the card's text as it was shown. */
  readonly hash: string;
  /** Hour of rollover of the learner's day; left out when it is the default. */
  readonly rollover?: number;
  /** Desired retention (0..1) the interval was computed for, so that a replay gives the same interval. */
  readonly retention: number;
  /** When the card was promised to come back, UTC ms; absent in mode `cram`. */
  readonly due?: number;
  /** Whether the answer to a check was right. */
  readonly correct?: boolean;
  readonly guess?: true;
  /** Choices made, as indexes into the deck file's order. */
  readonly choices?: readonly number[];
  /** What was typed. */
  readonly text?: string;
  /** Key points ticked, red flags owned up to, follow-ups answered: indexes into the deck file's order. */
  readonly points?: readonly number[];
  readonly flags?: readonly number[];
  readonly followUps?: readonly number[];
}

/** What was typed on an interview question before its answer was revealed: kept at once, before any rating. */
export interface AnswerEvent extends EventBase {
  readonly type: 'answer';
  readonly card: CardId;
  readonly ms: number;
  readonly text: string;
}

export interface UndoEvent extends EventBase {
  readonly type: 'undo';
  readonly undoes: string;
  readonly card: CardId;
}

export interface SuspendEvent extends EventBase {
  readonly type: 'suspend' | 'unsuspend' | 'reset';
  readonly card: CardId;
}

export interface BuryEvent extends EventBase {
  readonly type: 'bury';
  readonly card: CardId;
  /** The learner's day on which the card is back. */
  readonly until: number;
}

export interface FlagEvent extends EventBase {
  readonly type: 'flag';
  readonly card: CardId;
  /** 0 takes the flag away. */
  readonly flag: number;
}

/** Another day for a card that is scheduled; its memory stays what it is, and its next review decides again. */
export interface RescheduleEvent extends EventBase {
  readonly type: 'reschedule';
  readonly card: CardId;
  /** The learner's day on which the card is due, and the hour at which that begins; left out when it is the default. */
  readonly due: number;
  readonly rollover?: number;
}

export type CardEvent = ReviewEvent | AnswerEvent | SuspendEvent | BuryEvent | FlagEvent | RescheduleEvent;
/** What bears on a card. */
export type LogEvent = CardEvent | UndoEvent;

/** What the learner says of an objective by hand, whatever its cards say; `done: false` takes it back. */
export interface ObjectiveEvent extends EventBase {
  readonly type: 'objective';
  readonly deck: string;
  readonly objective: string;
  readonly done: boolean;
}

export interface ReadingEvent extends EventBase {
  readonly type: 'reading';
  readonly deck: string;
  readonly reading: string;
  readonly read: boolean;
}

/** One step of a mock interview or of a quiz round; what it holds is for the session's machine to read. */
export interface StepEvent<T extends 'interview' | 'round'> extends EventBase {
  readonly type: T;
  /** Which interview or round. */
  readonly session: string;
  readonly step: Readonly<Record<string, unknown>>;
}

/** Other parameters of FSRS: the last that is not taken back counts, for all reviews, those before it included. */
export interface ParametersEvent extends EventBase {
  readonly type: 'parameters';
  /** `none` goes back to FSRS's defaults. */
  readonly parameters: FsrsParameters | 'none';
  /** How many reviews they were fitted to. */
  readonly reviews?: number;
}

/** The undo of what bears on no card, or of such an undo. */
export interface RetractEvent extends EventBase {
  readonly type: 'retract';
  readonly undoes: string;
}

/**
 * A plan for an interview, made or given up; the newest that is not taken back counts. `on` is the date (YYYY-MM-DD), `minutes` are a
 * day, `query` says which cards, all where it is empty.
 */
export type PlanEvent = EventBase & { readonly type: 'plan' } & (
    | { readonly what: 'set'; readonly on: string; readonly minutes: number; readonly query: string }
    | { readonly what: 'clear' }
  );

/** What bears on no card: the memory of cards passes over it, and who wants it reads it with `readJournal`. */
export type JournalEvent =
  | ObjectiveEvent
  | ReadingEvent
  | StepEvent<'interview'>
  | StepEvent<'round'>
  | ParametersEvent
  | PlanEvent
  | RetractEvent;
export type AnyEvent = LogEvent | JournalEvent;

/** What one press of `u` takes back. A typed answer goes with the review that follows it. */
export const isUndoable = (e: LogEvent): e is Exclude<CardEvent, AnswerEvent> =>
  e.type !== 'undo' && e.type !== 'answer';

/** Who writes: one device, one process at a time, counting from 1. */
export interface Writer {
  readonly device: string;
  /** Differs for each process, so that several at once never give the same id. */
  readonly process: string;
}

export const eventId = (w: Writer, counter: number): string => `${w.device}.${w.process}.${counter}`;

function splitId(id: string): [writer: string, counter: number] {
  const dot = id.lastIndexOf('.');
  return [id.slice(0, dot), Number(id.slice(dot + 1))];
}

/** The one order of all events of all devices: time, then device and process, then counter. */
export function compareEvents(a: Pick<EventBase, 'id' | 't'>, b: Pick<EventBase, 'id' | 't'>): number {
  if (a.t !== b.t) return a.t - b.t;
  const [writerA, counterA] = splitId(a.id);
  const [writerB, counterB] = splitId(b.id);
  if (writerA !== writerB) return writerA < writerB ? -1 : 1;
  return counterA - counterB;
}
