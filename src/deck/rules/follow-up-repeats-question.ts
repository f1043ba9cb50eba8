import { NOT_ASCII, quoted } from '../characters.ts';
import type { FollowUp } from '../model.ts';
import { field, items, type Tree } from '../tree.ts';
import { defineRule } from './rule.ts';
import { hasWords, stem, wordsOf } from './stems.ts';

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
  if (question.length > LONGEST || followUps.length > MOST || NOT_ASCII.test(question)) return false;
  const asked = question.toLowerCase();
  const ends = new Set<string>();
  return followUps.every(({ question: text }) => text.length <= LONGEST && isNew(text, asked, ends));
}

/** Looks at the words of a text from its end. What follows a word that is not ASCII takes a closer look. */
function isNew(text: string, asked: string, ends: Set<string>): boolean {
  let end = text.length;
  let isLast = true;
  while (end > 0) {
    while (end > 0 && !isLetter(text.charCodeAt(end - 1))) if (text.charCodeAt(--end) > 0x7f) return false;
    let start = end;
    while (start > 0 && isLetter(text.charCodeAt(start - 1))) start--;
    if (start > 0 && text.charCodeAt(start - 1) > 0x7f) return false;
    const word = text.slice(start, end).toLowerCase();
    end = start;
    if (word === '' || FILLERS.has(word)) continue;
    const telling = stem(word);
    if (isLast && ends.has(telling)) return false;
    if (isLast) ends.add(telling);
    isLast = false;
    if (!asked.includes(telling)) return true;
  }
  return false;
}

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

const HELP = 'ask what comes next: why, what if, what instead';

/** The telling words of a question in their order; empty where they cannot be told. */
function sequence(text: string): string {
  if (text.length > LONGEST || !hasWords(text)) return '';
  return wordsOf(text)
    .filter((word) => !FILLERS.has(word))
    .map(stem)
    .join(' ');
}
