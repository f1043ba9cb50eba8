import { EMPTY_FIELD, type Field, fieldText, typeInto } from '../field.ts';
import type { Key } from '../keys.ts';

/** What a search comes to: places of cards, best first; or a fault, while it is half typed. */
export type Found = { readonly rows: readonly number[] } | { readonly fault: string };
export type Find = (text: string) => Found;

export interface BrowseState {
  readonly search: Field;
  /** Keys go into the search line; else they mean something. */
  readonly typing: boolean;
  /** The last list that could be made. */
  readonly rows: readonly number[];
  readonly fault: string | undefined;
  readonly cursor: number;
  /** The card that is open in full: how many of its parts are shown, how far it is scrolled, and whether its last part has just been opened. */
  readonly open: { readonly parts: number; readonly scroll: number; readonly reveals?: boolean } | undefined;
  readonly help: boolean;
  readonly notice: string | undefined;
}

export type BrowseAction = 'study' | 'suspend' | 'flag' | 'edit' | 'source';
export type BrowseStep =
  | { readonly state: BrowseState }
  | { readonly act: BrowseAction; readonly row: number }
  | { readonly leave: 'quit' | 'interrupt' };

export function startBrowse(text: string, find: Find): BrowseState {
  const state: BrowseState = {
    search: text === '' ? EMPTY_FIELD : { before: text, after: '' },
    typing: text === '',
    rows: [],
    fault: undefined,
    cursor: 0,
    open: undefined,
    help: false,
    notice: undefined,
  };
  return searched(state, find);
}

/** The state with its list made anew: after a key in the search line, and after a card has changed. */
export function searched(state: BrowseState, find: Find): BrowseState {
  const found = find(fieldText(state.search));
  if ('fault' in found) return { ...state, fault: found.fault };
  const cursor = Math.max(0, Math.min(state.cursor, found.rows.length - 1));
  return { ...state, rows: found.rows, fault: undefined, cursor };
}

/**
 * The list made anew after something was done with the card at `row`. The card stays in focus; where it has left the list it is
 * closed, for the one in its place has not been asked yet.
 */
export function actedOn(state: BrowseState, row: number, find: Find): BrowseState {
  const next = searched(state, find);
  const cursor = next.rows.indexOf(row);
  return cursor < 0 ? { ...next, open: undefined } : { ...next, cursor };
}

const ACTIONS: Readonly<Record<string, BrowseAction>> = {
  s: 'study',
  '!': 'suspend',
  f: 'flag',
  e: 'edit',
  o: 'source',
};

/** What a key means. @param page rows of the list in sight. @param parts how many parts the card in focus has */
export function stepBrowse(state: BrowseState, key: Key, find: Find, page: number, parts: number): BrowseStep {
  const name = key.type === 'named' ? key.name : key.type === 'text' ? key.text : '';
  if (name === 'ctrl-c') return { leave: 'interrupt' };
  const to = (changes: Partial<BrowseState>): BrowseStep => ({ state: { ...state, notice: undefined, ...changes } });
  if (state.help) return to({ help: false });
  if (state.open) return stepOpen(state, state.open, name, page, parts, to);
  const move = (by: number): BrowseStep =>
    to({ cursor: Math.max(0, Math.min(state.rows.length - 1, state.cursor + by)) });
  switch (key.type === 'named' ? key.name : '') {
    case 'down':
      return move(1);
    case 'up':
      return move(-1);
    case 'pagedown':
      return move(page);
    case 'pageup':
      return move(-page);
    case 'return':
      return state.rows.length === 0 ? to({}) : to({ open: { parts: 1, scroll: 0 }, typing: false });
    case 'tab':
      return to({ typing: !state.typing });
    case 'escape':
      return state.typing ? to({ typing: false }) : { leave: 'quit' };
  }
  if (state.typing) {
    const search = typeInto(state.search, key, false);
    return search === undefined
      ? to({})
      : { state: searched({ ...state, search, cursor: 0, notice: undefined }, find) };
  }
  switch (name) {
    case 'j':
      return move(1);
    case 'k':
      return move(-1);
    case 'g':
    case 'home':
      return move(-state.rows.length);
    case 'G':
    case 'end':
      return move(state.rows.length);
    case '/':
      return to({ typing: true });
    case '?':
      return to({ help: true });
    case 'q':
      return { leave: 'quit' };
    default:
      return act(state, name) ?? to({});
  }
}

function stepOpen(
  state: BrowseState,
  open: NonNullable<BrowseState['open']>,
  name: string,
  page: number,
  parts: number,
  to: (changes: Partial<BrowseState>) => BrowseStep,
): BrowseStep {
  const scroll = (by: number): BrowseStep =>
    to({ open: { ...open, reveals: false, scroll: Math.max(0, open.scroll + by) } });
  switch (name) {
    case 'return':
    case ' ':
      return open.parts < parts ? to({ open: { ...open, parts: open.parts + 1, reveals: true } }) : scroll(page);
    case 'a':
      return to({ open: { ...open, parts } });
    case 'down':
    case 'j':
      return scroll(1);
    case 'up':
    case 'k':
      return scroll(-1);
    case 'pagedown':
      return scroll(page);
    case 'pageup':
      return scroll(-page);
    case '?':
      return to({ help: true });
    case 'q':
    case 'escape':
    case 'left':
      return to({ open: undefined });
    default:
      return act(state, name) ?? to({});
  }
}

function act({ rows, cursor }: BrowseState, name: string): BrowseStep | undefined {
  const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
  const row = rows[cursor];
  return action === undefined || row === undefined ? undefined : { act: action, row };
}
