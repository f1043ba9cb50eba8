import type { Moment } from '../../memory/day.ts';
import { type AnyEvent, EVENT_VERSION, eventId, type Rating, type ReviewEvent } from '../../memory/event.ts';
import { ok, type Result } from '../../problem.ts';
import {
  type Given,
  type Options,
  optionsFrom,
  type Reviewed,
  type ReviewWorld,
  scheduled,
} from '../../session/card-events.ts';
import { currentQuestion, type InterviewState, isAnswering, stepInterview } from '../../session/interview/interview.ts';
import type { PlannedQuestion } from '../../session/interview/plan.ts';
import type { InterviewStep } from '../../session/interview/step.ts';
import type { InterviewTalk, InterviewView } from '../../session/interview/talk.ts';
import type { Learner } from '../../store/learner.ts';
import type { LogWriter } from '../../store/log-writer.ts';

export interface InterviewParts {
  readonly session: string;
  readonly talk: InterviewTalk;
  readonly log: LogWriter;
  readonly learner: Learner;
  /** Desired retention, 0..1. */
  readonly retention: number;
  readonly moment: () => Moment;
  /** Lets the learner write a text in an editor, while the terminal is free. */
  readonly edit: (text: string) => Promise<Result<string>>;
}

export interface Interviewer {
  /** Takes steps from the talk until the interview is over or left. */
  run(): Promise<{ readonly state: InterviewState; readonly interrupted: boolean }>;
  /** Keeps what stands in the field, for when the terminal goes away. */
  keepDraft(): void;
}

const reviewedOf = ({ card, hash }: PlannedQuestion): Reviewed => ({ id: card, fingerprint: hash });

/** An interview that goes on from a state; each step is on disk before the next thing is shown. */
export function interviewer(from: InterviewState, first: InterviewStep, parts: InterviewParts): Result<Interviewer> {
  const { talk, log, learner, moment, session, retention } = parts;
  const { scheduler } = learner;
  let state = from;
  let counter = 0;

  const take = (step: InterviewStep): Result<void> => {
    const now = moment();
    const made = { v: EVENT_VERSION, t: now.t, tz: now.tz } as const;
    const event: AnyEvent = { ...made, id: eventId(log.writer, ++counter), type: 'interview', session, step };
    const next = stepInterview(state, step, now.t) ?? state;
    const review = step.do === 'rate' ? reviewFor(state, step.rating, now) : undefined;
    const written = log.append(review ? [event, review] : [event]);
    if (!written.ok) return written;
    if (review) learner.apply([review]);
    state = next;
    return written;
  };

  const world: ReviewWorld = { mode: 'interview', writer: log.writer, record: learner.record, scheduler, retention };

  /** The review that an answer counts as; undefined where answers do not count. */
  const reviewFor = (at: InterviewState, rating: Rating, now: Moment): ReviewEvent | undefined => {
    const question = currentQuestion(at);
    const record = at.records.at(-1);
    if (!at.reviews || !question || !record) return undefined;
    const given: Given = {
      ms: record.answer?.ms ?? 0,
      ...(record.answer?.text ? { text: record.answer.text } : {}),
      points: record.ticked ?? [],
      flags: record.owned ?? [],
      followUps: record.followUps.flatMap(({ index, had }) => (had ? [index] : [])),
    };
    const { memory } = learner.record(question.card);
    return scheduled(++counter, reviewedOf(question), rating, given, now, memory, world).review;
  };

  const optionsNow = (): Options | undefined => {
    const question = currentQuestion(state);
    if (state.stage?.at !== 'rate' || !state.reviews || !question) return undefined;
    return optionsFrom(reviewedOf(question), learner.record(question.card).memory, moment(), world);
  };

  const keepDraft = (): void => {
    if (isAnswering(state.stage)) take({ do: 'draft', text: talk.draft() });
  };

  const begun = take(first);
  if (!begun.ok) return begun;
  return ok({
    keepDraft,
    async run() {
      let trouble: string | undefined;
      while (state.stage !== undefined) {
        const view: InterviewView = { state, now: () => moment().t, options: optionsNow(), trouble };
        const intent = await talk.next(view);
        trouble = undefined;
        if (intent.type === 'leave' || intent.type === 'interrupt') {
          keepDraft();
          return { state, interrupted: intent.type === 'interrupt' };
        }
        if (intent.type === 'edit') {
          const text = await talk.lend(() => parts.edit(intent.text));
          if (text.ok) talk.write(text.value);
          else trouble = [text.problem.message, text.problem.hint].filter(Boolean).join('; ');
          continue;
        }
        const taken = take(intent.step);
        if (!taken.ok) trouble = taken.problem.message;
      }
      return { state, interrupted: false };
    },
  });
}
