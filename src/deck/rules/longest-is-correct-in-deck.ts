import { twentyQuestions } from '../explanations/twenty-questions.ts';
import type { Choice } from '../model.ts';
import { chanceOfAtLeast } from './poisson-binomial.ts';
import { defineRule } from './rule.ts';
import { choiceQuestionsPlace, singleKeyChoices } from './single-keys.ts';

/** PD406 */
export const longestIsCorrectInDeck = defineRule({
  code: 'PD406',
  explanation: {
    why:
      'No single key need be much longer than its distractors: where the longest choice is the right one in most questions, learners ' +
      'notice, and pick it. Counted are questions with one key, from 20 of them on (`questions`). With lengths that say nothing, the key ' +
      'of a question with k choices is the longest with a chance of 1/k. Reported where a count as high as the one found, or higher, ' +
      'would then have a probability below 0.001 (`p`, an exact test that allows for questions with different numbers of choices) and ' +
      'is at least 1.5 times what is to be expected (`ratio`).',
    source: 'Haladyna, Downing & Rodriguez 2002, guideline 24; NBME item-writing guide, "long correct answer"',
    bad: { deck: twentyQuestions({ long: 16, first: 0 }) },
    good: { deck: twentyQuestions({ long: 0, first: 0 }) },
  },
  limits: { questions: 20, p: 0.001, ratio: 1.5 },
  deck({ deck, limits, report }) {
    if (deck.checks.length + deck.interview.length < limits.questions) return;
    const questions = singleKeyChoices(deck);
    if (questions.length < limits.questions) return;
    const chances = questions.map(({ length }) => 1 / length);
    const expected = chances.reduce((sum, chance) => sum + chance, 0);
    const found = questions.filter(keyIsLongest).length;
    if (found < expected * limits.ratio || chanceOfAtLeast(found, chances) >= limits.p) return;
    report({
      at: choiceQuestionsPlace(deck),
      message: `the key is the longest choice in ${found} of ${questions.length} questions; by chance it would be in about ${Math.round(expected)}`,
      help: 'shorten keys, or give distractors as much detail, until length tells nothing',
    });
  },
});

function keyIsLongest(choices: readonly Choice[]): boolean {
  const key = choices.find(({ correct }) => correct);
  return key !== undefined && choices.every((one) => one === key || one.text.length < key.text.length);
}
