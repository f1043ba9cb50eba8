import { field, items } from '../tree.ts';
import { defineRule } from './rule.ts';
import { saysMore, spokenWords } from './spoken.ts';

/** Longer than this a key point is several, whatever it says. */
const LONGEST = 2000;
/** Asides, code and quotations say nothing of how the point is built. */
const ASIDES = /`[^`]*`|\([^()]*\)|"[^"]*"|“[^“”]*”/g;
const ABBREVIATIONS = /\b(?:e\.g|i\.e|etc|vs|cf|approx|incl|resp|no|Dr|St|Mr|Ms|Inc|\p{Lu})\./giu;
const SENTENCE_END = /[.!?] +\p{Lu}/u;
/** Without any of these there is neither aside nor abbreviation, and no sentence ends. */
const MARKS = /[`("“.;!?]/;
const JOINTS = /\b(?:and|but|whereas|as well as|plus)\b/gi;

/** PD512 */
export const compoundKeyPoint = defineRule({
  code: 'PD512',
  explanation: {
    why:
      'A key point is ticked or not. One that makes several claims is half mentioned, and is ticked in kindness. Reported are key points with ' +
      'a semicolon, of several sentences, with more than two "and", "but", "whereas", "as well as" or "plus" (`joints`), or of more than 30 ' +
      'words (`words`). Code, quotations and what stands in brackets are left aside.',
    source:
      'Wozniak, "Twenty rules of formulating knowledge", rule 4: the minimum information principle; on questionnaires: the double-barrelled item',
    bad: {
      interview: `- id: why-log
  question: Why do databases write to a log first?
  difficulty: medium
  answer: Appending is one sequential write, so a commit is fast. After a crash the log is replayed, so nothing committed is lost.
  key_points:
    - Appending is one sequential write; after a crash the log is replayed
    - Nothing committed is lost`,
    },
    good: {
      interview: `- id: why-log
  question: Why do databases write to a log first?
  difficulty: medium
  answer: Appending is one sequential write, so a commit is fast. After a crash the log is replayed, so nothing committed is lost.
  key_points:
    - Appending is one sequential write
    - After a crash the log is replayed, so nothing committed is lost`,
    },
  },
  limits: { joints: 2, words: 30 },
  interview({ value: { keyPoints }, tree }, { limits, report }) {
    keyPoints.forEach((keyPoint, i) => {
      const what = compound(keyPoint.slice(0, LONGEST), limits);
      if (what === undefined) return;
      report({
        at: items(field(tree, 'key_points'))[i] ?? tree,
        message: `this key point ${what}: half of it could be mentioned`,
        help: 'make a key point of each claim',
      });
    });
  },
});

type Limits = Readonly<Record<'joints' | 'words', number>>;

/** What shows that a key point makes several claims. */
function compound(keyPoint: string, { joints, words }: Limits): string | undefined {
  const plain = !MARKS.test(keyPoint);
  const text = plain ? keyPoint : keyPoint.replace(ASIDES, '').trim().replace(ABBREVIATIONS, '');
  if (!plain && /; *\S/.test(text)) return 'has a semicolon';
  if (!plain && SENTENCE_END.test(text)) return 'is several sentences';
  const joined = text.match(JOINTS)?.length ?? 0;
  if (joined > joints) return `joins ${joined + 1} things`;
  return saysMore(text, words) ? `has ${spokenWords(text)} words` : undefined;
}
