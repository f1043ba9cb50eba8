import type { CommandSpec } from '../command-spec.ts';
import { JSON_OPTION } from '../options.ts';

/** `prepdeck new` */
export const NEW: CommandSpec = {
  usage: 'new [deck]',
  summary: 'Start a deck of your own: a file with an example of everything, commented, for you to rewrite.',
  details:
    'The deck is an id, which becomes the name of the file in this folder, or a path. The JSON Schema is put beside it, so that ' +
    'editors with yaml-language-server complete fields and explain them without a network; `prepdeck schema` prints it again.',
  examples: [
    ['prepdeck new caching', 'makes caching.yaml here'],
    ['prepdeck new decks/caching.yaml --title "Caching, in depth"', 'elsewhere, and with a title'],
    ['prepdeck new caching --stdout', 'look at it first'],
  ],
  options: [
    { flags: '--title <text>', description: 'what it is called; made from the id if absent' },
    { flags: '--stdout', description: 'print it, and write nothing' },
    { flags: '--force', description: 'replace the file if it exists' },
  ],
  complete: 'file',
  load: () => import('../commands/new.ts'),
};

/** `prepdeck fmt` */
export const FMT: CommandSpec = {
  usage: 'fmt [decks...]',
  summary:
    'Lay deck files out in one way. Decks are files, folders, quoted globs or ids; - is stdin, to stdout. Without any, all decks of ' +
    'your deck folder.',
  details:
    'Two blanks a level, lists below their keys, braces with a blank inside, no blanks at the end of lines, at most one blank line in a ' +
    'row. The order of fields, quotes and the line breaks of texts stay as they are. What a deck means never changes, and no comment is ' +
    'lost; a file of which that is not certain is left alone and named. What `ignore` in a prepdeck.yaml leaves out is left out here too.\n\n' +
    'Prints the files that changed. Exit code 0: all are in that layout now. 1: with --check, some are not. 2: some could not be formatted.',
  examples: [
    ['prepdeck fmt my-deck.yaml', 'one deck'],
    ['prepdeck fmt decks --check', 'for CI: nothing is written'],
    ['prepdeck fmt decks --diff', 'look at what would change'],
  ],
  options: [
    { flags: '--check', description: 'write nothing; fail where something would change' },
    { flags: '--diff', description: 'show what would change, and write nothing' },
  ],
  complete: 'deck',
  load: () => import('../commands/fmt.ts'),
};

/** `prepdeck explain` */
export const EXPLAIN: CommandSpec = {
  usage: 'explain [code]',
  summary: 'Explain what `prepdeck check` reports: what it is, why it matters, and how to write it better.',
  examples: [
    ['prepdeck explain PD405', 'one code'],
    ['prepdeck explain longest-is-correct', 'the same by its name'],
    ['prepdeck explain', 'all codes'],
  ],
  options: [JSON_OPTION],
  complete: 'code',
  load: () => import('../commands/explain.ts'),
};
