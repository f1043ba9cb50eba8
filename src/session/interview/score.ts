import { type CardId, cardId, type Difficulty } from '../../deck/model.ts';
import { type InterviewState, type QuestionRecord, timeOn } from './interview.ts';
import type { PlannedQuestion } from './plan.ts';

/** The rule, as it is told to those who ask how an interview is scored. */
export const SCORING = [
  'Each question scores from 0 to 100: 60 for the part of its key points that you covered, 30 for the part of the follow-ups that you had, 10 for keeping to the time, which falls to nothing at twice the time.',
  'Each red flag takes 15 away; nothing falls below 0. What a question does not have (key points, follow-ups) counts for nothing, and the rest makes up the 100.',
  'The interview scores the mean of the questions that you answered. You tick key points, own up to red flags and grade follow-ups yourself: the score is as honest as you are.',
] as const;

const WEIGHTS = { coverage: 60, followUps: 30, time: 10 } as const;
const RED_FLAG = 15;

/** Below this a question is worth drilling again. */
export const DRILL_BELOW = 70;

export interface QuestionScore {
  readonly card: CardId;
  readonly question: string;
  readonly deck: string;
  readonly difficulty: Difficulty;
  readonly objectives: readonly string[];
  /** 0..100, whole. */
  readonly score: number;
  readonly points: { readonly covered: number; readonly of: number };
  readonly followUps: { readonly had: number; readonly of: number };
  readonly redFlags: number;
  /** Cards of the follow-ups that were not had. */
  readonly missed: readonly CardId[];
  /** ms, and the time it had. */
  readonly ms: number;
  readonly budget: number;
}

export interface Scorecard {
  /** 0..100, whole; null where nothing was answered. */
  readonly score: number | null;
  readonly questions: readonly QuestionScore[];
  readonly planned: number;
  readonly ms: number;
  readonly budget: number;
  readonly byDifficulty: Readonly<Record<string, number>>;
  /** By `deck/objective`. */
  readonly byObjective: Readonly<Record<string, number>>;
  /** What to drill again, worst first. */
  readonly drill: readonly CardId[];
}

/** The score of one question, 0..100, by the rule in `SCORING`. */
export function scoreOf(parts: Pick<QuestionScore, 'points' | 'followUps' | 'redFlags' | 'ms' | 'budget'>): number {
  const { points, followUps, redFlags, ms, budget } = parts;
  const terms = [
    ...(points.of > 0 ? [[WEIGHTS.coverage, points.covered / points.of] as const] : []),
    ...(followUps.of > 0 ? [[WEIGHTS.followUps, followUps.had / followUps.of] as const] : []),
    [WEIGHTS.time, Math.max(0, Math.min(1, 2 - ms / budget))] as const,
  ];
  const weight = terms.reduce((sum, [w]) => sum + w, 0);
  const share = terms.reduce((sum, [w, part]) => sum + w * part, 0) / weight;
  return Math.max(0, Math.round(100 * share - RED_FLAG * redFlags));
}

/** The scorecard of an interview, over or not: of the questions whose comparison is done. */
export function scorecard(state: InterviewState): Scorecard {
  const { plan, records } = state;
  const questions = records.flatMap((record, i) => {
    const question = plan.questions[i];
    return question && isCompared(record) ? [questionScore(state, question, record, i)] : [];
  });
  const mean = (of: readonly QuestionScore[]): number =>
    Math.round(of.reduce((sum, q) => sum + q.score, 0) / of.length);
  const group = (keysOf: (q: QuestionScore) => readonly string[]): Record<string, number> => {
    const keys = [...new Set(questions.flatMap(keysOf))];
    return Object.fromEntries(keys.map((key) => [key, mean(questions.filter((q) => keysOf(q).includes(key)))]));
  };
  return {
    score: questions.length === 0 ? null : mean(questions),
    questions,
    planned: plan.questions.length,
    ms: questions.reduce((sum, q) => sum + q.ms, 0),
    budget: plan.total,
    byDifficulty: group((q) => [q.difficulty]),
    byObjective: group((q) => q.objectives.map((objective) => `${q.deck}/${objective}`)),
    drill: questions
      .filter((q) => q.score < DRILL_BELOW)
      .sort((a, b) => a.score - b.score)
      .flatMap((q) => [q.card, ...q.missed]),
  };
}

const isCompared = (record: QuestionRecord): boolean => record.rating !== undefined;

function questionScore(
  state: InterviewState,
  question: PlannedQuestion,
  record: QuestionRecord,
  i: number,
): QuestionScore {
  const { card, deck, difficulty, objectives, keyPoints } = question;
  const parts = {
    points: { covered: record.ticked?.length ?? 0, of: keyPoints.length },
    followUps: { had: record.followUps.filter((one) => one.had).length, of: record.followUps.length },
    redFlags: record.owned?.length ?? 0,
    ms: timeOn(state, i, 0),
    budget: state.plan.each,
  };
  const missed = record.followUps
    .filter(({ had }) => had === false)
    .flatMap(({ index }) => question.followUps[index]?.card ?? [])
    .map(cardId);
  return { card, question: question.question, deck, difficulty, objectives, score: scoreOf(parts), ...parts, missed };
}
