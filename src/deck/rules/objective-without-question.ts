import { quoted } from '../characters.ts';
import { defineRule } from './rule.ts';

/** PD310 */
export const objectiveWithoutQuestion = defineRule({
  code: 'PD310',
  explanation: {
    why:
      'An objective says what the learner can do afterwards. One that no question names is promised and never tested, and it can never be ' +
      'shown as reached. Often the id is written otherwise in the questions.',
    source:
      'Haladyna, Downing & Rodriguez 2002, guideline 1: every item reflects specific content, and the content is covered',
    bad: {
      deck: `format: 1
id: caching
title: Caching
objectives:
  - { id: invalidation, text: Choose when a cached value stops being true }
  - { id: sizing, text: Size a cache from a trace }
knowledge_check:
  - id: expiry
    question: An entry expires although nobody asked for it.
    difficulty: easy
    objectives: [invalidation]
    answer: true
    explanation: Expiry goes by time alone.
`,
    },
    good: {
      deck: `format: 1
id: caching
title: Caching
objectives:
  - { id: invalidation, text: Choose when a cached value stops being true }
knowledge_check:
  - id: expiry
    question: An entry expires although nobody asked for it.
    difficulty: easy
    objectives: [invalidation]
    answer: true
    explanation: Expiry goes by time alone.
`,
    },
  },
  deck({ objectives, report }) {
    for (const { id, tree, questions } of objectives()) {
      if (questions > 0) continue;
      report({
        at: tree,
        message: `no question serves the objective ${quoted(id)}`,
        help: 'name it in the objectives of a question, write one for it, or take it out',
      });
    }
  },
});
