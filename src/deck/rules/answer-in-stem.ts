import { NOT_ASCII, quoted } from '../characters.ts';
import { choiceText } from './choice-question.ts';
import { commonInDeck, contentWords, longWords, root } from './content-words.ts';
import { defineRule } from './rule.ts';
import { someWord } from './stems.ts';

/** More text than this is no question, more choices no list to compare: the work grows with their product. */
const LONGEST = 2000;
const MOST = 20;
/** Letters of the words that count. */
const SHORTEST = 5;

/** PD411 */
export const answerInStem = defineRule({
  code: 'PD411',
  explanation: {
    why:
      'A word of the question that comes back in the key, and in no distractor, points at the key: learners match words instead of ' +
      'thinking. Words of five letters and more count, singular and plural as one. Reported only where no distractor takes up any such ' +
      'word of the question, and the word is neither what the question is about (it comes twice, or is in the title or tags of the deck) ' +
      'nor common in the deck.',
    source:
      'Haladyna, Downing & Rodriguez 2002, guideline 28b, "clang associations"; NBME item-writing guide, "word repeats"',
    bad: {
      check: `- id: slow-consumer
  question: What protects a broker from being flooded by a fast producer?
  difficulty: medium
  choices:
    - text: Bounded memory
    - text: Flow control against a fast producer
      correct: true
    - text: A larger batch size
  explanation: The one who is flooded has to be able to say "slower".`,
    },
    good: {
      check: `- id: slow-consumer
  question: What protects a broker from being flooded by a fast producer?
  difficulty: medium
  choices:
    - text: Bounded memory
    - text: Flow control
      correct: true
    - text: A larger batch size
  explanation: The one who is flooded has to be able to say "slower".`,
    },
  },
  choices({ stem, choices, tree }, { report, deck }) {
    const at = choices.findIndex(({ correct }) => correct);
    const key = choices[at];
    if (key === undefined || stem.length + key.text.length > LONGEST || choices.length > MOST) return;
    const question = stem.toLowerCase();
    const answer = key.text.toLowerCase();
    const isTaken = (word: string): boolean => question.includes(word.slice(0, SHORTEST));
    if (!(NOT_ASCII.test(answer) ? longWords(answer).some(isTaken) : someWord(answer, SHORTEST, isTaken))) return;
    for (const word of contentWords(key.text)) {
      // What comes after this is costly, and seldom reached.
      if (!question.includes(root(word))) continue;
      const asked = contentWords(stem);
      if (asked.filter((one) => one === word).length !== 1) continue;
      const inKeysAlone = choices.every(({ text, correct }) => {
        const words = contentWords(text);
        return correct
          ? words.includes(word)
          : !text.toLowerCase().includes(root(word)) && !words.some((one) => asked.includes(one));
      });
      if (!inKeysAlone || commonInDeck(word, deck)) continue;
      report({
        at: choiceText(tree, at),
        message: `of all choices the key alone repeats ${quoted(word)} from the question`,
        help: 'say it in other words, or let a distractor take up words of the question too',
      });
      return;
    }
  },
});
