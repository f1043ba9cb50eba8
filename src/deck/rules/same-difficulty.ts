import { defineRule } from './rule.ts';

/** PD606 */
export const sameDifficulty = defineRule({
  code: 'PD606',
  explanation: {
    why:
      'Sessions, quiz rounds and mock interviews mix difficulties, and can do so only if questions differ in them. All of one kind mostly ' +
      'means that the field was copied along. Reported from eight questions on (`questions`).',
    source: 'NBME item-writing guide: a test has items over the range of ability that it is to tell apart',
    bad: { deck: eightQuestions('medium') },
    good: { deck: eightQuestions('hard') },
  },
  limits: { questions: 8 },
  deck({ deck: { root, checks, interview }, limits, report }) {
    const all = [...checks, ...interview];
    const difficulty = all[0]?.value.difficulty;
    if (all.length < limits.questions || all.some(({ value }) => value.difficulty !== difficulty)) return;
    report({
      at: root.entries.get('knowledge_check') ?? root.entries.get('interview') ?? root,
      message: `all ${all.length} questions are ${difficulty}`,
      help: 'say which are easier and which are harder than the others',
    });
  },
});

/** A deck of eight questions, the last of which has this difficulty and all others are medium. */
function eightQuestions(last: string): string {
  const claims = ['Reads', 'Writes', 'Scans', 'Locks', 'Logs', 'Views', 'Joins', 'Plans'].map(
    (what, i) => `  - id: cost-${i + 1}
    question: ${what} cost something.
    difficulty: ${i === 7 ? last : 'medium'}
    answer: true
    explanation: Nothing is free.`,
  );
  return `format: 1
id: costs
title: Costs
knowledge_check:
${claims.join('\n')}
`;
}
