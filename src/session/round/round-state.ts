import type { CardId, Difficulty } from '../../deck/model.ts';
import type { Countdown } from '../clock.ts';
import type { Response } from '../response.ts';
import type { Player } from './players.ts';
import type { Scoring } from './scoring.ts';

export const MODES = ['turns', 'buzzer', 'solo', 'sudden-death', 'team'] as const;
export type RoundMode = (typeof MODES)[number];

/** `same`: everybody sees the choices in one order; `each`: every player in another. */
export type Shuffling = 'same' | 'each';

/** A question of the round. Its texts are the deck's; the hash says whether they are still the same. */
export interface RoundQuestion {
  readonly card: CardId;
  readonly hash: string;
  readonly difficulty: Difficulty;
  /** Time to answer, ms. */
  readonly limit: number;
}

/** What a round is about, settled before it begins. */
export interface RoundSetup {
  readonly mode: RoundMode;
  readonly scoring: Scoring;
  readonly seed: string;
  readonly shuffling: Shuffling;
  /** Whether the first question is worth nothing. */
  readonly warmUp: boolean;
  readonly teams: readonly string[];
  readonly players: readonly Player[];
  readonly questions: readonly RoundQuestion[];
  /** Further questions, for a tie. */
  readonly spares: readonly RoundQuestion[];
  /** Stands for the questions and their orders: two groups with the same one played the same. */
  readonly fingerprint: string;
  /** Whether the answers of a solo round count for the learner's own schedule. */
  readonly record: boolean;
}

/** One answer that counts, or the lack of one once the time was up. */
export interface RoundAnswer {
  readonly question: number;
  readonly player: number;
  /** Time taken, ms. */
  readonly t: number;
  readonly correct: boolean;
  readonly late: boolean;
  /** Absent where nothing was answered. */
  readonly response?: Response;
  /** What it changed the player's total by. */
  readonly points: number;
}

export type Phase =
  /** The clock has not started: the keyboard is passed on. `player` is null where all play at once. */
  | { readonly at: 'ready'; readonly question: number; readonly player: number | null; readonly extra: number }
  | {
      readonly at: 'open';
      readonly question: number;
      /** Who answers; null in a buzzer round until somebody has pressed. */
      readonly player: number | null;
      readonly clock: Countdown;
      /** The clock of whoever pressed the buzzer; the question's own stands still meanwhile. */
      readonly buzz: Countdown | null;
      readonly paused: boolean;
      /** Time that the host added to this question, ms. */
      readonly extra: number;
    }
  | { readonly at: 'reveal'; readonly question: number }
  | { readonly at: 'standings'; readonly question: number }
  /** The leaders are equal; `question` is the next spare. */
  | { readonly at: 'tie'; readonly question: number }
  | { readonly at: 'over'; readonly early: boolean };

export interface RoundState {
  readonly setup: RoundSetup;
  readonly players: readonly Player[];
  readonly answers: readonly RoundAnswer[];
  /** Questions that count for nobody: skipped, or taken back. */
  readonly voided: readonly number[];
  readonly phase: Phase;
  /** Time of the last event, ms. */
  readonly at: number;
}

/** What happens in a round. Each holds its time; the log holds exactly these. */
export type RoundEvent = { readonly at: number } & (
  | { readonly do: 'start'; readonly setup: RoundSetup }
  | { readonly do: 'begin' | 'time-up' | 'pause' | 'continue' | 'skip' | 'undo' | 'next' | 'end' }
  /** The program was started again: the clock has stood still since the event before. */
  | { readonly do: 'resume' }
  | { readonly do: 'buzz'; readonly player: number }
  | { readonly do: 'answer'; readonly player: number; readonly response: Response; readonly correct: boolean }
  | { readonly do: 'add-time'; readonly ms: number }
  | { readonly do: 'join'; readonly name: string; readonly team?: number }
  | { readonly do: 'drop'; readonly player: number }
);

/** Every question that can come up, those for a tie last. */
export const allQuestions = ({ questions, spares }: RoundSetup): readonly RoundQuestion[] => [...questions, ...spares];

/** Whether a question is worth points: not the warm-up, nor those that decide a tie. */
export const isCounted = ({ questions, warmUp }: RoundSetup, question: number): boolean =>
  question < questions.length && !(warmUp && question === 0);
