import { quoted } from '../characters.ts';
import { ABOVE } from './all-of-the-above.ts';
import { type ChoiceQuestion, choiceText } from './choice-question.ts';
import { refersToChoices } from './choice-reference.ts';
import { defineRule } from './rule.ts';

const RIGHT = '(?: (?:is|are) (?:correct|right|true|valid))?';

/** English ways to say that no other choice is right; each is the whole choice, not a part of a sentence. */
const NONE = [
  `(?:none|neither)(?: (?:two|three|four|five))? of (?:these|those|the ${ABOVE})${RIGHT}`,
  `none (?:of )?(?:the )?above`,
  '(?:none|neither) (?:is|are) (?:correct|right|true)',
  'no (?:correct|right) (?:answer|choice|option)',
  'no (?:answer|choice|option) is (?:correct|right)',
  `all of (?:these|those|the ${ABOVE}) are (?:wrong|false|incorrect)`,
];
const WHOLE = new RegExp(`^[*_]*(?:${NONE.join('|')})[.!]?[*_]*$`, 'i');
const START = /^[*_]*(?:all|n)/i;
const LONGEST = 60;

/** PD404 */
export const noneOfTheAbove = defineRule({
  code: 'PD404',
  explanation: {
    why:
      'Where "none of the above" is the key, the question shows that the learner can tell what is wrong, and not that they know what is ' +
      'right. Where it is a distractor, it is seldom one that anybody would pick. Use it with care, if at all. It counts only as a whole ' +
      'choice, in English; "neither" beside "both" is left alone, since the two complete a list of cases.',
    source: 'Haladyna, Downing & Rodriguez 2002, guideline 25; NBME item-writing guide',
    bad: {
      check: `- id: phantom-rows
  question: Which isolation level of the SQL standard is the weakest that rules out phantom rows?
  difficulty: hard
  choices:
    - text: Read committed
    - text: Repeatable read
    - text: None of the above
      correct: true
  explanation: The standard allows phantoms up to repeatable read; serializable is the first without them.`,
    },
    good: {
      check: `- id: phantom-rows
  question: Which isolation level of the SQL standard is the weakest that rules out phantom rows?
  difficulty: hard
  choices:
    - text: Read committed
    - text: Repeatable read
    - text: Serializable
      correct: true
  explanation: The standard allows phantoms up to repeatable read; serializable is the first without them.`,
    },
  },
  choices(question, { report }) {
    question.choices.forEach(({ text }, i) => {
      if (text.length > LONGEST || !START.test(text) || !saysNone(i, text, question)) return;
      report({
        at: choiceText(question.tree, i),
        message: `the choice ${quoted(text)} asks for what is wrong rather than for what is right`,
        help: 'write out what is right, or a mistake that somebody makes',
      });
    });
  },
});

function saysNone(i: number, text: string, question: ChoiceQuestion): boolean {
  if (WHOLE.test(text)) return true;
  if (!/^neither/i.test(text)) return false;
  if (/^neither\.?$/i.test(text)) return !question.choices.some((other) => /^both\b/i.test(other.text));
  return refersToChoices(i, question);
}
