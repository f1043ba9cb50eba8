declare const brand: unique symbol;

/** `deck/question` or `deck/question#part`, for example `messaging/consumer-lag#why-bounded`. */
export type CardId = string & { readonly [brand]: 'CardId' };

/** The only door from plain text to a card id. */
export const cardId = (text: string): CardId => text as CardId;

/** The easiest first. */
export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

export interface Source {
  readonly title: string;
  readonly url: string;
}

export interface Choice {
  readonly text: string;
  readonly correct: boolean;
  /** The rationale: why this choice is right or wrong. */
  readonly why?: string;
}

export interface Gap {
  /** What may be typed; the first one is shown as the answer. */
  readonly accept: readonly string[];
}

/** How a check is answered; follows from the fields of the deck file. */
export type CheckForm =
  | { readonly kind: 'single' | 'multiple'; readonly choices: readonly Choice[] }
  | { readonly kind: 'true-false'; readonly answer: boolean }
  | { readonly kind: 'typed'; readonly accept: readonly string[] }
  | { readonly kind: 'number'; readonly answer: number; readonly tolerance: number; readonly unit?: string }
  /** `text` between the gaps: always one piece more than there are gaps. */
  | { readonly kind: 'cloze'; readonly text: readonly string[]; readonly gaps: readonly Gap[] }
  | { readonly kind: 'order'; readonly items: readonly string[] }
  | { readonly kind: 'match'; readonly pairs: readonly (readonly [left: string, right: string])[] };

export type CheckKind = CheckForm['kind'];

/** How choices are asked: one is taken where one is right, several where several are. */
export const choiceForm = (choices: readonly Choice[]): CheckForm => ({
  kind: choices.filter(({ correct }) => correct).length > 1 ? 'multiple' : 'single',
  choices,
});

/** What every question has. `line` is the 1-based line of the question in its file. */
interface QuestionBase {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly question: string;
  readonly difficulty: Difficulty;
  readonly tags: readonly string[];
  readonly objectives: readonly string[];
  readonly sources: readonly Source[];
  readonly line: number;
}

export interface KnowledgeCheck extends QuestionBase {
  readonly form: CheckForm;
  readonly explanation?: string;
}

export interface FollowUp {
  /** Present when there is an answer to compare with: such a follow-up is a card of its own. */
  readonly id?: string;
  readonly aliases: readonly string[];
  readonly question: string;
  readonly answer?: string;
  readonly line: number;
}

export interface SelfCheck {
  readonly question: string;
  readonly choices: readonly Choice[];
  readonly explanation?: string;
  readonly line: number;
}

export interface InterviewQuestion extends QuestionBase {
  readonly answer: string;
  readonly keyPoints: readonly string[];
  readonly followUps: readonly FollowUp[];
  readonly redFlags: readonly string[];
  readonly selfCheck?: SelfCheck;
  readonly askedAt: readonly { readonly company: string; readonly url: string }[];
}

export interface Objective {
  readonly id: string;
  readonly text: string;
}

export interface Reading {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly publisher?: string;
  readonly minutes?: number;
}

export interface Deck {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly title: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly lesson?: string;
  readonly objectives: readonly Objective[];
  readonly reading: readonly Reading[];
  readonly checks: readonly KnowledgeCheck[];
  readonly interview: readonly InterviewQuestion[];
}

/** The part of a card id that names the self-check: `deck/question#self-check`. */
export const SELF_CHECK = 'self-check';

export type CardType = 'check' | 'interview' | 'self-check' | 'follow-up';

/** What a card asks; a self-check is a check of one kind, so the session treats both alike. */
export type CardContent =
  | {
      readonly type: 'check' | 'self-check';
      readonly question: string;
      readonly form: CheckForm;
      readonly explanation?: string;
    }
  | { readonly type: 'interview'; readonly interview: InterviewQuestion }
  | { readonly type: 'follow-up'; readonly question: string; readonly answer: string; readonly parent: string };

/** What scheduling and lists need to know of a card, small enough to keep for a whole library. */
export interface CardEntry {
  readonly id: CardId;
  /** Former ids, newest first: progress made under them counts for this card. */
  readonly aliases: readonly CardId[];
  readonly deck: string;
  /** Cards of one question are siblings; this is their common `deck/question`. */
  readonly family: string;
  readonly type: CardType;
  /** How a check or self-check is answered; undefined for what is said aloud. */
  readonly form?: CheckKind | undefined;
  readonly difficulty: Difficulty;
  readonly tags: readonly string[];
  readonly objectives: readonly string[];
  /** Hash of the card's text: a change since the last review earns the "edited" badge. */
  readonly fingerprint: string;
}

export interface Card extends CardEntry {
  readonly content: CardContent;
  readonly sources: readonly Source[];
  readonly line: number;
}
