import { quoted } from '../characters.ts';
import { choiceText } from './choice-question.ts';
import { refersToChoices } from './choice-reference.ts';
import { defineRule } from './rule.ts';

/** What can be called "the above", and what is said of it. */
export const ABOVE =
  '(?:above|(?:other|given|listed|previous|preceding) (?:ones|answers|choices|options)|(?:answers|choices|options)(?: (?:above|given|listed))?|statements above)';
const RIGHT = '(?: (?:is|are) (?:all )?(?:correct|right|true|valid|possible))?';

/** English ways to say that every other choice is right; each is the whole choice, not a part of a sentence. */
const ALL = [
  `(?:all|both|each|every one|any|either)(?: (?:two|three|four|five))? of (?:these|those|the ${ABOVE})${RIGHT}`,
  `(?:all|both)(?: the)? ${ABOVE}${RIGHT}`,
  '(?:they|these|all|both) are (?:all )?(?:correct|right|true)',
  '(?:all|both) (?:answers|choices|options|statements) are (?:correct|right|true)',
  'everything (?:above|listed)',
];
const WHOLE = new RegExp(`^[*_]*(?:${ALL.join('|')})[.!]?[*_]*$`, 'i');
/** How any of these begins, or a choice that speaks of others by letter or number. */
const START =
  /^(?:[*_]*(?:all|any|both|each|either|every|these|they)|only|answers|options|choices|[a-h](?:,| and| &| nor)|\()/i;
/** Longer than any of these. */
const LONGEST = 60;

/** PD403 */
export const allOfTheAbove = defineRule({
  code: 'PD403',
  explanation: {
    why:
      'Whoever knows that two choices are right picks "all of the above" without knowing the third, and whoever sees a wrong one rules ' +
      'two choices out at once. The same holds for "both A and B". Moreover prepdeck shuffles choices, so nothing stands above and no ' +
      'choice is A. It counts only as a whole choice, in English.',
    source: 'Haladyna, Downing & Rodriguez 2002, guidelines 9 and 26; NBME item-writing guide',
    bad: {
      check: `- id: cache-headers
  question: Which response headers let a browser ask whether its copy is still good?
  difficulty: medium
  choices:
    - text: "\`ETag\`"
    - text: "\`Last-Modified\`"
    - text: All of the above
      correct: true
  explanation: Both are validators. The browser sends them back with \`If-None-Match\` or \`If-Modified-Since\`.`,
    },
    good: {
      check: `- id: cache-headers
  question: Which response headers let a browser ask whether its copy is still good? Select all that apply.
  difficulty: medium
  choices:
    - text: "\`ETag\`"
      correct: true
    - text: "\`Last-Modified\`"
      correct: true
    - text: "\`Content-Length\`"
    - text: "\`Location\`"
  explanation: Both are validators. The browser sends them back with \`If-None-Match\` or \`If-Modified-Since\`.`,
    },
  },
  choices(question, { report }) {
    question.choices.forEach(({ text }, i) => {
      if (text.length > LONGEST || !START.test(text) || !(WHOLE.test(text) || refersToChoices(i, question))) return;
      report({
        at: choiceText(question.tree, i),
        message: `the choice ${quoted(text)} follows from the other choices`,
        help: 'mark every right choice with correct: true instead ("select all that apply"), or give this one a claim of its own',
      });
    });
  },
});
