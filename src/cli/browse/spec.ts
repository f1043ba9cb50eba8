import type { CommandSpec } from '../command-spec.ts';
import { FILTER_OPTION, JSON_OPTION, wholeNumber } from '../options.ts';
import { QUERY_HELP } from '../query-help.ts';

/** `prepdeck browse` */
export const BROWSE: CommandSpec = {
  usage: 'browse [words...]',
  summary:
    'Look through all cards: a list searched while you type, a preview, and keys to study, suspend, flag or edit.',
  details:
    'Plain words are found in ids and questions, with a slip; all else of a query filters as in `prepdeck search`. Enter opens a card part ' +
    'by part, as an interviewer goes through it. With --plain all of it goes line by line, cards by their numbers. In a pipe without --plain, ' +
    'and with --json, --ids or --limit, it prints the list as `prepdeck search` does.',
  examples: [
    ['prepdeck browse', 'all cards'],
    ['prepdeck browse tag:kafka is:due', 'begin with a query'],
    ['prepdeck browse --plain', 'line by line'],
  ],
  options: [
    { flags: '--limit <cards>', description: 'print the list, at most this many', parse: wholeNumber('--limit', 1) },
    { flags: '--ids', description: 'print the ids alone, one a line' },
    JSON_OPTION,
  ],
  dashWords: true,
  load: () => import('../commands/browse.ts'),
};

/** `prepdeck search` */
export const SEARCH: CommandSpec = {
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
  load: () => import('../commands/search.ts'),
};

/** `prepdeck due` */
export const DUE: CommandSpec = {
  usage: 'due [decks...]',
  summary: 'Count what is due today, by deck.',
  details:
    "Counted is what a session would bring now: within the day's limits, one card of a question a day, or what the plan for an interview " +
    'picks. `prepdeck list` counts all cards that have come due or are new.',
  examples: [
    ['prepdeck due', 'today at a glance'],
    ['prepdeck due --json | jq .total.due', 'for a status bar'],
  ],
  options: [JSON_OPTION],
  complete: 'deck',
  load: () => import('../commands/due.ts'),
};

/** `prepdeck list` */
export const LIST: CommandSpec = {
  usage: 'list',
  summary: 'List all decks with their cards: how many, due, new, mastered.',
  details:
    "All cards count that have come due or are new, whatever the day's limits are, also several of one question; `prepdeck due` counts " +
    'what a session would bring now.',
  examples: [
    ['prepdeck list', 'all decks'],
    ['prepdeck list --filter tag:kafka', 'only cards with that tag are counted'],
    ['prepdeck list --json', 'the same for scripts'],
  ],
  options: [FILTER_OPTION, JSON_OPTION],
  load: () => import('../commands/list.ts'),
};

/** `prepdeck show` */
export const SHOW: CommandSpec = {
  usage: 'show <card>',
  summary: 'Show a card in full, with its schedule and its history.',
  examples: [
    ['prepdeck show messaging/consumer-lag', 'an interview question'],
    ['prepdeck show messaging/consumer-lag#why-bounded', 'one of its follow-ups'],
  ],
  options: [JSON_OPTION],
  complete: 'card',
  load: () => import('../commands/show.ts'),
};
