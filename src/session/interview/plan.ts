import * as v from 'valibot';
import { type Card, type CardId, cardId, DIFFICULTIES, type Difficulty } from '../../deck/model.ts';
import { seeded, shuffle } from '../../memory/random.ts';

const texts = v.array(v.string());

/** A question as it was when the interview began: an edit or a lost deck changes nothing for one that runs or is over. */
const plannedQuestion = v.object({
  card: v.pipe(
    v.string(),
    v.transform((text): CardId => cardId(text)),
  ),
  hash: v.string(),
  deck: v.string(),
  question: v.string(),
  difficulty: v.picklist(DIFFICULTIES),
  objectives: texts,
  answer: v.string(),
  keyPoints: texts,
  redFlags: texts,
  /** Those with an answer are cards; plans of before do not say which. */
  followUps: v.array(v.object({ question: v.string(), answer: v.optional(v.string()), card: v.optional(v.string()) })),
});

export const planSchema = v.object({
  questions: v.pipe(v.array(plannedQuestion), v.minLength(1)),
  /** Time for each question with its follow-ups, and in all, ms. */
  each: v.pipe(v.number(), v.minValue(1)),
  total: v.pipe(v.number(), v.minValue(1)),
  seed: v.string(),
});

export type PlannedQuestion = v.InferOutput<typeof plannedQuestion>;
export type InterviewPlan = v.InferOutput<typeof planSchema>;

/** The levels that are asked, and the share of each among the questions; without any, all levels as they come. */
export type Mix = ReadonlyMap<Difficulty, number>;

export interface PlanRequest {
  /** Interview questions to choose from; other cards are passed over. */
  readonly cards: readonly Card[];
  readonly count: number;
  readonly mix: Mix;
  /** ms */
  readonly each: number;
  readonly total: number | null;
  readonly seed: string;
  /** When a question was last asked in an interview, UTC ms. */
  readonly lastAsked: ReadonlyMap<CardId, number>;
}

/**
 * Chooses the questions: of each level its share, as far as there are so many; those never asked in an interview first, then those
 * asked longest ago, in seeded order where that is equal. Easier ones are put first, as interviewers do. Undefined where there is none.
 */
export function planInterview({
  cards,
  count,
  mix,
  each,
  total,
  seed,
  lastAsked,
}: PlanRequest): InterviewPlan | undefined {
  const mixed = shuffle(
    cards.flatMap((card) => snapshotOf(card) ?? []),
    seeded(`${seed}:interview`),
  );
  const inTurn = mixed.sort((a, b) => (lastAsked.get(a.card) ?? 0) - (lastAsked.get(b.card) ?? 0));
  const chosen = mix.size === 0 ? inTurn.slice(0, count) : byShares(inTurn, count, mix);
  if (chosen.length === 0) return undefined;
  const questions = chosen.sort((a, b) => DIFFICULTIES.indexOf(a.difficulty) - DIFFICULTIES.indexOf(b.difficulty));
  return { questions, each, total: total ?? each * questions.length, seed };
}

/** Takes one after the other from the level that is furthest behind its share and has a question left. */
function byShares(questions: readonly PlannedQuestion[], count: number, mix: Mix): PlannedQuestion[] {
  const left = new Map(
    DIFFICULTIES.map((level) => [level, questions.filter(({ difficulty }) => difficulty === level)]),
  );
  const taken = new Map<Difficulty, number>();
  const chosen: PlannedQuestion[] = [];
  while (chosen.length < count) {
    const behind = DIFFICULTIES.filter((level) => mix.has(level) && (left.get(level)?.length ?? 0) > 0)
      .map((level) => ({ level, next: ((taken.get(level) ?? 0) + 0.5) / (mix.get(level) ?? 1) }))
      .reduce<{ level: Difficulty; next: number } | undefined>((a, b) => (a && a.next <= b.next ? a : b), undefined);
    const one = behind && left.get(behind.level)?.shift();
    if (!behind || !one) break;
    taken.set(behind.level, (taken.get(behind.level) ?? 0) + 1);
    chosen.push(one);
  }
  return chosen;
}

function snapshotOf(card: Card): PlannedQuestion | undefined {
  if (card.content.type !== 'interview') return undefined;
  const { question, answer, keyPoints, redFlags, followUps } = card.content.interview;
  return {
    card: card.id,
    hash: card.fingerprint,
    deck: card.deck,
    question,
    difficulty: card.difficulty,
    objectives: [...card.objectives],
    answer,
    keyPoints: [...keyPoints],
    redFlags: [...redFlags],
    followUps: followUps.map((one) => ({
      question: one.question,
      ...(one.answer === undefined ? {} : { answer: one.answer }),
      ...(one.id === undefined ? {} : { card: `${card.id}#${one.id}` }),
    })),
  };
}
