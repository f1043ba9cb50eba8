import { choiceText } from './choice-question.ts';
import { defineRule } from './rule.ts';

/** English words that leave no exception. */
const ABSOLUTE =
  /\b(?:[Aa]lways|[Nn]ever|[Cc]ompletely|[Ee]ntirely|[Aa]bsolutely|[Tt]otally|[Ii]nvariably|[Ii]mpossible|[Ii]n (?:all|every) cases?|[Uu]nder no circumstances|[Nn]o matter (?:what|how)|[Aa]t all times|[Ww]ithout exception)\b/;
/** Often a plain fact ("only the leader"): it counts beside one of the others. */
const ONLY = /\b[Oo]nly\b/;

/** PD409 */
export const absoluteTerms = defineRule({
  code: 'PD409',
  explanation: {
    why:
      'Little in engineering holds always or never, and test-takers know: a choice with such a word is ruled out unread. That gives the ' +
      'key away where distractors have absolute terms and the key has none. The other way round the key stands out. Reported where at ' +
      'least two distractors (`distractors`) and half of them have one and no key has, or where every key has one and no distractor. ' +
      '"Only" counts beside another such word. English only; words in code or with a hyphen, such as append-only, do not count.',
    source: 'Haladyna, Downing & Rodriguez 2002, guideline 28a; NBME item-writing guide, "absolute terms"',
    bad: {
      check: `- id: stale-replica
  question: What can a client see when it reads from an asynchronous replica?
  difficulty: easy
  choices:
    - text: It always sees the newest value
    - text: It sees an older value for a while
      correct: true
    - text: It never sees a value of its own
  explanation: The replica follows the leader with a delay.`,
    },
    good: {
      check: `- id: stale-replica
  question: What can a client see when it reads from an asynchronous replica?
  difficulty: easy
  choices:
    - text: It sees the newest value, once it was synced
    - text: It sees an older value for a while
      correct: true
    - text: It sees an error until the value has come
  explanation: The replica follows the leader with a delay.`,
    },
  },
  limits: { distractors: 2 },
  choices({ choices, keys, tree }, { report, limits }) {
    if (!choices.some(({ text }) => ABSOLUTE.test(text))) return;
    const terms = choices.flatMap(({ text, correct }, i) => {
      const absolute = termIn(text, ABSOLUTE);
      const term = absolute ?? termIn(text, ONLY);
      return term === undefined ? [] : [{ term, correct, i, absolute: absolute !== undefined }];
    });
    const [first] = terms;
    if (first === undefined || !terms.some(({ absolute }) => absolute)) return;
    const oneSide = terms.every(({ correct }) => correct === first.correct);
    const distractors = choices.length - keys;
    const enough = first.correct
      ? terms.length === keys && terms.every(({ absolute }) => absolute) && distractors >= limits.distractors
      : terms.length >= limits.distractors && terms.length * 2 >= distractors;
    if (!oneSide || !enough) return;
    const where = terms.map(({ term, i }) => `"${term}" in choice ${i + 1}`).join(', ');
    report({
      at: choiceText(tree, first.i),
      message: `${first.correct ? 'the key alone is' : 'only distractors are'} put in absolute terms: ${where}`,
      help: first.correct
        ? 'tone it down, or give distractors as strong a word'
        : 'tone the distractors down to what somebody might believe',
    });
  },
});

function termIn(text: string, pattern: RegExp): string | undefined {
  const found = pattern.exec(text);
  if (found === null) return undefined;
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  const inCode = (before.split('`').length - 1) % 2 === 1;
  return inCode || before.endsWith('-') || /^-\w/.test(after) ? undefined : found[0].toLowerCase();
}
