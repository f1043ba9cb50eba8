import type { Edit, Fix } from '../diagnostic.ts';
import { Findings } from '../findings.ts';
import { Lines } from '../lines.ts';
import { scan } from '../scan.ts';
import { readYaml } from '../yaml.ts';
import { edited } from './apply.ts';

/** How wide people set their tabs, the commonest in YAML first. */
const WIDTHS = [2, 4, 8];
/** Each width costs a reading; who keeps more than this in tabs has an editor for it. */
const LONGEST = 500_000;

/**
 * Spaces for the tabs that indent lines, in the whole file at once, for one line alone would not fit the others: on lines that start
 * with a tab, and on those where `found` says that one indents. Tabs after spaces elsewhere may be text. None where the outcome cannot
 * be read with any width.
 */
export function expandTabs(text: string, lines: Lines, found: readonly number[]): Fix | undefined {
  if (text.length > LONGEST) return undefined;
  const marked = new Set(found.map((offset) => lines.lineStart(offset)));
  const indents = [...text.matchAll(/^[ \t]*\t[ \t]*(?=[^\s])/gm)].filter(
    ({ index, 0: blanks }) => blanks.startsWith('\t') || marked.has(index),
  );
  for (const width of WIDTHS) {
    const edits = indents.map(({ index, 0: blanks }): Edit => {
      return { start: index, end: index + blanks.length, text: ' '.repeat(columns(blanks, width)) };
    });
    if (canBeRead(edited(text, edits))) return { safe: true, title: 'indent with spaces', edits };
  }
  return undefined;
}

function columns(blanks: string, width: number): number {
  let column = 0;
  for (const blank of blanks) column = blank === '\t' ? (Math.floor(column / width) + 1) * width : column + 1;
  return column;
}

function canBeRead(text: string): boolean {
  return scan(text).kind === 'map' || readYaml(text, new Findings('', new Lines(text))) !== undefined;
}
