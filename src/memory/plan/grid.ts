/** Memories on a grid: the logarithm of stability across, difficulty down. A point lies between its nodes. */
const STABILITIES = 28;
const DIFFICULTIES = 5;
const LEAST = 0.1;
const STEP = Math.log(1_500 / LEAST) / (STABILITIES - 1);
const DIFFICULTY_STEP = 9 / (DIFFICULTIES - 1);

export const NODES = STABILITIES * DIFFICULTIES;

/** Where a memory lies on the grid: `x` of its stability, `y` of its difficulty, in steps from the corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

export const pointOf = (stability: number, difficulty: number): Point => ({
  x: clamp(Math.log(stability / LEAST) / STEP, STABILITIES - 1),
  y: clamp((difficulty - 1) / DIFFICULTY_STEP, DIFFICULTIES - 1),
});

export const stabilityAt = (x: number): number => LEAST * Math.exp(x * STEP);
export const difficultyAt = (y: number): number => 1 + y * DIFFICULTY_STEP;

export const nodePoint = (node: number): Point => ({ x: node % STABILITIES, y: Math.floor(node / STABILITIES) });

/** The value at a point of what `values` holds from `from` on, a number a node, between its four nodes. */
export function between(values: Float64Array, from: number, x: number, y: number): number {
  const left = Math.min(STABILITIES - 2, Math.floor(x));
  const upper = Math.min(DIFFICULTIES - 2, Math.floor(y));
  const i = from + upper * STABILITIES + left;
  const dx = x - left;
  const dy = y - upper;
  const above = (values[i] ?? 0) * (1 - dx) + (values[i + 1] ?? 0) * dx;
  const below = (values[i + STABILITIES] ?? 0) * (1 - dx) + (values[i + STABILITIES + 1] ?? 0) * dx;
  return above * (1 - dy) + below * dy;
}
