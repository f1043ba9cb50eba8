import type { Random } from '../memory/random.ts';
import type { ExitCode } from '../problem.ts';
import type { Env, Paths } from '../store/paths.ts';
import type { Capability } from '../terminal/capability.ts';
import type { Theme } from '../terminal/theme.ts';

export interface Clock {
  /** UTC, ms. */
  now(): number;
  /** The learner's offset from UTC at that instant, minutes east. */
  offset(t: number): number;
  /** Counts ms from anywhere and is never set, in every thread alike: for how long something takes. */
  steady(): number;
}

/** Where text goes; a reader that has gone away is not an error. */
export interface Out {
  write(text: string): void;
  isGone(): boolean;
}

/** Runs a program in the foreground with the terminal handed over, such as an editor. */
export type RunProgram = (
  command: string,
  args: readonly string[],
) => Promise<{ readonly code: number | null; readonly problem?: string }>;

/** Flags that every command takes. Absent means: not said. */
export interface GlobalFlags {
  readonly color?: boolean;
  readonly plain?: boolean;
  readonly pager?: boolean;
}

export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** Everything a command gets from outside. Costly things are functions, opened only when used. */
export interface Context {
  readonly env: Env;
  readonly cwd: string;
  readonly hostname: string;
  readonly platform: NodeJS.Platform;
  readonly pid: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly paths: Paths;
  /** Folder of the decks that ship with the program. */
  readonly shippedDecks: string;
  readonly version: string;
  /** Version and build: part of the key of every cache. */
  readonly build: string;
  readonly stdin: NodeJS.ReadStream & { readonly fd: number };
  readonly stdout: NodeJS.WriteStream;
  /** The answer. */
  readonly out: Out;
  /** Talk: progress, hints, warnings. */
  readonly err: Out;
  readonly errIsTerminal: boolean;
  readonly capability: Capability;
  /** Whether long output may go through a pager. */
  readonly pager: boolean;
  readonly theme: () => Promise<Theme>;
  readonly runProgram: RunProgram;
  /** Starts a program beside this one, without the terminal; false where it could not be started. */
  readonly launch: (command: string, args: readonly string[]) => Promise<boolean>;
  /** Calls `listen` on a signal that asks to stop; gives the way to stop listening. */
  readonly onSignal: (listen: (signal: StopSignal) => void) => () => void;
  /** Ends the process at once: for a second signal during shutdown, and after a signal once all is restored. */
  readonly exitNow: (code: ExitCode) => void;
}
