import { quoted } from '../characters.ts';
import type { InterviewQuestion, KnowledgeCheck } from '../model.ts';
import type { Read } from '../names.ts';
import { isAbsent } from './interview-field.ts';
import { defineRule } from './rule.ts';

/** PD503 */
export const missingSource = defineRule({
  code: 'PD503',
  explanation: {
    why:
      'A source is where a learner who doubts an answer looks it up, and where an author looks when the world has moved on. Reported are ' +
      'interview questions without one, and knowledge checks without one in a deck where at least half (`habit`) of them have one. A link in ' +
      'the answer or the explanation counts.',
    source: 'Wozniak, "Twenty rules of formulating knowledge", rule 18: provide sources',
    bad: {
      interview: `- id: two-phase-commit
  question: Why is two-phase commit avoided between services?
  difficulty: hard
  answer: Participants that voted yes hold their locks until the coordinator is back, so one crash blocks them all.
  key_points:
    - Participants that voted yes hold their locks
    - One crash of the coordinator blocks them all`,
    },
    good: {
      interview: `- id: two-phase-commit
  question: Why is two-phase commit avoided between services?
  difficulty: hard
  answer: Participants that voted yes hold their locks until the coordinator is back, so one crash blocks them all.
  key_points:
    - Participants that voted yes hold their locks
    - One crash of the coordinator blocks them all
  sources:
    - title: "PostgreSQL documentation: PREPARE TRANSACTION"
      url: https://www.postgresql.org/docs/current/sql-prepare-transaction.html`,
    },
  },
  limits: { habit: 0.5 },
  deck({ deck, limits, report }) {
    const without = deck.checks.filter(lacksSource);
    const isHabit = deck.checks.length - without.length >= deck.checks.length * limits.habit;
    for (const { value, tree } of [...(isHabit ? without : []), ...deck.interview.filter(lacksSource)]) {
      report({
        at: tree,
        message: `${quoted(value.id)} has no source`,
        help: 'add sources: with a title and a url, where a learner can look it up',
      });
    }
  },
});

/** A source, as a field or as a link in what the learner reads. */
const lacksSource = ({ value, tree }: Read<KnowledgeCheck | InterviewQuestion>): boolean =>
  isAbsent(tree, 'sources') && !/https?:\/\//.test('form' in value ? (value.explanation ?? '') : value.answer);
