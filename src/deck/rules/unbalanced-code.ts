import { defineRule } from './rule.ts';
import { inlineCode, type MarkdownLine, markdownLines, paragraphs } from './texts.ts';
import { spanWithin } from './within.ts';

/** More text than this is not looked through. */
const LONGEST = 100_000;

/** The answer to what opens code. */
const NOTHING_ELSE = /^[`~\s]*$/;

/** PD602 */
export const unbalancedCode = defineRule({
  code: 'PD602',
  explanation: {
    why:
      'A fence that is not closed shows all that follows as code. A backtick without a second one stands in the text as itself, and the ' +
      'word that was meant as code loses its look. Both are read as CommonMark has it: code within a line ends with as many backticks as it ' +
      'began with, in the same paragraph. A backtick that is meant is written with a backslash before it.',
    source: 'CommonMark 0.31, sections 4.5 and 6.1',
    bad: {
      check: `- id: safe-read
  question: "The command \`git fetch changes the working tree."
  difficulty: easy
  answer: false
  explanation: It brings objects and moves remote branches.`,
    },
    good: {
      check: `- id: safe-read
  question: "The command \`git fetch\` changes the working tree."
  difficulty: easy
  answer: false
  explanation: It brings objects and moves remote branches.`,
    },
  },
  deck({ deck: { text }, texts, textsWith, report }) {
    const tildes = text.includes('~~~') || text.includes('\\');
    for (const tree of tildes ? texts() : textsWith('`')) {
      const { value } = tree;
      if (value.length > LONGEST || !(value.includes('`') || (tildes && value.includes('~~~')))) continue;
      if (isEven(value) || NOTHING_ELSE.test(value)) continue;
      const { lines, open } = markdownLines(value);
      const lone = open ? undefined : loneBacktick(value, lines);
      const place = open ? { start: open.start, end: open.start + open.text.trimEnd().length } : lone;
      if (place === undefined) continue;
      report({
        at: spanWithin(text, tree, place.start, place.end) ?? tree,
        message: open ? 'this fence is never closed' : 'this backtick has no second one',
        help: open
          ? 'close it with a line of the same characters'
          : 'close the code, or write \\` where a backtick is meant',
      });
    }
  },
});

/**
 * Whether backticks go in pairs at first sight, as in most texts: within each line, and fences of three by themselves. Without escapes and
 * other runs, whatever the paragraphs are.
 */
function isEven(value: string): boolean {
  if (value.includes('\\') || value.includes('~~~')) return false;
  let fenced = false;
  for (let at = value.indexOf('`'); at >= 0; at = value.indexOf('`', at)) {
    const newline = value.indexOf('\n', at);
    const end = newline < 0 ? value.length : newline;
    if (value.startsWith('```', at)) {
      const before = value.slice(value.lastIndexOf('\n', at) + 1, at);
      const behind = value.slice(at + 3, end);
      if (NOT_BLANK.test(before) || behind.includes('`') || (fenced && NOT_BLANK.test(behind))) return false;
      fenced = !fenced;
    } else if (!fenced) {
      let count = 0;
      for (let i = at; i < end; i++) {
        if (value.charCodeAt(i) !== BACKTICK) continue;
        if (value.charCodeAt(i + 1) === BACKTICK) return false;
        count++;
      }
      if (count % 2 === 1) return false;
    }
    at = end;
  }
  return !fenced;
}
const BACKTICK = 0x60;
const NOT_BLANK = /[^ \t]/;

/** The first run of backticks that neither opens nor closes code within its paragraph. */
function loneBacktick(
  value: string,
  lines: readonly MarkdownLine[],
): { readonly start: number; readonly end: number } | undefined {
  for (const { start, end } of paragraphs(lines)) {
    const { lone } = inlineCode(value.slice(start, end));
    if (lone) return { start: start + lone.start, end: start + lone.end };
  }
  return undefined;
}
