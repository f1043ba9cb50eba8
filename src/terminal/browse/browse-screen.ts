import { cardParts } from '../card-sheet.ts';
import type { Highlighter } from '../highlight.ts';
import { fitPage } from '../page.ts';
import { openScreen, type Screen } from '../screen.ts';
import type { Kit } from '../study/blocks.ts';
import type { Theme } from '../theme.ts';
import { type BrowseRow, browsePage, listHeight } from './browse-page.ts';
import { type BrowseAction, type BrowseState, type Find, stepBrowse } from './browse-state.ts';

/** A browser that talks with the learner: on a whole window, or line by line. */
export interface BrowseTalk {
  /** Shows the state and takes keys until something is to be done; gives the state then. */
  next(state: BrowseState, cards: BrowseCards): Promise<BrowseEvent>;
  lend: Screen['lend'];
  close(): void;
}

export interface BrowseCards {
  readonly find: Find;
  readonly rowAt: (row: number) => BrowseRow | undefined;
  readonly total: number;
  /** Loads what showing a card takes. */
  readonly prepare: (row: BrowseRow) => Promise<void>;
}

export type BrowseEvent =
  | { readonly act: BrowseAction; readonly row: number; readonly state: BrowseState }
  | { readonly leave: 'quit' | 'interrupt' };

/** The browser on the whole window of a terminal. */
export function openBrowseScreen(
  stdin: NodeJS.ReadStream,
  stdout: NodeJS.WriteStream,
  theme: Theme,
  highlight: Highlighter,
): BrowseTalk {
  const screen = openScreen(stdin, stdout);
  let first = true;
  return {
    async next(from, { find, rowAt, total, prepare }) {
      let state = from;
      for (;;) {
        const size = screen.size();
        const kit: Kit = { theme, columns: size.columns, highlight };
        const at = state.rows[state.cursor];
        const current = at === undefined ? undefined : rowAt(at);
        if (current) await prepare(current);
        const fitted = fitPage(browsePage(state, rowAt, total, size, kit), size, state.open?.scroll ?? 0, theme);
        if (state.open) state = { ...state, open: { ...state.open, scroll: fitted.top } };
        if (first) await screen.discard();
        first = false;
        screen.draw(fitted.frame);
        const key = await screen.next();
        if (key === 'resize') continue;
        const parts = state.open && current?.card ? cardParts(current.card, kit).length : 1;
        const page = state.open ? Math.max(1, fitted.height - 1) : listHeight(size);
        const step = stepBrowse(state, key, find, page, parts);
        if ('leave' in step) return step;
        if ('act' in step) return { ...step, state };
        state = step.state;
      }
    },
    lend: (use) => screen.lend(use),
    close: () => screen.close(),
  };
}
