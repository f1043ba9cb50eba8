import { RATING_NAMES } from '../../memory/event.ts';
import { duration } from '../../report/duration.ts';
import {
  currentQuestion,
  type InterviewState,
  isAnswering,
  isPaused,
  suggestionFor,
  timeOn,
} from '../../session/interview/interview.ts';
import { SCORING } from '../../session/interview/score.ts';
import type { InterviewStep } from '../../session/interview/step.ts';
import type { InterviewIntent, InterviewTalk, InterviewView } from '../../session/interview/talk.ts';
import { inline, item, type Kit } from '../study/blocks.ts';
import { readLines } from '../study/lines.ts';
import { wrap } from '../text.ts';
import type { Theme } from '../theme.ts';
import {
  askedLines,
  clockWords,
  comparedLines,
  gradeLines,
  isReveal,
  LISTS,
  overWords,
  rateLines,
} from './interview-view.ts';

export interface PlainInterviewOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly print: (text: string) => void;
  readonly isUnread: () => boolean;
  readonly theme: Theme;
  readonly columns: number;
}

const HELP = [
  ':p pauses, :p again goes on; :t tells the time; :score tells how it is scored; :end ends the interview early; :q leaves, and `prepdeck interview --resume` goes on.',
];

const sayStep = (step: InterviewStep): InterviewIntent => ({ type: 'step', step });

function promptFor(state: InterviewState): string {
  const { stage } = state;
  if (isPaused(state)) return 'Paused. :p goes on:';
  switch (stage?.at) {
    case 'points':
      return 'Numbers of those you covered, nothing for none:';
    case 'flags':
      return 'Numbers of those you said, nothing for none:';
    case 'grade':
      return 'Did you have it? y or n:';
    case 'rate':
      return `1 Again, 2 Hard, 3 Good, 4 Easy; enter for ${RATING_NAMES[suggestionFor(state).rating]}:`;
    default:
      return 'Answer aloud, then press enter; or type it on one line (:? for help):';
  }
}

/** What a line means where the interview is; a text says what is wanted instead. */
export function readInterviewLine(state: InterviewState, line: string): InterviewStep | string {
  const { stage } = state;
  const question = currentQuestion(state);
  if (stage === undefined || question === undefined) return 'It is over.';
  const places = (count: number): number[] | undefined => {
    const found = (line.match(/\d+/g) ?? []).map(Number);
    return /^[\d\s,;.]*$/.test(line) && found.every((n) => n >= 1 && n <= count) ? found.map((n) => n - 1) : undefined;
  };
  switch (stage.at) {
    case 'points': {
      const ticked = places(question.keyPoints.length);
      return ticked ? { do: 'points', ticked } : `Give numbers from 1 to ${question.keyPoints.length}, such as 1 3.`;
    }
    case 'flags': {
      const owned = places(question.redFlags.length);
      return owned ? { do: 'flags', owned } : `Give numbers from 1 to ${question.redFlags.length}, or nothing.`;
    }
    case 'grade':
      if (/^y(es)?$/i.test(line.trim())) return { do: 'grade', had: true };
      return /^no?$/i.test(line.trim()) ? { do: 'grade', had: false } : 'Give y or n.';
    case 'rate': {
      const rating =
        line.trim() === ''
          ? suggestionFor(state).rating
          : ([1, 2, 3, 4] as const).find((r) => String(r) === line.trim());
      return rating === undefined ? 'Give 1, 2, 3 or 4.' : { do: 'rate', rating };
    }
    default:
      return { do: 'answer', text: line.trim() };
  }
}

/** An interview line by line, nothing drawn: for screen readers, dumb terminals and pipes. */
export function plainInterview({ stdin, print, isUnread, theme, columns }: PlainInterviewOptions): InterviewTalk {
  const reader = readLines(stdin);
  const kit: Kit = { theme, columns };
  const say = (lines: readonly string[]): void => print(lines.map((line) => `${line.trimEnd()}\n`).join(''));
  const numbered = (texts: readonly string[]): string[] =>
    texts.flatMap((text, i) => item(`  ${i + 1}. `, inline(text, kit), kit));
  let shown = '';

  const screenLines = (view: InterviewView): string[] => {
    const { state } = view;
    const { stage, records, plan } = state;
    const question = currentQuestion(state);
    const record = records.at(-1);
    if (!stage || !question || !record) return [];
    const compared = isReveal(state, question) ? [...comparedLines(question, record, kit), ''] : [];
    switch (stage.at) {
      case 'answer':
        return [
          ...wrap(`Question ${records.length} of ${plan.questions.length}. You have ${duration(plan.each)}.`, columns),
          '',
          ...askedLines(state, kit),
        ];
      case 'follow-up':
        return askedLines(state, kit);
      case 'points':
        return [...compared, LISTS.points, ...numbered(question.keyPoints)];
      case 'flags':
        return [...compared, LISTS.flags, ...numbered(question.redFlags)];
      case 'grade':
        return [...compared, ...gradeLines(state, stage.index, kit)];
      case 'rate':
        return [...compared, ...rateLines(view, kit)];
    }
  };

  return {
    async next(view): Promise<InterviewIntent> {
      const { state, now } = view;
      if (view.trouble) say(wrap(view.trouble, columns));
      const identity = `${state.records.length} ${JSON.stringify(state.stage)} ${isPaused(state)}`;
      if (identity !== shown && !isPaused(state)) say(['', ...screenLines(view)]);
      shown = identity;
      for (;;) {
        const over = isAnswering(state.stage) ? overWords(state, now()) : undefined;
        if (over) say(wrap(over, columns));
        say(wrap(promptFor(state), columns));
        const line = await reader.next();
        await new Promise((resolve) => setImmediate(resolve));
        if (line === undefined || isUnread()) return { type: 'leave' };
        switch (line.trim()) {
          case ':?':
            say(HELP.flatMap((text) => wrap(text, columns)));
            continue;
          case ':score':
            say(SCORING.flatMap((text) => wrap(text, columns)));
            continue;
          case ':t':
            say([clockWords(timeOn(state, state.records.length - 1, now()), state.plan.each)]);
            continue;
          case ':p':
            return sayStep({ do: isPaused(state) ? 'resume' : 'pause' });
          case ':end':
            return sayStep({ do: 'end' });
          case ':q':
            return { type: 'leave' };
        }
        if (/^:\w*$/.test(line.trim())) {
          say(wrap(`There is no command ${line.trim()}.`, columns));
          say(HELP.flatMap((text) => wrap(text, columns)));
          continue;
        }
        if (isPaused(state)) continue;
        const reading = readInterviewLine(state, line);
        if (typeof reading === 'string') say(wrap(reading, columns));
        else return sayStep(reading);
      }
    },
    draft: () => '',
    write: () => undefined,
    lend: reader.lend,
    close: () => reader.close(),
  };
}
