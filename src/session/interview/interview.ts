import type { Rating } from '../../memory/event.ts';
import { type Clock, elapsed, startClock, stopClock } from '../clock.ts';
import { type Suggestion, suggestRating } from '../rating.ts';
import type { InterviewPlan, PlannedQuestion } from './plan.ts';
import { chooseFollowUps, choosePush } from './push.ts';
import type { InterviewStep } from './step.ts';

/** Follow-ups pushed before anything is revealed. */
const FOLLOW_UPS = 2;

export interface Spoken {
  /** Empty where it was said aloud. */
  readonly text: string;
  readonly ms: number;
}

export interface AskedFollowUp extends Spoken {
  readonly index: number;
  /** Asked again after the comparison, for what was left unticked. */
  readonly pushed: boolean;
  /** Undefined until it is graded. */
  readonly had: boolean | undefined;
}

/** What became of one question, as far as it got. */
export interface QuestionRecord {
  readonly answer: Spoken | undefined;
  readonly followUps: readonly AskedFollowUp[];
  readonly ticked: readonly number[] | undefined;
  readonly owned: readonly number[] | undefined;
  readonly rating: Rating | undefined;
}

export type Stage =
  | { readonly at: 'answer' }
  | { readonly at: 'follow-up'; readonly index: number; readonly pushed: boolean }
  | { readonly at: 'points' | 'flags' | 'rate' }
  | { readonly at: 'grade'; readonly index: number };

export interface InterviewState {
  readonly plan: InterviewPlan;
  /** Whether answers count as reviews in the schedule. */
  readonly reviews: boolean;
  /** Of the questions so far, the one being asked last. */
  readonly records: readonly QuestionRecord[];
  /** Undefined once it is over. */
  readonly stage: Stage | undefined;
  /** Of what is being answered now. */
  readonly clock: Clock;
  /** What was typed and not yet given as an answer when the terminal went away. */
  readonly draft: string;
  readonly begun: number;
}

const FRESH: QuestionRecord = {
  answer: undefined,
  followUps: [],
  ticked: undefined,
  owned: undefined,
  rating: undefined,
};

export const isPaused = ({ clock, stage }: InterviewState): boolean => stage !== undefined && clock.since === null;

/** ms spent on answering a question with its follow-ups, what is being answered at `t` included. */
export function timeOn(state: InterviewState, question: number, t: number): number {
  const record = state.records[question];
  if (!record) return 0;
  const given = (record.answer?.ms ?? 0) + record.followUps.reduce((sum, one) => sum + one.ms, 0);
  const running = question === state.records.length - 1 && isAnswering(state.stage);
  return given + (running ? elapsed(state.clock, t) : 0);
}

export const totalTime = (state: InterviewState, t: number): number =>
  state.records.reduce((sum, _, i) => sum + timeOn(state, i, t), 0);

/** Whether the clock runs: while something is answered, not while it is compared. */
export const isAnswering = (stage: Stage | undefined): boolean => stage?.at === 'answer' || stage?.at === 'follow-up';

/** The question that is being asked; undefined once it is over. */
export function currentQuestion({ plan, records, stage }: InterviewState): PlannedQuestion | undefined {
  return stage === undefined ? undefined : plan.questions[records.length - 1];
}

/** The suggested rating of the present question, by the rule that studying goes by. */
export function suggestionFor(state: InterviewState): Suggestion {
  const question = state.plan.questions[state.records.length - 1];
  const record = state.records.at(-1) ?? FRESH;
  return suggestRating({
    ticked: record.ticked?.length ?? 0,
    points: question?.keyPoints.length ?? 0,
    redFlags: record.owned?.length ?? 0,
    ms: record.answer?.ms ?? 0,
    difficulty: question?.difficulty ?? 'medium',
  });
}

/** What has run so far, put down: a clock goes on from there, whenever that is. */
const kept = (clock: Clock, t: number): Clock => (clock.since === null ? clock : { ...stopClock(clock, t), since: t });

