import { quoted } from '../characters.ts';
import { defineRule } from './rule.ts';

const CLAIMS = [
  'A queue keeps a message until it is confirmed.',
  'A topic gives each message to every subscriber.',
  'An offset says how far a consumer has read.',
  'A partition keeps the order of what is in it.',
  'A replica can answer reads.',
  'A leader orders the writes.',
  'A quorum is more than half.',
  'A retry may do the work twice.',
  'A lease ends by itself.',
  'A tombstone marks what was deleted.',
];

/** PD311 */
export const objectiveWithOneQuestion = defineRule({
  code: 'PD311',
  explanation: {
    why:
      'One question tests one instance of what an objective claims, and a learner who has it by heart has reached nothing. Two that come at ' +
      'it from different sides tell knowing from remembering. Looked for in decks of at least ten questions (`deck`): a small deck is still ' +
      'being written.',
    source:
      'Haladyna, Downing & Rodriguez 2002, guideline 3: novel material; Wozniak, rule 17: redundancy does not contradict minimum information',
    bad: { deck: tenQuestions([1, 9]) },
    good: { deck: tenQuestions([5, 5]) },
  },
  limits: { deck: 10 },
  deck({ deck, objectives, limits, report }) {
    if (deck.checks.length + deck.interview.length < limits.deck) return;
    for (const { id, tree, questions } of objectives()) {
      if (questions !== 1) continue;
      report({
        at: tree,
        message: `a single question serves the objective ${quoted(id)}`,
        help: 'ask for it from another side as well',
      });
    }
  },
});

/** A deck of ten questions, of which so many serve each of two objectives. */
function tenQuestions([first]: readonly [number, number]): string {
  const questions = CLAIMS.map(
    (claim, i) => `  - id: claim-${i + 1}
    question: ${claim}
    difficulty: ${i % 2 === 0 ? 'easy' : 'medium'}
    objectives: [${i < first ? 'delivery' : 'storage'}]
    answer: true
    explanation: That is what it is for.`,
  );
  return `format: 1
id: ten-claims
title: Ten claims
objectives:
  - { id: delivery, text: Choose how a message reaches its readers }
  - { id: storage, text: Choose how data outlives its machine }
knowledge_check:
${questions.join('\n')}
`;
}
