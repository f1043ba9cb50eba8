import { printable, quoted } from '../characters.ts';
import { defineRule } from './rule.ts';
import { textsAndAddresses } from './texts.ts';
import { spanWithin } from './within.ts';

/** Greek and Cyrillic letters that look like a Latin one, each with that one; after Unicode's confusables.txt. */
const CYRILLIC = lettersOf(['АВЕЅІЈКМНОРСТХУ', 'ABESIJKMHOPCTXY'], ['аеорсухіјѕһԁԛԝ', 'aeopcyxijshdqw']);
const LATIN_OF = new Map([...CYRILLIC, ...lettersOf(['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'], ['οιν', 'oiv'])]);
const CYRILLIC_OF = new Map([...CYRILLIC].map(([cyrillic, latin]) => [latin, cyrillic] as const));

const FOREIGN = /[\u0370-\u03ff\u0400-\u052f]/;
const IS_CYRILLIC = /[\u0400-\u052f]/;
const isLatin = (text: string): boolean => /\p{sc=Latin}/u.test(text);
/** An acronym with a Cyrillic ending, as people write in languages that inflect: "URLы". */
const INFLECTED = /^[A-Z]{2,}[\u0430-\u045f]+$/;
/** Written as an escape, such a letter is only in the value. */
const isEscaped = (text: string): boolean => text.includes('\\u') || text.includes('\\U');
/** More text than this is not looked through. */
const LONGEST = 100_000;
/** Reported of one text: what is beyond is found when these are gone. */
const MOST = 10;

function lettersOf(...rows: readonly (readonly [foreign: string, latin: string])[]): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap(([foreign, latin]) => [...foreign].map((letter, i) => [letter, latin[i] ?? ''] as const)),
  );
}

/** PD910 */
export const confusableCharacters = defineRule({
  code: 'PD910',
  explanation: {
    why:
      'A Cyrillic "а" in a Latin word looks right and is another letter: nobody finds the word by searching, and who types it as an answer ' +
      'is told that it is wrong. Mostly it came in by pasting; it can also be meant to deceive. Reported are words of Latin letters with ' +
      'Cyrillic or Greek ones that look like Latin, Cyrillic words with such Latin ones, and both in addresses. Symbols such as the μ of ' +
      '"μs" look like none and are left alone, and so are acronyms with an ending.',
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
  deck({ deck: { text, root }, report }) {
    if (!FOREIGN.test(text) && !isEscaped(text)) return;
    for (const tree of textsAndAddresses(root)) {
      const { value } = tree;
      if (!FOREIGN.test(value)) continue;
      let found = 0;
      for (const { index, 0: word } of value.slice(0, LONGEST).matchAll(/[\p{L}\p{M}]+/gu)) {
        const mixed = FOREIGN.test(word) && isLatin(word) ? mixedWord(word) : undefined;
        if (mixed === undefined) continue;
        const span = spanWithin(text, tree, index, index + word.length);
        const { meant, script, odd } = mixed;
        const names = odd.slice(0, 3).map((letter) => `U+${codePoint(letter)}`);
        const title = `write ${printable(meant)}`;
        report({
          at: span ?? tree,
          message: `${quoted(word)} has ${names.join(', ')} among ${script} letters`,
          help: `${title} in ${script} letters`,
          ...(span ? { fix: { safe: false, title, edits: [{ ...span, text: meant }] } } : {}),
        });
        if (++found === MOST) break;
      }
    }
  },
});

/** What a word of two scripts must have been meant to be: all of one script, where each letter of the other looks like one of it. */
function mixedWord(
  word: string,
): { readonly meant: string; readonly script: string; readonly odd: readonly string[] } | undefined {
  if (INFLECTED.test(word)) return undefined;
  const letters = [...word];
  const foreign = letters.filter((letter) => FOREIGN.test(letter));
  const latin = letters.filter(isLatin);
  const inOne = (of: ReadonlyMap<string, string>): string => letters.map((letter) => of.get(letter) ?? letter).join('');
  if (foreign.every((letter) => LATIN_OF.has(letter)))
    return { meant: inOne(LATIN_OF), script: 'Latin', odd: [...new Set(foreign)] };
  // In Greek the few are as a rule units and names of variables.
  const isCyrillic = foreign.length >= 2 * latin.length && foreign.every((letter) => IS_CYRILLIC.test(letter));
  return isCyrillic && latin.every((letter) => CYRILLIC_OF.has(letter))
    ? { meant: inOne(CYRILLIC_OF), script: 'Cyrillic', odd: [...new Set(latin)] }
    : undefined;
}

const codePoint = (letter: string): string => (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
