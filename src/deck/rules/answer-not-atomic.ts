import type { CheckForm } from '../model.ts';
import { field, items, textOf } from '../tree.ts';
import { defineRule } from './rule.ts';
import { saysMore, spokenWords } from './spoken.ts';

/** An item of a Markdown list. */
const ITEM = /^ *(?:[-*+]|\d{1,3}[.)]) /gm;
/** Longer than this no list is counted. */
const LONGEST = 20_000;

/** PD504 */
export const answerNotAtomic = defineRule({
  code: 'PD504',
  explanation: {
    why:
      'Some cards are answered from memory as a whole: follow-ups, typed answers, orders and matches. If such an answer is long, part of it ' +
      'is forgotten each time, and the whole of it is asked again and again. Reported are answers of follow-ups of more than 80 words ' +
      '(`words`) or five list items (`items`), answers of more than six words to be typed (`typed`), and more than seven steps or pairs ' +
      '(`steps`). A model answer may be long: its key points are what is ticked, and its follow-ups are the parts that are asked by themselves.',
    source:
      'Wozniak, "Twenty rules of formulating knowledge", rules 4, 9 and 10: the minimum information principle; avoid sets and enumerations',
    bad: {
      check: `- id: incident-steps
  question: In which order do you handle an incident?
  difficulty: medium
  order: [Acknowledge, Say who leads, Assess the impact, Tell users, Stop the harm, Find the cause, Mend it, Write it down]
  explanation: Harm is stopped before its cause is known.`,
    },
    good: {
      check: `- id: incident-steps
  question: In which order do you handle an incident?
  difficulty: medium
  order: [Say who leads, Assess the impact, Stop the harm, Find the cause, Write it down]
  explanation: Harm is stopped before its cause is known.`,
    },
  },
  limits: { words: 80, items: 5, typed: 6, steps: 7 },
  check({ value: { form }, tree }, { limits, report }) {
    const long = longForm(form, limits);
    if (long)
      report({ at: field(tree, long.name) ?? tree, message: long.message, help: 'ask for the parts one by one' });
  },
  interview({ value: { followUps }, tree }, { limits, report }) {
    const answers = new Map(followUps.map(({ id, answer }) => [id, answer]));
    for (const one of items(field(tree, 'follow_ups'))) {
      const answer = answers.get(textOf(field(one, 'id')));
      const message = answer && longAnswer(answer, limits);
      if (!message) continue;
      const help = 'a follow-up is a card of its own: ask for one thing, or make two of it';
      report({ at: field(one, 'answer') ?? one, message, help });
    }
  },
});

type Limits = Readonly<Record<'words' | 'items' | 'typed' | 'steps', number>>;

function longForm(form: CheckForm, { typed, steps }: Limits): { name: string; message: string } | undefined {
  switch (form.kind) {
    case 'typed': {
      if (!form.accept.every((text) => saysMore(text, typed))) return undefined;
      const words = form.accept.reduce((least, text) => Math.min(least, spokenWords(text)), Number.POSITIVE_INFINITY);
      return { name: 'accept', message: `even the shortest answer is ${words} words to type` };
    }
    case 'order': {
      const { length } = form.items;
      return length > steps ? { name: 'order', message: `${length} steps are too many to keep in order` } : undefined;
    }
    case 'match': {
      const { length } = form.pairs;
      return length > steps ? { name: 'match', message: `${length} pairs are too many to match` } : undefined;
    }
    default:
      return undefined;
  }
}

function longAnswer(answer: string, limits: Limits): string | undefined {
  const listed = answer.slice(0, LONGEST).match(ITEM)?.length ?? 0;
  if (listed > limits.items) return `this answer is a list of ${listed}, which is too many to recall`;
  return saysMore(answer, limits.words)
    ? `this answer has ${spokenWords(answer)} words, which are too many to recall`
    : undefined;
}
