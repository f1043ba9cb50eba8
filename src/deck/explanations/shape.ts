import type { Code } from '../codes.ts';
import type { Explanation } from './explanation.ts';

/** A knowledge check with these fields beyond id, question and difficulty. */
const check = (fields: string): { check: string } => ({
  check: `- id: offset\n  question: What does a consumer commit?\n  difficulty: easy\n${fields.replace(/^(?=.)/gm, '  ')}`,
});

/** What a deck must look like once its YAML is sound. */
export const SHAPE = {
  PD201: {
    why:
      'The place knows no field of this name, so what stands in it would never be shown. Mostly it is a typo, or a field that belongs ' +
      'to another kind of question, or one that slipped a level by its indentation. `prepdeck schema` prints the format; with it an ' +
      'editor marks such a field as you type.',
    fix: 'unsafe',
    bad: check('accept: [an offset]\nexplantion: The position of the next message to read.'),
    good: check('accept: [an offset]\nexplanation: The position of the next message to read.'),
  },
  PD202: {
    why:
      'A field is missing without which a deck or question cannot be studied. A deck needs format, id and title; a question needs id, ' +
      'question and difficulty; an objective needs id and text; a source needs title and url. A follow-up with an answer needs an id as ' +
      'well, since it is a card of its own.',
    fix: 'safe',
    bad: { check: '- question: What does a consumer commit?\n  difficulty: easy\n  accept: [an offset]' },
    good: check('accept: [an offset]'),
  },
  PD203: {
    why:
      'The value is of another type than the field takes: a number or a truth value where text is meant, one text where a list is meant, ' +
      'a list where a map of fields is meant. YAML decides by how a value is written: 1.10 without quotes is the number 1.1, and true is ' +
      'no text.',
    source: 'YAML 1.2.2, section 10.3, the core schema',
    fix: 'safe',
    bad: check('accept: [1.10]'),
    good: check('accept: ["1.10"]'),
  },
  PD204: {
    why:
      'The field takes one of a few words, and this is none of them. A difficulty is easy, medium or hard: `prepdeck study ' +
      '--difficulty` and the reports go by these words.',
    fix: 'unsafe',
    bad: {
      check: '- id: offset\n  question: What does a consumer commit?\n  difficulty: meduim\n  accept: [an offset]',
    },
    good: {
      check: '- id: offset\n  question: What does a consumer commit?\n  difficulty: medium\n  accept: [an offset]',
    },
  },
  PD205: {
    why:
      'Ids are slugs of at most 64 characters: small letters a to z, digits, and single hyphens between them. They stand in file names, ' +
      'on the command line and in the review log, where blanks, capitals and accents lead to ids that look alike and are not.',
    fix: 'unsafe',
    bad: {
      check: '- id: Offset Commit\n  question: What does a consumer commit?\n  difficulty: easy\n  accept: [an offset]',
    },
    good: {
      check: '- id: offset-commit\n  question: What does a consumer commit?\n  difficulty: easy\n  accept: [an offset]',
    },
  },
  PD206: {
    why:
      'The field is there and has nothing in it, or blanks only. A learner would see an empty line. Fill it in; a field that may be ' +
      'absent can also be removed.',
    bad: check('accept: [an offset]\nexplanation: ""'),
    good: check('accept: [an offset]\nexplanation: The position of the next message to read.'),
  },
  PD207: {
    why:
      'The deck says that it is written in a newer deck format than this prepdeck reads. Nothing else in it is judged, since newer ' +
      'formats may mean other things by the same fields. Update prepdeck; or, if the number is a mistake, write format: 1.',
    bad: { deck: 'format: 2\nid: kafka\ntitle: Kafka\n' },
    good: { deck: 'format: 1\nid: kafka\ntitle: Kafka\nsummary: Topics, partitions and offsets.\n' },
  },
  PD208: {
    why:
      'The address is none that a browser opens: it lacks https:// at its start, holds a blank, is longer than 2048 characters, or is of ' +
      'another kind than http and https. Others are refused because a deck may come from a stranger. Only the writing is checked; the ' +
      'network is never asked.',
    fix: 'unsafe',
    bad: {
      fields: 'reading:\n  - { id: design, title: Kafka design, url: kafka.apache.org/documentation }',
    },
    good: {
      fields: 'reading:\n  - { id: design, title: Kafka design, url: "https://kafka.apache.org/documentation" }',
    },
  },
  PD209: {
    why:
      'A knowledge check is judged by the program, so it needs to know what is right. Which kind of question it is follows from the ' +
      'field: `choices` to choose from, `answer` for true, false or a number, `accept` for a word to type, `cloze` for gaps, `order` and ' +
      '`match`. A question that the learner judges belongs under `interview`.',
    bad: check('explanation: The position of the next message to read.'),
    good: check('accept: [an offset]\nexplanation: The position of the next message to read.'),
  },
  PD210: {
    why:
      'The question has the fields of two kinds at once, such as `choices` and `accept`. Which of them the learner should be asked ' +
      'cannot be told. Keep one; ask the other in a question of its own.',
    bad: check('answer: true\naccept: [an offset]'),
    good: check('accept: [an offset]'),
  },
  PD211: {
    why:
      'With fewer entries the question is none: choices, an order and a match need two or more, `accept` needs one. A question with a ' +
      'single choice gives its answer away.',
    bad: check('choices:\n  - { text: An offset, correct: true }'),
    good: check(
      'choices:\n  - { text: An offset, correct: true }\n  - text: A message\n  - text: A partition\nexplanation: The position of the next message to read.',
    ),
  },
  PD212: {
    why: 'The number is one that cannot be: a tolerance below 0, an answer without end, a reading of less than a minute.',
    bad: check('answer: 3\ntolerance: -1'),
    good: check('answer: 3\ntolerance: 1'),
  },
} as const satisfies Partial<Record<Code, Explanation>>;
