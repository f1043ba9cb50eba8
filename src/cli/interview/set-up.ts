import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import type { Mix } from '../../session/interview/plan.ts';
import { SCORING } from '../../session/interview/score.ts';
import { showMenu } from '../../terminal/menu.ts';
import { type LineChoice, promptLine } from '../../terminal/prompt-line.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { wrap } from '../../terminal/text.ts';
import type { Context } from '../context.ts';
import { nextValue } from '../next-value.ts';
import { closeOnSignal } from '../signals.ts';
import { openWorkspace } from '../workspace.ts';
import { type InterviewOptions, interview, openInterview, readPast } from './hold-interview.ts';
import { mixOf, mixWords } from './mix.ts';

type Choice =
  | 'start'
  | 'resume'
  | 'deck'
  | 'questions'
  | 'minutes'
  | 'total'
  | 'difficulty'
  | 'company'
  | 'seed'
  | 'scoring'
  | 'back';

const QUESTIONS = [1, 3, 5, 8, 12] as const;
const MINUTES = [2, 3, 5, 8, 10, 15] as const;
const TOTALS = [undefined, 15, 30, 45, 60, 90] as const;
const MIXES: readonly Mix[] = [
  [],
  ['easy', 'medium'],
  ['easy', 'medium:2', 'hard'],
  ['medium', 'hard'],
  ['easy'],
  ['medium'],
  ['hard'],
].map(mixOf);

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
        label: 'Time in all',
        about: o.totalMinutes === undefined ? 'as the questions have together' : counted(o.totalMinutes, 'minute'),
        value: 'total' as const,
      },
      { label: 'Difficulty', about: mixWords(o.mix), value: 'difficulty' as const },
      { label: 'Company', about: o.company === undefined ? 'any' : oneLine(o.company), value: 'company' as const },
      { label: 'Seed', about: o.seed === undefined ? 'by chance' : oneLine(o.seed), value: 'seed' as const },
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
        deck = nextValue(decks, deck);
        break;
      case 'questions':
        o = { ...o, questions: nextValue(QUESTIONS, o.questions) };
        break;
      case 'minutes':
        o = { ...o, minutes: nextValue(MINUTES, o.minutes) };
        break;
      case 'total':
        o = { ...o, totalMinutes: nextValue<number | undefined>(TOTALS, o.totalMinutes) };
        break;
      case 'difficulty':
        o = { ...o, mix: nextValue(MIXES, o.mix, (a, b) => mixWords(a) === mixWords(b)) };
        break;
      case 'company':
      case 'seed': {
        const given = await askText(choice.value, context);
        if (given.kind === 'interrupted') return EXIT.interrupted;
        if (given.kind === 'given') o = { ...o, [choice.value]: given.text === '' ? undefined : given.text };
        break;
      }
      case 'scoring':
        break;
      case 'back':
        return 'back';
    }
  }
}

const ASKED = {
  company: { title: 'Company', intro: 'Questions that were asked there; * stands for anything. Nothing: any company.' },
  seed: { title: 'Seed', intro: 'The same seed and decks give the same questions and follow-ups. Nothing: by chance.' },
} as const;

const askText = async (what: keyof typeof ASKED, context: Context): Promise<LineChoice> =>
  promptLine(
    { ...ASKED[what], fault: () => undefined },
    await context.theme(),
    context.stdin,
    context.stdout,
    (close) => closeOnSignal(close, context),
  );

const resumeWords = (at: number, of: number): string => `at question ${at} of ${of}`;
