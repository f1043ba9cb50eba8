import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardId } from '../../../src/deck/model.ts';
import { elapsed } from '../../../src/session/clock.ts';
import {
  foldInterview,
  type InterviewState,
  isAnswering,
  isPaused,
  stepInterview,
  timeOn,
  totalTime,
} from '../../../src/session/interview/interview.ts';
import type { InterviewPlan, PlannedQuestion } from '../../../src/session/interview/plan.ts';
import { scorecard } from '../../../src/session/interview/score.ts';
import { type InterviewStep, readStep } from '../../../src/session/interview/step.ts';
import { MONDAY, must } from '../../support/study.ts';

function question(id: string, changes: Partial<PlannedQuestion> = {}): PlannedQuestion {
  return {
    card: cardId(`d/${id}`),
    hash: 'h',
    deck: 'd',
    question: `What of ${id}?`,
    difficulty: 'medium',
    objectives: ['goal'],
    answer: 'All of it.',
    keyPoints: ['first point', 'second point'],
    redFlags: ['nonsense'],
    followUps: [
      { question: 'Why partitions?' },
      { question: 'Why offsets?', answer: 'To resume.' },
      { question: 'Why brokers?' },
    ],
    ...changes,
  };
}

const PLAN: InterviewPlan = {
  questions: [question('a'), question('b', { keyPoints: [], redFlags: [] })],
  each: 60_000,
  total: 120_000,
  seed: 's',
};
const BEGIN: InterviewStep = { do: 'begin', plan: PLAN, reviews: true };

/** Steps one second apart, begin included. */
const played = (...steps: InterviewStep[]): InterviewState =>
  must(foldInterview([BEGIN, ...steps].map((step, i) => ({ step, t: MONDAY + i * 1000 }))));

const say = (text = ''): InterviewStep => ({ do: 'answer', text });

describe('an interview', () => {
  it('asks, pushes with two follow-ups, and only then compares; one more for what was left out', () => {
    const steps: InterviewStep[] = [
      say('partitions and offsets'),
      say(),
      say(),
      { do: 'points', ticked: [0] },
      { do: 'flags', owned: [] },
      { do: 'grade', had: true },
      { do: 'grade', had: false },
      say('more'),
      { do: 'grade', had: true },
      { do: 'rate', rating: 3 },
    ];
    const stages = steps.map((_, i) => played(...steps.slice(0, i)).stage);
    expect(stages.map((stage) => stage?.at)).toEqual([
      'answer',
      'follow-up',
      'follow-up',
      'points',
      'flags',
      'grade',
      'grade',
      'follow-up',
      'grade',
      'rate',
    ]);
    // What the typed answer did not mention comes first.
    expect(stages[1]).toEqual({ at: 'follow-up', index: 2, pushed: false });
    expect(stages[7]).toMatchObject({ pushed: true });
    const after = played(...steps);
    expect([after.records.length, after.stage]).toEqual([2, { at: 'answer' }]);
  });

  it('pushes no more where all was ticked, and ends after the last question', () => {
    const first: InterviewStep[] = [say(), say(), say(), { do: 'points', ticked: [0, 1] }, { do: 'flags', owned: [0] }];
    const graded: InterviewStep[] = [
      { do: 'grade', had: true },
      { do: 'grade', had: true },
    ];
    expect(played(...first, ...graded).stage).toEqual({ at: 'rate' });
    const second: InterviewStep[] = [say(), say(), say(), ...graded, { do: 'rate', rating: 3 }];
    const over = played(...first, ...graded, { do: 'rate', rating: 2 }, ...second);
    expect(over.stage).toBeUndefined();
    expect(scorecard(over).questions).toHaveLength(2);
  });

  it('lets no step count that does not fit, and takes only places that there are', () => {
    const state = played();
    const unfit: InterviewStep[] = [
      { do: 'rate', rating: 3 },
      { do: 'points', ticked: [0] },
      { do: 'grade', had: true },
      BEGIN,
    ];
    for (const step of unfit) {
      expect(stepInterview(state, step, MONDAY + 5000)).toBe(state);
    }
    const compared = played(say(), say(), say(), { do: 'points', ticked: [1, 1, 7] });
    expect(compared.records[0]?.ticked).toEqual([1]);
  });

  it('stops the clock in a pause, and while comparing', () => {
    const paused = played({ do: 'pause' });
    expect(isPaused(paused)).toBe(true);
    expect(elapsed(paused.clock, MONDAY + 3_600_000)).toBe(1000);
    const resumed = must(stepInterview(paused, { do: 'resume' }, MONDAY + 3_600_000));
    const answered = must(stepInterview(resumed, say('text'), MONDAY + 3_602_000));
    expect(answered.records[0]?.answer).toEqual({ text: 'text', ms: 3000 });
    const comparing = played(say(), say(), say());
    expect(timeOn(comparing, 0, MONDAY + 9_000_000)).toBe(3000);
  });

  it('goes on from the last clock that was kept, whatever time has passed since', () => {
    const left = played({ do: 'clock' }, { do: 'draft', text: 'half an ans' });
    const resumed = must(stepInterview(left, { do: 'resume' }, MONDAY + 86_400_000));
    expect(resumed.draft).toBe('half an ans');
    expect(totalTime(resumed, MONDAY + 86_400_000)).toBe(2000);
    expect(totalTime(resumed, MONDAY + 86_405_000)).toBe(7000);
  });
});

