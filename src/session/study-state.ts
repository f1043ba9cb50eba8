import type { Card, CardId } from '../deck/model.ts';
import type { Moment } from '../memory/day.ts';
import type { CardEvent, LogEvent, Rating, ReviewEvent } from '../memory/event.ts';
import type { LeechRule } from '../memory/queue.ts';
import type { Options, ReviewWorld } from './card-events.ts';
import type { Suggestion } from './rating.ts';
import type { Response, Verdict } from './response.ts';

/** `cram` shows all cards and leaves the schedule alone. */
export type StudyMode = 'study' | 'cram';

/** What a session looks up while it runs: the decks as they are now, and the learner as the log has it now. */
export interface StudyWorld extends ReviewWorld {
  readonly mode: StudyMode;
  readonly seed: string;
  readonly leech: LeechRule;
  /** Undefined for a card that is in no deck any more. */
  readonly card: (id: CardId) => Card | undefined;
}

/** The steps of comparing an interview answer with the model answer, in this order. */
export type Stage =
  | { readonly at: 'answer' | 'points' | 'flags' | 'rating' }
  | { readonly at: 'follow-up'; readonly index: number; readonly revealed: boolean };

/** The question is asked; nothing of the answer may show. */
export interface AskScreen {
  readonly at: 'ask';
  readonly card: Card;
  /** UTC ms. */
  readonly shownAt: number;
  /** How choices, items or right sides stand on the screen; see `arrange`. */
  readonly order: readonly number[];
  readonly guess: boolean;
}

/** A check was answered, and its review is in the log. */
export interface VerdictScreen {
  readonly at: 'verdict';
  readonly card: Card;
  readonly order: readonly number[];
  readonly response: Response;
  readonly verdict: Verdict;
  readonly review: ReviewEvent;
  /** Made with the review where that made the card a leech. */
  readonly suspension: CardEvent | undefined;
  /** Undefined while cramming, when no key changes the schedule. */
  readonly options: Options | undefined;
}

/** An interview question or follow-up is compared with its answer; no rating is given yet. */
export interface CompareScreen {
  readonly at: 'compare';
  readonly card: Card;
  readonly stage: Stage;
  /** UTC ms. */
  readonly shownAt: number;
  /** From the card's appearance to the reveal, ms. */
  readonly ms: number;
  /** What was typed before the reveal; empty where it was said or thought. */
  readonly text: string;
  /** Indexes into the deck file's order. */
  readonly ticked: readonly number[];
  readonly owned: readonly number[];
  readonly managed: readonly number[];
  readonly suggestion: Suggestion;
  /** Undefined while cramming, when no key changes the schedule. */
  readonly options: Options | undefined;
}

/** `done`: nothing is left; `limit`, `time`: enough for this session; `quit`: the learner stopped. */
export interface FinishedScreen {
  readonly at: 'finished';
  readonly why: 'done' | 'limit' | 'time' | 'quit';
}

export type Screen = AskScreen | VerdictScreen | CompareScreen | FinishedScreen;
export type CardScreen = Exclude<Screen, FinishedScreen>;

export interface StudyState {
  readonly screen: Screen;
  readonly queue: readonly CardId[];
  /** Cards in minute steps, soonest first; `at` is UTC ms. */
  readonly learning: readonly { readonly card: CardId; readonly at: number }[];
  /** Different cards shown in this session, and at most how many. */
  readonly started: readonly CardId[];
  readonly limit: number | null;
  /** Time for answering, ms, and how much of it is used. */
  readonly budget: number | null;
  readonly spent: number;
  /** Counter of the last event made by this session. */
  readonly counter: number;
  /** Reviews of this session that stand, oldest first. */
  readonly reviews: readonly ReviewEvent[];
  /** Everything of this session that `undo` can take back, oldest first. */
  readonly actions: readonly CardEvent[];
  /** Cards seen for the first time in this session. */
  readonly introduced: readonly CardId[];
  /** One line for the learner about what just happened. */
  readonly notice: string | undefined;
}

/** What the learner did; `now` comes with every input. */
export type StudyInput =
  | { readonly type: 'respond'; readonly response: Response }
  | { readonly type: 'guess' }
  | { readonly type: 'reveal'; readonly text: string }
  | { readonly type: 'toggle'; readonly index: number }
  | { readonly type: 'manage'; readonly had: boolean }
  | { readonly type: 'next' | 'back' | 'skip' | 'suspend' | 'flag' | 'edit' | 'quit' }
  | { readonly type: 'open'; readonly source: number }
  | { readonly type: 'rate'; readonly rating: Rating }
  /** `targets`: what is to be taken back, empty where there is nothing; several are one thing that was done at once. */
  | { readonly type: 'undo'; readonly targets: readonly LogEvent[] }
  /** The current card's deck was read again after editing. */
  | { readonly type: 'reload' }
  /** Goes on after the end with more cards, without the limits that ended it. */
  | { readonly type: 'more'; readonly queue: Pick<StudyState, 'queue' | 'learning'> };

/** What must happen outside before the new state may be shown. `append` events go into the log in one write. */
export type Effect =
  | { readonly do: 'append'; readonly events: readonly LogEvent[] }
  | { readonly do: 'edit'; readonly card: Card }
  | { readonly do: 'open'; readonly url: string };

export type Step = readonly [state: StudyState, effects: readonly Effect[]];

export type Timed<T> = T & { readonly now: Moment };

/** A step after which nothing is to be done. */
export const only = (state: StudyState): Step => [state, []];

export const append = (...events: LogEvent[]): Effect => ({ do: 'append', events });
