import type { CommandSpec } from '../command-spec.ts';
import { dateOption } from '../control/days.ts';
import { JSON_OPTION, minutes } from '../options.ts';

/** `prepdeck plan` */
export const PLAN: CommandSpec = {
  usage: 'plan [query...]',
  summary: 'Plan for the day of an interview: which cards on which days, within your minutes.',
  details:
    'Foretells for each card how likely you will recall it on the day (FSRS), and fills the days until then so that you recall as many cards ' +
    'as possible within the minutes, by what an answer has taken you so far. New cards come early enough, and what you have seen comes ' +
    'once more in the last days. `prepdeck study` follows the plan until the day and plans anew each time, from where you really are; it ' +
    'sets no limits of its own but minutes, and new cards a day where you have set limits.new. Without a query all cards count; `prepdeck ' +
    'search --help` has the terms. Without --on it shows the plan that holds. `prepdeck undo` takes a plan back.\n\n' +
    'Ready is the mean chance of recall, new cards counting as not recalled. The range holds chance, an error that all predictions may ' +
    'share, and minutes that turn out longer or shorter. How it works and what it assumes: src/memory/plan/README.md in the repository.',
  examples: [
    ['prepdeck plan --on 2027-01-15', 'all cards, half an hour a day'],
    ['prepdeck plan --on 2027-01-15 --minutes 20 deck:messaging or tag:kafka', 'some cards'],
    ['prepdeck plan', 'how it stands'],
    ['prepdeck plan clear', 'study in the usual order again'],
  ],
  options: [
    {
      flags: '--on <date>',
      description: 'day of the interview, as in 2027-01-15; the last day of study is the one before',
      parse: dateOption,
    },
    {
      flags: '--minutes <minutes>',
      description: 'minutes a day; otherwise limits.minutes, or 30',
      parse: minutes('--minutes'),
    },
    { flags: '--yes', description: 'do not ask' },
    JSON_OPTION,
  ],
  dashWords: true,
  subcommands: [
    {
      usage: 'show',
      summary: 'Show the plan that holds, from where you are now.',
      examples: [['prepdeck plan show --json | jq .days[0]', 'today']],
      options: [JSON_OPTION],
      load: async () => ({ run: (await import('../commands/plan.ts')).show }),
    },
    {
      usage: 'clear',
      summary: 'Give the plan up: study goes back to its usual order. Nothing learned is lost.',
      examples: [['prepdeck plan clear', '`prepdeck undo` brings it back']],
      options: [JSON_OPTION],
      load: async () => ({ run: (await import('../commands/plan.ts')).clear }),
    },
  ],
  load: () => import('../commands/plan.ts'),
};
