import type { Code } from '../codes.ts';
import type { Explanation } from './explanation.ts';

const CORE_SCHEMA = 'YAML 1.2.2, section 10.3, the core schema';

/** What can go wrong before a deck is a deck: the YAML itself. */
export const YAML = {
  PD101: {
    why:
      'The file breaks the rules of YAML here, and nobody can know what was meant. Nearly always it is one of four: a line that is ' +
      'indented differently from its neighbours, a quote or bracket that never closes, a text that starts with one of @ ` % & * ! | > ' +
      'without quotes, or a backslash in double quotes. As long as it is there the rest of the file cannot be checked.',
    source: 'YAML 1.2.2',
    fix: 'safe',
    bad: { fields: 'lesson: @mention the broker first' },
    good: { fields: 'lesson: "@mention the broker first"' },
  },
  PD102: {
    why:
      'The same key stands twice in one map. YAML allows one value a key; a parser that accepts both keeps only the last, and the ' +
      'first is lost without a word. Most often a block was copied and one field left behind. Keep one of them.',
    source: 'YAML 1.2.2, section 3.2.1.1: keys are unique',
    bad: { fields: 'tags: [kafka]\ntags: [messaging]' },
    good: { fields: 'tags: [kafka, messaging]' },
  },
  PD103: {
    why:
      'YAML counts spaces to see what belongs to what, and a tab has no agreed width; so tabs are forbidden there. Set your editor to ' +
      'insert spaces in YAML files. Inside a text a tab is fine.',
    source: 'YAML 1.2.2, section 6.1, indentation spaces',
    fix: 'safe',
    bad: { fields: 'tags:\n\t- kafka' },
    good: { fields: 'tags:\n  - kafka' },
  },
  PD104: {
    why:
      'In YAML 1.2 only true and false are truth values; yes, no, on and off are plain text. In YAML 1.1 they were truth values, which ' +
      'is why many people write them. Here it matters: `correct: no` is a text, and a text is neither right nor wrong.',
    source: CORE_SCHEMA,
    fix: 'safe',
    bad: {
      check: `- id: broker-order
  question: Does a topic keep the order of messages over all its partitions?
  difficulty: easy
  answer: no
  explanation: Order holds within a partition.`,
    },
    good: {
      check: `- id: broker-order
  question: Does a topic keep the order of messages over all its partitions?
  difficulty: easy
  answer: false
  explanation: Order holds within a partition.`,
    },
  },
  PD105: {
    why:
      'YAML reads this number as another one than is written: 007 becomes 7, and a number of more than 15 digits loses its last ones. ' +
      'The learner would be held to an answer that you never wrote. Write the number as it is meant, or take the digits as text to type ' +
      'with `accept`.',
    source: CORE_SCHEMA,
    fix: 'unsafe',
    bad: {
      check: `- id: file-mode
  question: Which octal mode lets the owner alone do everything?
  difficulty: medium
  answer: 0700
  explanation: Seven is read, write and execute.`,
    },
    good: {
      check: `- id: file-mode
  question: Which octal mode lets the owner alone do everything?
  difficulty: medium
  accept: ["0700", "700"]
  explanation: Seven is read, write and execute.`,
    },
  },
  PD106: {
    why:
      'A blank and a number sign start a comment: everything behind them is gone, without an error. Learners would read half a ' +
      'question. Put the text in quotes if the sign belongs to it. A real comment has a blank after its number sign, and is not reported.',
    source: 'YAML 1.2.2, section 6.6, comments',
    fix: 'unsafe',
    bad: { fields: 'lesson: In C #define replaces text before the compiler reads it.' },
    good: { fields: 'lesson: "In C #define replaces text before the compiler reads it."' },
  },
  PD107: {
    why:
      'A colon and a blank make a key and a value, even in the middle of a sentence. What was meant as a text becomes a map, or an error ' +
      'on a line that looks innocent. Put the whole text in quotes, or write it under | on lines of its own.',
    source: 'YAML 1.2.2, section 7.3.3, plain style',
    fix: 'safe',
    bad: { fields: 'lesson: One rule above all: commit after the work is done.' },
    good: { fields: 'lesson: "One rule above all: commit after the work is done."' },
  },
  PD108: {
    why:
      'Three hyphens start a second YAML document, and a deck file holds one deck. What comes behind them would never be studied. Move ' +
      'it to a file of its own, or remove the line. To draw a line in a Markdown text, write it under | and indent it.',
    source: 'YAML 1.2.2, section 9.1.2, document markers',
    bad: { fields: 'tags: [kafka]\n---\nlesson: The second part' },
    good: { fields: 'tags: [kafka]\nlesson: The second part' },
  },
  PD109: {
    why:
      'An exclamation mark at the start of a value is a YAML tag: it asks the parser for a type of its own, and the word is taken out of ' +
      'the text. Decks need no tags, and those of strangers could ask for anything. If it is text, put it in quotes.',
    source: 'YAML 1.2.2, section 6.8.1, node tags',
    fix: 'unsafe',
    bad: { fields: 'lesson: !important read the primer first' },
    good: { fields: 'lesson: "!important read the primer first"' },
  },
  PD110: {
    why:
      'Anchors (&name), aliases (*name) and merge keys (<<) repeat parts of a file by reference. A few lines of them can stand for ' +
      'billions of values, so a deck, which may come from a stranger, must do without. Write the value out. A text that starts with & ' +
      'or * needs quotes.',
    source: 'YAML 1.2.2, section 7.1, alias nodes; the "billion laughs" attack',
    fix: 'unsafe',
    bad: { fields: 'tags: &shared [kafka]\nlesson: About Kafka' },
    good: { fields: 'tags: [kafka]\nlesson: About Kafka' },
  },
  PD111: {
    why:
      'The file is saved in another encoding than UTF-8, such as UTF-16 or Latin-1, or is damaged. Guessing would put wrong letters ' +
      'into questions. Most editors can save a file again as UTF-8; `iconv -f latin1 -t utf-8 old.yaml > new.yaml` does it on the ' +
      'command line.',
    source: 'YAML 1.2.2, section 5.2, character encodings',
    bad: { text: 'summary: caf\\xE9    (one byte E9, as Latin-1 writes it)' },
    good: { text: 'summary: café      (two bytes C3 A9, as UTF-8 writes it)' },
  },
  PD112: {
    why:
      'A line that starts with % is a YAML directive: it can change which YAML this is, or what tags mean. A deck is always YAML 1.2. ' +
      'Remove the line.',
    source: 'YAML 1.2.2, section 6.8, directives',
    bad: { deck: '%YAML 1.1\n---\nformat: 1\nid: kafka\ntitle: Kafka\nsummary: Topics, partitions and offsets.\n' },
    good: { deck: 'format: 1\nid: kafka\ntitle: Kafka\nsummary: Topics, partitions and offsets.\n' },
  },
  PD113: {
    why:
      'There is nothing in the file, or comments alone. Perhaps the editor has not saved it yet, or a download broke off. ' +
      '`prepdeck new` writes a deck to start from.',
    bad: { deck: '# A deck about Kafka, soon\n' },
    good: { deck: 'format: 1\nid: kafka\ntitle: Kafka\nsummary: Topics, partitions and offsets.\n' },
  },
} as const satisfies Partial<Record<Code, Explanation>>;
