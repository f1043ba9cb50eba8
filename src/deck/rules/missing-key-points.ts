import { quoted } from '../characters.ts';
import { isAbsent, nameOf } from './interview-field.ts';
import { defineRule } from './rule.ts';

/** PD502 */
export const missingKeyPoints = defineRule({
  code: 'PD502',
  explanation: {
    why:
      'Key points are what a strong answer covers, one testable claim each. The learner ticks those that they mentioned, and the rating ' +
      'is suggested from that. Without them a learner compares their answer with a page of prose and judges by feel, mostly too kindly. ' +
      'Reported are fewer than two (`least`).',
    source:
      'Google re:Work, "Use structured interviewing": a grading rubric for each question, with what poor, mixed, good and ' +
      'excellent answers hold',
    bad: {
      interview: `- id: cache-stampede
  question: A popular cache entry expires. What happens, and what do you do about it?
  difficulty: medium
  answer: |
    Every request misses at once and asks the database. I let one request load the entry while the others wait or get the
    stale copy, and I spread the expiry times.`,
    },
    good: {
      interview: `- id: cache-stampede
  question: A popular cache entry expires. What happens, and what do you do about it?
  difficulty: medium
  answer: |
    Every request misses at once and asks the database. I let one request load the entry while the others wait or get the
    stale copy, and I spread the expiry times.
  key_points:
    - Every request misses at once and asks the database
    - One request loads the entry while the others wait
    - Spread the expiry times`,
    },
  },
  limits: { least: 2 },
  interview({ value: { id, keyPoints }, tree }, { limits, report }) {
    const count = keyPoints.length;
    if (count >= limits.least || (count === 0 && !isAbsent(tree, 'key_points'))) return;
    report({
      at: count === 0 ? tree : nameOf(tree, 'key_points'),
      message: `${quoted(id)} has ${count === 0 ? 'no key points' : count === 1 ? 'one key point' : `${count} key points`}`,
      help: 'list under key_points: what a strong answer covers, one claim each',
    });
  },
});
