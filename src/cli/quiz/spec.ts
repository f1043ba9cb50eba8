import { DIFFICULTIES } from '../../deck/model.ts';
import { MODES } from '../../session/round/round-state.ts';
import { SCORINGS } from '../../session/round/scoring.ts';
import type { CommandSpec } from '../command-spec.ts';
import { FILTER_OPTION, JSON_OPTION, listOf, wholeNumber } from '../options.ts';

/** `prepdeck quiz` as the command line knows it. */
export const QUIZ: CommandSpec = {
  usage: 'quiz [decks...]',
  summary: 'Play a timed round of knowledge checks around one terminal, alone or with up to 12 players.',
  details:
    'Modes: turns (each player answers each question, the keyboard is passed on), buzzer (all look at once, the first to give ' +
    'their key answers, wrong passes on), solo, sudden-death (wrong where another is right is out), team (mean of the members). ' +
    'Without players it is solo, with them turns, with teams team.\n\n' +
    'Scoring: an easy question is worth 500 points, a medium one 1000, a hard one 1500. accuracy gives them for a right answer, ' +
    'however long it took. speed gives points × (1 − t/2T), all of them under half a second: of 1000 and 30 s, 967 after 2 s and ' +
    '500 at the end. streak adds a tenth for each right answer in a row before, up to half. penalty takes half for a wrong answer, ' +
    'nothing for none. No total falls below zero. Equal leaders play on.\n\n' +
    'Each answer is on disk before anything new is shown. An answer counts if it came before the deadline, by the time its key ' +
    'or line arrived: that is taken by a thread of its own and a clock that nobody sets, so that a busy machine judges nobody. ' +
    'From a file all lines are there at once. After a question the clock stands still while everything is explained. The same decks and seed give the same ' +
    'questions and orders everywhere. Your own schedule stays untouched, except alone with --record.\n\nKeys in a round: ? shows them all, and how it is scored. ' +
    'At the end of one on a terminal s studies what was missed and f keeps it as a filter.',
  examples: [
    ['prepdeck quiz', 'one page to set it up: enter starts, a letter changes a row'],
    ['prepdeck quiz messaging', 'alone against the clock'],
    ['prepdeck quiz --players Ann,Bo,Cy --questions 10', 'three in turns, ten questions'],
    ['prepdeck quiz --players Ann,Bo --mode buzzer --scoring penalty', 'who is faster, but no wild guesses'],
    ['prepdeck quiz --team Red=Ann,Bo --team Blue=Cy,Di', 'two teams'],
    ['prepdeck quiz --plain < lines.txt', 'from a pipe'],
    ['prepdeck quiz --resume', 'go on with a round that was left'],
  ],
  options: [
    { flags: '--players <names>', description: 'who plays, separated by commas', parse: listOf('--players') },
    {
      flags: '--team <name=players>',
      description: 'a team and its players: Red=Ann,Bo; once for each team',
      parse: (text, before) => [...(Array.isArray(before) ? before.map(String) : []), text],
    },
    { flags: '--mode <mode>', description: 'how it is played', choices: MODES },
    { flags: '--scoring <scoring>', description: 'how answers are worth points', choices: SCORINGS },
    { flags: '-n, --questions <count>', description: 'questions; 10 if absent', parse: wholeNumber('--questions', 1) },
    {
      flags: '--seconds <seconds>',
      description: 'time a question; 20, 30 or 45 by difficulty if absent',
      parse: wholeNumber('--seconds', 3),
    },
    { flags: '--order <order>', description: 'order of the questions', choices: ['random', 'deck', 'easy-first'] },
    {
      flags: '--choices <order>',
      description: 'choices in the same order for all, or another for each player',
      choices: ['same', 'each'],
    },
    { flags: '--warm-up', description: 'the first question is worth nothing' },
    {
      flags: '--tag <tags>',
      description: 'questions with one of these tags, separated by commas',
      parse: listOf('--tag'),
    },
    {
      flags: '--difficulty <levels>',
      description: 'questions of these levels: easy, medium, hard',
      parse: listOf('--difficulty', DIFFICULTIES),
      complete: DIFFICULTIES,
    },
    FILTER_OPTION,
    { flags: '--seed <text>', description: 'the same questions and orders again' },
    {
      flags: '--say <marks>',
      description: 'when the time left is said: half, seconds before the end, or none; half,5 if absent',
      parse: listOf('--say'),
    },
    { flags: '--record', description: 'in solo: the answers count for your own schedule, as in a study session' },
    { flags: '--resume', description: 'go on with the last round that was left' },
    { flags: '--out <file>', description: 'the round as a file at its end: .json, .csv or .md', complete: 'file' },
  ],
  complete: 'deck',
  load: () => import('../commands/quiz.ts'),
};

/** `prepdeck rounds`: what was played. */
export const ROUNDS: CommandSpec = {
  usage: 'rounds',
  summary: 'List the quiz rounds that were played, newest first.',
  examples: [
    ['prepdeck rounds', 'all rounds'],
    ['prepdeck rounds show r-k3v9x1', 'one of them, question by question'],
  ],
  options: [JSON_OPTION],
  subcommands: [
    {
      usage: 'show <round>',
      summary: 'Replay the standings of a round, question by question.',
      examples: [
        ['prepdeck rounds show r-k3v9x1', 'the standings after each question, and how it ended'],
        ['prepdeck rounds show r-k3v9x1 --out round.csv', 'its answers for a spreadsheet'],
      ],
      options: [
        JSON_OPTION,
        { flags: '--out <file>', description: 'write it to a file: .json, .csv or .md', complete: 'file' },
        { flags: '--force', description: 'replace the file if it exists' },
      ],
      load: async () => ({ run: (await import('../commands/rounds.ts')).show }),
    },
  ],
  load: () => import('../commands/rounds.ts'),
};
