import { TEXT_COLUMNS } from './capability.ts';
import { EMPTY_FIELD, type Field, fieldText, layField, typeInto } from './field.ts';
import type { Key } from './keys.ts';
import { fitPage, type Page } from './page.ts';
import { openScreen } from './screen.ts';
import { wrap } from './text.ts';
import type { Theme } from './theme.ts';

export interface LinePrompt {
  readonly title: string;
  readonly intro: string;
  /** What stands there already. */
  readonly start?: string;
  /** What is wrong with a text, in words; undefined for a good one. */
  readonly fault: (text: string) => string | undefined;
}

export type LineChoice =
  | { readonly kind: 'given'; readonly text: string }
  | { readonly kind: 'back' }
  | { readonly kind: 'interrupted' };

function linePage(
  { title, intro }: LinePrompt,
  field: Field,
  fault: string | undefined,
  columns: number,
  theme: Theme,
): Page {
  const lead = `${theme.signs.pointer} `;
  const { lines, cursor } = layField(field, Math.max(4, columns - lead.length));
  const above = [...wrap(intro, columns), ''];
  return {
    header: [theme.title(title)],
    body: [...above, ...lines.map((line, i) => (i === 0 ? theme.active(lead) : '  ') + line)],
    footer: [
      ...(fault === undefined ? [] : wrap(theme.bad(fault), columns)),
      theme.muted('enter goes on, esc goes back'),
    ],
    cursor: { row: above.length + cursor.row, column: lead.length + cursor.column },
  };
}

/** Asks for one line on the whole window; gives the window back before it returns. */
export async function promptLine(
  prompt: LinePrompt,
  theme: Theme,
  stdin: NodeJS.ReadStream,
  stdout: NodeJS.WriteStream,
  onOpen: (close: () => void) => () => void,
): Promise<LineChoice> {
  const screen = openScreen(stdin, stdout);
  const forget = onOpen(screen.close);
  let field: Field = { ...EMPTY_FIELD, before: prompt.start ?? '' };
  let fault: string | undefined;
  const isNamed = (key: Key, name: string): boolean => key.type === 'named' && key.name === name;
  try {
    for (let first = true; ; first = false) {
      const size = screen.size();
      const page = linePage(prompt, field, fault, Math.min(size.columns, TEXT_COLUMNS), theme);
      if (first) await screen.discard();
      screen.draw(fitPage(page, size, 0, theme).frame);
      const key = await screen.next();
      if (key === 'resize') continue;
      if (isNamed(key, 'ctrl-c')) return { kind: 'interrupted' };
      if (isNamed(key, 'escape')) return { kind: 'back' };
      if (isNamed(key, 'return')) {
        const text = fieldText(field).trim();
        fault = prompt.fault(text);
        if (fault === undefined) return { kind: 'given', text };
      } else {
        field = typeInto(field, key, false) ?? field;
        fault = undefined;
      }
    }
  } finally {
    screen.close();
    forget();
  }
}
