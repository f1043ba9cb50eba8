import type { ExitCode } from '../problem.ts';
import type { Context } from './context.ts';

/** What the command line said: positional words, then options by their camel-cased names. */
export interface Parsed {
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

export type Run = (parsed: Parsed, context: Context) => Promise<ExitCode>;

export interface OptionSpec {
  /** In commander's notation, for example `-n, --limit <cards>`. */
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  /** Turns the text into a value; throws a Failure that says what is wrong. */
  readonly parse?: (text: string, before: unknown) => unknown;
  /** Name under which the value is kept where that is not the option's own: options that build one value together share it. */
  readonly into?: string;
  /** What shell completion offers for the value. */
  readonly complete?: 'file' | 'deck' | readonly string[];
}

export interface CommandSpec {
  /** With its arguments, for example `study [decks...]`. */
  readonly usage: string;
  readonly summary: string;
  /** More than the summary: when to use it, what it does not do. */
  readonly details?: string;
  /** Shown first in the help: command line and what it is good for. */
  readonly examples: readonly (readonly [command: string, what: string])[];
  readonly options?: readonly OptionSpec[];
  readonly subcommands?: readonly CommandSpec[];
  /** What shell completion offers for the arguments: things of a kind, or these words. */
  readonly complete?: 'deck' | 'card' | 'file' | 'setting' | 'code' | readonly string[];
  /** Words may begin with one dash, as `-is:due` in a query: what is no option is a word. */
  readonly dashWords?: true;
  /** Loads the code of the command; absent where a subcommand must be named. */
  readonly load?: () => Promise<{ readonly run: Run }>;
}
