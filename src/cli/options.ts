import { EXIT, Failure } from '../problem.ts';
import type { OptionSpec } from './command-spec.ts';

const refuse = (what: string, text: string): never => {
  throw new Failure({ message: `${what}, not ${JSON.stringify(text)}`, exit: EXIT.usage });
};

/** A whole number from `least` on. */
export const wholeNumber =
  (name: string, least = 0) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      return refuse(`${name} takes a whole number from ${least} on`, text);
    }
    return value;
  };

/** A number of minutes above 0; fractions are fine. */
export const minutes =
  (name: string) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value <= 0) {
      return refuse(`${name} takes a number of minutes above 0`, text);
    }
    return value;
  };

/** A list: separated by commas, or the option given again. Each must be among `choices` where there are any. */
export const listOf =
  (name: string, choices?: readonly string[]) =>
  (text: string, before: unknown): string[] => {
    const words = text.split(',').map((word) => word.trim());
    const odd = words.find((word) => word === '' || (choices && !choices.includes(word)));
    if (odd !== undefined) {
      return refuse(`${name} takes ${choices ? `one of ${choices.join(', ')}` : 'words separated by commas'}`, odd);
    }
    return [...(Array.isArray(before) ? before.map(String) : []), ...words];
  };

export const JSON_OPTION: OptionSpec = { flags: '--json', description: 'one JSON document on stdout, for scripts' };

export const FILTER_OPTION: OptionSpec = {
  flags: '--filter <query>',
  description: 'only cards that this query asks for; `prepdeck search --help` has the terms',
};

/** Options of every command. */
export const GLOBAL_OPTIONS: readonly OptionSpec[] = [
  { flags: '--plain', description: 'line by line, nothing drawn: for pipes and screen readers' },
  { flags: '--color', description: 'colour even where prepdeck would not use it' },
  { flags: '--no-color', description: 'no colour' },
  { flags: '--no-pager', description: 'never page long output' },
];
