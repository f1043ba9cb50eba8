import { choiceText } from './choice-question.ts';
import { defineRule } from './rule.ts';

const ARTICLE = /\b(an?)[\s:_.…]*$/i;
const NUMBER = /\b(is|was|has|are|were|have)[\s:_.…]*$/i;
const SINGULAR = new Set(['is', 'was', 'has']);

/** PD412 */
export const grammarCue = defineRule({
  code: 'PD412',
  explanation: {
    why:
      'A stem that runs on into its choices can give the key away by grammar: after "an" no choice that begins with a consonant can be ' +
      'right, after "are" no single thing. Reported where the stem ends in a, an, is, was, has, are, were or have, the keys fit and ' +
      'some distractor does not. Whether one fits is guessed from its first letters (English only), so this is off unless asked for.',
    source: 'Haladyna, Downing & Rodriguez 2002, guideline 28c; NBME item-writing guide, "grammatical cues"',
    bad: {
      check: `- id: cached-copy
  question: "Before it sends a page again, a server may compare an:"
  difficulty: easy
  choices:
    - text: entity tag
      correct: true
    - text: session cookie
    - text: referrer
  explanation: The browser sends the tag of its copy along.`,
    },
    good: {
      check: `- id: cached-copy
  question: What may a server compare before it sends a page again?
  difficulty: easy
  choices:
    - text: An entity tag
      correct: true
    - text: A session cookie
    - text: A referrer
  explanation: The browser sends the tag of its copy along.`,
    },
  },
  choices({ stem, choices, tree }, { report }) {
    const article = ARTICLE.exec(stem)?.[1];
    const verb = article === undefined ? NUMBER.exec(stem)?.[1] : undefined;
    const word = (article ?? verb)?.toLowerCase();
    if (word === undefined) return;
    const fits = (text: string): boolean | undefined =>
      article === undefined ? fitsVerb(text, SINGULAR.has(word)) : fitsArticle(text, word === 'an');
    const misfit = choices.findIndex(({ text, correct }) => !correct && fits(text) === false);
    if (misfit < 0 || choices.some(({ text, correct }) => correct && fits(text) === false)) return;
    report({
      at: choiceText(tree, misfit),
      message: `this cannot follow the "${word}" that ends the question, and the key can`,
      help:
        article === undefined ? 'ask a whole question' : 'put the article into the choices, or ask a whole question',
    });
  },
});

/** Undefined where the sound of the first letter is anybody's guess. */
function fitsArticle(text: string, an: boolean): boolean | undefined {
  const first = text.replace(/^[`"'*_]+/, '');
  if (!/^[a-z]{2}|^[A-Z][a-z]/.test(first) || /^(?:u|eu|one|once|h(?:our|onest|eir))/i.test(first)) return undefined;
  return /^[aeio]/i.test(first) === an;
}

function fitsVerb(text: string, singular: boolean): boolean | undefined {
  const [first = ''] = text
    .replace(/^[`"'*_]+/, '')
    .toLowerCase()
    .split(/[^\p{L}]/u);
  if (/^(?:an?|one|each|every|this|that)$/.test(first)) return singular;
  if (/^(?:many|several|two|three|few|these|those|both)$/.test(first)) return !singular;
  const one = text.trim().split(' ').length === 1 && /[^su]s$/.test(first);
  return one ? !singular : undefined;
}
