import { DIFFICULTIES } from '../../deck/model.ts';
import type { CommandSpec } from '../command-spec.ts';
import { FILTER_OPTION, JSON_OPTION, listOf, minutes, wholeNumber } from '../options.ts';

/** `prepdeck interview` */
export const INTERVIEW: CommandSpec = {
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
    ['prepdeck interview --difficulty medium:2,hard --company Acme', 'what a company asks, two thirds of it medium'],
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
      description: 'a mix of easy, medium, hard: in equal shares, or such as easy,medium:2',
      parse: listOf('--difficulty'),
      complete: DIFFICULTIES,
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
  load: () => import('../commands/interview.ts'),
};

/** `prepdeck interviews` */
export const INTERVIEWS: CommandSpec = {
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
      load: async () => ({ run: (await import('../commands/interviews.ts')).show }),
    },
  ],
  load: () => import('../commands/interviews.ts'),
};
