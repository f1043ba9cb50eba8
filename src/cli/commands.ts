import { CHECK, SCHEMA } from './check/spec.ts';
import type { CommandSpec } from './command-spec.ts';
import { FILTER_OPTION, JSON_OPTION, listOf, minutes, wholeNumber } from './options.ts';
import { QUERY_HELP } from './query-help.ts';
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
    ['prepdeck study --filter "is:due -tag:kafka"', 'what a query asks for; `prepdeck search --help` has the terms'],
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
    FILTER_OPTION,
    { flags: '--cram', description: 'all cards, whether due or not; the schedule stays as it is' },
    { flags: '--seed <text>', description: 'the same order of cards and choices again' },
    { flags: '--json', description: 'a summary of the session as JSON on stdout at the end' },
  ],
  complete: 'deck',
  load: () => import('./commands/study.ts'),
};

const INTERVIEW: CommandSpec = {
  usage: 'interview [decks...]',
  summary: 'Sit a mock interview: you answer, follow-ups push, and only then you compare.',
  details:
    'Each question is asked with nothing else shown while the clock runs; you answer aloud or by typing. Time up warns and cuts nothing. ' +
    'Two follow-ups come, after a typed answer those whose subject it mentioned least (by the words they share), each answered before ' +
    'anything is revealed. Then you compare: the model answer beside yours, key points to tick, red flags to own up to, follow-ups to ' +
    'grade; for what you left unticked comes one more. Every step is on disk before the next, clock included: --resume goes on.\n\n' +
    'Answers count as reviews in the schedule; `prepdeck config set interview.reviews off` turns that off. --scoring tells how it is scored.',
  examples: [
    ['prepdeck interview', 'set it up in a menu'],
    ['prepdeck interview messaging --questions 5 --minutes 4', 'five questions of four minutes'],
    ['prepdeck interview --difficulty medium,hard --company Acme', 'what a company asks, and nothing easy'],
    ['prepdeck interview --resume', 'go on where you left'],
    ['prepdeck interview --questions 3 --transcript interview.md', 'and keep it as Markdown'],
    ['prepdeck interview --plain < answers.txt', 'from a pipe, line by line'],
  ],
  options: [
    { flags: '--questions <count>', description: 'how many, 3 if not said', parse: wholeNumber('--questions', 1) },
    { flags: '--minutes <minutes>', description: 'for each question, 5 if not said', parse: minutes('--minutes') },
    { flags: '--total-minutes <minutes>', description: 'for all of it', parse: minutes('--total-minutes') },
    {
      flags: '--difficulty <levels>',
      description: 'questions of these levels: easy, medium, hard',
      parse: listOf('--difficulty', ['easy', 'medium', 'hard']),
      complete: ['easy', 'medium', 'hard'],
    },
    { flags: '--company <name>', description: 'questions that were asked there; * is anything' },
    FILTER_OPTION,
    { flags: '--seed <text>', description: 'the same questions and follow-ups again' },
    { flags: '--resume', description: 'go on with the interview that was left' },
    { flags: '--new', description: 'start another, whatever was left' },
    { flags: '--transcript <file>', description: 'write it as Markdown at the end', complete: 'file' },
    { flags: '--scoring', description: 'tell how it is scored' },
    { flags: '--json', description: 'the scorecard as JSON on stdout at the end' },
  ],
  complete: 'deck',
  load: () => import('./commands/interview.ts'),
};

const INTERVIEWS: CommandSpec = {
  usage: 'interviews',
  summary: 'List the mock interviews that were held, with their scores.',
  examples: [
    ['prepdeck interviews', 'all of them'],
    ['prepdeck interviews show 20270115-k3f9', 'the scorecard of one'],
  ],
  options: [JSON_OPTION],
  subcommands: [
    {
      usage: 'show <interview>',
      summary: 'Show the scorecard of an interview, or write its transcript.',
      examples: [
        ['prepdeck interviews show 20270115-k3f9', 'the scorecard'],
        ['prepdeck interviews show 20270115-k3f9 --transcript it.md', 'the transcript; - is stdout'],
      ],
      options: [
        { flags: '--transcript <file>', description: 'write it as Markdown', complete: 'file' },
        { flags: '--force', description: 'replace the file if it exists' },
        JSON_OPTION,
      ],
      load: async () => ({ run: (await import('./commands/interviews.ts')).show }),
    },
  ],
  load: () => import('./commands/interviews.ts'),
};

