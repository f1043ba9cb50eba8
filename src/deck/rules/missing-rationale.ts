import type { Choice } from '../model.ts';
import { type ChoiceQuestion, choiceQuestions, choicesName } from './choice-question.ts';
import { defineRule } from './rule.ts';

/** PD417 */
export const missingRationale = defineRule({
  code: 'PD417',
  explanation: {
    why:
      'Who picked a distractor wants to know what is wrong with it, and the `why` of that choice is where prepdeck tells them. Reported ' +
      'where some choices of a question have a `why` and others none, and where a question has none although at least half of the ' +
      "deck's choice questions (`habit`) have them. A deck that explains all its questions by an `explanation` alone is left alone, and " +
      'so is a key without a `why` in a question with an explanation.',
    source: 'Haladyna, Downing & Rodriguez 2002, guidelines 29 and 30: distractors are mistakes that can be explained',
    bad: {
      check: `- id: cache-aside
  question: A row changes in the database. What does cache-aside do with its cached copy?
  difficulty: medium
  choices:
    - text: Removes it, so that the next read loads it
      correct: true
      why: Two writers cannot leave their copies in the wrong order that way.
    - text: Waits until it expires
    - text: Writes the new value to it
      why: Two writers may do so in another order than the database did.`,
    },
    good: {
      check: `- id: cache-aside
  question: A row changes in the database. What does cache-aside do with its cached copy?
  difficulty: medium
  choices:
    - text: Removes it, so that the next read loads it
      correct: true
      why: Two writers cannot leave their copies in the wrong order that way.
    - text: Waits until it expires
      why: Readers would see the old value for as long as that takes.
    - text: Writes the new value to it
      why: Two writers may do so in another order than the database did.`,
    },
  },
  limits: { habit: 0.5 },
  deck({ deck, limits, report }) {
    const { checks, interview } = deck.deck;
    const explained =
      checks.every(({ form, explanation }) => !('choices' in form) || allExplained(form.choices, explanation)) &&
      interview.every(({ selfCheck }) => !selfCheck || allExplained(selfCheck.choices, selfCheck.explanation));
    if (explained) return;
    const without = choiceQuestions(deck).map((question) => ({ question, numbers: unexplained(question) }));
    const none = without.filter(({ question }) => !question.choices.some(({ why }) => why !== undefined)).length;
    const habit = without.length - none >= without.length * limits.habit;
    for (const { question, numbers } of without) {
      const { choices, explanation, tree } = question;
      if (numbers.length === 0) continue;
      const some = choices.some(({ why }) => why !== undefined);
      // Where there is neither rationale nor explanation, PD415 speaks.
      if (!some && (explanation === undefined || !habit)) continue;
      report({
        at: choicesName(tree),
        message: some ? `${list(numbers)} no why` : 'no choice has a why, as choices of most questions here have',
        help: 'say at each distractor what is wrong with it',
      });
    }
  },
});

/** Numbers of the choices that nothing explains, from 1. The explanation of a question is that of its keys. */
const unexplained = ({ choices, explanation }: ChoiceQuestion): readonly number[] =>
  choices.flatMap((choice, i) => (isExplained(choice, explanation) ? [] : [i + 1]));

const isExplained = ({ why, correct }: Choice, explanation: string | undefined): boolean =>
  why !== undefined || (correct && explanation !== undefined);

const allExplained = (choices: readonly Choice[], explanation: string | undefined): boolean =>
  choices.every((choice) => isExplained(choice, explanation));

function list(numbers: readonly number[]): string {
  const last = numbers.at(-1);
  return numbers.length === 1 ? `choice ${last} has` : `choices ${numbers.slice(0, -1).join(', ')} and ${last} have`;
}
