import type { Code } from '../codes.ts';
import type { Explanation } from './explanation.ts';

const PROGRESS = "A learner's progress is kept under the id of a card.";

const check = (id: string, more = ''): string =>
  `- id: ${id}\n  question: What does ${id} mean?\n  difficulty: easy\n  accept: [a promise]${more}`;

/** Ids, and what refers to them. */
export const IDENTITY = {
  PD301: {
    why:
      `${PROGRESS} Two with the same id would share one history, so only the first counts and the other is left out. Knowledge ` +
      'checks and interview questions of a deck have one set of ids; follow-ups must differ within their question, objectives and ' +
      'readings within the deck.',
    bad: { check: `${check('ordering')}\n${check('ordering').replace('What', 'And what')}` },
    good: { check: `${check('ordering')}\n${check('durability')}` },
  },
  PD304: {
    why:
      'The question names an objective that the deck does not have, so it counts for none. Mostly it is a typo, or the objective was ' +
      'renamed. Objectives are listed in the head of the deck, each with an id.',
    fix: 'unsafe',
    bad: {
      fields: `objectives:
  - { id: delivery, text: Choose a delivery guarantee }
knowledge_check:
  - { id: twice, question: Can a message arrive twice?, difficulty: easy, answer: true, objectives: [delivery] }
  - { id: never, question: Can a message get lost?, difficulty: easy, answer: true, objectives: [delivry] }`,
    },
    good: {
      fields: `objectives:
  - { id: delivery, text: Choose a delivery guarantee }
knowledge_check:
  - { id: twice, question: Can a message arrive twice?, difficulty: easy, answer: true, objectives: [delivery] }
  - { id: never, question: Can a message get lost?, difficulty: easy, answer: true, objectives: [delivery] }`,
    },
  },
  PD305: {
    why:
      `An alias is a former id, and progress made under it counts for the question that names it. ${PROGRESS} An alias that is the id ` +
      'of a question, or that another question has too, would make one answer count twice. It is left out.',
    bad: { check: `${check('ordering')}\n${check('durability', '\n  aliases: [ordering]')}` },
    good: { check: `${check('ordering')}\n${check('durability', '\n  aliases: [persistence]')}` },
  },
  PD306: {
    why:
      'The self-check of an interview question is the card `deck/question#self-check`, and a follow-up is `deck/question#its-id`. A ' +
      'follow-up with the id self-check would be the same card. Give it another id.',
    bad: {
      interview: `- id: lag
  question: What do you do about consumer lag?
  difficulty: medium
  answer: Find out whether it grows, then what the consumers wait for.
  follow_ups:
    - { id: self-check, question: When is lag no problem? }`,
    },
    good: {
      interview: `- id: lag
  question: What do you do about consumer lag?
  difficulty: medium
  answer: Find out whether it grows, then what the consumers wait for.
  follow_ups:
    - { id: harmless, question: When is lag no problem? }`,
    },
  },
  PD307: {
    why:
      `${PROGRESS} Its id starts with that of its deck. Where two files have the same deck id only the first would be studied, and ` +
      'the cards of both would share one history. Rename one; list its old id under `aliases` if it was studied already.',
    bad: { text: '# kafka.yaml                 # streams.yaml\nid: messaging                id: messaging' },
    good: { text: '# kafka.yaml                 # streams.yaml\nid: messaging                id: streams' },
  },
  PD308: {
    why:
      `Looked for with \`--since REV\`. ${PROGRESS} An id or alias that was there in that revision and is gone now, or a ` +
      'self-check, takes the progress of everybody who studied it along. If the question was renamed, list the old id under its `aliases`; if it was removed for good, ' +
      'ignore the finding and say so.',
    bad: { text: '# before\n- id: consumer-lag\n# now\n- id: lag' },
    good: { text: '# before\n- id: consumer-lag\n# now\n- id: lag\n  aliases: [consumer-lag]' },
  },
} as const satisfies Partial<Record<Code, Explanation>>;
