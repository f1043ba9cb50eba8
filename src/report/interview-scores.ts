/** A mock interview as the score book has it. */
export interface InterviewScore {
  readonly id: string;
  /** The learner's day on which it began, such as 2026-11-23. */
  readonly date: string;
  /** 0..100; null where nothing was answered. */
  readonly score: number | null;
  readonly answered: number;
  readonly planned: number;
  readonly minutes: number;
  /** Whether it came to its end. */
  readonly over: boolean;
}
