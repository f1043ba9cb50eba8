import type { Style, Theme } from '../theme.ts';
import { visible } from './visible.ts';

/** A unified diff as a terminal may show it: what came and went in colour, nothing in it that drives the terminal. Tabs stay. */
export function diffText(diff: string, theme: Theme): string {
  return diff
    .split('\n')
    .map((line) => styleOf(line, theme)(line.split('\t').map(visible).join('\t')))
    .join('\n');
}

function styleOf(line: string, theme: Theme): Style {
  if (line.startsWith('+++') || line.startsWith('---')) return theme.strong;
  if (line.startsWith('@@')) return theme.info;
  if (line.startsWith('+')) return theme.good;
  return line.startsWith('-') ? theme.bad : (text) => text;
}
