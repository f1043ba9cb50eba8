import type { Code } from '../../../src/deck/codes.ts';
import type { Random } from '../../../src/memory/random.ts';
import type { Change, Manuscript, Question } from './manuscript.ts';

/** Puts one defect into one question; undefined where the question is of no use for it. */
type OnQuestion = (question: Question, deck: Manuscript, random: Random) => readonly Change[] | undefined;
/** Puts one defect into a deck as a whole; undefined where that has no place for it. */
type OnDeck = (deck: Manuscript, random: Random) => readonly Change[] | undefined;

/** A way to bring a finding about. */
export interface Injector {
  /** The code that is to be found. */
  readonly code: Code;
  /** What tells it from others of the same code. */
  readonly name: string;
  readonly question?: OnQuestion;
  readonly deck?: OnDeck;
  /** With it nothing else is found, because the file cannot be read or no longer means anything; or it needs the whole deck. */
  readonly alone?: true;
  /** It takes a hundred questions to be seen. */
  readonly large?: true;
}

export const onQuestion = (code: Code, name: string, question: OnQuestion): Injector => ({ code, name, question });
export const onDeck = (code: Code, name: string, deck: OnDeck): Injector => ({ code, name, deck });
export const alone = (injector: Injector): Injector => ({ ...injector, alone: true });
export const inLargeDeck = (injector: Injector): Injector => ({ ...injector, alone: true, large: true });
