import { quoted } from '../characters.ts';
import { defineRule } from './rule.ts';
import { spanWithin } from './within.ts';

/** Greek and Cyrillic letters that look like a Latin one, each with that one; after Unicode's confusables.txt. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  [
    ['АВЕЅІЈКМНОРСТХУ', 'ABESIJKMHOPCTXY'],
    ['аеорсухіјѕһԁԛԝ', 'aeopcyxijshdqw'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
    ['οιν', 'oiv'],
  ].flatMap(([foreign = '', latin = '']) => [...foreign].map((letter, i) => [letter, latin[i] ?? ''] as const)),
);
const FOREIGN = /[\u0370-\u03ff\u0400-\u052f]/;
const WORDS = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{sc=Latin}/u;
/** More text than this is not looked through. */
const LONGEST = 100_000;

/** PD910 */
export const confusableCharacters = defineRule({
  code: 'PD910',
  explanation: {
    why:
      'A Cyrillic "а" in a Latin word looks right and is another letter: nobody finds the word by searching, and who types it as an answer ' +
      'is told that it is wrong. Mostly it came in by pasting; it can also be meant to deceive. Reported are words of Latin letters with ' +
      'Cyrillic or Greek ones that look like Latin. Symbols such as the μ of "μs" look like none and are left alone.',
    source: 'Unicode Technical Standard 39, Unicode Security Mechanisms: mixed-script confusables',
    fix: 'unsafe',
    bad: {
      check: `- id: cache-name
  question: What is a store of results close to their use called?
  difficulty: easy
  accept: ["c\u0430che"]
  explanation: It trades memory for time.`,
    },
    good: {
      check: `- id: cache-name
  question: What is a store of results close to their use called?
  difficulty: easy
  accept: ["cache"]
  explanation: It trades memory for time.`,
    },
  },
  deck({ deck: { text }, texts, report }) {
    if (!FOREIGN.test(text)) return;
    for (const { tree, value } of texts()) {
      if (!FOREIGN.test(value)) continue;
      for (const found of value.slice(0, LONGEST).matchAll(WORDS)) {
        const [word] = found;
        const letters = [...word];
        const foreign = letters.filter((letter) => FOREIGN.test(letter));
        if (foreign.length === 0 || !LATIN.test(word) || !foreign.every((letter) => LOOKALIKES.has(letter))) continue;
        const span = spanWithin(text, tree, found.index, found.index + word.length);
        const latin = letters.map((letter) => LOOKALIKES.get(letter) ?? letter).join('');
        const names = [...new Set(foreign)]
          .slice(0, 3)
          .map((letter) => `U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`);
        report({
          at: span ?? tree,
          message: `${quoted(word)} has ${names.join(', ')} among Latin letters`,
          help: `write ${latin} in Latin letters`,
          ...(span ? { fix: { safe: false, title: `write ${latin}`, edits: [{ ...span, text: latin }] } } : {}),
        });
      }
    }
  },
});
