import type { CheckForm } from '../../deck/model.ts';
import type { AskScreen } from '../../session/study-state.ts';
import { layField } from '../field.ts';
import { wrap } from '../text.ts';
import { choiceTexts, clozeText, inline, item, type Kit, questionBlock, taskOf } from './blocks.ts';
import type { Entry, Local } from './local.ts';

/** The body of a page, with what must stay in sight. */
export interface Body {
  readonly lines: readonly string[];
  readonly focus?: readonly [from: number, to: number];
  readonly cursor?: { readonly row: number; readonly column: number };
}

/** Lines put together piece by piece, with the place of the focus. */
class Sheet {
  readonly lines: string[] = [];
  focus: [number, number] | undefined;
  cursor: { row: number; column: number } | undefined;

  add(lines: readonly string[], focused = false): void {
    const from = this.lines.length;
    this.lines.push(...lines);
    if (focused) this.focus = [from, this.lines.length];
  }

  body(): Body {
    return {
      lines: this.lines,
      ...(this.focus ? { focus: this.focus } : {}),
      ...(this.cursor ? { cursor: this.cursor } : {}),
    };
  }
}

/** A question as it stands on the screen while it is being answered. */
export function askBody(screen: AskScreen, { entry }: Local, kit: Kit): Body {
  const { theme } = kit;
  const sheet = new Sheet();
  const guess = screen.guess ? `  ${theme.badge('guess')}` : '';
  sheet.add(questionBlock(screen.card, kit));
  sheet.add(['', ...wrap(theme.muted(taskOf(screen.card)) + guess, kit.columns), '']);
  const { content } = screen.card;
  if (content.type === 'check' || content.type === 'self-check') formBody(content.form, screen, entry, kit, sheet);
  else if (entry.kind === 'free' && (entry.typing || entry.field.before + entry.field.after !== '')) {
    fieldLines(entry.field, entry.typing, '', kit, sheet);
  }
  return sheet.body();
}

function formBody(form: CheckForm, screen: AskScreen, entry: Entry, kit: Kit, sheet: Sheet): void {
  const { theme } = kit;
  const texts = choiceTexts(screen);
  if (entry.kind === 'choices' || entry.kind === 'boolean') {
    texts.forEach((text, place) => {
      const here = place === entry.cursor;
      const index = screen.order[place] ?? -1;
      const box =
        form.kind === 'multiple' && entry.kind === 'choices'
          ? `${entry.picked.includes(index) ? theme.signs.checked : theme.signs.unchecked} `
          : '';
      const lead = `${here ? theme.active(theme.signs.pointer) : ' '} ${theme.key(String(place + 1))} ${box}`;
      sheet.add(item(lead, here ? theme.active(inline(text, kit)) : inline(text, kit), kit), here);
    });
  } else if (entry.kind === 'order') {
    listWithNumbers(texts, screen, entry.placed, kit, sheet);
    const order = entry.placed.map((i) => String(screen.order.indexOf(i) + 1));
    const blanks = Array.from({ length: texts.length - order.length }, () => theme.signs.gap);
    sheet.add(['', ...wrap(`Order: ${[...order, ...blanks].join(` ${theme.signs.arrow} `)}`, kit.columns)], true);
  } else if (entry.kind === 'match' && form.kind === 'match') {
    listWithNumbers(texts, screen, entry.rights, kit, sheet);
    sheet.add(['']);
    form.pairs.forEach(([left], i) => {
      const given = entry.rights[i];
      const here = i === entry.rights.length;
      const right = given === undefined ? theme.signs.gap : inline(form.pairs[given]?.[1] ?? '', kit);
      const lead = `${here ? theme.active(theme.signs.pointer) : ' '} `;
      sheet.add(
        item(lead, `${inline(left, kit)} ${theme.signs.arrow} ${here ? theme.active(right) : right}`, kit),
        here,
      );
    });
  } else if (entry.kind === 'fields') {
    if (form.kind === 'cloze') {
      sheet.add(
        wrap(
          inline(
            clozeText(form, (i) => `____(${i + 1})`),
            kit,
          ),
          kit.columns,
        ),
      );
      sheet.add(['']);
    }
    entry.fields.forEach((field, i) => {
      const lead = form.kind === 'cloze' ? `${i + 1} ` : `${theme.signs.pointer} `;
      fieldLines(field, entry.typing && i === entry.active, lead, kit, sheet);
    });
  }
}

/** Items under the numbers that place them; those already placed are muted. */
function listWithNumbers(
  texts: readonly string[],
  screen: AskScreen,
  placed: readonly number[],
  kit: Kit,
  sheet: Sheet,
): void {
  const { theme } = kit;
  texts.forEach((text, place) => {
    const used = placed.includes(screen.order[place] ?? -1);
    const line = inline(text, kit);
    sheet.add(
      item(
        `  ${used ? theme.muted(String(place + 1)) : theme.key(String(place + 1))} `,
        used ? theme.muted(line) : line,
        kit,
      ),
    );
  });
}

function fieldLines(
  field: Parameters<typeof layField>[0],
  typing: boolean,
  lead: string,
  kit: Kit,
  sheet: Sheet,
): void {
  const { lines, cursor } = layField(field, Math.max(4, kit.columns - lead.length));
  const from = sheet.lines.length;
  sheet.add(
    lines.map((line, i) => (i === 0 ? kit.theme.active(lead) : ' '.repeat(lead.length)) + line),
    typing,
  );
  if (typing) sheet.cursor = { row: from + cursor.row, column: lead.length + cursor.column };
}
