import { DAY, type Moment } from '../day.ts';
import type { Rating } from '../event.ts';
import type { CardMemory } from '../schedule.ts';
import { between, difficultyAt, NODES, nodePoint, type Point, pointOf, stabilityAt } from './grid.ts';
import type { PlanRequest } from './request.ts';

/** What an answer leads to: recalled with chance `recall` (0..1), and the memory after either, learning steps done. */
export interface Outcome {
  readonly recall: number;
  readonly kept: Point;
  readonly lapsed: Point;
}

/** Outcomes at every node after so many days. */
interface Table {
  readonly recall: Float64Array;
  readonly keptX: Float64Array;
  readonly keptY: Float64Array;
  readonly lapsedX: Float64Array;
  readonly lapsedY: Float64Array;
}

export interface Outcomes {
  /** At the node, after `elapsed` days. */
  table(elapsed: number): Table;
  at(point: Point, elapsed: number): Outcome;
  /** Of a first answer: known at first sight, and not. */
  readonly first: { readonly known: Point; readonly unknown: Point };
  recall(point: Point, elapsed: number): number;
}

type Memory = Pick<CardMemory, 'stability' | 'difficulty'>;

const onDay = (day: number): Moment => ({ t: day * DAY, tz: 0, rollover: 0 });

const withPhase = ({ stability, difficulty }: Memory): CardMemory => ({
  phase: 'review',
  step: 0,
  stability,
  difficulty,
  reps: 1,
  lapses: 0,
  lastTime: 0,
  lastDay: 0,
  interval: 0,
  dueAt: 0,
  dueDay: 0,
});

/**
 * What answers do to memories, by FSRS: recalled is rated Good, a lapse is Again and then Good in its step, a new card goes through
 * its two steps. Tables are made as they are asked for.
 */
export function createOutcomes({ advance, retrievability }: PlanRequest['scheduler']): Outcomes {
  const rated = (memory: Memory | undefined, ratings: readonly Rating[], elapsed: number): Point => {
    let state = memory && withPhase(memory);
    for (const rating of ratings) state = advance(state, rating, onDay(elapsed));
    return state ? pointOf(state.stability, state.difficulty) : { x: 0, y: 0 };
  };
  const recall = (stability: number, elapsed: number): number => retrievability({ stability, lastDay: 0 }, elapsed);
  const exact = (memory: Memory, elapsed: number): Outcome => ({
    recall: recall(memory.stability, elapsed),
    kept: rated(memory, [3], elapsed),
    lapsed: rated(memory, [1, 3], elapsed),
  });

  const tables = new Map<number, Table>();
  const table = (elapsed: number): Table => {
    const known = tables.get(elapsed);
    if (known) return known;
    const column = (): Float64Array => new Float64Array(NODES);
    const made: Table = { recall: column(), keptX: column(), keptY: column(), lapsedX: column(), lapsedY: column() };
    for (let node = 0; node < NODES; node++) {
      const { x, y } = nodePoint(node);
      const outcome = exact({ stability: stabilityAt(x), difficulty: difficultyAt(y) }, elapsed);
      made.recall[node] = outcome.recall;
      made.keptX[node] = outcome.kept.x;
      made.keptY[node] = outcome.kept.y;
      made.lapsedX[node] = outcome.lapsed.x;
      made.lapsedY[node] = outcome.lapsed.y;
    }
    tables.set(elapsed, made);
    return made;
  };

  return {
    table,
    at({ x, y }, elapsed) {
      const t = table(elapsed);
      return {
        recall: between(t.recall, 0, x, y),
        kept: { x: between(t.keptX, 0, x, y), y: between(t.keptY, 0, x, y) },
        lapsed: { x: between(t.lapsedX, 0, x, y), y: between(t.lapsedY, 0, x, y) },
      };
    },
    first: { known: rated(undefined, [3, 3], 0), unknown: rated(undefined, [1, 3, 3], 0) },
    recall: ({ x }, elapsed) => recall(stabilityAt(x), elapsed),
  };
}
