/** The 21 weights of FSRS-6. */
export type FsrsParameters = readonly number[];

export const PARAMETER_COUNT = 21;

/** Least and greatest value of each, as FSRS clips them with short-term memory on and one relearning step; ts-fsrs would clip in silence. */
export const PARAMETER_BOUNDS: readonly (readonly [least: number, greatest: number])[] = [
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [0.001, 100],
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0.01, 0.8],
  [0.1, 0.8],
];

/** Whether these are parameters that FSRS takes as they are. */
export const areParameters = (x: unknown): x is FsrsParameters =>
  Array.isArray(x) &&
  x.length === PARAMETER_COUNT &&
  PARAMETER_BOUNDS.every(([least, greatest], i) => {
    const value: unknown = x[i];
    return typeof value === 'number' && value >= least && value <= greatest;
  });

export const sameParameters = (a: FsrsParameters | undefined, b: FsrsParameters | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((value, i) => value === b[i]));