const LEARN: CommandSpec = {
  usage: 'learn [deck]',
  summary: 'Learn a topic in the order that helps: lesson, objectives, reading, knowledge check, interview questions.',
  details:
    'An objective is done when its cards say so: every card that serves it has left the learning steps, is stable for 7 days or more, and ' +
    'would be recalled today with a chance of 0.8 or more (suspended cards do not count). So it can open again. You can also mark it by ' +
    'hand; that is kept and shown apart.\n\n' +
    'On a terminal a menu leads through the topic; elsewhere, and with --plain, the page is printed.',
  examples: [
    ['prepdeck learn messaging', 'the topic, part by part'],
    ['prepdeck learn messaging --lesson | less', 'the lesson alone'],
    ['prepdeck learn messaging --objectives', 'what is done, and what is not'],
    ['prepdeck learn messaging --mark-read kafka-docs', 'tick one of the reading list'],
  ],
  options: [
    { flags: '--lesson', description: 'print the lesson' },
    { flags: '--objectives', description: 'print the objectives and how far each is' },
    { flags: '--reading', description: 'print the reading list' },
    { flags: '--mark <objectives>', description: 'mark objectives by hand', parse: listOf('--mark') },
    { flags: '--unmark <objectives>', description: 'take such marks away', parse: listOf('--unmark') },
    { flags: '--mark-read <readings>', description: 'mark as read', parse: listOf('--mark-read') },
    { flags: '--mark-unread <readings>', description: 'mark as not read', parse: listOf('--mark-unread') },
    JSON_OPTION,
  ],
  complete: 'deck',
  load: () => import('./commands/learn.ts'),
};

const BROWSE: CommandSpec = {
  usage: 'browse [words...]',
  summary:
    'Look through all cards: a list searched while you type, a preview, and keys to study, suspend, flag or edit.',
  details:
    'Plain words are found in ids and questions, with a slip; all else of a query filters as in `prepdeck search`. Enter opens a card part ' +
    'by part, as an interviewer goes through it. In a pipe and with --plain it prints the list as `prepdeck search` does.',
  examples: [
    ['prepdeck browse', 'all cards'],
    ['prepdeck browse tag:kafka is:due', 'begin with a query'],
  ],
  options: [
    { flags: '--limit <cards>', description: 'in a pipe: at most this many', parse: wholeNumber('--limit', 1) },
    { flags: '--ids', description: 'in a pipe: the ids alone' },
    JSON_OPTION,
  ],
  dashWords: true,
  load: () => import('./commands/browse.ts'),
};

const SEARCH: CommandSpec = {
  usage: 'search [words...]',
  summary: 'Find cards in all decks by their words and by how you stand with them.',
  details: QUERY_HELP,
  examples: [
    ['prepdeck search idempotent', 'cards whose text holds a word'],
    ['prepdeck search tag:kafka is:due', 'both must hold'],
    ['prepdeck search "prop:lapses>=3 or is:leech"', 'either; quote what the shell would take'],
    ['prepdeck search deck:messaging -kind:interview --json', 'a minus turns a term round'],
    ['prepdeck search rated:7:1 --ids | xargs -n1 prepdeck show', 'what was missed this week'],
  ],
  options: [
    { flags: '--limit <cards>', description: 'at most this many', parse: wholeNumber('--limit', 1) },
    { flags: '--ids', description: 'the ids alone, one a line' },
    JSON_OPTION,
  ],
  dashWords: true,
  load: () => import('./commands/search.ts'),
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
    ['prepdeck list --filter tag:kafka', 'only cards with that tag are counted'],
    ['prepdeck list --json', 'the same for scripts'],
  ],
  options: [FILTER_OPTION, JSON_OPTION],
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

/** What every command that changes cards by hand takes. */
const CHANGE = {
  options: [{ flags: '--yes', description: 'do not ask' }, JSON_OPTION],
  complete: 'card',
  dashWords: true,
} as const satisfies Partial<CommandSpec>;
const CHANGE_DETAILS =
  'Cards are ids, or a query as `prepdeck search` takes it. What it touches is shown and asked about where it is more than one card. ' +
  '`prepdeck undo` takes it back.';

const SUSPEND: CommandSpec = {
  usage: 'suspend <cards...>',
  summary: 'Take cards out of study until you bring them back.',
  details: CHANGE_DETAILS,
  examples: [
    ['prepdeck suspend messaging/saga', 'one card'],
    ['prepdeck suspend is:leech', 'all leeches'],
  ],
  ...CHANGE,
  load: async () => ({ run: (await import('./commands/control.ts')).suspend }),
};

const UNSUSPEND: CommandSpec = {
  usage: 'unsuspend [cards...]',
  summary: 'Bring suspended cards back; without cards, list those that are suspended.',
  details: CHANGE_DETAILS,
  examples: [
    ['prepdeck unsuspend', 'what is suspended'],
    ['prepdeck unsuspend messaging/saga', 'bring one back'],
    ['prepdeck unsuspend deck:messaging', 'bring back all of a deck'],
  ],
  ...CHANGE,
  load: () => import('./commands/unsuspend.ts'),
};

const BURY: CommandSpec = {
  usage: 'bury <cards...>',
  summary: 'Put cards off to another day; their schedule stays.',
  details: CHANGE_DETAILS,
  examples: [
    ['prepdeck bury messaging/saga', 'until tomorrow'],
    ['prepdeck bury tag:kafka --days 3', 'for three days'],
  ],
  ...CHANGE,
  options: [
    { flags: '--days <days>', description: 'for how long', parse: wholeNumber('--days', 1) },
    ...CHANGE.options,
  ],
  load: async () => ({ run: (await import('./commands/control.ts')).bury }),
};

