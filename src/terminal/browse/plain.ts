import { cardRows } from '../card-rows.ts';
import { type CardPart, cardParts } from '../card-sheet.ts';
import { EMPTY_FIELD } from '../field.ts';
import type { Key } from '../keys.ts';
import { oneLine, sanitize } from '../sanitize.ts';
import { type Kit, questionOf } from '../study/blocks.ts';
import { readLines } from '../study/lines.ts';
import { wrap } from '../text.ts';
import type { Theme } from '../theme.ts';
import type { BrowseCards, BrowseTalk } from './browse-screen.ts';
import { type BrowseState, searched, stepBrowse } from './browse-state.ts';

export interface PlainBrowseOptions {
  readonly stdin: NodeJS.ReadStream;
  readonly print: (text: string) => void;
  readonly isUnread: () => boolean;
  readonly theme: Theme;
  readonly columns: number;
}

/** So many cards are listed at a time. */
const PAGE = 20;

const HELP = [
  'A number opens a card; enter lists the next ones; a query, such as tag:kafka is:due, lists what it finds, and / alone all; q quits.',
  'With a card open: enter shows its next part, a all of them, s studies it, ! suspends it or brings it back, f flags it, e opens its deck in your editor, o its source, q closes it.',
];
const OPEN_PROMPT = 'enter for the next part, a all, s study, ! suspend, f flag, e edit, o source, q close:';

const LIST_PROMPT = 'Number of a card, a query, enter for more, ? for help, q to quit:';
const KEYS = ['', 'a', 's', '!', 'f', 'e', 'o', 'q'];

const keyOf = (line: string): Key => (line === '' ? { type: 'named', name: 'return' } : { type: 'text', text: line });

/** One page of the list, its cards numbered, from the place `first` on. */
function pageLines({ rows }: BrowseState, first: number, { rowAt, total }: BrowseCards, kit: Kit): string[] {
  if (rows.length === 0) return ['No card matches.'];
  if (first >= rows.length) return ['These were all.'];
  const page = rows.slice(first, first + PAGE);
  const cards = page.flatMap((at, i) => {
    const row = rowAt(at);
    if (!row) return [];
    const { entry, card, state, flagged } = row;
    const question = oneLine(card ? questionOf(card) : '');
    const one = { id: entry.id, question, level: entry.difficulty, state: flagged ? `${state}, flagged` : state };
    return cardRows([one], kit.columns, kit.theme, `${first + i + 1}. `);
  });
  const range = `Cards ${first + 1} to ${first + page.length} of ${rows.length}, of ${total} in all.`;
  return ['', ...wrap(range, kit.columns), ...cards];
}

/** The browser line by line, nothing drawn: for screen readers, dumb terminals and pipes. */
export function plainBrowse({ stdin, print, isUnread, theme, columns }: PlainBrowseOptions): BrowseTalk {
  const reader = readLines(stdin);
  const kit: Kit = { theme, columns };
  const say = (lines: readonly string[]): void => print(lines.map((line) => `${line.trimEnd()}\n`).join(''));
  const tell = (text: string): void => say(wrap(oneLine(text), columns));
  const help = (): void => say(HELP.flatMap((text) => wrap(text, columns)));
  /** Of the open card: so many of its parts were said. */
  let said = 0;

  const sayOpen = (id: string, parts: readonly CardPart[], shown: number): void => {
    if (said === 0) say(['', oneLine(id)]);
    say(parts.slice(said, shown).flat());
    said = shown;
  };

  return {
    async next(from, cards) {
      let state: BrowseState = from;
      /** The first card that the next page lists; `listed` once it need not be listed again. */
      let first = 0;
      let listed = false;
      const list = (): void => {
        say(pageLines(state, first, cards, kit));
        first = Math.min(first + PAGE, state.rows.length);
        listed = true;
      };
      for (;;) {
        const message = state.fault ?? state.notice;
        const [told, ...place] = message?.split('\n') ?? [];
        if (told !== undefined) tell(told);
        say(place.map(sanitize));
        state = { ...state, notice: undefined, fault: undefined };
        const at = state.rows[state.cursor];
        const current = state.open && at !== undefined ? cards.rowAt(at) : undefined;
        if (current) await cards.prepare(current);
        const parts = current?.card ? cardParts(current.card, kit) : [];
        if (current && state.open) sayOpen(current.entry.id, parts, state.open.parts);
        else if (!listed) list();
        tell(current ? OPEN_PROMPT : LIST_PROMPT);
        const answer = await reader.next();
        // What nobody sees must not be acted on: a pipe that closed tells so a turn of the event loop later.
        await new Promise((resolve) => setImmediate(resolve));
        if (answer === undefined || isUnread()) return { leave: 'quit' };
        const line = answer.trim();
        if (line === '?' || (current && !KEYS.includes(line))) help();
        else if (current) {
          if (said >= parts.length && (line === '' || line === 'a')) tell('That is all of it.');
          const step = stepBrowse(state, keyOf(line), cards.find, 1, parts.length);
          if (!('state' in step)) return 'leave' in step ? step : { ...step, state };
          state = step.state;
          if (!state.open) said = 0;
        } else if (line === 'q') return { leave: 'quit' };
        else if (line === '') list();
        else if (/^\d+$/.test(line)) {
          const cursor = Number(line) - 1;
          if (state.rows[cursor] === undefined) tell(`There is no card ${line} in the list.`);
          else state = { ...state, cursor, open: { parts: 1, scroll: 0 } };
        } else {
          const text = line.replace(/^\//, '').trim();
          const search = text === '' ? EMPTY_FIELD : { before: text, after: '' };
          state = searched({ ...state, search, cursor: 0 }, cards.find);
          if (state.fault === undefined) {
            first = 0;
            listed = false;
          }
        }
      }
    },
    lend: reader.lend,
    close: reader.close,
  };
}
