import type { CommandSpec } from '../command-spec.ts';
import { JSON_OPTION, wholeNumber } from '../options.ts';
import { dateOption, spreadOption } from './days.ts';

/** What every command that changes cards by hand takes. */
const CHANGE = {
  options: [{ flags: '--yes', description: 'do not ask' }, JSON_OPTION],
  complete: 'card',
  dashWords: true,
} as const satisfies Partial<CommandSpec>;

const CHANGE_DETAILS =
  'Cards are ids, or a query as `prepdeck search` takes it. What it touches is shown and asked about where it is more than one card. ' +
  '`prepdeck undo` takes it back.';

/** `prepdeck suspend` */
export const SUSPEND: CommandSpec = {
  usage: 'suspend <cards...>',
  summary: 'Take cards out of study until you bring them back.',
  details: CHANGE_DETAILS,
  examples: [
    ['prepdeck suspend messaging/saga', 'one card'],
    ['prepdeck suspend is:leech', 'all leeches'],
  ],
  ...CHANGE,
  load: async () => ({ run: (await import('../commands/control.ts')).suspend }),
};

/** `prepdeck unsuspend` */
export const UNSUSPEND: CommandSpec = {
  usage: 'unsuspend [cards...]',
  summary: 'Bring suspended cards back; without cards, list those that are suspended.',
  details: CHANGE_DETAILS,
  examples: [
    ['prepdeck unsuspend', 'what is suspended'],
    ['prepdeck unsuspend messaging/saga', 'bring one back'],
    ['prepdeck unsuspend deck:messaging', 'bring back all of a deck'],
  ],
  ...CHANGE,
  load: () => import('../commands/unsuspend.ts'),
};

/** `prepdeck bury` */
export const BURY: CommandSpec = {
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
  load: async () => ({ run: (await import('../commands/control.ts')).bury }),
};

/** `prepdeck flag` */
export const FLAG: CommandSpec = {
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
  load: async () => ({ run: (await import('../commands/control.ts')).flag }),
};

/** `prepdeck reschedule` */
export const RESCHEDULE: CommandSpec = {
  usage: 'reschedule <cards...>',
  summary: 'Move cards to another day. What you know of them stays what it is; their next review decides again.',
  details: `Without --in and --on each card is put where its last review would have put it had you wanted today's schedule.retention then: for after a change of that setting. New cards are left alone. ${CHANGE_DETAILS}`,
  examples: [
    ['prepdeck reschedule tag:kafka --on 2027-01-14', 'all of them the day before the interview'],
    ['prepdeck reschedule is:due --in 0-6', 'spread what is due over a week'],
    ['prepdeck reschedule "deck:*"', 'after `prepdeck config set schedule.retention 0.95`'],
  ],
  ...CHANGE,
  options: [
    { flags: '--in <days>', description: 'so many days from today, or spread over some: 3-10', parse: spreadOption },
    { flags: '--on <date>', description: 'on this day, such as 2027-01-14', parse: dateOption },
    ...CHANGE.options,
  ],
  load: () => import('../commands/reschedule.ts'),
};

/** `prepdeck reset` */
export const RESET: CommandSpec = {
  usage: 'reset <cards...>',
  summary: 'Forget the schedule of cards: they are new again. Their reviews stay in the log and the statistics.',
  details: CHANGE_DETAILS,
  examples: [['prepdeck reset deck:messaging', 'start a deck again']],
  ...CHANGE,
  load: async () => ({ run: (await import('../commands/control.ts')).reset }),
};

/** `prepdeck undo` */
export const UNDO: CommandSpec = {
  usage: 'undo [count]',
  summary: 'Take back the last thing done, on any device: a rating, a suspension, a flag, a reset, other parameters.',
  details:
    'Shows what it would take back and asks. Nothing is erased: an undo is an event of the log, and --redo takes it back, unless the same was done anew since.',
  examples: [
    ['prepdeck undo', 'the last thing'],
    ['prepdeck undo 5 --yes', 'the last five, without asking; what one command did is one thing'],
    ['prepdeck undo --redo', 'take back the last undo'],
  ],
  options: [
    { flags: '--redo', description: 'take back undos instead' },
    { flags: '--yes', description: 'do not ask' },
    JSON_OPTION,
  ],
  load: () => import('../commands/undo.ts'),
};

/** `prepdeck history` */
export const HISTORY: CommandSpec = {
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
  load: () => import('../commands/history.ts'),
};

/** `prepdeck orphans` */
export const ORPHANS: CommandSpec = {
  usage: 'orphans',
  summary: 'List cards that have a history and are in no deck any more.',
  examples: [['prepdeck orphans', 'then name their ids under aliases in a deck, or leave them']],
  options: [JSON_OPTION],
  load: () => import('../commands/orphans.ts'),
};

/** `prepdeck optimize` */
export const OPTIMIZE: CommandSpec = {
  usage: 'optimize',
  summary: 'Fit the schedule to how you remember: FSRS parameters from your own reviews.',
  details:
    'Parameters are fitted to the first four fifths of your reviews by time and judged on the last fifth, which they have not ' +
    'seen, beside the defaults and those in use. They are offered only if they predict it better (log loss, the mean of -ln of ' +
    'the probability given to what happened), with what would change, and taken when you say so. What is taken is what was ' +
    'judged. Then every card is scheduled anew from its reviews; `prepdeck undo` takes that back.\n\n' +
    'RMSE (bins) compares predicted with real recall in groups of like reviews, as the benchmark of open-spaced-repetition does. ' +
    'A few hundred reviews are often too few. Fitting needs an optional package, @open-spaced-repetition/binding.',
  examples: [
    ['prepdeck optimize', 'fit, compare, ask'],
    ['prepdeck optimize --dry-run', 'fit and compare, change nothing'],
    ['prepdeck optimize --reset', "go back to FSRS's defaults"],
  ],
  options: [
    { flags: '--dry-run', description: 'show what it would do, and do nothing' },
    { flags: '--reset', description: 'back to the defaults' },
    { flags: '--yes', description: 'do not ask' },
    JSON_OPTION,
  ],
  load: () => import('../commands/optimize.ts'),
};
