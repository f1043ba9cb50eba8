import { duration } from '../../report/duration.ts';
import {
  currentQuestion,
  type InterviewState,
  isPaused,
  type QuestionRecord,
  type Spoken,
  suggestionFor,
  timeOn,
  totalTime,
} from '../../session/interview/interview.ts';
import type { PlannedQuestion } from '../../session/interview/plan.ts';
import type { InterviewView } from '../../session/interview/talk.ts';
import { sanitize } from '../sanitize.ts';
import { inline, item, type Kit, markdown, ratingKeys, ratingWords } from '../study/blocks.ts';
import { pad, wrap } from '../text.ts';

/** Two texts stand side by side from this width on. */
const BESIDE_COLUMNS = 96;

const strong = (source: string, kit: Kit): string[] => markdown(source, kit).map((line) => kit.theme.strong(line));

/** `2:05`, and beyond the time `4:10, 0:10 over`. */
export function clockWords(ms: number, budget: number): string {
  const minutes = (of: number): string => {
    const seconds = Math.max(0, Math.floor(of / 1000));
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  };
  return ms <= budget ? `${minutes(ms)} of ${minutes(budget)}` : `${minutes(ms)}, ${minutes(ms - budget)} over`;
}

/** `Question 2 of 5`, and the clock of this question. */
export function headLine(state: InterviewState, now: number, { theme }: Kit): string {
  const number = state.records.length;
  const of = `Question ${number} of ${state.plan.questions.length}`;
  const spent = timeOn(state, number - 1, now);
  const clock = clockWords(spent, state.plan.each);
  const told = isPaused(state) ? theme.warn(`paused at ${clock}`) : spent > state.plan.each ? theme.warn(clock) : clock;
  return `${theme.title(of)}  ${told}`;
}

/** What is over, in words, where time is: it warns and cuts nothing. */
export function overWords(state: InterviewState, now: number): string | undefined {
  if (totalTime(state, now) > state.plan.total)
    return `The time for the interview is over (${duration(state.plan.total)}); come to an end.`;
  if (timeOn(state, state.records.length - 1, now) > state.plan.each)
    return 'The time for this question is over; come to an end.';
  return undefined;
}

/** What is asked now, and nothing else. */
export function askedLines(state: InterviewState, kit: Kit): string[] {
  const { stage } = state;
  const question = currentQuestion(state);
  if (!question || !stage) return [];
  if (stage.at === 'follow-up') {
    const title = stage.pushed ? 'One more, on what you left out' : 'Follow-up';
    return [
      ...wrap(kit.theme.muted(inline(question.question, kit)), kit.columns),
      '',
      kit.theme.heading(title),
      ...strong(question.followUps[stage.index]?.question ?? '', kit),
    ];
  }
  return strong(question.question, kit);
}

function said(title: string, spoken: Spoken | undefined, kit: Kit): string[] {
  const text = spoken?.text.trim() ?? '';
  const time = kit.theme.muted(duration(spoken?.ms ?? 0));
  const head = `${kit.theme.heading(title)}  ${time}`;
  if (text === '') return [head, kit.theme.muted('Said aloud.')];
  return [head, ...wrap(sanitize(text), kit.columns, { indent: '  ' })];
}

/** Your answer and the model answer: side by side where there is room, else one below the other. */
export function comparedLines(question: PlannedQuestion, record: QuestionRecord, kit: Kit): string[] {
  const typed = (record.answer?.text.trim() ?? '') !== '';
  const model = (within: Kit): string[] => [kit.theme.heading('Model answer'), ...markdown(question.answer, within)];
  const head = [...strong(question.question, kit), ''];
  if (!typed || kit.columns < BESIDE_COLUMNS)
    return [...head, ...said('Your answer', record.answer, kit), '', ...model(kit)];
  const half = { ...kit, columns: Math.floor((kit.columns - 3) / 2) };
  const left = said('Your answer', record.answer, half);
  const right = model(half);
  const edge = ` ${kit.theme.muted(kit.theme.signs.gutter)} `;
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, i) =>
    `${pad(left[i] ?? '', half.columns)}${edge}${right[i] ?? ''}`.replace(/ +$/, ''),
  );
  return [...head, ...rows];
}

/** Whether the answer is to be shown before this stage: it is the first of the comparison. */
export function isReveal({ stage, records }: InterviewState, question: PlannedQuestion): boolean {
  const record = records.at(-1);
  if (stage === undefined || record === undefined || record.rating !== undefined) return false;
  if (stage.at === 'points') return true;
  if (question.keyPoints.length > 0) return false;
  if (stage.at === 'flags') return true;
  if (question.redFlags.length > 0) return false;
  return (stage.at === 'grade' || stage.at === 'rate') && record.followUps.every(({ had }) => had === undefined);
}

export const LISTS = {
  points: 'Which key points did you cover?',
  flags: 'Red flags: did you say any of this?',
} as const;

/** A follow-up beside what was said to it. */
export function gradeLines(state: InterviewState, index: number, kit: Kit): string[] {
  const question = currentQuestion(state);
  const followUp = question?.followUps[index];
  const asked = state.records.at(-1)?.followUps.find((one) => one.index === index);
  if (!followUp) return [];
  return [
    ...strong(followUp.question, kit),
    '',
    ...said('Your answer', asked, kit),
    '',
    kit.theme.heading('What to say'),
    ...(followUp.answer === undefined
      ? wrap(kit.theme.muted('The deck has no answer to it: judge for yourself.'), kit.columns)
      : markdown(followUp.answer, kit)),
  ];
}

/** The suggested rating and why, with what was not covered. */
export function rateLines({ state, options }: InterviewView, kit: Kit): string[] {
  const { theme } = kit;
  const question = currentQuestion(state);
  const record = state.records.at(-1);
  const suggestion = suggestionFor(state);
  const missed = (question?.keyPoints ?? []).filter((_, i) => !(record?.ticked ?? []).includes(i));
  const words = `Suggested: ${theme.strong(ratingWords(suggestion.rating, options))} ${theme.muted(`(${suggestion.reason})`)}`;
  return [
    ...strong(question?.question ?? '', kit),
    '',
    ...(missed.length === 0
      ? []
      : [
          theme.muted('Not covered this time'),
          ...missed.flatMap((text) => item(`  ${theme.signs.bullets[0]} `, inline(text, kit), kit)),
          '',
        ]),
    ...wrap(words, kit.columns),
    '',
    ...ratingKeys(options, suggestion.rating, kit),
  ];
}

/** A pause hides the question. */
export const pausedLines = (kit: Kit): string[] =>
  wrap('Paused. The clock stands still, and the question is hidden.', kit.columns);
