import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { html, type Markup } from './markup.ts';
import { dayAndMonth, figure, monthOf } from './numbers.ts';

/** Counts from 0 up, to px from the top of a plot that is `height` px high. */
export const countScale = (most: number, height: number): ScaleLinear<number, number> =>
  scaleLinear()
    .domain([0, Math.max(1, most)])
    .range([height, 0])
    .nice(4);

/** Shares from a round `from` below the least to 1, to per cent of the way. */
export function shareScale(rates: readonly number[]): ScaleLinear<number, number> {
  const least = Math.min(0.9, ...rates);
  return scaleLinear()
    .domain([Math.max(0, Math.floor(least * 10 - 1e-9) / 10), 1])
    .range([0, 100]);
}

/** Ticks of shares: every tenth, or every second one where they would crowd. */
export function shareTicks(scale: ScaleLinear<number, number>): number[] {
  const [least = 0] = scale.domain();
  const step = least < 0.5 ? 2 : 1;
  const ticks: number[] = [];
  for (let tenth = 10; tenth / 10 >= least - 1e-9; tenth -= step) ticks.push(tenth / 10);
  return ticks.reverse();
}

/** `0`, `250`; `20k`, `1.5M` where there is no room for more. */
const tickName = (scale: ScaleLinear<number, number>): ((count: number) => string) =>
  (scale.domain()[1] ?? 0) < 10_000 ? figure : scale.tickFormat(4, '~s');

/** Lines across a plot with their counts at the left; whole ones alone, where half a card means nothing. */
export function countLines(scale: ScaleLinear<number, number>): Markup[] {
  const name = tickName(scale);
  return scale
    .ticks(4)
    .filter(Number.isInteger)
    .map((count) => {
      const y = scale(count);
      return html`<line class="${count === 0 ? 'base' : 'grid'}" x1="0" x2="100%" y1="${y}" y2="${y}"/><text class="tick end" x="-8" y="${y}" dy="0.32em">${name(count)}</text>`;
    });
}

/** Names of dates below a plot: months where there are many, else a day in each week from the first. */
export function dateTicks(dates: readonly string[], place: (index: number) => number, y: number): Markup[] {
  const monthly = dates.length > 60;
  return dates.flatMap((date, i) => {
    if (monthly ? !date.endsWith('-01') : i % 7 !== 0) return [];
    const x = place(i);
    return [
      html`<line class="grid" x1="${x}%" x2="${x}%" y1="${y}" y2="${y + 4}"/><text class="tick middle" x="${x}%" y="${y + 17}">${monthly ? monthOf(date) : dayAndMonth(date)}</text>`,
    ];
  });
}
