import type { Share } from '../share.ts';
import type { Stats } from '../stats.ts';
import { shareScale, shareTicks } from './axes.ts';
import { html, type Markup } from './markup.ts';
import { outOf, percent, shareInWords } from './numbers.ts';
import { hint, picture } from './picture.ts';
import { empty, legend, section } from './section.ts';
import { table } from './table.ts';

const ROW = 46;

export const windowName = (days: number | null): string => (days === null ? 'All time' : `${days} days`);

const PARTS = ['young', 'mature', 'all'] as const;

/** A sign a part, told apart by its form. */
function sign(part: (typeof PARTS)[number], x: number, y: number, says: string): Markup {
  if (part === 'young') return html`<circle class="ring" cx="${x}%" cy="${y}" r="4">${hint(says)}</circle>`;
  if (part === 'mature') return html`<circle class="accent" cx="${x}%" cy="${y}" r="4.5">${hint(says)}</circle>`;
  return html`<rect class="ink" x="${x}%" y="${y - 4}" width="8" height="8" transform="translate(-4 0)">${hint(says)}</rect>`;
}

/** What was recalled, against what is desired. */
export function retentionSection({ retention, desiredRetention }: Stats): Markup {
  const heading = 'True retention';
  const rates = retention.flatMap((row) => PARTS.flatMap((part) => row[part].rate ?? []));
  if (rates.length === 0) {
    return section('retention', heading, empty('No card has come back after its learning steps yet.'));
  }
  const scale = shareScale([...rates, desiredRetention]);
  const height = ROW * retention.length;
  const grid = shareTicks(scale).map((rate) => {
    const x = scale(rate);
    return html`<line class="grid" x1="${x}%" x2="${x}%" y1="0" y2="${height}"/><text class="tick middle" x="${x}%" y="${height + 17}">${percent(rate)}</text>`;
  });
  const wanted = scale(desiredRetention);
  const desired = html`<line class="mark dashed" x1="${wanted}%" x2="${wanted}%" y1="0" y2="${height}"/><text class="tick middle strong" x="${wanted}%" y="-7">desired ${percent(desiredRetention)}</text>`;
  const rows = retention.map((row, i) => {
    const middle = (i + 0.5) * ROW;
    const signs = PARTS.map((part, of) => {
      const { rate } = row[part];
      return rate === null
        ? undefined
        : sign(
            part,
            scale(rate),
            middle + (of - 1) * 12,
            `${windowName(row.days)}, ${part}: ${shareInWords(row[part])}`,
          );
    });
    const rule = i === 0 ? undefined : html`<line class="grid" x1="0" x2="100%" y1="${i * ROW}" y2="${i * ROW}"/>`;
    return html`${rule}<text class="tick end" x="-10" y="${middle}" dy="0.32em">${windowName(row.days)}</text>${signs}`;
  });
  const words = retention.map(({ days, all }) => `${windowName(days)}: ${shareInWords(all)}`).join('; ');
  const shown = picture({
    title: 'True retention against desired retention',
    description: `Desired: ${percent(desiredRetention)}. Recalled of all reviews, ${words}.`,
    kind: 'retained',
    shapes: [grid, desired, rows],
  });
  const cell = (share: Share) =>
    share.rate === null ? '–' : html`${percent(share.rate)} <small>${outOf(share)}</small>`;
  const numbers = table(
    'Reviews that were recalled',
    [
      { name: 'Last' },
      { name: 'Young', is: 'number' },
      { name: 'Mature', is: 'number' },
      { name: 'All', is: 'number' },
    ],
    retention.map(({ days, young, mature, all }) => [windowName(days), cell(young), cell(mature), cell(all)]),
  );
  const signs = legend([
    ['ring', 'young'],
    ['accent round', 'mature'],
    ['ink', 'all'],
  ]);
  return section('retention', heading, [html`<div class="plot named">${shown}</div>`, signs, numbers]);
}
