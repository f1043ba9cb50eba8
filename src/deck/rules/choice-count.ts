import { choicesName } from './choice-question.ts';
import { defineRule } from './rule.ts';

const TRUTH = /^(?:true|false|yes|no|correct|incorrect|right|wrong)\.?$/i;

/** PD410 */
export const choiceCount = defineRule({
  code: 'PD410',
  explanation: {
    why:
      'With two choices a guess is right half of the time. Beyond a handful, reading the choices is the hardest part, and the last ones ' +
      'are seldom picked by anyone. Three good choices suffice. Reported below three (`min`) and above six (`max`). A choice between ' +
      'true and false is a question of its own kind: write it with `answer: true` or `answer: false`.',
    source: 'Haladyna, Downing & Rodriguez 2002, guideline 18; Rodriguez 2005, "Three options are optimal"',
    bad: {
      check: `- id: dns-transport
  question: Over which protocol does a resolver ask first by custom?
  difficulty: easy
  choices:
    - text: UDP
      correct: true
    - text: TCP
  explanation: A short question and answer need no connection.`,
    },
    good: {
      check: `- id: dns-transport
  question: Over which protocol does a resolver ask first by custom?
  difficulty: easy
  choices:
    - text: UDP
      correct: true
    - text: TCP
    - text: QUIC
  explanation: A short question and answer need no connection.`,
    },
  },
  limits: { min: 3, max: 6 },
  choices({ choices, tree }, { report, limits }) {
    const count = choices.length;
    if (count >= limits.min && count <= limits.max) return;
    const at = choicesName(tree);
    if (count > limits.max) {
      report({
        at,
        message: `${count} choices are more than anybody weighs`,
        help: 'keep those that learners would pick',
      });
      return;
    }
    const truth = choices.every(({ text }) => TRUTH.test(text));
    const help = truth
      ? 'make the question a statement with `answer: true` or `answer: false`'
      : 'add a distractor: a mistake that learners make; or make it a statement with `answer: true` or `answer: false`';
    report({ at, message: `with ${count} choices a guess is right too often`, help });
  },
});