const aStep: fc.Arbitrary<InterviewStep> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('', 'partitions', 'brokers and offsets')
      .map((text): InterviewStep => ({ do: 'answer', text })),
  },
  fc.subarray([0, 1, 5]).map((ticked): InterviewStep => ({ do: 'points', ticked })),
  fc.subarray([0, 3]).map((owned): InterviewStep => ({ do: 'flags', owned })),
  fc.boolean().map((had): InterviewStep => ({ do: 'grade', had })),
  fc
    .constantFrom(1 as const, 2 as const, 3 as const, 4 as const)
    .map((rating): InterviewStep => ({ do: 'rate', rating })),
  fc.constantFrom<InterviewStep>({ do: 'clock' }, { do: 'pause' }, { do: 'resume' }, { do: 'draft', text: 'half' }),
);
const aCourse = fc.array(fc.record({ step: aStep, gap: fc.integer({ min: 0, max: 90_000 }) }), { maxLength: 40 });

const timed = (course: readonly { step: InterviewStep; gap: number }[]) => {
  let t = MONDAY;
  const steps = course.map(({ step, gap }) => {
    t += gap;
    return { step, t };
  });
  return [{ step: BEGIN, t: MONDAY }, ...steps];
};

describe('whatever is done', () => {
  it('any prefix of the log, through JSON, leads to the same state when the rest is played', () => {
    fc.assert(
      fc.property(aCourse, fc.nat(), (course, cut) => {
        const steps = timed(course);
        const at = cut % (steps.length + 1);
        const kept = steps
          .slice(0, at)
          .map(({ step, t }) => ({ step: must(readStep(JSON.parse(JSON.stringify(step)))), t }));
        const resumed = steps
          .slice(at)
          .reduce((state, { step, t }) => stepInterview(state, step, t), foldInterview(kept));
        expect(resumed).toEqual(foldInterview(steps));
      }),
    );
  });

  it('a pause costs no time: the clock never shows more than passed outside of pauses', () => {
    fc.assert(
      fc.property(aCourse, (course) => {
        let state: InterviewState | undefined;
        let before = MONDAY;
        let running = 0;
        for (const { step, t } of timed(course)) {
          if (state && isAnswering(state.stage) && !isPaused(state)) running += t - before;
          state = stepInterview(state, step, t);
          before = t;
        }
        expect(totalTime(must(state), before)).toBeLessThanOrEqual(running);
      }),
    );
  });

  it('every answer that was given is kept, and scores stay within 0 and 100', () => {
    fc.assert(
      fc.property(aCourse, (course) => {
        let state: InterviewState | undefined;
        const given: string[] = [];
        for (const { step, t } of timed(course)) {
          if (step.do === 'answer' && state && isAnswering(state.stage)) given.push(step.text);
          state = stepInterview(state, step, t);
        }
        const { records } = must(state);
        const kept = records.flatMap(({ answer, followUps }) => [
          ...(answer ? [answer.text] : []),
          ...followUps.map(({ text }) => text),
        ]);
        expect(kept).toEqual(given);
        for (const { score } of scorecard(must(state)).questions) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
