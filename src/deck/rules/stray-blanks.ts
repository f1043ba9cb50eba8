import type { ScalarTree } from '../tree.ts';
import { defineRule } from './rule.ts';
import { proseOf } from './texts.ts';
import { spanWithin } from './within.ts';

/** Whether the source can hold any: in a line, or beside a quote. Cheap, and right for all but some. */
const HINT = /\S {2,}[^\s#]|["'] +\S|\S +["']/;
/** More than this is no text of one line. */
const LONGEST = 2000;
/** Mended at a time: what is beyond is found when these are gone. */
const MOST = 20;
const BLANK = 0x20;
const STRAY = /^ +| +$|(?<=\S) {2,}(?=\S)/g;

/** PD603 */
export const strayBlanks = defineRule({
  code: 'PD603',
  explanation: {
    why:
      'Blanks at the ends of a text, and several in a row, mean nothing: they are not shown. In a text to be typed they puzzle, and in a ' +
      'diff they are noise. Looked for in texts of one line; in longer ones two blanks at the end of a line break it, and code may be lined up.',
    source: 'CommonMark 0.31, sections 4.8 and 6.7',
    fix: 'safe',
    bad: {
      check: `- id: idempotent
  question: "A call that may be repeated  without harm is  called what?"
  difficulty: easy
  accept: [idempotent]
  explanation: The second call changes nothing.`,
    },
    good: {
      check: `- id: idempotent
  question: "A call that may be repeated without harm is called what?"
  difficulty: easy
  accept: [idempotent]
  explanation: The second call changes nothing.`,
    },
  },
  deck({ deck: { text, facts }, texts, report }) {
    if (facts?.strayBlanks === false || !HINT.test(text)) return;
    for (const tree of texts()) {
      const { value } = tree;
      if (!isOneLine(tree, value)) continue;
      const places = [...proseOf(value).matchAll(STRAY)].slice(0, MOST).map((found) => ({
        blanks: spanWithin(text, tree, found.index, found.index + found[0].length),
        atEnd: found.index === 0 || found.index + found[0].length === value.length,
      }));
      const edits = places.flatMap(({ blanks, atEnd }) => (blanks ? [{ ...blanks, text: atEnd ? '' : ' ' }] : []));
      const [first] = edits;
      if (first === undefined) continue;
      report({
        at: { start: first.start, end: first.end },
        message: places.some(({ atEnd }) => atEnd) ? 'blanks at the end of a text' : 'several blanks in a row',
        help: 'one is enough between words, and none at the ends',
        fix: { safe: true, title: 'take them out', edits },
      });
    }
  },
});

const isOneLine = (tree: ScalarTree, value: string): boolean =>
  value.length <= LONGEST &&
  (value.charCodeAt(0) === BLANK || value.charCodeAt(value.length - 1) === BLANK || value.includes('  ')) &&
  !value.includes('\n') &&
  value.trim() !== '' &&
  tree.source === value;
