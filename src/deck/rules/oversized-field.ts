import type { Tree } from '../tree.ts';
import { defineRule } from './rule.ts';

/** What is read as a page, not at a glance. */
const PAGES = new Set(['answer', 'explanation']);

/** PD911 */
export const oversizedField = defineRule({
  code: 'PD911',
  explanation: {
    why:
      'A question is read at a glance, a page is not. A field far larger than anybody reads is a mistake (a missing quote, a pasted ' +
      'document), or it is there to do harm. Reported are questions, choices, rationales, key points and the like of more than 2,000 ' +
      'characters (`text`), answers and explanations of more than 20,000 (`page`), and lessons of more than 100,000 (`lesson`), ' +
      'which are shown without their Markdown.',
    source: 'OWASP Input Validation Cheat Sheet: minimum and maximum length of every text',
    bad: {
      check: `- id: lease
  question: ${'A lease ends by itself, whatever its holder does. '.repeat(41).trim()}
  difficulty: easy
  answer: true
  explanation: It has a time to live.`,
    },
    good: {
      check: `- id: lease
  question: A lease ends by itself, whatever its holder does.
  difficulty: easy
  answer: true
  explanation: It has a time to live.`,
    },
  },
  limits: { text: 2000, page: 20_000, lesson: 100_000 },
  deck({ deck: { root }, texts, limits, report }) {
    const least = Math.min(limits.text, limits.page, limits.lesson);
    let most: ReadonlyMap<Tree, number> | undefined;
    for (const tree of texts()) {
      const { length } = tree.value;
      if (length <= least) continue;
      most ??= longerThan(root, limits);
      const limit = most.get(tree) ?? limits.text;
      if (length <= limit) continue;
      report({
        at: { start: tree.start, end: Math.min(tree.end, tree.start + 40) },
        message: `${length.toLocaleString('en')} characters are more than anybody reads here`,
        help: `${limit.toLocaleString('en')} are the most; look for a quote that is not closed`,
      });
    }
  },
});

/** What the texts that are no mere lines may have, each; those in a list there as well. */
function longerThan(
  root: Tree,
  { page, lesson }: Readonly<Record<'page' | 'lesson', number>>,
): ReadonlyMap<Tree, number> {
  const most = new Map<Tree, number>();
  const visit = (tree: Tree, limit: number | undefined): void => {
    if (tree.kind === 'list') for (const item of tree.items) visit(item, limit);
    else if (tree.kind === 'map') {
      for (const { name, value } of tree.entries) {
        visit(value, name === 'lesson' ? lesson : PAGES.has(name) ? page : undefined);
      }
    } else if (limit !== undefined) most.set(tree, limit);
  };
  visit(root, undefined);
  return most;
}
