import * as v from 'valibot';
import { DIFFICULTIES } from './model.ts';

/** The deck format this program reads. */
export const FORMAT = 1;

/** At least one character that is not blank. */
export const NOT_BLANK = /\S/;
export const MAX_SLUG = 64;
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
export const MAX_URL = 2048;
export const WEB = /^https?:\/\/[^\s/]+(\/\S*)?$/;

export const text = v.pipe(v.string(), v.regex(NOT_BLANK));
// Length first: a pattern is not tried on megabytes.
const slug = v.pipe(v.string(), v.maxLength(MAX_SLUG), v.regex(SLUG));
const web = v.pipe(v.string(), v.maxLength(MAX_URL), v.regex(WEB));

/** An optional field with its description, which editors show on hover. */
const optional = <S extends v.GenericSchema>(schema: S, description: string) =>
  v.optional(v.pipe(schema, v.description(description)));
const required = <S extends v.GenericSchema>(schema: S, description: string) =>
  v.pipe(schema, v.description(description));

const tags = optional(v.array(text), 'Words to filter by, for example `prepdeck study --tag kafka`.');
const aliases = optional(
  v.array(slug),
  'Former ids, newest first: progress made under them counts for this one. Add the old id when you rename.',
);

const choice = v.strictObject({
  text: required(text, 'What the learner can choose, Markdown.'),
  correct: optional(
    v.boolean(),
    'true where this choice is right. One true choice gives a single choice question, several give "select all that apply".',
  ),
  why: optional(text, 'The rationale: why this choice is right or wrong. Shown after the answer.'),
});
export const choices = v.pipe(v.array(choice), v.minLength(2));
const explanation = optional(text, 'Shown after the answer, Markdown.');

export const source = v.strictObject({
  title: required(text, 'What the page or book is called.'),
  url: required(web, 'Where it is, http or https.'),
});

/** What knowledge checks and interview questions have in common, without the lists whose broken items are left out one by one. */
const question = {
  id: required(
    slug,
    'Slug, unique in the deck and stable for ever: progress hangs on it. Renaming it? Put the old one in `aliases`.',
  ),
  question: required(text, 'What is asked, Markdown.'),
  difficulty: required(v.picklist(DIFFICULTIES), 'easy, medium or hard.'),
  tags,
  objectives: optional(v.array(slug), 'Ids of objectives of this deck that the question serves.'),
  aliases,
};
const sources = optional(v.array(source), 'Where the answer can be read up.');

/** Fields of every knowledge check. */
export const checkCommon = v.strictObject({ ...question, explanation });

/** The fields that make a knowledge check one of its kinds. */
export const checkForms = {
  choices: v.strictObject({
    choices: required(choices, 'Two or more choices, at least one of them `correct: true`. Their order is shuffled.'),
  }),
  'true-false': v.strictObject({ answer: required(v.boolean(), 'true or false: whether the statement holds.') }),
  number: v.strictObject({
    answer: required(v.pipe(v.number(), v.finite()), 'The number that is right.'),
    tolerance: optional(
      v.pipe(v.number(), v.minValue(0)),
      'How far off an answer may be and still be right; 0 where absent.',
    ),
    unit: optional(text, 'Shown behind the input, for example `ms`.'),
  }),
  typed: v.strictObject({
    accept: required(
      v.pipe(v.array(text), v.minLength(1)),
      'What may be typed; the first is shown as the answer. Case, spacing and accents are ignored, small typos accepted.',
    ),
  }),
  cloze: v.strictObject({
    cloze: required(text, 'Text with gaps: `A consumer commits its {{offset}}.` `{{a|b}}` accepts either.'),
  }),
  order: v.strictObject({
    order: required(v.pipe(v.array(text), v.minLength(2)), 'Items in the right order; they are shown shuffled.'),
  }),
  match: v.strictObject({
    match: required(
      v.pipe(v.record(v.string(), text), v.minEntries(2)),
      'Pairs `left: right` to match; the right sides differ.',
    ),
  }),
} as const;
export type CheckFormName = keyof typeof checkForms;

export const followUp = v.strictObject({
  id: optional(slug, 'Unique among the follow-ups of its question; needed where there is an answer.'),
  question: required(text, 'What is asked next, Markdown.'),
  answer: optional(text, 'The model answer. With one, the follow-up is a card of its own.'),
  aliases,
});

export const selfCheck = v.strictObject({
  question: required(text, 'A short question that checks the heart of the model answer.'),
  choices: required(choices, 'Two or more choices, at least one of them `correct: true`.'),
  explanation,
});

export const askedAt = v.strictObject({
  company: required(text, 'Who asked it.'),
  url: required(web, 'Where that is reported.'),
});

/** Fields of an interview question, without the parts that can be left out one by one. */
export const interviewCore = v.strictObject({
  ...question,
  answer: required(text, 'The model answer, Markdown. Shown once the learner has committed an answer.'),
  key_points: optional(v.array(text), 'What a strong answer covers, one testable claim each.'),
  red_flags: optional(v.array(text), 'What an answer must not say, and why.'),
});

export const objective = v.strictObject({
  id: required(slug, 'Slug that questions name in their `objectives`.'),
  text: required(text, 'What the learner can do afterwards, starting with a verb.'),
});

export const reading = v.strictObject({
  id: required(slug, 'Slug, unique among the readings: what was read is remembered by it.'),
  title: required(text, 'What the page or book is called.'),
  url: required(web, 'Where it is, http or https.'),
  publisher: optional(text, 'Who published it.'),
  minutes: optional(v.pipe(v.number(), v.minValue(1)), 'How long reading takes.'),
});

/** Fields of the deck itself; the lists of questions, objectives and reading are read item by item. */
export const deckHead = v.strictObject({
  id: required(slug, 'Slug, unique among your decks and stable for ever: progress hangs on it.'),
  title: required(text, 'What the deck is called.'),
  summary: optional(text, 'One or two sentences for the list of decks.'),
  tags,
  lesson: optional(text, 'The primer: what to read before studying, Markdown.'),
  aliases,
});

const knowledgeCheck = v.union(
  [
    checkForms.choices,
    checkForms['true-false'],
    checkForms.number,
    checkForms.typed,
    checkForms.cloze,
    checkForms.order,
    checkForms.match,
  ].map((form) => v.strictObject({ ...checkCommon.entries, sources, ...form.entries })),
);

const interviewQuestion = v.strictObject({
  ...interviewCore.entries,
  follow_ups: optional(
    v.array(v.union([text, followUp])),
    'What an interviewer asks next: plain text, or a map with an id, a question and an answer.',
  ),
  self_check: optional(selfCheck, 'One choice question on the heart of the answer: a card of its own.'),
  sources,
  asked_at: optional(v.array(askedAt), 'Who is known to have asked it, with where that is from.'),
});

/** The whole deck file: what the JSON Schema is made of. Parsing uses its parts, so that one broken question costs no other. */
export const deckFile = v.pipe(
  v.strictObject({
    format: required(v.literal(FORMAT), 'Version of the deck format.'),
    ...deckHead.entries,
    objectives: optional(v.array(objective), 'What the deck teaches; questions refer to these by id.'),
    reading: optional(v.array(reading), 'What to read up on.'),
    knowledge_check: optional(
      v.array(knowledgeCheck),
      'Questions with an answer that can be checked. The kind follows from the fields: choices, answer, accept, cloze, order or match.',
    ),
    interview: optional(v.array(interviewQuestion), 'Open questions with a model answer, as interviewers ask them.'),
  }),
  v.title('prepdeck deck'),
  v.description('Interview questions and knowledge checks for prepdeck, one deck a file.'),
);
