import { DEFINITIONS } from '../../report/stats/definitions.ts';
import type { CommandSpec, OptionSpec } from '../command-spec.ts';
import { JSON_OPTION } from '../options.ts';
import { sinceOf } from './since.ts';

const VIEW_OPTIONS: readonly OptionSpec[] = [
  { flags: '--year', description: 'a year of days' },
  { flags: '--days', description: 'answers and minutes a day' },
  { flags: '--forecast', description: 'what comes due in the next 30 days' },
  { flags: '--retention', description: 'true retention against what you want' },
  { flags: '--accuracy', description: 'right answers by kind, deck and level' },
  { flags: '--gaps', description: 'key points most often missed, red flags most often said' },
  { flags: '--hardest', description: 'the cards that cost most' },
  { flags: '--interviews', description: 'scores of mock interviews over time' },
  { flags: '--calibration', description: 'what you thought you knew, and guesses' },
];

/** `key points` of `keyPoints`. */
const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** `prepdeck stats` */
export const STATS: CommandSpec = {
  usage: 'stats [query...]',
  summary: 'See what it adds up to: streak, retention, what is hard, what is missed, how well you know what you know.',
  details: [
    'How each number is told, and whose definition that is:',
    ...Object.entries(DEFINITIONS).map(([name, { text, source }]) => `${inWords(name)}: ${text} (${source})`),
  ].join('\n\n'),
  examples: [
    ['prepdeck stats', 'everything at a glance'],
    ['prepdeck stats --retention --calibration', 'parts of it in full'],
    ['prepdeck stats deck:messaging --since 30', 'one deck, the last 30 days'],
    ['prepdeck stats --html stats.html', 'a page to keep, print or send'],
    ['prepdeck stats --json | jq .retention', 'for scripts; --csv for sheets'],
  ],
  options: [
    ...VIEW_OPTIONS,
    { flags: '--since <day>', description: 'count reviews from this day on, or of so many days', parse: sinceOf },
    JSON_OPTION,
    { flags: '--html <file>', description: 'write it as a page with pictures', complete: 'file' },
    { flags: '--force', description: 'replace the file if it exists' },
    { flags: '--csv', description: 'a table of numbers on stdout: view, of, measure, value' },
  ],
  dashWords: true,
  load: () => import('../commands/stats.ts'),
};
