import { LONG_RUN } from '../../../scanner/shared.ts';
import { quoted } from '../characters.ts';
import { defineRule } from './rule.ts';
import { proseOf } from './texts.ts';
import { spanWithin } from './within.ts';

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
  deck({ deck: { text, facts }, texts, textsWith, limits, report }) {
    const tables = new Set(textsWith('|').filter(({ value }) => hasRow(value, limits.columns)));
    const hasWords = facts?.longRuns !== false || limits.word + 1 < LONG_RUN;
    if (!hasWords && tables.size === 0) return;
    for (const tree of texts()) {
      const { value } = tree;
      if (value.length < SHORTEST || value.length > LONGEST) continue;
      const hasWord = hasWords && hasRun(value, limits.word + 1);
      const hasTable = tables.size > 0 && tables.has(tree);
      if (!hasWord && !hasTable) continue;
      const prose = proseOf(value);
      const table = hasTable ? widestTable(prose) : undefined;
      const word = hasWord ? longWord(prose, limits.word) : undefined;
      if (table && table.columns > limits.columns) {
        report({
          at: spanWithin(text, tree, table.start, table.end) ?? tree,
          message: `a table of ${table.columns} columns has no room in a narrow window`,
          help: `make two tables of it, or turn it: ${limits.columns} columns at most`,
        });
      } else if (word) {
        report({
          at: spanWithin(text, tree, word.start, word.start + word.text.length) ?? tree,
          message: `${quoted(word.text)} is wider than a narrow window`,
          help: 'put a blank or a hyphen where it may be broken, or write it as code',
        });
      }
    }
  },
});

/** The head of the table that has most columns. */
function widestTable(
  prose: string,
): { readonly start: number; readonly end: number; readonly columns: number } | undefined {
  let widest: { readonly start: number; readonly end: number; readonly columns: number } | undefined;
  let above = '';
  let start = 0;
  for (const line of prose.split('\n')) {
    const columns = above.includes('|') ? ruledColumns(line) : 0;
    if (columns > (widest?.columns ?? 0)) {
      const from = start - 1 - above.length + above.search(/\S/);
      widest = { start: from, end: from + above.trim().length, columns };
    }
    above = line;
    start += line.length + 1;
  }
  return widest;
}

/** Whether any line has so many bars: a table of one column more has them in its head and in the line under it. */
function hasRow(text: string, bars: number): boolean {
  let found = 0;
  let end = -1;
  for (let at = text.indexOf('|'); at >= 0; at = text.indexOf('|', at + 1)) {
    if (at > end) {
      const newline = text.indexOf('\n', at);
      end = newline < 0 ? text.length : newline;
      found = 0;
    }
    if (++found >= bars) return true;
  }
  return false;
}

/** How many columns the line under a table's head rules; 0 where it is no such line. */
function ruledColumns(line: string): number {
  if (!line.includes('-') || !/^[|: \t>-]+$/.test(line)) return 0;
  const cells = line.replaceAll('>', ' ').trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
  return cells.every((cell) => /^:?-+:?$/.test(cell.trim())) ? cells.length : 0;
}

/** The first word that nothing breaks and that is longer than so many characters. Addresses are links, which are cut where they must be. */
function longWord(prose: string, most: number): { readonly text: string; readonly start: number } | undefined {
  // Made where they are wanted: it takes long, and hardly any deck has such words.
  // Where a word may be broken, or is shown as several things: scripts without blanks between words break between their letters.
  const breaks =
    /([|()[\]/\u0001\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u3000-\u303f\uff00-\uff60\u00ad])/u;
  const isWord = /[\p{L}\p{N}]/u;
  // What takes no cell of its own.
  const marks = /[\p{M}\p{Cf}]/gu;
  for (const { index, 0: run } of prose.matchAll(/\S+/g)) {
    if (run.length <= most || /:\/\/|^www\.|^\[|\]\(/.test(run)) continue;
    let start = index;
    for (const text of run.split(breaks)) {
      if (text.length > most && isWord.test(text) && [...text.replace(marks, '')].length > most) return { text, start };
      start += text.length;
    }
  }
  return undefined;
}

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
