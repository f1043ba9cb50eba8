import { type Content, html, type Markup } from './markup.ts';

export interface Column {
  readonly name: string;
  /** Numbers stand to the right, under each other; a bar takes what room is left. */
  readonly is?: 'number' | 'bar' | 'text';
}

/** A table whose first cell of each row names the row. */
export function table(caption: string, columns: readonly Column[], rows: readonly (readonly Content[])[]): Markup {
  const kind = (i: number): string => columns[i]?.is ?? 'text';
  const head = columns.map(({ name }, i) => html`<th scope="col" class="${kind(i)}">${name}</th>`);
  const body = rows.map((cells) => {
    const written = cells.map((cell, i) =>
      i === 0 ? html`<th scope="row" class="${kind(i)}">${cell}</th>` : html`<td class="${kind(i)}">${cell}</td>`,
    );
    return html`<tr>${written}</tr>`;
  });
  return html`<table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** The same numbers as a picture, for those who want them: folded away until asked for. */
export const folded = (of: Markup): Markup => html`<details><summary>The numbers</summary>${of}</details>`;
