import { scaleBand } from 'd3-scale';
import { countLines, countScale, dateTicks } from './axes.ts';
import { html, type Markup } from './markup.ts';
import { hint, picture } from './picture.ts';

/** One day: parts stand on each other, the first at the bottom. */
export interface DayColumn {
  readonly date: string;
  readonly parts: readonly number[];
  readonly hint: string;
}

export interface Columns {
  readonly title: string;
  readonly description: string;
  readonly columns: readonly DayColumn[];
}

const HEIGHT = 150;
const FILLS = ['accent', 'second'] as const;

/** A column a day. */
export function columns({ title, description, columns }: Columns): Markup {
  const total = ({ parts }: DayColumn): number => parts.reduce((sum, part) => sum + part, 0);
  const scale = countScale(Math.max(0, ...columns.map(total)), HEIGHT);
  const band = scaleBand<number>()
    .domain(columns.map((_, i) => i))
    .range([0, 100])
    .paddingInner(0.25);
  const place = (i: number): number => band(i) ?? 0;
  const bars = columns.flatMap((column, i) => {
    let below = 0;
    const rects = column.parts.flatMap((part, of) => {
      if (part <= 0) return [];
      const top = scale(below + part);
      const height = scale(below) - top;
      below += part;
      return [
        html`<rect class="${FILLS[of] ?? 'second'}" x="${place(i)}%" width="${band.bandwidth()}%" y="${top}" height="${height}"/>`,
      ];
    });
    return rects.length === 0 ? [] : [html`<g>${hint(column.hint)}${rects}</g>`];
  });
  const names = dateTicks(
    columns.map(({ date }) => date),
    (i) => place(i) + band.bandwidth() / 2,
    HEIGHT,
  );
  const shapes = [countLines(scale), names, bars];
  return html`<div class="plot">${picture({ title, description, kind: 'columns', shapes })}</div>`;
}
