import { choicesName } from './choice-question.ts';
import { defineRule } from './rule.ts';

/** PD418 */
export const everyChoiceCorrect = defineRule({
  code: 'PD418',
  explanation: {
    why:
      'Where every choice is right there is nothing to tell apart: whoever ticks all of them is right without reading. Most often a ' +
      '`correct: true` was copied along.',
    source: 'Haladyna, Downing & Rodriguez 2002, guidelines 19 and 29: a key to find, among plausible distractors',
    bad: {
      check: `- id: replication-gains
  question: What does a follower replica offer? Select all that apply.
  difficulty: easy
  choices:
    - text: More capacity for reads
      correct: true
    - text: A standby when the leader fails
      correct: true
    - text: A copy nearer to some users
      correct: true
  explanation: What a follower cannot give is more capacity for writes.`,
    },
    good: {
      check: `- id: replication-gains
  question: What does a follower replica offer? Select all that apply.
  difficulty: easy
  choices:
    - text: More capacity for reads
      correct: true
    - text: A standby when the leader fails
      correct: true
    - text: More capacity for writes
  explanation: Writes go to the leader, and from there to every follower.`,
    },
  },
  choices({ choices, keys, tree }, { report }) {
    if (keys < choices.length) return;
    report({
      at: choicesName(tree),
      message: `all ${keys} choices are marked as right`,
      help: 'add a distractor, or remove correct: true where it does not belong',
    });
  },
});
