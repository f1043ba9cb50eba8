import { defineRule } from './rule.ts';
import { textsAndAddresses } from './texts.ts';
import { spanWithin } from './within.ts';

const holdsJoiner = (text: string): boolean => text.includes('\u200c') || text.includes('\u200d');
/** Then it is only in the value. */
const ESCAPED = /\\u200[cd]/i;
const JOINERS = /[\u200c\u200d]/g;
/** Scripts in which a joiner says how the letters beside it are written. */
const SCRIPTS =
  'Arabic Syriac Mongolian Nko Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar Tibetan';
const JOINING = new RegExp(`[${SCRIPTS.replace(/\w+ ?/g, (script) => `\\p{sc=${script.trim()}}`)}]`, 'u');
/** What an emoji ends with that another one is joined to. */
const EMOJI_END = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u;
const EMOJI_START = /^\p{Extended_Pictographic}/u;
/** More text than this is not looked through. */
const LONGEST = 100_000;
/** Reported of one text: what is beyond is found when these are gone. */
const MOST = 10;

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
  deck({ deck: { text, root }, report }) {
    if (!holdsJoiner(text) && !(text.includes('\\') && ESCAPED.test(text))) return;
    for (const tree of textsAndAddresses(root)) {
      const { value } = tree;
      if (!holdsJoiner(value)) continue;
      let found = 0;
      for (const { index, 0: joiner } of value.slice(0, LONGEST).matchAll(JOINERS)) {
        if (joins(value.slice(Math.max(0, index - 2), index), value.slice(index + 1, index + 3))) continue;
        const span = spanWithin(text, tree, index, index + 1);
        const name = joiner === '\u200d' ? 'joiner' : 'non-joiner';
        report({
          at: span ?? tree,
          message: `a zero-width ${name} (U+${joiner.charCodeAt(0).toString(16).toUpperCase()}) that joins nothing`,
          help: 'take it out',
          ...(span ? { fix: { safe: true, title: 'take it out', edits: [{ ...span, text: '' }] } } : {}),
        });
        if (++found === MOST) break;
      }
    }
  },
});

/** Whether a joiner has a meaning between these: a Latin word and its Persian ending have one between them. */
const joins = (before: string, after: string): boolean =>
  JOINING.test(before.slice(-1)) ||
  JOINING.test(after.slice(0, 1)) ||
  (EMOJI_END.test(before) && EMOJI_START.test(after));
