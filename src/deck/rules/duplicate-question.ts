import { NOT_ASCII, quoted } from '../characters.ts';
import type { InterviewQuestion, KnowledgeCheck } from '../model.ts';
import type { Read } from '../names.ts';
import { field } from '../tree.ts';
import { step } from './hash.ts';
import { defineRule } from './rule.ts';

/** A question that says less by itself is told from others by its choices. */
const FEW_WORDS = 5;
/** Words that ask for nothing by themselves: "Which of the following statements are true?" */
const EMPTY_WORDS = new Set(
  `a about all and answer answers apply are below best choice choices choose claim claims correct does false fits following hold holds how
  in is it many mark most no not of one ones option options or pick right select sentence sentences statement statements that the them
  there these this those true two three what which wrong you`.split(/\s+/),
);

/** PD302 */
export const duplicateQuestion = defineRule({
  code: 'PD302',
  explanation: {
    why:
      'The same question twice is asked twice a day, and answering one gives the other away. Compared are questions of one list, without ' +
      'case, punctuation and the way characters are encoded. Where the question says little by itself ("Which of these statements is ' +
      'true?", or less than five words), what is to be filled in, ordered, matched or chosen has to be the same as well.',
    source: 'NBME item-writing guide: one item, one idea; and what users of deck checkers ask for first',
    bad: {
      check: `- id: port-of-https
  question: Which port does HTTPS use by default?
  difficulty: easy
  answer: 443
  explanation: HTTP uses 80.
- id: https-port
  question: which port does HTTPS use, by default
  difficulty: easy
  accept: ["443"]
  explanation: HTTP uses 80.`,
    },
    good: {
      check: `- id: port-of-https
  question: Which port does HTTPS use by default?
  difficulty: easy
  answer: 443
  explanation: HTTP uses 80.
- id: port-of-ssh
  question: Which port does SSH use by default?
  difficulty: easy
  accept: ["22"]
  explanation: Telnet used 23.`,
    },
  },
  deck({ deck: { checks, interview }, report }) {
    for (const list of [checks, interview]) {
      const sketches = list.map(({ value }) => sketchOf(value.question));
      if (new Set(sketches).size === list.length) continue;
      const counts = new Map<number, number>();
      for (const sketch of sketches) counts.set(sketch, (counts.get(sketch) ?? 0) + 1);
      const seen = new Map<string, Read<KnowledgeCheck | InterviewQuestion>>();
      for (const [i, read] of list.entries()) {
        // What is the only one of its kind is like no other.
        if (counts.get(sketches[i] ?? 0) === 1) continue;
        const key = keyOf(read.value);
        const first = seen.get(key);
        if (first === undefined) {
          seen.set(key, read);
          continue;
        }
        report({
          at: field(read.tree, 'question') ?? read.tree,
          message: `this asks the same as ${quoted(first.value.id)}`,
          help: 'take one out; to keep its progress, list its id under the aliases of the other',
          related: [{ message: 'asked here before', at: field(first.tree, 'question') ?? first.tree }],
        });
      }
    }
  },
});

/** Letters and digits that go into a sketch: most questions differ before. */
const SKETCHED = 32;

/**
 * A number that is the same for questions that are the same without case and punctuation, and mostly another for others: made of how they
 * begin.
 */
function sketchOf(question: string, isNormal = false): number {
  let sketch = 0;
  let count = 0;
  for (let i = 0; i < question.length; i++) {
    const code = question.charCodeAt(i);
    // It may stand for a letter, or change the one before; letters of Latin-1 do neither.
    if (code > 0x7f && !(code >= 0xc0 && code <= 0xff) && !isNormal)
      return sketchOf(question.toLowerCase().normalize('NFKC'), true);
    if (count === SKETCHED) break;
    const small = code | 0x20;
    if ((small >= 0x61 && small <= 0x7a) || (code >= 0x30 && code <= 0x39)) {
      sketch = step(sketch, small) + 1;
      count++;
    }
  }
  return sketch;
}

function keyOf(question: KnowledgeCheck | InterviewQuestion): string {
  const stem = bare(question.question);
  if (!('form' in question)) return stem;
  const { form } = question;
  switch (form.kind) {
    case 'cloze':
      return `${stem}|${bare(form.text.join('_'))}|${form.gaps.map(({ accept }) => accept[0]).join('|')}`;
    case 'order':
      return `${stem}|${form.items.toSorted().join('|')}`;
    case 'match':
      return `${stem}|${form.pairs
        .map(([left]) => left)
        .toSorted()
        .join('|')}`;
    case 'single':
    case 'multiple':
      return says(stem)
        ? stem
        : `${stem}|${form.choices
            .map(({ text }) => text)
            .toSorted()
            .join('|')}`;
    default:
      return stem;
  }
}

/** Whether a question can be told from others without its choices. */
function says(stem: string): boolean {
  const words = stem.split(' ');
  return words.length >= FEW_WORDS && words.some((word) => !EMPTY_WORDS.has(word));
}

/** Without case and punctuation. What programmers tell apart by stays: C, C# and C++ are three, and so are the cases of code. */
function bare(text: string): string {
  const small = text
    .split(/(`[^`\n]+`)/)
    .map((part, i) => (i % 2 === 1 ? part.replace(/[A-Z]/g, '=$&') : part))
    .join('')
    .toLowerCase();
  const signs = NOT_ASCII.test(small)
    ? small.normalize('NFKC').replace(/[^\p{L}\p{M}\p{N}\s+#=<>*/%&|!^~-]+/gu, '')
    : small.replace(/[^a-z0-9\s+#=<>*/%&|!^~-]+/g, '');
  return signs
    .replace(/!(?=\s|$)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
