import { scaleLinear } from 'd3-scale';
import { DAY } from '../../../memory/day.ts';
import { counted } from '../../duration.ts';
import type { InterviewScore } from '../../interview-scores.ts';
import type { Stats } from '../stats.ts';
import { html, type Markup } from './markup.ts';
import { dayAndMonth, figure, longDate } from './numbers.ts';
import { hint, picture } from './picture.ts';
import { empty, legend, section } from './section.ts';
import { folded, table } from './table.ts';

const HEIGHT = 150;
/** Room at both ends, per cent, so that the first and last signs are whole. */
const ENDS = [3, 97] as const;

type Scored = InterviewScore & { readonly score: number };

const dayOf = (date: string): number => Date.parse(date) / DAY;

/** Scores of mock interviews over time. */
export function interviewsSection({ interviews }: Stats): Markup {
  const heading = 'Interview scores';
  const scored = interviews.filter((one): one is Scored => one.score !== null);
  const [first] = scored;
  const last = scored.at(-1);
  const numbers = table(
    'Mock interviews, the latest first',
    [
      { name: 'Day' },
      { name: 'Score', is: 'number' },
      { name: 'Questions', is: 'number' },
      { name: 'Minutes', is: 'number' },
    ],
    [...interviews]
      .reverse()
      .map(({ date, score, answered, planned, minutes, over }) => [
        over ? longDate(date) : html`${longDate(date)} <small>not finished</small>`,
        score === null ? '–' : figure(score),
        `${figure(answered)} of ${figure(planned)}`,
        figure(minutes),
      ]),
  );
  if (!first || !last) {
    const text = interviews.length === 0 ? 'No mock interview yet.' : 'No question was answered in a mock interview.';
    return section('interviews', heading, [empty(text), interviews.length === 0 ? undefined : folded(numbers)]);
  }
  const y = scaleLinear().domain([0, 100]).range([HEIGHT, 0]);
  const x = scaleLinear()
    .domain([dayOf(first.date), dayOf(last.date)])
    .range(ENDS);
  const place = ({ date }: Scored): number => (first.date === last.date ? 50 : x(dayOf(date)));
  const grid = [0, 25, 50, 75, 100].map((score) => {
    const at = y(score);
    return html`<line class="${score === 0 ? 'base' : 'grid'}" x1="0" x2="100%" y1="${at}" y2="${at}"/><text class="tick end" x="-8" y="${at}" dy="0.32em">${score}</text>`;
  });
  const lines = scored.slice(1).map((one, i) => {
    const before = scored[i] ?? one;
    return html`<line class="curve" x1="${place(before)}%" y1="${y(before.score)}" x2="${place(one)}%" y2="${y(one.score)}"/>`;
  });
  const dots = scored.map(
    (one) =>
      html`<circle class="${one.over ? 'accent' : 'ring'}" cx="${place(one)}%" cy="${y(one.score)}" r="4.5">${hint(`${longDate(one.date)}: ${figure(one.score)}`)}</circle>`,
  );
  const ends = first.date === last.date ? [first] : [first, last];
  const names = ends.map(
    (one, i) =>
      html`<text class="tick ${ends.length === 1 ? 'middle' : i === 0 ? 'start' : 'end'}" x="${ends.length === 1 ? 50 : i * 100}%" y="${HEIGHT + 17}">${dayAndMonth(one.date)}</text>`,
  );
  const best = Math.max(...scored.map(({ score }) => score));
  const shown = picture({
    title: 'Interview scores over time',
    description: `${counted(scored.length, 'interview')} with a score, from ${longDate(first.date)} to ${longDate(last.date)}: first ${figure(first.score)}, last ${figure(last.score)}, best ${figure(best)} of 100.`,
    kind: 'columns',
    shapes: [grid, names, lines, dots],
  });
  const signs = scored.every(({ over }) => over)
    ? undefined
    : legend([
        ['accent round', 'finished'],
        ['ring', 'not finished'],
      ]);
  return section('interviews', heading, [html`<div class="plot">${shown}</div>`, signs, folded(numbers)]);
}
