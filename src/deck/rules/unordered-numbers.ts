import { printable } from '../characters.ts';
import type { Fix } from '../diagnostic.ts';
import { field, type Tree } from '../tree.ts';
import { choicesName } from './choice-question.ts';
import { type Quantity, quantity } from './quantity.ts';
import { reordered } from './reorder.ts';
import { defineRule } from './rule.ts';

/** PD413 */
export const unorderedNumbers = defineRule({
  code: 'PD413',
  explanation: {
    why:
      'Numbers in order are compared at a glance; out of order they cost reading time that has nothing to do with the question. prepdeck ' +
      'shuffles the choices it asks, so this is for whoever reads the file, or meets the deck in another program. Reported where all ' +
      'choices are numbers of one unit and neither rise nor fall from the first to the last.',
    source: 'Haladyna, Downing & Rodriguez 2002, guideline 21',
    fix: 'safe',
    bad: {
      check: `- id: dns-port
  question: Which port does DNS use?
  difficulty: easy
  choices:
    - text: "80"
    - text: "53"
      correct: true
    - text: "443"
  explanation: The other two belong to HTTP and HTTPS.`,
    },
    good: {
      check: `- id: dns-port
  question: Which port does DNS use?
  difficulty: easy
  choices:
    - text: "53"
      correct: true
    - text: "80"
    - text: "443"
  explanation: The other two belong to HTTP and HTTPS.`,
    },
  },
  choices({ stem, choices, tree }, { report, deck }) {
    const numbers: Quantity[] = [];
    for (const { text } of choices) {
      const number = quantity(text);
      if (number === undefined || (numbers[0] !== undefined && number.unit !== numbers[0].unit)) return;
      numbers.push(number);
    }
    const values = numbers.map(({ value }) => value);
    const rising = values.every((value, i) => i === 0 || value >= (values[i - 1] ?? 0));
    if (rising || values.every((value, i) => i === 0 || value <= (values[i - 1] ?? 0))) return;
    if (areVersions(stem, choices)) return;
    const fix = ascending(deck.text, field(tree, 'choices'), values);
    report({
      at: choicesName(tree),
      message: `the numbers ${printable(choices.map(({ text }) => text).join(', '))} are in no order`,
      help: 'put them in ascending order',
      ...(fix === undefined ? {} : { fix }),
    });
  },
});

/** Whether numbers are those of versions, which are ordered part by part: 1.10 comes after 1.9. */
const areVersions = (stem: string, choices: readonly { readonly text: string }[]): boolean =>
  /\bversions?\b|\b(?:what|which) releases?\b/i.test(stem) ||
  new Set(choices.flatMap(({ text }) => /\d\.(\d+)/.exec(text)?.[1]?.length ?? [])).size > 1;

function ascending(text: string, list: Tree | undefined, values: readonly number[]): Fix | undefined {
  const order = values.map((_, i) => i).toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const edits = list && reordered(text, list, order);
  return edits && { safe: true, title: 'put the choices in ascending order', edits };
}
