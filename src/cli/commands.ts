import { CHECK, SCHEMA } from './check/spec.ts';
import type { CommandSpec } from './command-spec.ts';
import { JSON_OPTION, listOf, minutes, wholeNumber } from './options.ts';
import { QUIZ, ROUNDS } from './quiz/spec.ts';

/** `prepdeck` alone: the menu on a terminal, the overview elsewhere. */
export const HOME: CommandSpec = {
  usage: 'prepdeck',
  summary: 'Drill interview questions in the terminal, with spaced repetition.',
  examples: [
    ['prepdeck', 'what is due today and what next'],
    ['prepdeck study', 'study what is due in all decks'],
    ['prepdeck study messaging', 'study one deck'],
    ['prepdeck study ./my-deck.yaml', 'study a deck file'],
  ],
  load: () => import('./commands/home.ts'),
};

const STUDY: CommandSpec = {
  usage: 'study [decks...]',
  summary: 'Study what is due, card by card. Decks are ids, files or folders; without any, all decks.',
  details:
    'Knowledge checks rate themselves: wrong is Again, right is Good, right but marked as a guess is Hard. For an ' +
    'interview question you compare your answer with the model answer and confirm the suggested rating. Again means ' +
    'that you could not recall it; Hard is still a success. Every rating is on disk before the next question appears.\n\n' +
    'Keys in a session: ? shows them all.',
  examples: [
    ['prepdeck study', 'everything due, all decks mixed'],
    ['prepdeck study messaging --minutes 15', 'a quarter of an hour on one deck'],
    ['prepdeck study --only interview --difficulty hard', 'hard interview questions'],
    ['prepdeck study --cram --tag kafka', 'all cards tagged kafka, schedule left alone'],
    ['prepdeck study --plain < answers.txt', 'from a pipe, line by line'],
  ],
  options: [
    { flags: '-n, --limit <cards>', description: 'at most this many cards', parse: wholeNumber('--limit', 1) },
    { flags: '--new <cards>', description: 'new cards today, instead of the setting', parse: wholeNumber('--new') },
    { flags: '--minutes <minutes>', description: 'stop asking after this time', parse: minutes('--minutes') },
    { flags: '--tag <tags>', description: 'cards with one of these tags, separated by commas', parse: listOf('--tag') },
    {
      flags: '--difficulty <levels>',
      description: 'cards of these levels: easy, medium, hard',
      parse: listOf('--difficulty', ['easy', 'medium', 'hard']),
      complete: ['easy', 'medium', 'hard'],
    },
    { flags: '--only <what>', description: 'one half of the decks', choices: ['checks', 'interview'] },
    { flags: '--cram', description: 'all cards, whether due or not; the schedule stays as it is' },
    { flags: '--seed <text>', description: 'the same order of cards and choices again' },
    { flags: '--json', description: 'a summary of the session as JSON on stdout at the end' },
  ],
  complete: 'deck',
  load: () => import('./commands/study.ts'),
};

const DUE: CommandSpec = {
  usage: 'due [decks...]',
  summary: 'Count what is due today, by deck.',
  examples: [
    ['prepdeck due', 'today at a glance'],
    ['prepdeck due --json | jq .total.due', 'for a status bar'],
  ],
  options: [JSON_OPTION],
  complete: 'deck',
  load: () => import('./commands/due.ts'),
};

const LIST: CommandSpec = {
  usage: 'list',
  summary: 'List all decks with their cards: how many, due, new, mastered.',
  examples: [
    ['prepdeck list', 'all decks'],
    ['prepdeck list --json', 'the same for scripts'],
  ],
  options: [JSON_OPTION],
  load: () => import('./commands/list.ts'),
};

const SHOW: CommandSpec = {
  usage: 'show <card>',
  summary: 'Show a card in full, with its schedule and its history.',
  examples: [
    ['prepdeck show messaging/consumer-lag', 'an interview question'],
    ['prepdeck show messaging/consumer-lag#why-bounded', 'one of its follow-ups'],
  ],
  options: [JSON_OPTION],
  complete: 'card',
  load: () => import('./commands/show.ts'),
};

const UNSUSPEND: CommandSpec = {
  usage: 'unsuspend [cards...]',
  summary: 'Bring suspended cards back; without cards, list those that are suspended.',
  examples: [
    ['prepdeck unsuspend', 'what is suspended'],
    ['prepdeck unsuspend messaging/saga', 'bring one back'],
  ],
  options: [JSON_OPTION],
  complete: 'card',
  load: () => import('./commands/unsuspend.ts'),
};

const NEW: CommandSpec = {
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
  load: () => import('./commands/new.ts'),
};

const FMT: CommandSpec = {
  usage: 'fmt [decks...]',
  summary:
    'Lay deck files out in one way. Decks are files, folders, quoted globs or ids; - is stdin, to stdout. Without any, all decks of ' +
    'your deck folder.',
  details:
    'Two blanks a level, lists below their keys, braces with a blank inside, no blanks at the end of lines, at most one blank line in a ' +
    'row. The order of fields, quotes and the line breaks of texts stay as they are. What a deck means never changes, and no comment is ' +
    'lost; a file of which that is not certain is left alone and named.\n\n' +
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
  load: () => import('./commands/fmt.ts'),
};