/** The state after one more step at `t` (UTC ms); a step that does not fit where the interview is changes nothing. */
export function stepInterview(
  state: InterviewState | undefined,
  step: InterviewStep,
  t: number,
): InterviewState | undefined {
  if (step.do === 'begin') {
    if (state !== undefined) return state;
    const { plan, reviews } = step;
    return { plan, reviews, records: [FRESH], stage: { at: 'answer' }, clock: startClock(t), draft: '', begun: t };
  }
  if (state?.stage === undefined) return state;
  const { stage, clock } = state;
  switch (step.do) {
    case 'clock':
      return { ...state, clock: kept(clock, t) };
    case 'pause':
      return { ...state, clock: stopClock(clock, t) };
    case 'resume':
      return { ...state, clock: { spent: clock.spent, since: t } };
    case 'draft':
      return isAnswering(stage) ? { ...state, draft: step.text, clock: kept(clock, t) } : state;
    case 'end':
      return { ...state, stage: undefined };
    case 'answer':
      return answered(state, stage, { text: step.text, ms: elapsed(clock, t) }, t);
    case 'points':
      return stage.at === 'points'
        ? next(withRecord(state, { ticked: within(step.ticked, currentQuestion(state)?.keyPoints) }), t)
        : state;
    case 'flags':
      return stage.at === 'flags'
        ? next(withRecord(state, { owned: within(step.owned, currentQuestion(state)?.redFlags) }), t)
        : state;
    case 'grade':
      return stage.at === 'grade' ? next(graded(state, stage.index, step.had), t) : state;
    case 'rate':
      return stage.at === 'rate' ? next(withRecord(state, { rating: step.rating }), t) : state;
  }
}

/** Each place once, and only those that there are: a log may hold anything. */
const within = (places: readonly number[], items: readonly unknown[] = []): number[] =>
  [...new Set(places)].filter((place) => place < items.length).sort((a, b) => a - b);

function withRecord(state: InterviewState, changes: Partial<QuestionRecord>): InterviewState {
  const last = state.records.at(-1) ?? FRESH;
  return { ...state, records: [...state.records.slice(0, -1), { ...last, ...changes }] };
}

function answered(state: InterviewState, stage: Stage, spoken: Spoken, t: number): InterviewState {
  const fresh = { ...state, draft: '' };
  if (stage.at === 'answer') return next(withRecord(fresh, { answer: spoken }), t);
  if (stage.at !== 'follow-up') return state;
  const { index, pushed } = stage;
  const followUps = [...(state.records.at(-1)?.followUps ?? []), { ...spoken, index, pushed, had: undefined }];
  return next(withRecord(fresh, { followUps }), t);
}

function graded(state: InterviewState, index: number, had: boolean): InterviewState {
  const followUps = (state.records.at(-1)?.followUps ?? []).map((one) => (one.index === index ? { ...one, had } : one));
  return withRecord(state, { followUps });
}

/** To the next stage: answer, two follow-ups, then comparing, one push for what was left out, the rating, the next question. */
function next(state: InterviewState, t: number): InterviewState {
  const to = (stage: Stage): InterviewState => ({ ...state, stage, clock: startClock(t) });
  const number = state.records.length - 1;
  const question = state.plan.questions[number];
  const record = state.records[number];
  if (question === undefined || record === undefined) return { ...state, stage: undefined };
  const { followUps, answer } = record;
  const planned = chooseFollowUps(question.followUps, answer?.text ?? '', FOLLOW_UPS, `${state.plan.seed}:${number}`);
  const open = planned.find((index) => !followUps.some((one) => one.index === index));
  if (record.ticked === undefined && open !== undefined) return to({ at: 'follow-up', index: open, pushed: false });
  if (record.ticked === undefined && question.keyPoints.length > 0) return to({ at: 'points' });
  if (record.owned === undefined && question.redFlags.length > 0) return to({ at: 'flags' });
  const ungraded = followUps.find((one) => one.had === undefined);
  if (ungraded) return to({ at: 'grade', index: ungraded.index });
  const unticked = question.keyPoints.filter((_, i) => !(record.ticked ?? []).includes(i));
  const push = choosePush(
    question.followUps,
    followUps.map((one) => one.index),
    unticked,
  );
  if (push !== undefined && !followUps.some((one) => one.pushed))
    return to({ at: 'follow-up', index: push, pushed: true });
  if (record.rating === undefined) return to({ at: 'rate' });
  if (number + 1 >= state.plan.questions.length) return { ...state, stage: undefined };
  return { ...state, records: [...state.records, FRESH], stage: { at: 'answer' }, clock: startClock(t) };
}

/** The interview that these steps make, in order; undefined where they do not begin one. */
export function foldInterview(
  steps: readonly { readonly step: InterviewStep; readonly t: number }[],
): InterviewState | undefined {
  return steps.reduce<InterviewState | undefined>((state, { step, t }) => stepInterview(state, step, t), undefined);
}
