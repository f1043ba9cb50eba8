import type { Code } from '../codes.ts';
import type { Explanation } from './explanation.ts';

const HEAD = `- id: offset-commit
  question: When does a consumer commit an offset?
  difficulty: easy`;
const EXPLANATION = '  explanation: Committing afterwards gives at-least-once delivery.';
/** A question whose key is far longer than its distractors, which is PD405; with this comment on it. */
const longest = (comment: string): { check: string } => ({
  check: `${HEAD}
  choices:
    # ${comment}
    - text: After it has processed the messages up to that offset, so that a crash repeats work but loses none
      correct: true
      why: What was not committed is read again.
    - { text: Before it reads, why: A crash would lose what it read. }
    - { text: Never, why: It would begin anew each time. }
${EXPLANATION}`,
});
const plain = { check: `${HEAD}\n  answer: true\n${EXPLANATION}` };

/** The comments that silence a finding. */
export const IGNORES = {
  PD001: {
    why:
      'An ignore comment was written for a finding that is there no more: the deck was mended, or the comment stands on another line ' +
      'than the finding. Left there it would hide the next finding of its kind from you.',
    fix: 'safe',
    bad: { check: `${HEAD}\n  answer: true # prepdeck-ignore PD204: the level is not settled\n${EXPLANATION}` },
    good: plain,
  },
  PD002: {
    why:
      'In half a year nobody knows why a finding was ignored, and nobody dares to remove the comment. A few words behind the code are ' +
      'enough.',
    bad: longest('prepdeck-ignore PD405'),
    good: longest('prepdeck-ignore PD405: any shorter would be wrong'),
  },
  PD003: {
    why:
      'A comment that starts with prepdeck-ignore but names no code that there is ignores nothing. It is written ' +
      '`# prepdeck-ignore PD405: reason`, at the end of the line of the finding or alone above it; several codes or names are separated ' +
      'by commas. `# prepdeck-ignore-file PD405: reason`, alone above the questions, is for the whole file. What makes a deck ' +
      'unreadable cannot be ignored.',
    bad: { check: `${HEAD}\n  answer: true # prepdeck-ignore: never mind\n${EXPLANATION}` },
    good: plain,
  },
} as const satisfies Partial<Record<Code, Explanation>>;
