import { quoted } from '../characters.ts';
import type { FollowUp } from '../model.ts';
import { field, items, type Tree } from '../tree.ts';
import { defineRule } from './rule.ts';
import { hasWords, isSmall, plainText, stem, wordsOf } from './stems.ts';

/** More text than this is no question, more follow-ups no conversation: the work grows with their product. */
const LONGEST = 2000;
const MOST = 50;
/** A part of the question this long is asked again; a shorter one may be chance. */
const PART = 3;

/** Words that change nothing of what is asked. Interrogatives, negations and prepositions do change it. */
const FILLERS = new Set(
  `a an the and so then now again also exactly actually please just do does did is are was were be been can could would will should might
  you your we our us me i it its this that tell explain say describe briefly short words own here there`.split(/\s+/),
);

/** PD513 */
export const followUpRepeatsQuestion = defineRule({
  code: 'PD513',
  explanation: {
    why:
      'A follow-up goes on from the answer that was given. One that asks for the same again, or for a part of it, is answered by the model answer ' +
      'that the learner has just read, and asks one thing twice on the schedule. Words are compared in their order, without articles, auxiliaries and ' +
      'the like; a part of the question counts from three words on. A follow-up that repeats another one is reported as well.',
    source: 'Wozniak, "Twenty rules of formulating knowledge", rule 11: combat interference',
    bad: {
      interview: `- id: quorum
  question: What is a quorum, and why is it more than half?
  difficulty: medium
  answer: The least number of votes that decides. Any two majorities share a member, so no two decisions contradict each other.
  key_points: [The least number of votes that decides, Any two majorities share a member]
  follow_ups:
    - Why is it more than half?
    - So, what is a quorum and why is it more than half?`,
    },
    good: {
      interview: `- id: quorum
  question: What is a quorum, and why is it more than half?
  difficulty: medium
  answer: The least number of votes that decides. Any two majorities share a member, so no two decisions contradict each other.
  key_points: [The least number of votes that decides, Any two majorities share a member]
  follow_ups:
    - What does a fourth member add to a cluster of three?`,
    },
  },
  interview({ value: { question, followUps }, tree }, { report }) {
    const places = items(field(tree, 'follow_ups'));
    // One that something else is wrong with stands in the file alone.
    if (places.length === followUps.length && isPlainlyOther(question, followUps)) return;
    const asked = sequence(question);
    const before = new Map<string, Tree>();
    for (const place of places.slice(0, MOST)) {
      const text = place.kind === 'map' ? field(place, 'question') : place;
      if (text?.kind !== 'scalar' || typeof text.value !== 'string') continue;
      const words = sequence(text.value);
      if (words === '') continue;
      const same = before.get(words);
      if (words === asked) report({ at: text, message: 'this follow-up repeats the question', help: HELP });
      else if (same !== undefined) {
        const related = [{ message: 'asked here before', at: same }];
        report({ at: text, message: 'this follow-up repeats another one', help: HELP, related });
      } else if (` ${asked} `.includes(` ${words} `) && words.split(' ').length >= PART) {
        report({ at: text, message: `the question asks ${quoted(text.value)} already`, help: HELP });
      }
      if (same === undefined) before.set(words, text);
    }
  },
});

/**
 * Whether it shows at first sight that no follow-up says what another or the question does: each ends in a word of its own, and has one that
 * is not in the question. So most do, and to see that takes a tenth of the time.
 */
function isPlainlyOther(question: string, followUps: readonly FollowUp[]): boolean {
  if (question.length > LONGEST || followUps.length > MOST) return false;
  const asked = plainText(question);
  if (asked === undefined) return false;
  const ends: string[] = [];
  return followUps.every(({ question: text }) => text.length <= LONGEST && isNew(plainText(text), asked, ends));
}

/** Looks at the words of a plain text from its end. */
function isNew(text: string | undefined, asked: string, ends: string[]): boolean {
  if (text === undefined) return false;
  let isLast = true;
  for (let end = text.length; end > 0; ) {
    while (end > 0 && !isSmall(text.charCodeAt(end - 1))) end--;
    let start = end;
    while (start > 0 && isSmall(text.charCodeAt(start - 1))) start--;
    const word = text.slice(start, end);
    end = start;
    if (word === '' || FILLERS.has(word)) continue;
    const telling = stem(word);
    if (isLast && ends.includes(telling)) return false;
    if (isLast) ends.push(telling);
    isLast = false;
    if (!asked.includes(telling)) return true;
  }
  return false;
}

const HELP = 'ask what comes next: why, what if, what instead';

/** The telling words of a question in their order; empty where they cannot be told. */
function sequence(text: string): string {
  if (text.length > LONGEST || !hasWords(text)) return '';
  return wordsOf(text)
    .filter((word) => !FILLERS.has(word))
    .map(stem)
    .join(' ');
}