const EXPLAIN: CommandSpec = {
  usage: 'explain [code]',
  summary: 'Explain what `prepdeck check` reports: what it is, why it matters, and how to write it better.',
  examples: [
    ['prepdeck explain PD405', 'one code'],
    ['prepdeck explain longest-is-correct', 'the same by its name'],
    ['prepdeck explain', 'all codes'],
  ],
  options: [JSON_OPTION],
  complete: 'code',
  load: () => import('./commands/explain.ts'),
};

const CONFIG: CommandSpec = {
  usage: 'config',
  summary: 'Show and change the settings.',
  examples: [
    ['prepdeck config', 'every setting, its value and where that comes from'],
    ['prepdeck config set limits.new 5', 'five new cards a day'],
    ['prepdeck config unset limits.new', 'back to the default'],
  ],
  options: [JSON_OPTION],
  subcommands: [
    {
      usage: 'get <setting>',
      summary: 'Print the value of one setting.',
      examples: [['prepdeck config get limits.new', 'new cards a day']],
      complete: 'setting',
      load: async () => ({ run: (await import('./commands/config.ts')).get }),
    },
    {
      usage: 'set <setting> <value>',
      summary: 'Change a setting.',
      examples: [['prepdeck config set schedule.retention 0.92', 'remember more, review more']],
      complete: 'setting',
      load: async () => ({ run: (await import('./commands/config.ts')).set }),
    },
    {
      usage: 'unset <setting>',
      summary: 'Take a setting back to its default.',
      examples: [['prepdeck config unset schedule.retention', 'back to 0.9']],
      complete: 'setting',
      load: async () => ({ run: (await import('./commands/config.ts')).unset }),
    },
  ],
  load: () => import('./commands/config.ts'),
};

const DATA: CommandSpec = {
  usage: 'data',
  summary: 'Look after what prepdeck keeps: where it is, whether it is whole, backup and restore.',
  examples: [
    ['prepdeck data path', 'where everything is'],
    ['prepdeck data verify', 'every damaged line, if there is one'],
    ['prepdeck data backup prepdeck-backup.json', 'everything that must not be lost, in one file'],
  ],
  subcommands: [
    {
      usage: 'path',
      summary: 'Print where settings, reviews, decks and caches are kept.',
      examples: [['prepdeck data path', 'all folders']],
      options: [JSON_OPTION],
      load: async () => ({ run: (await import('./commands/data.ts')).path }),
    },
    {
      usage: 'verify',
      summary: 'Read every line of the review log and name each one that is damaged, and what that means.',
      examples: [['prepdeck data verify', 'exit code 1 if anything is damaged']],
      options: [JSON_OPTION],
      load: async () => ({ run: (await import('./commands/data.ts')).verify }),
    },
    {
      usage: 'rebuild',
      summary: 'Make the caches and the score book anew from the review log.',
      examples: [['prepdeck data rebuild', 'after editing or copying log files by hand']],
      load: async () => ({ run: (await import('./commands/data.ts')).rebuild }),
    },
    {
      usage: 'backup <file>',
      summary: "Write reviews, settings and the learner's own decks to one file.",
      examples: [['prepdeck data backup prepdeck-backup.json', 'then copy it somewhere else']],
      options: [{ flags: '--force', description: 'replace the file if it exists' }],
      complete: 'file',
      load: async () => ({ run: (await import('./commands/data.ts')).backup }),
    },
    {
      usage: 'restore <file>',
      summary: 'Bring a backup back. Reviews are merged with those that are there: nothing is lost, nothing doubled.',
      examples: [['prepdeck data restore prepdeck-backup.json', 'on a new machine']],
      details:
        'A deck that differs from yours is put beside it as NAME.restored. Settings are taken only where you have none.',
      options: [
        { flags: '--yes', description: 'do not ask' },
        { flags: '--settings', description: "take the backup's settings instead of yours" },
      ],
      complete: 'file',
      load: async () => ({ run: (await import('./commands/data.ts')).restore }),
    },
  ],
};

const COMPLETION: CommandSpec = {
  usage: 'completion <shell>',
  summary: 'Print a completion script for bash, zsh or fish.',
  examples: [
    ['source <(prepdeck completion bash)', 'in ~/.bashrc'],
    ['source <(prepdeck completion zsh)', 'in ~/.zshrc'],
    ['prepdeck completion fish | source', 'in ~/.config/fish/config.fish'],
  ],
  complete: ['bash', 'zsh', 'fish'],
  load: async () => ({ run: (await import('./commands/completion.ts')).completion(HOME, COMMANDS) }),
};

/** All commands, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [
  STUDY,
  DUE,
  LIST,
  SHOW,
  UNSUSPEND,
  QUIZ,
  ROUNDS,
  NEW,
  CHECK,
  FMT,
  EXPLAIN,
  SCHEMA,
  CONFIG,
  DATA,
  COMPLETION,
];
