import { counted } from '../../duration.ts';
import type { Stats } from '../stats.ts';
import { brief, type Content, html, type Markup } from './markup.ts';
import { figure, longDate, outOf, percent } from './numbers.ts';
import { shareBar } from './picture.ts';
import { empty, section } from './section.ts';
import { table } from './table.ts';

/** Whose numbers these are, and up to when. */
export function about({ asOf, query, since }: Stats): Markup {
  const cards = query === '' ? 'all cards' : html`cards of <q>${brief(query)}</q>`;
  const reviews = since === null ? undefined : html`, reviews since ${longDate(since)}`;
  return html`<p class="about">${longDate(asOf)}, ${cards}${reviews}</p>`;
}

/** The few numbers to look at first. */
export function tiles({ streak, days, cards, retention, desiredRetention }: Stats): Markup {
  const answers = days.reduce((sum, day) => sum + day.answers, 0);
  const minutes = days.reduce((sum, day) => sum + day.minutes, 0);
  const month = retention.find((row) => row.days === 30)?.all;
  const tile = (name: string, value: string, more: Content): Markup =>
    html`<div><dt>${name}</dt><dd>${value}<small>${more}</small></dd></div>`;
  return html`<dl class="tiles">${[
    tile('Streak', counted(streak.current, 'day'), `best ${counted(streak.best, 'day')}`),
    tile('Answers', figure(answers), `on ${counted(days.length, 'day')}`),
    tile('Time', minutes < 120 ? `${figure(minutes)} min` : `${figure(minutes / 60)} h`, 'answering'),
    tile('Mastered', figure(cards.mastered), `of ${counted(cards.cards, 'card')}`),
    tile('Due', figure(cards.due + cards.learning), 'today'),
    tile('Recalled, 30 days', percent(month?.rate ?? null), `desired ${percent(desiredRetention)}`),
  ]}</dl>`;
}

const STANDS = ['new', 'learning', 'due', 'later', 'suspended', 'buried'] as const;

/** How many cards stand where. */
export function cardsSection({ cards }: Stats): Markup {
  const heading = 'Cards';
  if (cards.cards === 0) return section('cards', heading, empty('No cards.'));
  const row = (name: string, count: number) => [
    name,
    shareBar(
      count / cards.cards,
      `${name}: ${counted(count, 'card')}`,
      `${outOf({ count, of: cards.cards, rate: null })} cards.`,
    ),
    figure(count),
  ];
  const numbers = table(
    'Cards by where they stand',
    [{ name: 'Standing' }, { name: '', is: 'bar' }, { name: 'Cards', is: 'number' }],
    STANDS.map((stand) => row(stand, cards[stand])),
  );
  const also = html`<p class="also">${figure(cards.mastered)} mastered, ${counted(cards.leeches, 'leech', 'leeches')}, ${figure(cards.flagged)} flagged, ${figure(cards.edited)} edited since last seen.</p>`;
  return section('cards', heading, [numbers, also]);
}

/** Days in a row. */
export function streakSection({ streak: { current, best } }: Stats): Markup {
  const heading = 'Streak';
  if (best === 0) return section('streak', heading, empty('No day with an answer yet.'));
  const row = (name: string, days: number) => [
    name,
    shareBar(
      days / best,
      `${name}: ${counted(days, 'day')}`,
      `${counted(days, 'day')} in a row; the best was ${best}.`,
    ),
    figure(days),
  ];
  const numbers = table(
    'Days in a row with an answer',
    [{ name: 'Streak' }, { name: '', is: 'bar' }, { name: 'Days', is: 'number' }],
    [row('now', current), row('best', best)],
  );
  return section('streak', heading, numbers);
}
