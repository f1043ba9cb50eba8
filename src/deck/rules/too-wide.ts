import { quoted } from '../characters.ts';
import { defineRule } from './rule.ts';
import { proseOf } from './texts.ts';
import { spanWithin } from './within.ts';

/** Rows of a table, as long as they have this many cells. */
const WIDE_ROW = /^ *\|(?:[^|\n]*\|){7,}/m;
/** A word that nothing breaks. Addresses are links, which are cut where they must be. */
const LONG_WORD = /(?<!\S)(?!\S{0,80}:\/\/)(?!\[)[^\s|()[\]/\u0001]{39,}/u;
/** A row of empty cells. */
const SHORTEST = 8;
/** More text than this is not looked through. */
const LONGEST = 100_000;

/** PD605 */
export const tooWide = defineRule({
  code: 'PD605',
  explanation: {
    why:
      'Decks are studied in narrow windows as well, beside an editor or on a phone over SSH. At 40 columns a table of more than six columns ' +
      'has no room for a word in each (`columns`), and a word of more than 38 characters is broken in its middle (`word`). Addresses and ' +
      'code are left aside.',
    source: 'WCAG 2.2, success criterion 1.4.10, reflow',
    bad: {
      fields: `lesson: |
  | Model | Reads | Writes | Order | Loss | Cost | Latency |
  | ----- | ----- | ------ | ----- | ---- | ---- | ------- |
  | sync  | any   | all    | total | none | high | high    |`,
    },
    good: {
      fields: `lesson: |
  | Model | Loss | Latency |
  | ----- | ---- | ------- |
  | sync  | none | high    |`,
    },
  },
  limits: { columns: 6, word: 38 },
  deck({ deck: { text }, texts, limits, report }) {
    for (const { tree, value } of texts()) {
      if (value.length < SHORTEST || value.length > LONGEST) continue;
      if (!hasRun(value, limits.word + 1) && !value.includes('|')) continue;
      const prose = proseOf(value);
      const row = WIDE_ROW.exec(prose)?.[0];
      const cells = row === undefined ? 0 : (row.match(/\|/g)?.length ?? 1) - 1;
      const word = LONG_WORD.exec(prose);
      if (cells > limits.columns) {
        const start = prose.indexOf(row ?? '') + (row?.search(/\S/) ?? 0);
        report({
          at: spanWithin(text, tree, start, start + (row?.trim().length ?? 0)) ?? tree,
          message: `a table of ${cells} columns has no room in a narrow window`,
          help: `make two tables of it, or turn it: ${limits.columns} columns at most`,
        });
      } else if (word && [...word[0]].length > limits.word) {
        report({
          at: spanWithin(text, tree, word.index, word.index + word[0].length) ?? tree,
          message: `${quoted(word[0])} is wider than a narrow window`,
          help: 'put a blank or a hyphen where it may be broken, or write it as code',
        });
      }
    }
  },
});

/** Whether so many characters stand in a row without a blank. Looks at the last one of each stretch first, so at few of them all. */
function hasRun(text: string, length: number): boolean {
  let end = length - 1;
  while (end < text.length) {
    let at = end;
    while (at > end - length && text.charCodeAt(at) > 0x20) at--;
    if (at === end - length) return true;
    end = at + length;
  }
  return false;
}
