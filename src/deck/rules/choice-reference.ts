import type { ChoiceQuestion } from './choice-question.ts';

const CHOICES = '(?:[Aa]nswers|[Oo]ptions|[Cc]hoices)';
const JOIN = '(?:, |,? and | & | nor )';
const END = '(?: only| are (?:correct|right|true|wrong|false))?\\.?$';
const LETTER = '(?:[A-H]|\\([A-Ha-h]\\))';
const LETTERS = new RegExp(
  `^(?:[Bb]oth |[Nn]either |[Oo]nly |[Aa]ll of )?(?:${CHOICES} )?${LETTER}(?:${JOIN}${LETTER})+${END}`,
);
const NUMBERS = new RegExp(`^(?:[Bb]oth |[Nn]either |[Oo]nly )?${CHOICES} [1-8](?:${JOIN}[1-8])+${END}`);

/**
 * Whether the choice speaks of choices before it by letter or number, like "both A and B". Not so where the letters are names in the
 * question itself, such as those of two nodes.
 */
export function refersToChoices(own: number, { stem, choices }: ChoiceQuestion): boolean {
  const text = choices[own]?.text ?? '';
  if (NUMBERS.test(text)) return (text.match(/[1-8]/g) ?? []).every((digit) => Number(digit) <= own);
  if (!LETTERS.test(text)) return false;
  const letters = (text.match(/\b[A-Ha-h]\b/g) ?? []).map((letter) => letter.toUpperCase());
  const before = choices.slice(0, own).map((choice) => choice.text);
  const meant = letters.map((letter) => before[letter.charCodeAt(0) - 'A'.charCodeAt(0)]);
  const isName = (letter: string): boolean =>
    names(stem, letter) || meant.some((choice) => choice === letter || names(choice ?? '', letter));
  return meant.every((choice) => choice !== undefined) && !letters.some(isName);
}

/** Whether a letter stands in a text as the name of something. At the start of a sentence "A" is an article. */
const names = (text: string, letter: string): boolean => new RegExp(`[a-z0-9,;(] ?\\b${letter}\\b`).test(text);
