import type { Span } from '../lines.ts';
import { defineRule, type RuleContext } from './rule.ts';
import type { DeckText } from './texts.ts';

/** More text than this is not looked through. */
const LONGEST = 100_000;
const GREATER = 0x3e;
const BAR = 0x7c;
const LIST = /^[-*] /;
const FENCE = /^(?:`{3,}|~{3,})/;

/** PD607 */
export const foldedMarkdown = defineRule({
  code: 'PD607',
  explanation: {
    why:
      'Under `>`, and in a text without a `|`, YAML joins lines by blanks. A list, a table or code becomes one line of prose, and nobody is ' +
      'told. Reported are two lines of a list or a table one below the other, and fences of code, where they are joined. Under `|` every ' +
      'line stays what it is; wrapped prose may stand there too, for Markdown joins it itself.',
    source: 'YAML 1.2.2, sections 8.1.3 (folded style) and 6.5 (line folding)',
    fix: 'unsafe',
    bad: {
      check: `- id: acks
  question: Which setting of acks survives the loss of a leader?
  difficulty: easy
  accept: [all]
  explanation: >
    What each waits for:

    - none for nobody
    - one for the leader
    - all for the replicas`,
    },
    good: {
      check: `- id: acks
  question: Which setting of acks survives the loss of a leader?
  difficulty: easy
  accept: [all]
  explanation: |
    What each waits for:

    - none for nobody
    - one for the leader
    - all for the replicas`,
    },
  },
  deck({ deck: { text }, texts, textsWith, report }) {
    for (const tree of suspects(text, texts(), textsWith)) {
      const place = joinedMarkdown(text, tree);
      if (place === undefined) continue;
      const isFolded = text.charCodeAt(tree.start) === GREATER;
      const edits = [{ start: tree.start, end: tree.start + 1, text: '|' }];
      report({
        at: place,
        message: 'this line is joined to the one above it, and what it is in Markdown is lost',
        help: isFolded ? 'write | in place of >' : 'write the text on the lines below a |',
        ...(isFolded ? { fix: { safe: false, title: 'keep the lines with |', edits } } : {}),
      });
    }
  },
});

/** Texts that are worth a closer look: joined, they hold what lines of a list, rows of a table and fences become. */
function suspects(
  text: string,
  texts: readonly DeckText[],
  textsWith: RuleContext['textsWith'],
): ReadonlySet<DeckText> {
  const found = new Set<DeckText>();
  for (const mark of ['```', '|', '~~~', '* ']) {
    for (const tree of textsWith(mark)) {
      if (isJoined(tree, text) && (mark === '|' ? tree.value.includes('| |') : tree.value.includes(mark)))
        found.add(tree);
    }
  }
  // Dashes stand all over a source.
  for (const tree of texts) if (isJoined(tree, text) && hasTwoDashes(tree.value)) found.add(tree);
  return found;
}

function hasTwoDashes(value: string): boolean {
  const first = value.indexOf('- ');
  return first >= 0 && value.includes('- ', first + 2);
}

/** Whether a text stands on several lines, which YAML joins. */
const isJoined = ({ start, end, value }: DeckText, text: string): boolean =>
  end - start > value.length + 2 && end - start < LONGEST && text.charCodeAt(start) !== BAR;

/** The first line that is joined to another though Markdown would tell them apart. */
function joinedMarkdown(text: string, { start, end }: DeckText): Span | undefined {
  const isFolded = text.charCodeAt(start) === GREATER;
  const lines = text.slice(start, end).split('\n');
  // Deeper lines of a folded text stay by themselves.
  const column = isFolded ? Math.max(0, (lines.find((line, i) => i > 0 && line.trim() !== '') ?? '').search(/\S/)) : -1;
  let at = start + (isFolded ? (lines[0] ?? '').length + 1 : 0);
  let above = '';
  for (const line of isFolded ? lines.slice(1) : lines) {
    const said = line.trim();
    const isBase = !isFolded || line.search(/\S/) === column;
    const from = at + line.indexOf(said);
    at += line.length + 1;
    if (isBase && above !== '' && tellsApart(above, said)) return { start: from, end: from + said.length };
    above = isBase ? said : '';
  }
  return undefined;
}

function tellsApart(above: string, line: string): boolean {
  if (line === '') return false;
  if (FENCE.test(above) || FENCE.test(line)) return true;
  if (LIST.test(above) && LIST.test(line)) return above[0] === line[0];
  return above.startsWith('|') && line.startsWith('|');
}
