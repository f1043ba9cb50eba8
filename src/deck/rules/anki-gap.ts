import { quoted } from '../characters.ts';
import { field } from '../tree.ts';
import { defineRule } from './rule.ts';
import { spanWithin } from './within.ts';

/** How Anki writes the beginning of a gap: `{{c1::`. */
const NUMBER = /\{\{\s*c\d+::/g;
/** A hint as Anki has it, behind the answer. */
const HINT = /^\{\{\s*c\d+::[^{}]*?::/;

/** PD425 */
export const ankiGap = defineRule({
  code: 'PD425',
  explanation: {
    why:
      'In Anki a gap is {{c1::offset}}, here it is {{offset}}: with what stands before the colons every answer is wrong, since nobody types ' +
      'them. A hint behind it ({{c1::offset::number}}) has no counterpart; more answers that are right are parted by |.',
    source: 'Anki Manual, "Cloze Deletion"; and how prepdeck reads gaps',
    fix: 'unsafe',
    bad: {
      check: `- id: what-is-committed
  question: Fill in the gap.
  difficulty: easy
  cloze: A consumer commits its {{c1::offset}}.
  explanation: It says how far the consumer has read.`,
    },
    good: {
      check: `- id: what-is-committed
  question: Fill in the gap.
  difficulty: easy
  cloze: A consumer commits its {{offset}}.
  explanation: It says how far the consumer has read.`,
    },
  },
  check({ value: { form }, tree }, { deck: { text }, report }) {
    if (form.kind !== 'cloze' || !form.gaps.some(({ accept }) => /^c\d+::/.test(accept[0] ?? ''))) return;
    const place = field(tree, 'cloze');
    if (place?.kind !== 'scalar' || typeof place.value !== 'string') return;
    const { value } = place;
    const found = [...value.matchAll(NUMBER)];
    const numbers = found.map(({ index, 0: all }) => spanWithin(text, place, index + 2, index + all.length));
    const edits = numbers.flatMap((span) => (span ? [{ ...span, text: '' }] : []));
    const [first] = edits;
    const hasHint = found.some(({ index }) => HINT.test(value.slice(index)));
    const isWhole = edits.length === numbers.length && !hasHint;
    report({
      at: first ?? place,
      message: `${quoted(found[0]?.[0] ?? '')} begins a gap in Anki; here it would have to be typed`,
      help: hasHint ? 'write {{answer}}, and leave the hint out' : 'write {{answer}}',
      ...(isWhole ? { fix: { safe: false, title: 'write gaps as here', edits } } : {}),
    });
  },
});
