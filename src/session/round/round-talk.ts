import type { Card } from '../../deck/model.ts';
import type { Response } from '../response.ts';
import type { RoundEvent, RoundState } from './round-state.ts';

/** What players and host do, with the moment they did it; whether an answer is right is not for them to say. */
export type RoundIntent =
  | Exclude<RoundEvent, { do: 'answer' | 'start' }>
  | { readonly at: number; readonly do: 'answer'; readonly player: number; readonly response: Response }
  /** Leaves the round as it is, to be gone on with. */
  | { readonly at: number; readonly do: 'quit' }
  | { readonly at: number; readonly do: 'interrupt' };

export interface RoundView {
  readonly state: RoundState;
  /** Why what was just done is not done: a full disk, or something that does not apply. */
  readonly trouble: string | undefined;
  readonly card: (question: number) => Card | undefined;
  readonly order: (question: number, player: number | null) => readonly number[];
}

/** A way to play a round: line by line, or on a whole screen. */
export interface RoundTalk {
  next(view: RoundView): Promise<RoundIntent>;
  /** Tells how it ended. */
  end(view: RoundView): void;
  close(): void;
}
