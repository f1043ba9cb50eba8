import { defineRule } from './rule.ts';
import { markdownLines } from './texts.ts';
import { spanWithin } from './within.ts';

/** More text than this is not looked through. */
const LONGEST = 100_000;

/** PD604 */
export const longCodeLine = defineRule({
  code: 'PD604',
  explanation: {
    why:
      'prepdeck sets text to at most 100 columns. A longer line of code is broken wherever it reaches the edge, and code that is broken at ' +
      'random is hard to read. Counted are characters, and the line that is longest is reported (`columns`).',
    source: 'most style guides for code break lines at 80 to 100 columns',
    bad: {
      check: `- id: raw-query
  question: |
    What is wrong with this?

    \`\`\`js
    const rows = await db.query('SELECT id, name, email, created_at FROM users WHERE name = ' + name + ' ORDER BY id LIMIT 10');
    \`\`\`
  difficulty: easy
  accept: [SQL injection]
  explanation: The name becomes part of the statement.`,
    },
    good: {
      check: `- id: raw-query
  question: |
    What is wrong with this?

    \`\`\`js
    const rows = await db.query('SELECT id FROM users WHERE name = ' + name);
    \`\`\`
  difficulty: easy
  accept: [SQL injection]
  explanation: The name becomes part of the statement.`,
    },
  },
  limits: { columns: 100 },
  deck({ deck: { text }, texts, textsWith, limits: { columns }, report }) {
    for (const tree of text.includes('~~~') ? texts() : textsWith('```')) {
      const { value } = tree;
      if (value.length <= columns || value.length > LONGEST || !(value.includes('```') || value.includes('~~~')))
        continue;
      if (!hasLongLine(value, columns)) continue;
      const code = markdownLines(value).lines.filter((line) => line.isCode);
      const longest = code.toSorted((a, b) => b.text.length - a.text.length)[0];
      const length = longest === undefined ? 0 : [...longest.text].length;
      if (longest === undefined || length <= columns) continue;
      const first = longest.start + longest.text.search(/\S/);
      report({
        at: spanWithin(text, tree, first, longest.start + longest.text.trimEnd().length) ?? tree,
        message: `a line of code of ${length} columns is broken in most terminals`,
        help: `break it yourself, at ${columns} columns at most`,
      });
    }
  },
});

/** Whether any line, code or not, is longer than so many UTF-16 units. */
function hasLongLine(text: string, most: number): boolean {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    if (end - start > most) return true;
    start = end + 1;
  }
  return text.length - start > most;
}
