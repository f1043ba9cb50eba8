import { defineRule } from './rule.ts';

/** PD415 */
export const missingExplanation = defineRule({
  code: 'PD415',
  explanation: {
    why:
      'A learner who was wrong, or right by luck, learns from what is shown after the answer. Reported is a question with choices that ' +
      'has neither an `explanation` nor a `why` at any of them.',
    source: 'Haladyna, Downing & Rodriguez 2002, guidelines 29 and 30: distractors are mistakes that can be explained',
    bad: {
      check: `- id: lost-update
  question: Two clients read a counter, add one and write it back. What can happen?
  difficulty: easy
  choices:
    - text: One of the additions is lost
      correct: true
    - text: The counter rises by three
    - text: Both writes are refused`,
    },
    good: {
      check: `- id: lost-update
  question: Two clients read a counter, add one and write it back. What can happen?
  difficulty: easy
  choices:
    - text: One of the additions is lost
      correct: true
    - text: The counter rises by three
    - text: Both writes are refused
  explanation: The second write puts its own sum over that of the first. An atomic increment or a version check prevents it.`,
    },
  },
  choices({ choices, explanation, tree }, { report }) {
    if (explanation !== undefined || choices.some(({ why }) => why !== undefined)) return;
    report({
      at: tree,
      message: 'nothing says why the key is right: this question has no explanation, and no choice has a why',
      help: 'add explanation: ... to the question, or a why: ... to each choice',
    });
  },
});
