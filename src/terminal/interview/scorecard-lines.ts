import { counted, duration } from '../../report/duration.ts';
import type { Scorecard } from '../../session/interview/score.ts';
import { oneLine } from '../sanitize.ts';
import { inline, item, type Kit } from '../study/blocks.ts';
import { wrap } from '../text.ts';

/** The scorecard of an interview. @param before scores of earlier ones, oldest first */
export function scorecardLines(card: Scorecard, before: readonly number[], kit: Kit): string[] {
  const { theme, columns } = kit;
  const dot = ` ${theme.signs.dot} `;
  if (card.score === null) return wrap('Nothing was answered, so there is nothing to score.', columns);
  const sum = (of: (q: Scorecard['questions'][number]) => number): number =>
    card.questions.reduce((n, q) => n + of(q), 0);
  const facts = [
    `${sum((q) => q.points.covered)} of ${counted(
      sum((q) => q.points.of),
      'key point',
    )}`,
    `${sum((q) => q.followUps.had)} of ${counted(
      sum((q) => q.followUps.of),
      'follow-up',
    )}`,
    counted(
      sum((q) => q.redFlags),
      'red flag',
    ),
    `${duration(card.ms)} of ${duration(card.budget)}`,
  ];
  const last = before.slice(-5);
  const groups = (title: string, scores: Readonly<Record<string, number>>): string[] => {
    const rows = Object.entries(scores).sort(([, a], [, b]) => a - b);
    return rows.length === 0
      ? []
      : [
          '',
          theme.heading(title),
          ...rows.flatMap(([name, score]) => item(`  ${String(score).padStart(3)}  `, oneLine(name), kit)),
        ];
  };
  return [
    ...wrap(`${theme.title('Score')} ${theme.strong(`${card.score} of 100`)}`, columns),
    ...wrap(facts.join(dot), columns),
    ...(card.questions.length < card.planned
      ? wrap(theme.muted(`${card.questions.length} of ${counted(card.planned, 'question')} answered`), columns)
      : []),
    ...(last.length === 0 ? [] : wrap(theme.muted(`Before: ${last.join(', ')}`), columns)),
    '',
    ...card.questions.flatMap((q) => {
      const parts = [
        q.difficulty,
        `${q.points.covered}/${q.points.of} points`,
        `${q.followUps.had}/${q.followUps.of} follow-ups`,
        ...(q.redFlags > 0 ? [counted(q.redFlags, 'red flag')] : []),
        `${duration(q.ms)}${q.ms > q.budget ? ' (over time)' : ''}`,
      ];
      return [
        ...item(`  ${String(q.score).padStart(3)}  `, inline(q.question, kit), kit),
        ...item('       ', theme.muted(parts.join(dot)), kit),
      ];
    }),
    ...groups('By difficulty', Object.keys(card.byDifficulty).length > 1 ? card.byDifficulty : {}),
    ...groups('By objective', card.byObjective),
    ...(card.drill.length === 0
      ? []
      : ['', theme.heading('Drill again'), ...card.drill.flatMap((id) => item('  ', oneLine(id), kit))]),
  ];
}
