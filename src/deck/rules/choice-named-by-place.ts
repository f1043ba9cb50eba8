import { quoted } from '../characters.ts';
import { field, items, type Tree } from '../tree.ts';
import { type ChoiceQuestion, choiceQuestions } from './choice-question.ts';
import { defineRule } from './rule.ts';
import { spanWithin } from './within.ts';

/** "Option B", "answers 2 and 3"; not "DHCP option 3", nor "option 12". */
const NAMED = /(?<![A-Z0-9]{2} )\b(?:[Oo]ption|[Cc]hoice|[Aa]nswer)s? (?:\([A-Ha-h]\)|[A-H]|[1-8])(?![\w.-]*\w|[+#])/;
/** More text than this is not looked through. */
const LONGEST = 20_000;

/** PD420 */
export const choiceNamedByPlace = defineRule({
  code: 'PD420',
  explanation: {
    why:
      'Choices are shown in another order each time, without letters: "option B is wrong because" explains nothing, or the wrong choice. ' +
      'Looked for in explanations and rationales, where a letter or number is a place among the choices; not where the question or a choice ' +
      'itself gives something such a name.',
    source:
      'Haladyna, Downing & Rodriguez 2002, guideline 20: vary the place of the key; and how prepdeck shows choices',
    bad: {
      check: `- id: lag-metric
  question: Which metric shows first that consumers cannot keep up?
  difficulty: easy
  choices:
    - text: Consumer lag
      correct: true
    - text: Broker CPU
    - text: Requests per second
  explanation: Lag grows as soon as more comes in than goes out. Option B stays low while consumers sleep.`,
    },
    good: {
      check: `- id: lag-metric
  question: Which metric shows first that consumers cannot keep up?
  difficulty: easy
  choices:
    - text: Consumer lag
      correct: true
    - text: Broker CPU
      why: It stays low while consumers sleep.
    - text: Requests per second
  explanation: Lag grows as soon as more comes in than goes out.`,
    },
  },
  deck({ deck, report }) {
    if (deck.facts?.namedPlaces === false) return;
    for (const question of choiceQuestions(deck)) {
      for (const place of explanationsOf(question)) {
        if (place?.kind !== 'scalar' || typeof place.value !== 'string' || place.value.length > LONGEST) continue;
        const found = NAMED.exec(place.value);
        if (found === null || !isPlace(found[0], question)) continue;
        report({
          at: spanWithin(deck.text, place, found.index, found.index + found[0].length) ?? place,
          message: `${quoted(found[0])}: choices are shown without letters, and in another order each time`,
          help: 'name what the choice says, or write it under why of that choice',
        });
      }
    }
  },
});

/** The explanation of a question and the rationales of its choices. */
const explanationsOf = ({ tree }: ChoiceQuestion): readonly (Tree | undefined)[] => [
  field(tree, 'explanation'),
  ...items(field(tree, 'choices')).map((choice) => field(choice, 'why')),
];

/** Whether a name is that of a place among the choices, and neither question nor choices use it for something else. */
function isPlace(name: string, { stem, choices }: ChoiceQuestion): boolean {
  const sign = /[A-Ha-h1-8](?=\)?$)/.exec(name)?.[0].toUpperCase() ?? '';
  const number = Number(sign) || sign.charCodeAt(0) - 'A'.charCodeAt(0) + 1;
  if (number > choices.length) return false;
  // As an article A is no name.
  const own = new RegExp(`\\b${sign}\\b${sign === 'A' ? '(?! [a-z])' : ''}`);
  return ![stem, ...choices.map(({ text }) => text)].some((text) => own.test(text));
}
