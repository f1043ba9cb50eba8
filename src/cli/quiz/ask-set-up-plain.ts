import { textColumns } from '../../terminal/capability.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { readLines } from '../../terminal/study/lines.ts';
import { wrap } from '../../terminal/text.ts';
import type { Context } from '../context.ts';
import type { Workspace } from '../workspace.ts';
import { type SetUp, textFault, titleIn } from './ask-set-up.ts';
import { askedOf, type Form, isWritten, parsedOf, type Row, rowsOf, sidesFault, turned, written } from './form.ts';

/** The short set-up line by line: rows with numbers, a number changes one, enter starts. */
export async function askSetUpPlain(
  start: Form,
  left: string | undefined,
  workspace: Workspace,
  context: Context,
): Promise<SetUp> {
  const columns = textColumns(context.capability);
  const say = (text: string): void => context.out.write(`${wrap(text, columns).join('\n')}\n`);
  const reader = readLines(context.stdin);
  const title = titleIn(workspace);
  let form = start;

  const sayRow = (row: Row): void => {
    const rows = rowsOf(form, title);
    const i = rows.findIndex((r) => r.row === row);
    const found = rows[i];
    if (found) say(`${i + 1}. ${found.label}: ${found.value}`);
  };
  const sayRows = (): void => {
    for (const { row } of rowsOf(form, title)) sayRow(row);
  };

  /** Asks for the text of a row until it is a good one; an empty line leaves it as it is, `-` takes it away. */
  const write = async (row: 'players' | 'filter' | 'seed'): Promise<boolean> => {
    for (;;) {
      say(`${askedOf(form, row)}${row === 'players' ? '' : ' (- for nothing)'}:`);
      const line = (await reader.next())?.trim();
      if (line === undefined || line === '') return false;
      const text = line === '-' && row !== 'players' ? '' : line;
      const fault = textFault(form, row, text, workspace);
      if (fault === undefined) {
        form = written(form, row, text);
        return true;
      }
      say(fault);
    }
  };

  const chooseDecks = async (): Promise<void> => {
    say('0. All decks, mixed');
    for (const [i, deck] of workspace.decks.entries()) say(`${i + 1}. ${oneLine(deck.title)}`);
    say('Numbers of decks, such as 1 3:');
    const numbers = ((await reader.next()) ?? '').split(/[\s,]+/).filter(Boolean);
    if (numbers.length === 0) return;
    const chosen = numbers.flatMap((n) => workspace.decks[Number(n) - 1]?.id ?? []);
    if (chosen.length < numbers.length && numbers.some((n) => n !== '0')) say('There is no such deck.');
    else form = { ...form, decks: chosen };
  };

  try {
    sayRows();
    for (;;) {
      const go = left === undefined ? '' : ` A round was left ${left}: g goes on with it.`;
      say(`Enter starts, a number changes a row, ? lists them, q leaves.${go}`);
      const line = (await reader.next())?.trim().toLowerCase();
      if (line === undefined || line === 'q') return { left: 'quit' };
      if (line === 'g' && left !== undefined) return { parsed: { words: [], options: { resume: true } } };
      if (line === '') {
        if (sidesFault(form) === undefined || (await write('players'))) return { parsed: parsedOf(form) };
        continue;
      }
      const row = rowsOf(form, title)[Number(line) - 1]?.row;
      if (row === undefined) {
        if (line !== '?') say('That is no row.');
        sayRows();
        continue;
      }
      if (isWritten(row)) await write(row);
      else if (row === 'decks') await chooseDecks();
      else form = turned(form, row) ?? form;
      // Another mode may have other rows.
      if (row === 'mode') sayRows();
      else sayRow(row);
    }
  } finally {
    reader.close();
  }
}
