import { DIFFICULTIES } from '../../../deck/model.ts';
import { type Share, share } from '../share.ts';
import type { Stats } from '../stats.ts';
import { brief, html, type Markup } from './markup.ts';
import { figure, outOf, percent } from './numbers.ts';
import { shareBar } from './picture.ts';
import { empty, section } from './section.ts';
import { table } from './table.ts';

const right = (of: Share, name: string): Markup | undefined =>
  of.rate === null
    ? undefined
    : shareBar(of.rate, `${name}: ${percent(of.rate)} right`, `${outOf(of)} answers were right.`);

/** Right answers by kind of card. */
export function kindsSection({ accuracy: { kinds } }: Stats): Markup {
  const heading = 'Right by kind';
  if (kinds.length === 0) return section('kinds', heading, empty('No answers yet.'), true);
  const numbers = table(
    'Right answers by kind of card',
    [
      { name: 'Kind' },
      { name: '', is: 'bar' },
      { name: 'Right', is: 'number' },
      { name: 'Answers', is: 'number' },
      { name: 'Seconds', is: 'number' },
    ],
    kinds.map((kind) => [
      brief(kind.kind, 80),
      right(kind, brief(kind.kind, 80)),
      percent(kind.rate),
      figure(kind.of),
      kind.seconds === null ? '–' : figure(kind.seconds),
    ]),
  );
  return section('kinds', heading, numbers, true);
}

/** Right answers by deck and level, the share and its bar in each cell. */
export function decksSection({ accuracy: { decks, levels } }: Stats): Markup {
  const heading = 'Decks and difficulty';
  if (decks.length === 0) return section('decks', heading, empty('No answers to a card of your decks yet.'), true);
  const cell = (of: Share, name: string): Markup =>
    of.rate === null
      ? html`<span class="none">–</span>`
      : html`<span class="rate">${percent(of.rate)}</span> <small>${figure(of.count)}/${figure(of.of)}</small>${right(of, name)}`;
  const all = share(
    DIFFICULTIES.reduce((sum, level) => sum + levels[level].count, 0),
    DIFFICULTIES.reduce((sum, level) => sum + levels[level].of, 0),
  );
  const row = (name: string, of: typeof levels, whole: Share) => [
    name,
    ...DIFFICULTIES.map((level) => cell(of[level], `${name}, ${level}`)),
    cell(whole, name),
  ];
  const numbers = table(
    'Right answers by deck and difficulty',
    [{ name: 'Deck' }, ...[...DIFFICULTIES, 'all'].map((name) => ({ name, is: 'number' as const }))],
    [
      ...decks.map((deck) => row(brief(deck.title, 80), deck.levels, deck)),
      ...(decks.length > 1 ? [row('All decks', levels, all)] : []),
    ],
  );
  return section('decks', heading, html`<div class="matrix">${numbers}</div>`, true);
}
