/** Exit codes of the program; checked from outside by test/e2e. */
export const EXIT = { ok: 0, failed: 1, usage: 2, bug: 3, hungUp: 129, interrupted: 130, terminated: 143 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Something foreseen went wrong: one line that says what, one that says what to do. */
export interface Problem {
  readonly message: string;
  readonly hint?: string;
  /** Exit code when the problem reaches the border; `failed` where absent. */
  readonly exit?: ExitCode;
}

export type Result<T, P = Problem> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: P };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const fail = <P>(problem: P): Result<never, P> => ({ ok: false, problem });

/** Carries a Problem up to `main`, for places where a result cannot be returned (option parsers, deep callbacks). */
export class Failure extends Error {
  override readonly name = 'Failure';
  constructor(readonly problem: Problem) {
    super(problem.message);
  }
}

/** The value, or the problem thrown to the border. */
export function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Failure(result.problem);
}
