import { defineRule } from './rule.ts';
import { spanWithin } from './within.ts';

const JOINER = /[\u200c\u200d]/;
const JOINERS = /[\u200c\u200d]/g;
/** After what a joiner has a meaning: emoji, and the scripts whose letters join. */
const SCRIPTS =
  'Arabic Syriac Mongolian Nko Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar Tibetan';
const JOINING = new RegExp(
  `(?:\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\uFE0F|${SCRIPTS.split(' ')
    .map((script) => `\\p{sc=${script}}`)
    .join('|')})$`,
  'u',
);
/** More text than this is not looked through. */
const LONGEST = 100_000;

/** PD912 */
export const hiddenJoiner = defineRule({
  code: 'PD912',
  explanation: {
    why:
      'A zero-width joiner or non-joiner is seen by nobody. Between emoji, and in scripts whose letters join, it belongs to what is ' +
      'written. In a Latin word it came in by pasting, or hides a mark: the word is not found by searching, and an answer that looks the ' +
      'same counts as wrong.',
    source: 'Unicode Standard Annex 31, section 2.3: layout and format control characters',
    fix: 'safe',
    bad: {
      check: `- id: token-name
  question: What does a client send to show who it is?
  difficulty: easy
  accept: ["to\u200dken"]
  explanation: The server looks it up or checks its signature.`,
    },
    good: {
      check: `- id: token-name
  question: What does a client send to show who it is?
  difficulty: easy
  accept: ["token"]
  explanation: The server looks it up or checks its signature.`,
    },
  },
  deck({ deck: { text }, texts, report }) {
    if (!JOINER.test(text)) return;
    for (const { tree, value } of texts()) {
      if (!JOINER.test(value)) continue;
      for (const { index, 0: joiner } of value.slice(0, LONGEST).matchAll(JOINERS)) {
        if (JOINING.test(value.slice(Math.max(0, index - 2), index))) continue;
        const span = spanWithin(text, tree, index, index + 1);
        const name = joiner === '\u200d' ? 'joiner' : 'non-joiner';
        report({
          at: span ?? tree,
          message: `a zero-width ${name} (U+${joiner.charCodeAt(0).toString(16).toUpperCase()}) that joins nothing`,
          help: 'take it out',
          ...(span ? { fix: { safe: true, title: 'take it out', edits: [{ ...span, text: '' }] } } : {}),
        });
      }
    }
  },
});
