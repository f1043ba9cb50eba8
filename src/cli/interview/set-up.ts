import type { Difficulty } from '../../deck/model.ts';
import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import { SCORING } from '../../session/interview/score.ts';
import { showMenu } from '../../terminal/menu.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { wrap } from '../../terminal/text.ts';
import type { Context } from '../context.ts';
import { closeOnSignal } from '../signals.ts';
import { openWorkspace } from '../workspace.ts';
import { type InterviewOptions, interview, openInterview, readPast } from './hold-interview.ts';

type Choice = 'start' | 'resume' | 'deck' | 'questions' | 'minutes' | 'difficulty' | 'scoring' | 'back';

const QUESTIONS = [1, 3, 5, 8, 12] as const;
const MINUTES = [2, 3, 5, 8, 10, 15] as const;
const MIXES: readonly (readonly Difficulty[])[] = [
  [],
  ['easy', 'medium'],
  ['medium', 'hard'],
  ['easy'],
  ['medium'],
  ['hard'],
];

const after = <T>(values: readonly T[], value: T, same = (a: T, b: T): boolean => a === b): T =>
  values[(values.findIndex((one) => same(one, value)) + 1) % values.length] ?? value;

/** The set-up of an interview: choosing a row changes it to its next value. Then the interview; `back` where it is not begun. */
export async function interviewMenu(given: InterviewOptions, context: Context): Promise<ExitCode | 'back'> {
  const theme = await context.theme();
  const workspace = unwrap(await openWorkspace(given.decks, context));
  const open = openInterview(unwrap(readPast(context)), context.clock.now());
  const decks = [undefined, ...workspace.decks.map(({ id }) => id)];
  let o = given;
  let deck: string | undefined;
  let explain = false;
  let start = 0;
  for (;;) {
    const title = workspace.decks.find(({ id }) => id === deck)?.title;
    const items = [
      ...(open === undefined
        ? []
        : [
            {
              label: 'Go on with the interview that was left',
              about: resumeWords(open.state.records.length, open.state.plan.questions.length),
              value: 'resume' as const,
            },
          ]),
      { label: 'Start', value: 'start' as const },
      { label: 'Deck', about: title === undefined ? 'all' : oneLine(title), value: 'deck' as const },
      { label: 'Questions', about: String(o.questions), value: 'questions' as const },
      { label: 'Time a question', about: counted(o.minutes, 'minute'), value: 'minutes' as const },
      {
        label: 'Difficulty',
        about: o.difficulties.length === 0 ? 'all' : o.difficulties.join(', '),
        value: 'difficulty' as const,
      },
      { label: 'How is this scored?', value: 'scoring' as const },
      { label: 'Back', value: 'back' as const },
    ];
    const choice = await showMenu<Choice>(
      {
        title: 'Mock interview',
        intro: (columns) =>
          explain
            ? SCORING.flatMap((text) => wrap(text, columns))
            : wrap(
                'You answer aloud or by typing, follow-ups come, then you compare. Choosing a row changes it.',
                columns,
              ),
        items,
        start,
      },
      theme,
      context.stdin,
      context.stdout,
      (close) => closeOnSignal(close, context),
    );
    if (choice.kind === 'back') return 'back';
    if (choice.kind === 'quit') return choice.interrupted ? EXIT.interrupted : EXIT.ok;
    explain = choice.value === 'scoring' && !explain;
    start = items.findIndex(({ value }) => value === choice.value);
    switch (choice.value) {
      case 'resume':
        return interview({ ...o, resume: true }, context);
      case 'start':
        return interview({ ...o, resume: false, filter: deck === undefined ? o.filter : `deck:${deck}` }, context);
      case 'deck':
        deck = after(decks, deck);
        break;
      case 'questions':
        o = { ...o, questions: after(QUESTIONS, o.questions) };
        break;
      case 'minutes':
        o = { ...o, minutes: after(MINUTES, o.minutes) };
        break;
      case 'difficulty':
        o = { ...o, difficulties: after(MIXES, o.difficulties, (a, b) => a.join() === b.join()) };
        break;
      case 'scoring':
        break;
      case 'back':
        return 'back';
    }
  }
}

const resumeWords = (at: number, of: number): string => `at question ${at} of ${of}`;
