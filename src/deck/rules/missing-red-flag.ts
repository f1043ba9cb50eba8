import { quoted } from '../characters.ts';
import { isAbsent } from './interview-field.ts';
import { defineRule } from './rule.ts';

/** PD506 */
export const missingRedFlag = defineRule({
  code: 'PD506',
  explanation: {
    why:
      'A red flag is what an answer must not say: the plausible mistake that costs an interview, and why it is one. The learner is asked ' +
      'whether they said it, and a tripped flag lowers the suggested rating. An answer can tick every key point and still be wrong. ' +
      'Reported is an interview question without any.',
    source: 'Google re:Work, "Use structured interviewing": a rubric also says what a poor answer sounds like',
    bad: {
      interview: `- id: retries
  question: How do you retry a call that failed?
  difficulty: medium
  answer: With backoff that grows and jitter, a limit on the tries, and only if a repeat does no harm.
  key_points: [Backoff that grows and jitter, A limit on the tries]`,
    },
    good: {
      interview: `- id: retries
  question: How do you retry a call that failed?
  difficulty: medium
  answer: With backoff that grows and jitter, a limit on the tries, and only if a repeat does no harm.
  key_points: [Backoff that grows and jitter, A limit on the tries]
  red_flags:
    - '"Retry at once until it works." All clients together keep the service down that they wait for.'`,
    },
  },
  interview({ value: { id }, tree }, { report }) {
    if (!isAbsent(tree, 'red_flags')) return;
    report({
      at: tree,
      message: `${quoted(id)} has no red flag`,
      help: 'add red_flags: what an answer must not say, and why',
    });
  },
});
