import { quoted } from '../characters.ts';
import { choiceText } from './choice-question.ts';
import { type NumberRange, numberRange } from './quantity.ts';
import { defineRule } from './rule.ts';

/** All pairs are compared, and PD410 speaks long before. */
const MOST = 20;

/** PD414 */
export const overlappingChoices = defineRule({
  code: 'PD414',
  explanation: {
    why:
      'Choices that overlap make two of them right, or let a learner rule both out at once. Reported in questions with one key: ranges of ' +
      'numbers that share a number, a range and a number inside it, and a choice that is another one with "and" or "or" and more. Of ' +
      'bounds in one direction ("at least 2", "at least 3") each stands for itself, so those are left alone, and so is code.',
    source: 'Haladyna, Downing & Rodriguez 2002, guideline 22',
    bad: {
      check: `- id: disk-seek
  question: How long does a seek on a spinning disk take?
  difficulty: medium
  choices:
    - text: Under 1 ms
    - text: 1 to 20 ms
      correct: true
    - text: 10 to 50 ms
  explanation: The head has to move, and the platter has to come round.`,
    },
    good: {
      check: `- id: disk-seek
  question: How long does a seek on a spinning disk take?
  difficulty: medium
  choices:
    - text: Under 1 ms
    - text: 2 to 20 ms
      correct: true
    - text: 50 to 100 ms
  explanation: The head has to move, and the platter has to come round.`,
    },
  },
  choices({ choices, keys, tree }, { report }) {
    if (keys !== 1 || choices.length > MOST) return;
    const ranges = choices.map(({ text }) => numberRange(text));
    for (let i = 1; i < choices.length; i++) {
      const text = choices[i]?.text ?? '';
      for (let j = 0; j < i; j++) {
        const other = choices[j]?.text ?? '';
        if (!overlap(ranges[i], ranges[j])) {
          // One that extends the other begins or ends as it does.
          const alike =
            text.charCodeAt(0) === other.charCodeAt(0) ||
            text.charCodeAt(text.length - 1) === other.charCodeAt(other.length - 1);
          if (!alike || !(extendsText(text, other) || extendsText(other, text))) continue;
        }
        report({
          at: choiceText(tree, i),
          message: `this choice overlaps with choice ${j + 1}, ${quoted(other)}`,
          help: 'make each choice rule the others out',
          related: [{ message: 'the other choice', at: choiceText(tree, j) }],
        });
        return;
      }
    }
  },
});

function overlap(a: NumberRange | undefined, b: NumberRange | undefined): boolean {
  if (a === undefined || b === undefined || a.unit !== b.unit) return false;
  // Two numbers differ, or the reader has refused them; two bounds in one direction are two statements about the same quantity.
  if (a.low === a.high && b.low === b.high) return false;
  if ((a.low === -Infinity && b.low === -Infinity) || (a.high === Infinity && b.high === Infinity)) return false;
  const [lower, upper] = a.low < b.low || (a.low === b.low && a.high < b.high) ? [a, b] : [b, a];
  return upper.low < lower.high || (upper.low === lower.high && upper.lowIn && lower.highIn);
}

/** Up to "and" or "or": what is then said is one thing more, and not another sentence. */
const MORE = /^(?:, [\w -]+){0,3},? (?:and|or|plus|as well as|together with|along with) (?!(?:no|not|then|never)\b)/;

/** Whether the text says the other one, and something more beside. */
function extendsText(text: string, other: string): boolean {
  // Names of one letter are nodes or keys, and sets of them are answers of their own.
  if (other.length < 2 || text.length < other.length + 4 || text.includes('`')) return false;
  if (!text.startsWith(other.slice(0, 4)) && !text.endsWith(other.slice(-4))) return false;
  if (text.startsWith(other)) return MORE.test(text.slice(other.length));
  const end = other.slice(0, 1).toLowerCase() + other.slice(1);
  return text.endsWith(end) && / (?:and|or|plus) $/.test(text.slice(0, -end.length));
}
