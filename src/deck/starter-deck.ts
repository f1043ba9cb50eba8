import { inQuotes } from './quoting.ts';

/** Text that YAML reads as itself without quotes, whatever stands in it. */
const PLAIN = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)\p{L}(?:[\p{L}\p{N} ,.()/+'-]*[\p{L}\p{N},.()/+'-])?$/iu;

/**
 * A deck to begin with: every kind of question once, every field that there is, and nothing that the checker objects to. Its
 * questions are about writing decks, so that it can be studied before it is rewritten. The id must be a slug.
 */
export function starterDeck(id: string, title: string): string {
  return `# yaml-language-server: $schema=./deck.schema.json
# A deck for prepdeck. Its questions are about writing decks: study it once, then put your own in their place.
# Whatever stands behind a # is a comment, such as the fields that few decks need.
format: 1
id: ${id} # for ever: progress hangs on ids, while titles may change
title: ${PLAIN.test(title) ? title : inQuotes(title)}
summary: What a deck can hold, with an example of everything.
tags: [decks] # \`prepdeck study --tag decks\`
# aliases: [former-id] # what the deck was called before: progress follows

# The primer, Markdown, to be read before studying.
lesson: |
  ## Write for the moment of recall

  A deck is written once and asked a hundred times. Ask for one thing a card, and say why the answer is right.

  | Question        | Good for             |
  | --------------- | -------------------- |
  | knowledge check | facts, terms, steps  |
  | interview       | judgement, trade-off |

# What the deck teaches. Questions name these ids.
objectives:
  - { id: kinds, text: Choose the kind of question that fits what is to be known }
  - { id: choices, text: Write choices that only those who know can tell apart }

# What to read up on. \`publisher\` and \`minutes\` may be left out.
reading:
  - id: yaml
    title: YAML 1.2.2, language overview
    url: https://yaml.org/spec/1.2.2/
    publisher: YAML Language Development Team
    minutes: 15

# Questions with an answer that can be checked. What kind one is follows from its fields.
knowledge_check:
  # Choose one: \`correct: true\` at a single choice. Their order is shuffled.
  - id: swallowed-comment
    question: "What is read from the line \`title: Learning C #5\`?"
    difficulty: easy # easy, medium or hard
    tags: [yaml]
    # aliases: [former-id] # what the question was called before
    objectives: [kinds]
    choices:
      - text: The text up to the hash sign
        correct: true
        why: A blank and a hash sign begin a comment, in silence.
      - text: The text as it stands
        why: That takes quotes round the text.
      - text: An error, since it lacks quotes
        why: YAML takes most texts without quotes.
    explanation: Put a text in quotes if it holds a hash sign after a blank, or a blank after a colon.
    sources:
      - { title: "YAML 1.2.2, comments", url: "https://yaml.org/spec/1.2.2/#66-comments" }

  # Select all that apply: several are correct.
  - id: given-away
    question: Which of these give a key away? Select all that apply.
    difficulty: medium
    objectives: [choices]
    choices:
      - text: It is by far the longest
        correct: true
        why: Authors qualify what is right until nobody can object, and keep the rest short.
      - text: It repeats the words of what was asked
        correct: true
        why: Learners match words instead of thinking.
      - text: It is written first in the file
        why: Their order is shuffled whenever they are shown.
      - text: It has a \`why\`
        why: Rationales are shown after the answer.
    explanation: Whatever tells one choice from the others by its form gives it away.
    sources:
      - title: "A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment"
        url: https://doi.org/10.1207/S15324818AME1503_5

  # True or false.
  - id: yes-and-no
    question: "In YAML 1.2, \`answer: no\` stands for a text of two letters."
    difficulty: medium
    objectives: [kinds]
    answer: true
    explanation: YAML 1.1 read it as false. Write true or false where that is meant.
    sources:
      - { title: "YAML 1.2.2, core schema", url: "https://yaml.org/spec/1.2.2/#103-core-schema" }

  # A number. \`tolerance\` is how far off an answer may be, \`unit\` is shown behind the input; both may be left out.
  - id: how-many
    question: How many choices do most questions need, by what research on tests has found?
    difficulty: hard
    objectives: [choices]
    answer: 3
    tolerance: 0
    unit: choices
    explanation: A fourth is seldom picked by anyone, and it has to be read by everyone.
    sources:
      - title: "A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment"
        url: https://doi.org/10.1207/S15324818AME1503_5

  # To be typed. The first is shown as the answer; case, accents and small slips are forgiven.
  - id: wrong-choice
    question: What do writers of tests call a wrong choice?
    difficulty: easy
    objectives: [choices]
    accept: [distractor, a distractor]
    explanation: It distracts those who do not know, which is what it is there for.
    sources:
      - title: "A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment"
        url: https://doi.org/10.1207/S15324818AME1503_5

  # Gaps to fill; {{one|other}} accepts either.
  - id: markup
    question: How are the texts of a deck written?
    difficulty: easy
    objectives: [kinds]
    cloze: "Texts are {{Markdown|CommonMark}}. Code stands between {{backticks|backquotes}}."
    explanation: Tables, lists and fenced code are shown as such.
    sources:
      - { title: CommonMark in 60 seconds, url: "https://commonmark.org/help/" }

  # To be put in order.
  - id: steps
    question: In which order does a choice question come about?
    difficulty: medium
    objectives: [choices]
    order:
      - Name the objective
      - Ask what can be answered without choices
      - Write the key
      - Collect mistakes as distractors
      - Say why each is right or wrong
    explanation: A question that needs its choices to be understood is several questions in one.
    sources:
      - title: "A Review of Multiple-Choice Item-Writing Guidelines for Classroom Assessment"
        url: https://doi.org/10.1207/S15324818AME1503_5

  # Pairs to match: left and right.
  - id: read-as
    question: Match what is written with what YAML 1.2 reads.
    difficulty: hard
    objectives: [kinds]
    match:
      "\`1.50\`": a number with one decimal
      "\`'1.50'\`": a text
      "\`0x10\`": the number 16
      "\`~\`": nothing at all
    explanation: Versions and codes are texts, so they belong in quotes.
    sources:
      - { title: "YAML 1.2.2, core schema", url: "https://yaml.org/spec/1.2.2/#103-core-schema" }

# Open questions, as interviewers ask them. The learner compares their answer with the model answer.
interview:
  - id: good-choices
    question: How do you write a choice question that only those who know get right?
    difficulty: medium
    tags: [writing]
    # aliases: [former-id]
    objectives: [choices]
    # asked_at: # who is known to have asked it, with where that is from
    #   - { company: A company, url: "https://..." }
    answer: |
      I start from the **objective**, one thing that the learner should be able to do. The question says all that is
      needed, so that it can be answered before the choices are seen.

      Each distractor is a mistake that learners really make. All choices are alike in length, grammar and detail, so
      that their form gives nothing away.

      In the end I say why each one is right or wrong. A distractor that nobody picks is replaced.
    # What a strong answer covers, one claim each. The learner ticks them off.
    key_points:
      - The objective comes first
      - It can be answered before the choices are seen
      - Each distractor is a mistake that learners make
      - All choices are alike in length
    # With an id and an answer a follow-up is a card of its own; a plain text is only something to think about.
    follow_ups:
      - id: open-instead
        # aliases: [former-id]
        question: When would you leave the choices out?
        answer: When the term itself is to be remembered, since seeing it makes recalling it too easy.
      - How would you find distractors that nobody picks?
    # What an answer must not say, and why.
    red_flags:
      - '"The wrong ones should be obvious." Then everybody is right, and nobody knows who knows.'
    # One choice question on the heart of the answer: a card of its own.
    self_check:
      question: Where do good distractors come from?
      choices:
        - { text: From errors that learners make, correct: true, why: Somebody will believe them. }
        - { text: From other chapters of the book, why: They are ruled out at a glance. }
        - { text: From changing a letter of the key, why: That tests reading. }
      explanation: Wrong answers to open questions are the best collection.
    sources:
      - title: Twenty rules of formulating knowledge
        url: https://www.supermemo.com/en/blog/twenty-rules-of-formulating-knowledge
`;
}
