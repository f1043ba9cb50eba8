import { DIFFICULTIES } from '../deck/model.ts';
import { EXPLAIN, FMT, NEW } from './author/spec.ts';
import { BROWSE, DUE, LIST, SEARCH, SHOW } from './browse/spec.ts';
import { CHECK, SCHEMA } from './check/spec.ts';
import type { CommandSpec } from './command-spec.ts';
import { BURY, FLAG, HISTORY, OPTIMIZE, ORPHANS, RESCHEDULE, RESET, SUSPEND, UNDO, UNSUSPEND } from './control/spec.ts';
import { CONFIG, DATA } from './data/spec.ts';
import { INTERVIEW, INTERVIEWS } from './interview/spec.ts';
import { LEARN } from './learn/spec.ts';
import { FILTER_OPTION, listOf, minutes, wholeNumber } from './options.ts';
import { PLAN } from './plan/spec.ts';
import { QUIZ, ROUNDS } from './quiz/spec.ts';
import { STATS } from './stats/spec.ts';

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
    'After a break of three days and more a terminal is offered to spread what has piled up.\n\n' +
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
      parse: listOf('--difficulty', DIFFICULTIES),
      complete: DIFFICULTIES,
    },
    { flags: '--only <what>', description: 'one half of the decks', choices: ['checks', 'interview'] },
    FILTER_OPTION,
    { flags: '--cram', description: 'all cards, whether due or not; the schedule stays as it is' },
    {
      flags: '--catch-up <days>',
      description: 'after a break: spread what is due over so many days, the most forgotten first',
      parse: wholeNumber('--catch-up', 1),
    },
    { flags: '--seed <text>', description: 'the same order of cards and choices again' },
    { flags: '--json', description: 'a summary of the session as JSON on stdout at the end' },
  ],
  complete: 'deck',
  load: () => import('./commands/study.ts'),
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
  STATS,
  PLAN,
  LIST,
  SHOW,
  SUSPEND,
  UNSUSPEND,
  BURY,
  RESCHEDULE,
  FLAG,
  RESET,
  UNDO,
  HISTORY,
  ORPHANS,
  OPTIMIZE,
  NEW,
  CHECK,
  FMT,
  EXPLAIN,
  SCHEMA,
  CONFIG,
  DATA,
  COMPLETION,
];
