import { nameOf } from './interview-field.ts';
import { defineRule } from './rule.ts';

/** PD511 */
export const tooManyKeyPoints = defineRule({
  code: 'PD511',
  explanation: {
    why:
      'Who has to tick ten points after each answer stops reading them, and then ratings mean nothing. An answer of two minutes has room for ' +
      'about one point every twenty seconds. Reported are more than seven (`most`). Keep what tells a strong answer from a fair one, and make ' +
      'the rest follow-ups.',
    source:
      'Wozniak, "Twenty rules of formulating knowledge", rules 9 and 10: avoid sets and enumerations; Miller 1956, "The magical number seven, ' +
      'plus or minus two"',
    bad: {
      interview: `- id: slow-page
  question: A page has become slow. How do you find out why?
  difficulty: medium
  answer: Ask when and for whom, compare releases, read a trace, then the plan of the slowest query. Look at disks, locks and pools.
  key_points: [Ask when, Ask for whom, Compare releases, Read a trace, Plan of the slowest query, Disks, Locks, Pools]`,
    },
    good: {
      interview: `- id: slow-page
  question: A page has become slow. How do you find out why?
  difficulty: medium
  answer: Ask when and for whom, compare releases, read a trace, then the plan of the slowest query. Look at disks, locks and pools.
  key_points: [Ask when and for whom, Compare releases, Read a trace, Plan of the slowest query]`,
    },
  },
  limits: { most: 7 },
  interview({ value: { keyPoints }, tree }, { limits, report }) {
    if (keyPoints.length <= limits.most) return;
    report({
      at: nameOf(tree, 'key_points'),
      message: `${keyPoints.length} key points are more than can be ticked with care`,
      help: `keep at most ${limits.most}, and make follow-ups of the rest`,
    });
  },
});
