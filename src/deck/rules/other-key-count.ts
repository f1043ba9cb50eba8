import { field } from '../tree.ts';
import { defineRule } from './rule.ts';
import { spanWithin } from './within.ts';

const WORDS: readonly string[] = ['one', 'two', 'three', 'four', 'five', 'six'];
const ASK = '(?:choose|select|pick|mark|tick)';
const ANSWERS = '(?:(?:correct|right|true|best) )?(?:answers?|options?|choices?|statements?)';
/** "Choose two.", "Select three answers:", "(pick one of these)" */
const COUNT = new RegExp(
  `\\b${ASK} (?:(?:only|just|exactly|any|the) )*(?<count>${WORDS.join('|')}|[1-6])(?: ${ANSWERS})?(?: of (?:the following|these|those|them))?(?= ?[.:;!)\\]]|\\s*$)`,
  'i',
);
/** "Select all that apply." */
const SEVERAL = new RegExp(`\\b${ASK} (?:all|any|every)\\b[^.?!]*\\b(?:apply|applies|correct|right|true)\\b`, 'i');
/** More text than this is no question. */
const LONGEST = 2000;
const QUESTION_MARK = 0x3f;

/** PD419 */
export const otherKeyCount = defineRule({
  code: 'PD419',
  explanation: {
    why:
      'A learner who is told to choose two, where one choice is right, is marked wrong for doing as told; and where one is right only one can ' +
      'be picked, so "all that apply" cannot be meant. Mostly a `correct: true` was lost or copied. Looked for in English: "choose two", ' +
      '"select three answers", "pick one of these", "mark all that apply".',
    source:
      'Haladyna, Downing & Rodriguez 2002, guidelines 14 and 19: directions in the stem are clear, and the key is as they say',
    bad: {
      check: `- id: quorum-gains
  question: What does a quorum of three out of five replicas give? Choose two.
  difficulty: medium
  choices:
    - text: Two replicas may fail
      correct: true
    - text: Reads can see every confirmed write
    - text: Writes need no leader
    - text: Three replicas may fail
  explanation: Any two quorums share a replica, and three of five are left when two fail.`,
    },
    good: {
      check: `- id: quorum-gains
  question: What does a quorum of three out of five replicas give? Choose two.
  difficulty: medium
  choices:
    - text: Two replicas may fail
      correct: true
    - text: Reads can see every confirmed write
      correct: true
    - text: Writes need no leader
    - text: Three replicas may fail
  explanation: Any two quorums share a replica, and three of five are left when two fail.`,
    },
  },
  choices({ stem, keys, tree }, { deck: { text }, report }) {
    // What a question ends in is mostly the question itself, and directions stand behind it or in brackets.
    const isBare = stem.charCodeAt(stem.length - 1) === QUESTION_MARK && !stem.includes('(');
    if (isBare || stem.length > LONGEST) return;
    const found = COUNT.exec(stem) ?? (keys === 1 ? SEVERAL.exec(stem) : null);
    if (found === null) return;
    const count = found.groups?.count?.toLowerCase();
    if (count !== undefined && (Number(count) || WORDS.indexOf(count) + 1) === keys) return;
    const place = field(tree, 'question') ?? tree;
    report({
      at: spanWithin(text, place, found.index, found.index + found[0].length) ?? place,
      message: `"${found[0]}", but ${keys === 1 ? 'one choice is' : `${keys} choices are`} marked as right`,
      help: 'mark as many choices with correct: true as the question asks for, or ask for as many as are right',
    });
  },
});
