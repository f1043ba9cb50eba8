import { type Menu, type MenuChoice, showMenu } from '../../terminal/menu.ts';
import { promptLine } from '../../terminal/prompt-line.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { wrap } from '../../terminal/text.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { readQuery } from '../query-cards.ts';
import { closeOnSignal } from '../signals.ts';
import type { Workspace } from '../workspace.ts';
import {
  askedOf,
  type Form,
  isWritten,
  parsedOf,
  type Row,
  rowsOf,
  sidesFault,
  turned,
  type WrittenRow,
  written,
  writtenIn,
} from './form.ts';

/** What was settled, as the command line would have said it; or that nothing was. */
export type SetUp = { readonly parsed: Parsed } | { readonly left: 'back' | 'quit' | 'interrupted' };

/** What is wrong with a text for a row, in words. */
export function textFault(form: Form, row: WrittenRow, text: string, workspace: Workspace): string | undefined {
  if (row === 'players') return sidesFault(written(form, row, text));
  if (row === 'seed' || text === '') return undefined;
  const read = readQuery(text, workspace.settings);
  return read.ok ? undefined : oneLine(read.problem.message);
}

/** How a deck is called. */
export const titleIn =
  ({ decks }: Workspace) =>
  (id: string): string =>
    oneLine(decks.find((deck) => deck.id === id)?.title ?? id);

/**
 * The short set-up of a round on a terminal: one page with everything that can be settled, each row with a letter that
 * changes it. @param left a round that was left, in words
 */
export async function askSetUp(
  start: Form,
  left: string | undefined,
  workspace: Workspace,
  context: Context,
): Promise<SetUp> {
  const theme = await context.theme();
  const { stdin, stdout } = context;
  const onOpen = (close: () => void) => closeOnSignal(close, context);
  const away = (choice: Exclude<MenuChoice<unknown>, { kind: 'chosen' }>): SetUp => ({
    left: choice.kind === 'back' ? 'back' : choice.interrupted ? 'interrupted' : 'quit',
  });

  /** The form with a row written anew; undefined where that was interrupted. */
  const write = async (
    form: Form,
    row: WrittenRow,
  ): Promise<{ readonly form: Form; readonly given: boolean } | undefined> => {
    const intro = askedOf(form, row);
    const fault = (text: string): string | undefined => textFault(form, row, text, workspace);
    const prompt = { title: 'Quiz', intro, start: writtenIn(form, row), fault };
    const given = await promptLine(prompt, theme, stdin, stdout, onOpen);
    if (given.kind === 'interrupted') return undefined;
    return given.kind === 'back' ? { form, given: false } : { form: written(form, row, given.text), given: true };
  };

  const chooseDeck = (): Promise<MenuChoice<readonly string[]>> =>
    showMenu(
      {
        title: 'Quiz',
        intro: (columns) => wrap('Which deck? esc goes back.', columns),
        items: [
          { label: 'All decks, mixed', value: [] },
          ...workspace.decks.map((row) => ({ label: oneLine(row.title), value: [row.id] })),
        ],
      },
      theme,
      stdin,
      stdout,
      onOpen,
    );

  let form = start;
  let focus = 0;
  const page = (): Menu<Row | 'start' | 'resume'> => ({
    title: 'Quiz',
    intro: (columns) => wrap('A timed round. Enter starts it as it stands here; a letter changes a row.', columns),
    items: [
      { label: 'Start', key: 's', value: 'start' },
      ...(left === undefined
        ? []
        : [{ label: 'Go on with the round that was left', about: left, key: 'g', value: 'resume' as const }]),
      ...rowsOf(form, titleIn(workspace)).map(({ row, key, label, value }) => ({
        label,
        about: value,
        key,
        value: row,
      })),
    ],
    start: focus,
    change: (row) => {
      const next = row === 'start' || row === 'resume' ? undefined : turned(form, row);
      if (next === undefined) return undefined;
      form = next;
      return page();
    },
  });
  for (;;) {
    const choice = await showMenu(page(), theme, stdin, stdout, onOpen);
    if (choice.kind !== 'chosen') return away(choice);
    focus = choice.at;
    const row = choice.value;
    if (row === 'resume') return { parsed: { words: [], options: { resume: true } } };
    if (row === 'start') {
      if (sidesFault(form) === undefined) return { parsed: parsedOf(form) };
      const asked = await write(form, 'players');
      if (asked === undefined) return { left: 'interrupted' };
      form = asked.form;
      if (asked.given) return { parsed: parsedOf(form) };
    } else if (isWritten(row)) {
      const asked = await write(form, row);
      if (asked === undefined) return { left: 'interrupted' };
      form = asked.form;
    } else {
      const deck = await chooseDeck();
      if (deck.kind === 'quit') return away(deck);
      if (deck.kind === 'chosen') form = { ...form, decks: deck.value };
    }
  }
}
