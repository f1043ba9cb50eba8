import type { Random } from '../memory/random.ts';
import type { Env, Paths } from '../store/paths.ts';
import type { Capability } from '../terminal/capability.ts';
import type { Theme } from '../terminal/theme.ts';

export interface Clock {
  /** UTC, ms. */
  now(): number;
  /** The learner's offset from UTC at that instant, minutes east. */
  offset(t: number): number;
}

/** Where text goes; `write` never throws, a reader that has gone away is not an error. */
export interface Out {
  write(text: string): void;
}

/** A program run in the foreground with the terminal handed over, such as an editor. */
export type RunProgram = (
  command: string,
  args: readonly string[],
) => Promise<{ readonly code: number | null; readonly problem?: string }>;

/** Everything a command gets from outside. Costly things are functions, opened only when used. */
export interface Context {
  readonly env: Env;
  readonly cwd: string;
  readonly hostname: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly paths: Paths;
  /** Folder of the decks that ship with the program. */
  readonly shippedDecks: string;
  readonly version: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** The answer. */
  readonly out: Out;
  /** Talk: progress, hints, warnings. */
  readonly err: Out;
  readonly capability: Capability;
  readonly theme: () => Promise<Theme>;
  readonly runProgram: RunProgram;
}
