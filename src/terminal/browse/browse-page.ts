import type { Card, CardEntry } from '../../deck/model.ts';
import { counted } from '../../report/duration.ts';
import { type CardPart, cardParts } from '../card-sheet.ts';
import { fieldWindow } from '../field.ts';
import { hintLine, keyLines } from '../key-hints.ts';
import type { Page } from '../page.ts';
import { oneLine, sanitize } from '../sanitize.ts';
import type { Size } from '../screen.ts';
import { type Kit, questionOf } from '../study/blocks.ts';
import { pad, truncate, width, wrap } from '../text.ts';
import type { BrowseState } from './browse-state.ts';

/** A card as the browser lists it. */
export interface BrowseRow {
  readonly entry: CardEntry;
  readonly card: Card | undefined;
  /** Where it stands, in a word: `due`, `new`, `suspended`. */
  readonly state: string;
  readonly flagged: boolean;
}

/** The preview stands beside the list from this width on, below it on windows with this many rows. */
const BESIDE_COLUMNS = 100;
const BELOW_ROWS = 16;

const KEYS = [
  ['type', 'search: words are found with a slip; tag:kafka is:due -word "two words" as in `prepdeck search`'],
  ['/, tab', 'to the search line and back'],
  ['up down, k j', 'move; page keys, g, G too'],
  ['enter', 'open the card; then enter or space shows the next part, a all, esc closes it'],
  ['s', 'study it now; what is not due is crammed, its schedule stays'],
  ['!', 'suspend it, or bring it back'],
  ['f', 'flag it, or take the flag away'],
  ['e, o', 'open its deck in your editor; its source'],
  ['q, esc', 'back, quit'],
] as const;

/** How many rows of the list are in sight in a window of this size. */
export function listHeight({ columns, rows }: Size): number {
  const room = Math.max(1, rows - 6);
  return columns >= BESIDE_COLUMNS || rows < BELOW_ROWS ? room : Math.max(3, Math.floor(room / 2));
}

/** One row of the list, cut to `columns`. */
function rowLine({ entry, card, state, flagged }: BrowseRow, here: boolean, columns: number, { theme }: Kit): string {
  const marks = [...(flagged ? [theme.signs.flag] : []), state].join(' ');
  const lead = here ? `${theme.active(theme.signs.pointer)} ` : '  ';
  const room = Math.max(8, columns - width(lead) - width(marks) - 2);
  const text = truncate(oneLine(card ? questionOf(card) : entry.id), room, theme.signs.ellipsis);
  return `${lead}${pad(here ? theme.active(text) : text, room)}  ${theme.muted(marks)}`;
}

function previewLines({ entry, card }: BrowseRow, kit: Kit): string[] {
  const { theme } = kit;
  const facts = [entry.type, entry.difficulty, ...entry.tags].map(oneLine).join(` ${theme.signs.dot} `);
  const [question = []] = card ? cardParts(card, kit) : [];
  return [
    ...wrap(theme.muted(oneLine(entry.id)), kit.columns),
    ...wrap(theme.muted(facts), kit.columns),
    '',
    ...question,
  ];
}

/** The parts of a card that are open, and what is still closed. */
export function openLines(parts: readonly CardPart[], shown: number, kit: Kit): string[] {
  const left = parts.length - shown;
  const more = left > 0 ? ['', kit.theme.muted(`${counted(left, 'part')} closed: enter shows the next`)] : [];
  return [...parts.slice(0, shown).flat(), ...more];
}

/** The rows of one part among those that are open. */
function partRows(parts: readonly CardPart[], place: number): [from: number, to: number] {
  const from = parts.slice(0, place).flat().length;
  return [from, from + (parts[place]?.length ?? 1)];
}

/** The page of the browser; the list is windowed, since setting ten thousand rows takes longer than a key may. */
export function browsePage(
  state: BrowseState,
  rowAt: (row: number) => BrowseRow | undefined,
  total: number,
  size: Size,
  kit: Kit,
): Page {
  const { theme, columns } = kit;
  const row = state.rows[state.cursor];
  const current = row === undefined ? undefined : rowAt(row);
  if (state.help) {
    const body = keyLines(KEYS, kit);
    return { header: [theme.title('Keys')], body, footer: [theme.muted('any key closes this')] };
  }
  const message = state.fault ?? state.notice;
  // Of a query that cannot be read, what is wrong, then the query and a caret below the place.
  const [first, ...shown] = message?.split('\n') ?? [];
  const told = [
    ...(first === undefined ? [] : wrap(theme.warn(oneLine(first)), columns)),
    ...shown.map((line) => truncate(sanitize(line), columns, theme.signs.ellipsis)),
  ];
  if (state.open && current) {
    const parts = current.card ? cardParts(current.card, kit) : [];
    return {
      header: [theme.title(oneLine(current.entry.id))],
      body: openLines(parts, state.open.parts, kit),
      // Its first line, and below it as much of it as there is room for.
      ...(state.open.reveals ? { focus: partRows(parts, state.open.parts - 1) } : {}),
      footer: [
        ...told,
        ...hintLine(
          [
            ['enter', 'next part'],
            ['a', 'all'],
            ['s', 'study'],
            ['!', 'suspend'],
            ['f', 'flag'],
            ['esc', 'close'],
          ],
          kit,
        ),
      ],
    };
  }
  const height = listHeight(size);
  const from = Math.max(0, Math.min(state.cursor - Math.floor(height / 2), state.rows.length - height));
  const isBeside = columns >= BESIDE_COLUMNS;
  const listColumns = isBeside ? Math.floor(columns * 0.55) : columns;
  const list = state.rows.slice(from, from + height).flatMap((at, i) => {
    const one = rowAt(at);
    return one ? [rowLine(one, from + i === state.cursor, listColumns, kit)] : [];
  });
  const count = `${counted(state.rows.length, 'card')} of ${total}`;
  const search = fieldWindow(state.search, listColumns - 2);
  const header = `${theme.active(state.typing ? theme.signs.pointer : '/')} ${search.text}`;
  const body = [header, list.length === 0 ? theme.muted('No card matches.') : theme.muted(count), ...list];
  const kitBeside = { ...kit, columns: columns - listColumns - 3 };
  const preview = current ? previewLines(current, isBeside ? kitBeside : kit) : [];
  const edge = theme.muted(theme.signs.gutter);
  const whole = isBeside
    ? Array.from({ length: height + 2 }, (_, i) => `${pad(body[i] ?? '', listColumns)} ${edge} ${preview[i] ?? ''}`)
    : size.rows < BELOW_ROWS
      ? body
      : [...body, '', ...preview].slice(0, size.rows - 4);
  return {
    header: [],
    body: whole,
    footer: [
      ...told,
      ...hintLine(
        state.typing
          ? [
              ['type', 'search'],
              ['enter', 'open'],
              ['esc', 'keys for the list'],
              ['up down', 'move'],
            ]
          : [
              ['enter', 'open'],
              ['s', 'study'],
              ['!', 'suspend'],
              ['f', 'flag'],
              ['/', 'search'],
              ['?', 'keys'],
              ['q', 'quit'],
            ],
        kit,
      ),
    ],
    ...(state.typing ? { cursor: { row: 0, column: search.column + 2 } } : {}),
  };
}
