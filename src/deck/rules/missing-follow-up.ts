import { quoted } from '../characters.ts';
import { isAbsent } from './interview-field.ts';
import { defineRule } from './rule.ts';

/** PD507 */
export const missingFollowUp = defineRule({
  code: 'PD507',
  explanation: {
    why:
      'Interviewers ask on: why, what if, and what instead. A learner who knows one answer by heart fails there. With an id and an answer a ' +
      'follow-up is a card of its own, which is shorter than the model answer and comes back by itself; without, it is something to think ' +
      'about. Reported is an interview question without any.',
    source: 'Wozniak, "Twenty rules of formulating knowledge", rule 4: long answers are learnt in parts',
    bad: {
      interview: `- id: read-replica
  question: When does a read replica help, and what does it cost?
  difficulty: medium
  answer: It takes reads off the primary. It may lag behind, so a user may not see what they just wrote.
  key_points: [It takes reads off the primary, It may lag behind]`,
    },
    good: {
      interview: `- id: read-replica
  question: When does a read replica help, and what does it cost?
  difficulty: medium
  answer: It takes reads off the primary. It may lag behind, so a user may not see what they just wrote.
  key_points: [It takes reads off the primary, It may lag behind]
  follow_ups:
    - id: read-your-writes
      question: How do you make sure that users see what they just wrote?
      answer: Send their reads to the primary for as long as the lag can be, or to a replica that has caught up with their write.
    - What would make you shard instead?`,
    },
  },
  interview({ value: { id }, tree }, { report }) {
    if (!isAbsent(tree, 'follow_ups')) return;
    report({
      at: tree,
      message: `${quoted(id)} has no follow-up`,
      help: 'add follow_ups: what an interviewer would ask next',
    });
  },
});
