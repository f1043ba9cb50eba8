import type { Code } from '../codes.ts';
import type { Explanation } from './explanation.ts';

const HALADYNA = 'Haladyna, Downing & Rodriguez 2002';

/** A knowledge check with these fields beyond its head. */
const check = (fields: string): { check: string } => ({
  check: `- id: acks
  question: What does acks=all wait for?
  difficulty: medium
${fields.replace(/^(?=.)/gm, '  ')}
  explanation: The leader answers once every in-sync replica has the record.`,
});

/** What makes the answer of a question one that cannot be given. */
export const ANSWERS = {
  PD401: {
    why:
      'No choice has `correct: true`, so every answer would be wrong. Mark the key; mark several to ask for all that apply. The question ' +
      'is left out of the deck until one is marked.',
    source: `${HALADYNA}, guideline 19: one right answer`,
    bad: check('choices:\n  - text: All in-sync replicas\n  - text: All brokers\n  - text: The leader alone'),
    good: check(
      'choices:\n  - { text: All in-sync replicas, correct: true }\n  - text: All brokers\n  - text: The leader alone',
    ),
  },
  PD402: {
    why:
      'Two choices say the same, case and spacing aside; code and single words are compared as they are. A learner who sees that knows ' +
      'that neither is the key, or is judged wrong for the other of two right ones. Mostly one of them was copied and never changed.',
    source: `${HALADYNA}, guideline 22: choices do not overlap`,
    bad: check(
      'choices:\n  - { text: All in-sync replicas, correct: true }\n  - text: All brokers\n  - text: all  brokers',
    ),
    good: check(
      'choices:\n  - { text: All in-sync replicas, correct: true }\n  - text: All brokers\n  - text: The leader alone',
    ),
  },
  PD421: {
    why:
      'A cloze is a text with gaps to fill in, and this one has none. Put double braces around each word that the learner must give: ' +
      '`{{offset}}`. Other words that are right as well stand behind a bar: `{{offset|position}}`.',
    bad: check('cloze: The leader waits for every in-sync replica.'),
    good: check('cloze: The leader waits for every {{in-sync}} replica.'),
  },
  PD422: {
    why:
      'A gap opens with two braces and closes with two, has at least one word in it, and none between two bars is empty. There are at ' +
      'most 50 in a question. In YAML a text that starts with a brace needs quotes.',
    bad: check('cloze: The leader waits for every {{in-sync} replica.'),
    good: check('cloze: The leader waits for every {{in-sync}} replica.'),
  },
  PD423: {
    why:
      'The same item stands twice in an order, case and spacing aside. Which of the two comes first could only be guessed. Make the ' +
      'items differ, for example by saying what happens the second time.',
    bad: check('order: [write to the leader, copy to replicas, write to the leader]'),
    good: check('order: [write to the leader, copy to replicas, acknowledge to the producer]'),
  },
  PD424: {
    why:
      'Two pairs have the same right side, case and spacing aside, so either left side would be right and the learner is judged by ' +
      'chance. Make the right sides differ, or ask with choices.',
    bad: check('match: { acks=all: every replica, acks=-1: every replica }'),
    good: check('match: { acks=all: every in-sync replica, acks=0: nobody }'),
  },
  PD501: {
    why:
      'An interview question is practised by giving an answer aloud and comparing it with the model answer. Without one there is nothing ' +
      'to compare with, and no card. Write what a strong candidate would say in one or two minutes.',
    source:
      'Structured interviewing: a rubric with model answers for every question (Google re:Work, "Use structured interviewing")',
    bad: {
      interview: '- id: lag\n  question: What do you do about consumer lag?\n  difficulty: medium',
    },
    good: {
      interview: `- id: lag
  question: What do you do about consumer lag?
  difficulty: medium
  answer: Find out whether it grows, then what the consumers wait for.
  key_points:
    - Distinguish a passing lag from a growing one
    - Find what the consumers wait for`,
    },
  },
} as const satisfies Partial<Record<Code, Explanation>>;
