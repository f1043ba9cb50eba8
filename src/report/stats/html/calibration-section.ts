import { scaleSqrt } from 'd3-scale';
import { counted } from '../../duration.ts';
import type { Forgotten } from '../calibration.ts';
import type { Stats } from '../stats.ts';
import { shareScale, shareTicks } from './axes.ts';
import { html, type Markup } from './markup.ts';
import { figure, outOf, percent, shareInWords } from './numbers.ts';
import { hint, picture, shareBar } from './picture.ts';
import { empty, legend, section } from './section.ts';
import { table } from './table.ts';

/** What was forgotten although it was rated well. */
export function forgottenSection({ calibration: { good, easy } }: Stats): Markup {
  const heading = 'Forgotten after Good and Easy';
  if (good.of + easy.of === 0) {
    return section('forgotten', heading, empty('No card that was rated Good or Easy has come back yet.'));
  }
  const row = (name: string, { count, of, rate, expected }: Forgotten) => [
    name,
    rate === null
      ? undefined
      : shareBar(
          rate,
          `After ${name}: ${percent(rate)} forgotten`,
          `${count} of ${counted(of, 'review')} forgotten; FSRS expected ${figure(expected)}.`,
          Math.min(1, expected / of),
        ),
    rate === null ? '–' : html`${percent(rate)} <small>${figure(count)} of ${figure(of)}</small>`,
    of === 0 ? '–' : html`${percent(expected / of)} <small>${figure(expected)}</small>`,
  ];
  const numbers = table(
    'Reviews that were forgotten after a good rating',
    [
      { name: 'After' },
      { name: '', is: 'bar' },
      { name: 'Forgotten', is: 'number' },
      { name: 'Expected', is: 'number' },
    ],
    [row('Good', good), row('Easy', easy)],
  );
  const signs = legend([
    ['accent', 'forgotten'],
    ['stroke', 'expected'],
  ]);
  return section('forgotten', heading, [numbers, signs]);
}

/** Guesses that were right. */
export function guessesSection({ calibration: { guesses } }: Stats): Markup {
  const heading = 'Guesses';
  if (guesses.rate === null) return section('guesses', heading, empty('No answer was marked as a guess.'));
  const numbers = table(
    'Guesses that were right',
    [{ name: 'Answers' }, { name: '', is: 'bar' }, { name: 'Right', is: 'number' }],
    [
      [
        'Guesses',
        shareBar(guesses.rate, `Guesses: ${percent(guesses.rate)} right`, `${outOf(guesses)} guesses were right.`),
        html`${percent(guesses.rate)} <small>${outOf(guesses)}</small>`,
      ],
    ],
  );
  return section('guesses', heading, numbers);
}

/** What FSRS expected against what came. */
export function predictionsSection({ calibration: { predictions } }: Stats): Markup {
  const heading = 'Expected and actual recall';
  const bins = predictions.flatMap(({ rate, ...bin }) => (rate === null ? [] : [{ ...bin, rate }]));
  if (bins.length === 0) {
    return section('predictions', heading, empty('No card has come back after its learning steps yet.'));
  }
  const scale = shareScale(bins.flatMap(({ rate, expected }) => [rate, expected]));
  const size = scaleSqrt()
    .domain([0, Math.max(...bins.map(({ of }) => of))])
    .range([3, 11]);
  const grid = shareTicks(scale).map((rate) => {
    const at = scale(rate);
    return html`<line class="grid" x1="${at}%" x2="${at}%" y1="0" y2="100%"/><line class="grid" x1="0" x2="100%" y1="${100 - at}%" y2="${100 - at}%"/><text class="tick end" x="-8" y="${100 - at}%" dy="0.32em">${percent(rate)}</text><text class="tick middle" x="${at}%" y="100%" dy="17">${percent(rate)}</text>`;
  });
  const names = bins.map(({ from, to }) => `${Math.round(from * 100)} to ${percent(to)}`);
  const dots = bins.map(
    ({ rate, expected, of, count }, i) =>
      html`<circle class="bubble" cx="${scale(expected)}%" cy="${100 - scale(rate)}%" r="${size(of)}">${hint(`Expected ${names[i] ?? ''}: ${shareInWords({ rate, of, count })} recalled`)}</circle>`,
  );
  const words = bins.map(
    ({ rate, expected, of }) => `${percent(expected)} expected, ${percent(rate)} came, ${figure(of)}`,
  );
  const shown = picture({
    title: 'Recall that FSRS expected against recall that came',
    description: `Mean expected, recalled, and reviews, group by group: ${words.join('; ')}.`,
    kind: 'square',
    shapes: [grid, html`<line class="mark dashed" x1="0" y1="100%" x2="100%" y2="0"/>`, dots],
  });
  const numbers = table(
    'Reviews by the recall that was expected',
    [
      { name: 'Group' },
      { name: 'Expected', is: 'number' },
      { name: 'Recalled', is: 'number' },
      { name: 'Reviews', is: 'number' },
    ],
    bins.map(({ expected, rate, count, of }, i) => [
      names[i],
      percent(expected),
      percent(rate),
      outOf({ count, of, rate }),
    ]),
  );
  return section('predictions', heading, [
    html`<div class="plot agreement">${shown}</div><p class="axis">Across: expected by FSRS. Up: recalled. Size: reviews.</p>`,
    numbers,
  ]);
}
