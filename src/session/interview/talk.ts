import type { Options } from '../card-events.ts';
import type { InterviewState } from './interview.ts';
import type { InterviewStep } from './step.ts';

/** What a screen of an interview is made from. */
export interface InterviewView {
  readonly state: InterviewState;
  /** UTC ms, now. */
  readonly now: () => number;
  /** What each rating would do to the schedule; undefined where answers do not count, or no rating is asked for. */
  readonly options: Options | undefined;
  /** Why the last step was not taken. */
  readonly trouble: string | undefined;
}

export type InterviewIntent =
  | { readonly type: 'step'; readonly step: InterviewStep }
  /** Goes on writing the answer in the learner's editor. */
  | { readonly type: 'edit'; readonly text: string }
  | { readonly type: 'leave' }
  | { readonly type: 'interrupt' };

/** The way to talk with the one who is interviewed. */
export interface InterviewTalk {
  next(view: InterviewView): Promise<InterviewIntent>;
  /** What stands in the field and is not given as an answer yet. */
  draft(): string;
  /** Puts a text into the field. */
  write(text: string): void;
  lend<T>(use: () => Promise<T>): Promise<T>;
  close(): void;
}
