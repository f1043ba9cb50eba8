import type { Fix } from '../diagnostic.ts';
import { twentyQuestions } from '../explanations/twenty-questions.ts';
import type { Choice } from '../model.ts';
import type { DeckSource } from '../parse.ts';
import { field } from '../tree.ts';
import { choiceQuestions } from './choice-question.ts';
import { hash, mix } from './hash.ts';
import { chanceOfAtLeast } from './poisson-binomial.ts';
import { reordered } from './reorder.ts';
import { defineRule } from './rule.ts';
import { choiceQuestionsPlace, singleKeyChoices } from './single-keys.ts';

/** PD407 */
export const keyPositionBias = defineRule({
  code: 'PD407',
  explanation: {
    why:
      'Authors write the key first, or hide it in the middle, and test-takers know. prepdeck shuffles choices, so its learners do not see ' +
      'the place; other programs that read the deck may show it, hence an information only. Counted are questions with one key, from 20 ' +
      'of them on (`questions`). Reported where one place holds the key in more than half of them (`share`), and where a count as high ' +
      'would have a probability below 0.001 (`p`) in any of the places if keys were placed by chance: an exact test for the fullest place, ' +
      'its probability multiplied by the number of places. A chi-square test would also find keys that are spread too evenly or thinly, ' +
      'which help nobody to guess.',
    source:
      'Attali & Bar-Hillel 2003, "Guess Where"; Bar-Hillel & Attali 2002, "Seek Whence" (shuffle, do not balance); Haladyna, Downing & ' +
      'Rodriguez 2002, guideline 20',
    fix: 'unsafe',
    bad: { deck: twentyQuestions({ long: 0, first: 16 }) },
    good: { deck: twentyQuestions({ long: 0, first: 0 }) },
  },
  limits: { questions: 20, share: 0.5, p: 0.001 },
  deck({ deck, limits, report }) {
    if (deck.checks.length + deck.interview.length < limits.questions) return;
    const questions = singleKeyChoices(deck);
    if (questions.length < limits.questions) return;
    const { place, found } = fullestPlace(questions);
    if (found <= questions.length * limits.share) return;
    const places = questions.reduce((most, { length }) => Math.max(most, length), 0);
    const chances = questions.map(({ length }) => (place < length ? 1 / length : 0));
    if (chanceOfAtLeast(found, chances) * places >= limits.p) return;
    const fix = shuffled(deck);
    report({
      at: choiceQuestionsPlace(deck),
      message: `the key is choice ${place + 1} in ${found} of ${questions.length} questions`,
      help: 'put choices in an order that chance decides; prepdeck does so when it asks, other programs may not',
      ...(fix === undefined ? {} : { fix }),
    });
  },
});

/** The place where most keys stand, from 0, and how many. */
function fullestPlace(questions: readonly (readonly Choice[])[]): { readonly place: number; readonly found: number } {
  const counts: number[] = [];
  for (const choices of questions) {
    const at = choices.findIndex(({ correct }) => correct);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  let place = 0;
  for (const [at, count] of counts.entries()) if ((count ?? 0) > (counts[place] ?? 0)) place = at;
  return { place, found: counts[place] ?? 0 };
}

/** Puts the choices of every question that can be rearranged in the order of a hash: the same however often it is done. */
function shuffled(deck: DeckSource): Fix | undefined {
  const edits = choiceQuestions(deck).flatMap(({ stem, choices, tree }) => {
    const ranks = choices.map(({ text }) => mix(hash(stem), hash(text)));
    const order = ranks.map((_, i) => i).toSorted((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
    const list = field(tree, 'choices');
    return (list && reordered(deck.text, list, order)) ?? [];
  });
  if (edits.length === 0) return undefined;
  const inOrder = edits.toSorted((a, b) => a.start - b.start);
  return { safe: false, title: 'shuffle the choices of every question', edits: inOrder };
}
