import { field } from '../tree.ts';
import { quietNegation } from './exception-stem.ts';
import { defineRule } from './rule.ts';
import { spanWithin } from './within.ts';

/** PD408 */
export const negativeStem = defineRule({
  code: 'PD408',
  explanation: {
    why:
      'A question for the exception is misread: who overlooks the small "not" answers the opposite, though they know the matter. Best ask ' +
      'for what is right. Where the exception is the point, write the negation in capitals or bold. Reported are stems that ask to pick ' +
      'what is not, does not, is false or least likely, and those that end in "except"; a "not" in the scenario is left alone. English only.',
    source: 'Haladyna, Downing & Rodriguez 2002, guideline 17; NBME item-writing guide, "negatively phrased items"',
    fix: 'unsafe',
    bad: {
      check: `- id: safe-methods
  question: Which of these HTTP methods is not safe to repeat?
  difficulty: easy
  choices:
    - text: "\`PUT\`"
    - text: "\`DELETE\`"
    - text: "\`POST\`"
      correct: true
  explanation: PUT and DELETE are idempotent. Two POSTs may create two things.`,
    },
    good: {
      check: `- id: safe-methods
  question: Which of these HTTP methods is NOT safe to repeat?
  difficulty: easy
  choices:
    - text: "\`PUT\`"
    - text: "\`DELETE\`"
    - text: "\`POST\`"
      correct: true
  explanation: PUT and DELETE are idempotent. Two POSTs may create two things.`,
    },
  },
  choices({ stem, tree }, { report, deck }) {
    const negation = quietNegation(stem);
    if (negation === undefined) return;
    const { word, start, end } = negation;
    const question = field(tree, 'question') ?? tree;
    const span = spanWithin(deck.text, question, start, end);
    const loud = word.toUpperCase();
    // "isn't" in capitals reads badly; how to write it instead is the author's.
    const mendable = span !== undefined && !/['’]/.test(word);
    report({
      at: span ?? question,
      message: `the question asks for the exception, and "${word}" is easily overlooked`,
      help: 'ask for what is right, or make the negation stand out in capitals or bold',
      ...(mendable ? { fix: { safe: false, title: `write ${loud}`, edits: [{ ...span, text: loud }] } } : {}),
    });
  },
});
