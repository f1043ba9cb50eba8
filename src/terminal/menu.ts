import { TEXT_COLUMNS } from './capability.ts';
import { type Hint, hintLine, keyLines } from './key-hints.ts';
import type { Key } from './keys.ts';
import { fitPage, type Page } from './page.ts';
import { openScreen } from './screen.ts';
import { wrap } from './text.ts';
import type { Theme } from './theme.ts';

export interface MenuItem<T> {
  readonly label: string;
  /** Said behind the label, muted. */
  readonly about?: string;
  /** A letter that chooses it, in place of its number; of use where there are more than nine. */
  readonly key?: string;
  readonly value: T;
}

export interface Menu<T> {
  readonly title: string;
  /** Lines above the items, set by the caller. */
  readonly intro: (columns: number) => readonly string[];
  readonly items: readonly MenuItem<T>[];
  /** The row in focus at first; the first one where absent. */
  readonly start?: number;
  /** The menu after a choice that only changes it: it stays open, with the same row in focus. */
  readonly change?: (value: T) => Menu<T> | undefined;
}

/** `quit`: q, or Ctrl-C where `interrupted`; `back`: escape. */
export type MenuChoice<T> =
  /** `at`: the row that was in focus. */
  | { readonly kind: 'chosen'; readonly value: T; readonly at: number }
  | { readonly kind: 'back' }
  | { readonly kind: 'quit'; readonly interrupted: boolean };

/** Where a key leads: another row, or the end. Rows go round. */
export function menuKey(
  key: Key,
  cursor: number,
  count: number,
): number | 'choose' | 'back' | 'quit' | 'interrupt' | 'help' {
  const name = key.type === 'named' ? key.name : key.type === 'text' ? key.text : '';
  switch (name) {
    case 'up':
    case 'k':
      return count === 0 ? cursor : (cursor + count - 1) % count;
    case 'down':
    case 'j':
      return count === 0 ? cursor : (cursor + 1) % count;
    case 'home':
    case 'pageup':
      return 0;
    case 'end':
    case 'pagedown':
      return Math.max(0, count - 1);
    case 'return':
    case ' ':
      return 'choose';
    case 'escape':
    case 'left':
    case 'b':
      return 'back';
    case '?':
      return 'help';
    case 'q':
      return 'quit';
    case 'ctrl-c':
      return 'interrupt';
    default: {
      const n = /^[1-9]$/.test(name) ? Number(name) - 1 : -1;
      return n >= 0 && n < count ? n : cursor;
    }
  }
}

const numbers = (count: number): string => (count < 2 ? '1' : `1-${Math.min(9, count)}`);

const hintsFor = (lettered: boolean, count: number): readonly Hint[] => [
  [lettered ? 'a letter, enter' : `${numbers(count)}, enter`, 'choose'],
  ['up down', 'move'],
  ['?', 'keys'],
  ['q', 'quit'],
];

const isLettered = (items: readonly { readonly key?: string }[]): boolean => items.some(({ key }) => key !== undefined);

/** The page of a menu with the row `cursor` in focus. */
export function menuPage<T>({ title, intro, items }: Menu<T>, cursor: number, columns: number, theme: Theme): Page {
  const body = [...intro(columns), ''];
  let focus: [number, number] = [0, 1];
  items.forEach(({ label, about, key }, i) => {
    const here = i === cursor;
    const number = key !== undefined ? theme.key(key) : i < 9 ? theme.key(String(i + 1)) : ' ';
    const text = `${here ? theme.active(label) : label}${about ? `  ${theme.muted(about)}` : ''}`;
    const lines = wrap(text, columns, { indent: `${here ? theme.active(theme.signs.pointer) : ' '} ${number} ` });
    if (here) focus = [body.length, body.length + lines.length];
    body.push(...lines);
  });
  return {
    header: [theme.title(title)],
    body,
    footer: hintLine(hintsFor(isLettered(items), items.length), { theme, columns }),
    focus,
  };
}

const keysFor = (lettered: boolean): readonly Hint[] => [
  lettered ? ['a letter', 'choose the row with that letter'] : ['1-9', 'choose the row with that number'],
  ['up down, k j', 'move; home and end go to the first and the last'],
  ['enter, space', 'choose the row in focus'],
  ['esc, b', 'back'],
  ['q', 'quit'],
];

/** The keys of a menu, on a page of their own. */
const helpPage = (lettered: boolean, theme: Theme, columns: number): Page => ({
  header: [theme.title('Keys')],
  body: keyLines(keysFor(lettered), { theme, columns }),
  footer: [theme.muted('any key closes this')],
});

/** Shows a menu on the whole window until something is chosen; gives the window back before it returns. */
export async function showMenu<T>(
  given: Menu<T>,
  theme: Theme,
  stdin: NodeJS.ReadStream,
  stdout: NodeJS.WriteStream,
  onOpen: (close: () => void) => () => void,
): Promise<MenuChoice<T>> {
  const screen = openScreen(stdin, stdout);
  const forget = onOpen(screen.close);
  let menu = given;
  let cursor = Math.max(0, Math.min(menu.start ?? 0, menu.items.length - 1));
  let top = 0;
  let help = false;
  try {
    for (let first = true; ; first = false) {
      const size = screen.size();
      const columns = Math.min(size.columns, TEXT_COLUMNS);
      const page = help ? helpPage(isLettered(menu.items), theme, columns) : menuPage(menu, cursor, columns, theme);
      const fitted = fitPage(page, size, help ? 0 : top, theme);
      if (!help) top = fitted.top;
      if (first) await screen.discard();
      screen.draw(fitted.frame);
      const key = await screen.next();
      if (key === 'resize') continue;
      if (help) {
        help = false;
        continue;
      }
      const next = menuKey(key, cursor, menu.items.length);
      const typed = key.type === 'text' ? key.text : undefined;
      const lettered = menu.items.find((item) => item.key !== undefined && item.key === typed);
      // A letter or a number chooses at once, as it does on a card.
      const numbered = typeof next === 'number' && /^[1-9]$/.test(typed ?? '') ? menu.items[next] : undefined;
      const item =
        lettered ?? (next === 'choose' ? menu.items[cursor] : numbered?.key === undefined ? numbered : undefined);
      if (item) {
        const changed = menu.change?.(item.value);
        if (!changed) return { kind: 'chosen', value: item.value, at: cursor };
        menu = changed;
        cursor = Math.min(cursor, menu.items.length - 1);
      } else if (typeof next === 'number') {
        cursor = next;
      } else if (next === 'help') {
        help = true;
      } else if (next === 'back') {
        return { kind: 'back' };
      } else if (next !== 'choose') {
        return { kind: 'quit', interrupted: next === 'interrupt' };
      }
    }
  } finally {
    screen.close();
    forget();
  }
}
