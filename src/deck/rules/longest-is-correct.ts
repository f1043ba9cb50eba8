import { choiceText } from './choice-question.ts';
import { defineRule } from './rule.ts';

/** PD405 */
export const longestIsCorrect = defineRule({
  code: 'PD405',
  explanation: {
    why:
      'Authors qualify the right choice until nobody can object to it, and keep the wrong ones short: whoever picks the longest choice ' +
      'is right without knowing. Reported where the only key has 1.5 times the characters of the longest distractor (`ratio`) and at ' +
      'least 20 more (`margin`).',
    source: 'Haladyna, Downing & Rodriguez 2002, guidelines 24 and 28d; NBME item-writing guide, "long correct answer"',
    bad: {
      check: `- id: offset-commit
  question: When does a consumer commit an offset?
  difficulty: easy
  choices:
    - text: After it has processed the messages up to that offset, so that a crash repeats work but loses none
      correct: true
    - text: Before it reads
    - text: Never
  explanation: Committing afterwards gives at-least-once delivery.`,
    },
    good: {
      check: `- id: offset-commit
  question: When does a consumer commit an offset?
  difficulty: easy
  choices:
    - text: After it has processed the messages
      correct: true
    - text: Before it reads the messages
    - text: When the broker asks for it
  explanation: Committing afterwards gives at-least-once delivery.`,
    },
  },
  limits: { ratio: 1.5, margin: 20 },
  choices({ choices, keys, tree }, { report, limits }) {
    if (keys !== 1) return;
    let key = 0;
    let longest = 0;
    let at = 0;
    choices.forEach(({ text, correct }, i) => {
      if (correct) {
        key = text.length;
        at = i;
      } else longest = Math.max(longest, text.length);
    });
    if (key < longest * limits.ratio || key < longest + limits.margin) return;
    report({
      at: choiceText(tree, at),
      message: `the key is the longest choice by far: ${key} characters, the others at most ${longest}`,
      help: 'shorten it, and move what is left over to the explanation; or give the distractors as much detail',
    });
  },
});
