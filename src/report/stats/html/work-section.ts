import { counted } from '../../duration.ts';
import type { Gap } from '../gaps.ts';
import type { Stats } from '../stats.ts';
import { brief, html, type Markup } from './markup.ts';
import { figure, outOf, percent } from './numbers.ts';
import { shareBar } from './picture.ts';
import { empty, section } from './section.ts';
import { table } from './table.ts';

function gapTable(caption: string, name: string, verb: string, gaps: readonly Gap[]): Markup {
  return table(
    caption,
    [{ name }, { name: '', is: 'bar' }, { name: verb, is: 'number' }],
    gaps.map((gap, i) => [
      html`${brief(gap.text)} <small class="card">${brief(gap.card)}</small>`,
      gap.rate === null
        ? undefined
        : shareBar(
            gap.rate,
            `${name} ${i + 1}: ${percent(gap.rate)} ${verb.toLowerCase()}`,
            `${brief(gap.text)}: ${outOf(gap)} answers.`,
          ),
      outOf(gap),
    ]),
  );
}

/** Key points that are missed most. */
export const keyPointsSection = ({ gaps: { keyPoints } }: Stats): Markup =>
  section(
    'keyPoints',
    'Key points most missed',
    keyPoints.length === 0
      ? empty('No key point was missed in an answer that was compared.')
      : gapTable('Key points by how often they were missed', 'Key point', 'Missed', keyPoints),
  );

/** Red flags that are said most. */
export const redFlagsSection = ({ gaps: { redFlags } }: Stats): Markup =>
  section(
    'redFlags',
    'Red flags most tripped',
    redFlags.length === 0
      ? empty('No red flag was tripped in an answer that was compared.')
      : gapTable('Red flags by how often they were said', 'Red flag', 'Tripped', redFlags),
  );

/** Cards that cost most. */
export function hardestSection({ hardest }: Stats): Markup {
  const heading = 'Hardest cards';
  if (hardest.length === 0) return section('hardest', heading, empty('No card has gone wrong.'), true);
  const numbers = table(
    'Cards by lapses, then by wrong answers',
    [{ name: 'Card' }, { name: '', is: 'bar' }, { name: 'Wrong', is: 'number' }, { name: 'Lapses', is: 'number' }],
    hardest.map(({ card, question, wrong, answers, lapses }, i) => [
      question === '' ? brief(card) : html`${brief(question)} <small class="card">${brief(card)}</small>`,
      answers === 0
        ? undefined
        : shareBar(
            wrong / answers,
            `Card ${i + 1}: ${counted(lapses, 'lapse')}`,
            `${wrong} of ${counted(answers, 'answer')} wrong, ${counted(lapses, 'lapse')}.`,
          ),
      `${figure(wrong)} of ${figure(answers)}`,
      figure(lapses),
    ]),
  );
  return section('hardest', heading, numbers, true);
}