const FLAG: CommandSpec = {
  usage: 'flag <cards...>',
  summary: 'Flag cards, to find them again with flag:1 or is:flagged.',
  details: CHANGE_DETAILS,
  examples: [
    ['prepdeck flag messaging/saga', 'as f does in a session'],
    ['prepdeck flag rated:7:1 --number 2', 'with another number, 1 to 7'],
    ['prepdeck flag is:flagged --clear', 'take all flags away'],
  ],
  ...CHANGE,
  options: [
    { flags: '--number <number>', description: 'which flag, 1 to 7', choices: ['1', '2', '3', '4', '5', '6', '7'] },
    { flags: '--clear', description: 'take the flag away' },
    ...CHANGE.options,
  ],
  load: async () => ({ run: (await import('./commands/control.ts')).flag }),
};

const RESET: CommandSpec = {
  usage: 'reset <cards...>',
  summary: 'Forget the schedule of cards: they are new again. Their reviews stay in the log and the statistics.',
  details: CHANGE_DETAILS,
  examples: [['prepdeck reset deck:messaging', 'start a deck again']],
  ...CHANGE,
  load: async () => ({ run: (await import('./commands/control.ts')).reset }),
};

const UNDO: CommandSpec = {
  usage: 'undo [count]',
  summary: 'Take back the last thing done, on any device: a rating, a suspension, a flag, a reset.',
  details:
    'Shows what it would take back and asks. Nothing is erased: an undo is an event of the log, and --redo takes it back.',
  examples: [
    ['prepdeck undo', 'the last thing'],
    ['prepdeck undo 5 --yes', 'the last five, without asking'],
    ['prepdeck undo --redo', 'take back the last undo'],
  ],
  options: [
    { flags: '--redo', description: 'take back undos instead' },
    { flags: '--yes', description: 'do not ask' },
    JSON_OPTION,
  ],
  load: () => import('./commands/undo.ts'),
};

const HISTORY: CommandSpec = {
  usage: 'history [cards...]',
  summary: 'Show what was done, event by event: of all cards, of some, or of those that a query asks for.',
  examples: [
    ['prepdeck history', 'the last 50 events'],
    ['prepdeck history messaging/saga', 'of one card'],
    ['prepdeck history tag:kafka --all', 'everything about some cards'],
  ],
  options: [
    { flags: '--limit <events>', description: 'so many, the last ones', parse: wholeNumber('--limit', 1) },
    { flags: '--all', description: 'all of them' },
    JSON_OPTION,
  ],
  complete: 'card',
  dashWords: true,
  load: () => import('./commands/history.ts'),
};

const ORPHANS: CommandSpec = {
  usage: 'orphans',
  summary: 'List cards that have a history and are in no deck any more.',
  examples: [['prepdeck orphans', 'then name their ids under aliases in a deck, or leave them']],
  options: [JSON_OPTION],
  load: () => import('./commands/orphans.ts'),
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
    ['prepdeck config set filters.weak "prop:lapses>=3 or rated:7:1"', 'a query to use as filter:weak'],
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
      usage: 'devices',
      summary: 'List the devices whose reviews are here, and copies that a sync tool made of their logs.',
      details:
        'Each device writes a log of its own; what you know is the union of them all. A conflict copy that Syncthing, Dropbox or Nextcloud ' +
        'leaves in the folder counts too, each event once.',
      examples: [['prepdeck data devices', 'who has written what']],
      options: [JSON_OPTION],
      load: async () => ({ run: (await import('./commands/data.ts')).devices }),
    },
    {
      usage: 'merge <folder>',
      summary: 'Bring in the reviews of another machine from a folder: nothing is lost, nothing doubled.',
      details:
        'The folder is the reviews folder of the other machine, or one that holds it: a copy, a mounted disk, a folder that Syncthing, ' +
        'Dropbox or git keeps. It is only read. Says which cards that changes, and how.',
      examples: [
        ['prepdeck data merge /media/stick/reviews', 'from a copy'],
        ['prepdeck data merge ~/Sync/prepdeck --yes', 'without asking'],
      ],
      options: [{ flags: '--yes', description: 'do not ask' }, JSON_OPTION],
      complete: 'file',
      load: async () => ({ run: (await import('./commands/data.ts')).merge }),
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
  LEARN,
  INTERVIEW,
  INTERVIEWS,
  QUIZ,
  ROUNDS,
  BROWSE,
  SEARCH,
  DUE,
  LIST,
  SHOW,
  SUSPEND,
  UNSUSPEND,
  BURY,
  FLAG,
  RESET,
  UNDO,
  HISTORY,
  ORPHANS,
  NEW,
  CHECK,
  FMT,
  EXPLAIN,
  SCHEMA,
  CONFIG,
  DATA,
  COMPLETION,
];
