import type { Code } from '../codes.ts';
import type { Explanation } from './explanation.ts';

const QUESTION = `- id: offset-commit
  question: When does a consumer commit an offset?
  difficulty: easy`;
const EXPLANATION = '  explanation: Committing afterwards gives at-least-once delivery.';

/** The comments that silence a finding. */
export const IGNORES = {
  PD001: {
    why:
      'An ignore comment was written for a finding that is there no more, because the deck was mended or because the comment stands on ' +
      'another line than the finding. A comment that ignores nothing would hide the next finding of its kind from you.',
    bad: {
      check: `${QUESTION}
  answer: true # prepdeck-ignore PD204: the level is not decided yet
${EXPLANATION}`,
    },
    good: {
      check: `${QUESTION}
  answer: true
${EXPLANATION}`,
    },
  },
  PD002: {
    why:
      'In half a year nobody knows why a finding was ignored, and nobody dares to remove the comment. A few words behind the code are ' +
      'enough: `# prepdeck-ignore PD405: the short form would be wrong`. This is off unless the settings ask for it.',
    bad: {
      text: `    - text: After it has processed the messages up to that offset # prepdeck-ignore PD405
      correct: true`,
    },
    good: {
      text: `    - text: After it has processed the messages up to that offset # prepdeck-ignore PD405: any shorter is wrong
      correct: true`,
    },
  },
  PD003: {
    why:
      'A comment that starts with prepdeck-ignore but names no code, or one that does not exist, ignores nothing. It is written ' +
      '`# prepdeck-ignore PD405: reason` on the line of the finding or alone on the line above it; several codes or names are separated ' +
      'by commas. `# prepdeck-ignore-file PD405: reason` near the top of the file holds for the whole deck.',
    bad: {
      check: `${QUESTION}
  answer: true # prepdeck-ignore everything
${EXPLANATION}`,
    },
    good: {
      check: `${QUESTION}
  answer: true
${EXPLANATION}`,
    },
  },
} as const satisfies Partial<Record<Code, Explanation>>;
