import type { InterviewState, Spoken } from '../session/interview/interview.ts';
import { SCORING, type Scorecard } from '../session/interview/score.ts';
import { duration } from './duration.ts';

const quoted = (spoken: Spoken | undefined): string[] => {
  if (spoken === undefined) return ['*Not answered.*'];
  const time = duration(spoken.ms);
  if (spoken.text.trim() === '') return [`*Said aloud, ${time}.*`];
  return [
    ...spoken.text
      .trim()
      .split('\n')
      .map((line) => `> ${line}`.trimEnd()),
    '',
    `*${time}*`,
  ];
};

/** An interview as Markdown: what was asked and answered, what it was compared with, and the scores. `date` is its day. */
export function transcript(state: InterviewState, card: Scorecard, date: string): string {
  const lines = [`# Mock interview, ${date}`, ''];
  if (card.score !== null) lines.push(`Score: **${card.score} of 100**`, '');
  for (const [i, record] of state.records.entries()) {
    const question = state.plan.questions[i];
    if (!question) continue;
    const score = card.questions.find((q) => q.card === question.card);
    const scored = score ? ` · ${score.score} of 100` : '';
    lines.push(
      `## ${i + 1}. ${question.question.replace(/\s+/g, ' ').trim()}`,
      '',
      `${question.difficulty} · \`${question.card}\`${scored}`,
      '',
    );
    lines.push('### Answer', '', ...quoted(record.answer), '');
    for (const asked of record.followUps) {
      const followUp = question.followUps[asked.index];
      if (!followUp) continue;
      const graded = asked.had === undefined ? '' : asked.had ? ' (had it)' : ' (did not have it)';
      lines.push(`### ${followUp.question.replace(/\s+/g, ' ').trim()}${graded}`, '', ...quoted(asked), '');
    }
    const ticks = (title: string, texts: readonly string[], ticked: readonly number[] | undefined): string[] =>
      ticked === undefined || texts.length === 0
        ? []
        : [
            `### ${title}`,
            '',
            ...texts.map((text, at) => `- [${ticked.includes(at) ? 'x' : ' '}] ${text.replace(/\s+/g, ' ')}`),
            '',
          ];
    lines.push(
      ...ticks('Key points', question.keyPoints, record.ticked),
      ...ticks('Red flags', question.redFlags, record.owned),
    );
  }
  return `${[...lines, '---', '', ...SCORING.flatMap((text) => [text, ''])].join('\n').trimEnd()}\n`;
}
