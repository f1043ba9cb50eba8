import type { Scene } from './scene.ts';
import type { StudyInput, StudyState } from './study-state.ts';
import type { Summary } from './summary.ts';

/** What an interface needs besides the state, each asked for only when shown. */
export interface StudyView {
  readonly state: StudyState;
  readonly scene: () => Scene | undefined;
  readonly summary: () => Summary;
  readonly outlook: () => Outlook;
  /** What was typed to the card that is asked, before; and keeps what is typed now. */
  readonly draft: { readonly text: () => string; readonly keep: (text: string) => void };
  /** A line about something outside the session, such as a disk that is full. */
  readonly trouble: string | undefined;
}

/** What the end of a session tells besides its own figures. */
export interface Outlook {
  /** Question text of a card, for the list of what was hard. */
  readonly title: (card: string) => string;
  /** Cards still due today, new ones that today's limit allows, and those behind it. */
  readonly dueLeft: number;
  readonly newLeft: number;
  readonly newHeld: number;
  readonly dueTomorrow: number;
  /** Days in a row on which something was answered, today included. */
  readonly streak: number;
}

/** What the learner wants. Undo and more are looked up before they are inputs to the session. */
export type Intent =
  | Exclude<StudyInput, { type: 'undo' } | { type: 'more' }>
  | { readonly type: 'undo' }
  | { readonly type: 'more' }
  | { readonly type: 'leave' }
  | { readonly type: 'interrupt' };

/** A way to talk with the learner: a full screen, or lines. It shows and asks; it decides nothing. */
export interface StudyTalk {
  /** Shows the state and gives what the learner does about it. */
  next(view: StudyView): Promise<Intent>;
  /** Tells the end to whoever reads the output afterwards. */
  end(view: StudyView): void;
  /** Hands the terminal to another program. */
  lend<T>(use: () => Promise<T>): Promise<T>;
  /** Leaves the terminal as it was found. */
  close(): void;
}
