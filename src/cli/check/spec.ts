import type { CommandSpec } from '../command-spec.ts';
import { listOf, wholeNumber } from '../options.ts';
import { OUTPUT_FORMATS, withFormat, withOutputFile, withRule } from './parsers.ts';

/** `prepdeck check` as the command line knows it. */
export const CHECK: CommandSpec = {
  usage: 'check [decks...]',
  summary:
    'Check deck files: YAML, ids and references, and whether the questions are well written. Decks are files, folders, quoted ' +
    'globs or ids; - is stdin. Without any, all decks that `prepdeck study` would use.',
  details:
    'Exit code 0: nothing wrong (infos never count, warnings only with --strict or over --max-warnings). 1: findings. 2: a ' +
    'problem with the command line or the settings, or something that could not be checked.\n\n' +
    '--format may be given several times; --output-file sends the one before it to a file: `--format text --format sarif ' +
    '--output-file out.sarif` prints text and writes SARIF. In a GitHub workflow annotations and the step summary come by ' +
    'themselves unless a format is given.\n\n' +
    '--since looks at what changed from that revision on, in git and in files not committed: ids and aliases of decks, questions ' +
    'and follow-ups that were there and that nothing has any longer, as its id or among its aliases, and self-checks. For a branch, ' +
    'since this one left it.\n\n' +
    'Settings are read from prepdeck.yaml, prepdeck.yml or the key "prepdeck" of package.json: the nearest from the folder of ' +
    'a deck upwards to the root of its repository (outside of one, to the working folder) counts. On a line of a deck ' +
    '`# prepdeck-ignore PD405: reason` silences one finding, `# prepdeck-ignore-file PD505: reason` near the top all of a ' +
    'kind. What makes a deck unreadable cannot be silenced.',
  examples: [
    ['prepdeck check', 'all decks'],
    ['prepdeck check my-deck.yaml --fix', 'one deck; mend what is safe to mend'],
    ["prepdeck check 'decks/**/*.yaml' --strict", 'warnings count, for CI'],
    ['prepdeck check decks --format text --format sarif --output-file out.sarif', 'text here, SARIF in a file'],
    [
      'prepdeck check decks --baseline known.json --write-baseline',
      'adopt an old collection; then without --write-baseline',
    ],
    ['prepdeck check decks --since main', 'no id was lost against a branch'],
  ],
  options: [
    {
      flags: '--format <format>',
      description: `${OUTPUT_FORMATS.join(', ')}; may be repeated`,
      into: 'outputs',
      parse: withFormat,
      complete: OUTPUT_FORMATS,
    },
    {
      flags: '--output-file <file>',
      description: 'write the format before it to this file',
      into: 'outputs',
      parse: withOutputFile,
      complete: 'file',
    },
    { flags: '--strict', description: 'warnings count as errors' },
    {
      flags: '--max-warnings <n>',
      description: 'fail on more warnings than this',
      parse: wholeNumber('--max-warnings'),
    },
    { flags: '--quiet', description: 'report only what makes the run fail: errors, with --strict warnings too' },
    { flags: '--fix', description: 'mend what is safe to mend' },
    { flags: '--fix-unsafe', description: 'mend also what may change what a deck means' },
    { flags: '--diff', description: 'show what --fix would change, and write nothing' },
    { flags: '--config <file>', description: 'this settings file, for all decks', complete: 'file' },
    {
      flags: '--rule <rule=level>',
      description: 'level of a rule: off, info, warning, error or on; may be repeated',
      parse: withRule,
    },
    { flags: '--only <rules>', description: 'look for these codes or names alone', parse: listOf('--only') },
    { flags: '--baseline <file>', description: 'leave out the findings listed in this file', complete: 'file' },
    { flags: '--write-baseline', description: 'write the findings of this run to the baseline' },
    { flags: '--since <rev>', description: 'report ids lost since this revision of git without an alias' },
    { flags: '--watch', description: 'check again whenever a deck, the settings or the baseline change' },
    { flags: '--stdin-filename <name>', description: 'what to call stdin in the report', complete: 'file' },
    { flags: '--no-ignore-comments', description: 'report also what ignore comments silence' },
    { flags: '--no-cache', description: 'check every file anew, and keep nothing of what is found' },
  ],
  complete: 'deck',
  load: () => import('../commands/check.ts'),
};

/** `prepdeck schema` */
export const SCHEMA: CommandSpec = {
  usage: 'schema',
  summary: 'Print the JSON Schema of deck files, for editors.',
  details:
    'With yaml-language-server a first line `# yaml-language-server: $schema=./deck.schema.json` in a deck gives completion and ' +
    'help on every field.',
  examples: [['prepdeck schema > deck.schema.json', 'keep it beside your decks']],
  load: () => import('../commands/schema.ts'),
};
