import { quoted } from '../characters.ts';
import { field } from '../tree.ts';
import { alikePairs } from './alike.ts';
import { defineRule } from './rule.ts';

/** More text than this is no question; PD911 says so. */
const LONGEST = 2000;

/** PD303 */
export const nearDuplicateQuestion = defineRule({
  code: 'PD303',
  explanation: {
    why:
      'Two questions in almost the same words interfere: learners answer the one that they remember. Compared are the runs of three words ' +
      'of all questions of a list. Reported are two of which the shared runs are 80 % or more of all runs in either (`share`), from six ' +
      'runs on (`runs`).',
    source:
      'Wozniak, "Twenty rules of formulating knowledge", rule 11: combat interference; Broder 1997: resemblance by shingles',
    bad: {
      check: `- id: lost-leader
  question: A cluster of five nodes loses its leader while a client waits for the reply to a write. What should the client do next?
  difficulty: hard
  accept: [retry with the same id]
  explanation: The write may have happened or not.
- id: lost-leader-again
  question: A cluster of five nodes loses its leader while a client waits for the reply to a write. What should the client do first?
  difficulty: hard
  accept: [retry with its request id]
  explanation: The write may have happened or not.`,
    },
    good: {
      check: `- id: lost-leader
  question: A cluster of five nodes loses its leader while a client waits for the reply to a write. What should the client do next?
  difficulty: hard
  accept: [retry with the same id]
  explanation: The write may have happened or not.
- id: read-from-follower
  question: A client reads from a follower right after its own write was confirmed by the leader. What may it see?
  difficulty: hard
  accept: [an old value]
  explanation: Followers lag behind.`,
    },
  },
  limits: { share: 0.8, runs: 6 },
  deck({ deck: { checks, interview }, limits, report }) {
    for (const list of [checks, interview]) {
      const texts = list.map(({ value: { question } }) => (question.length > LONGEST ? '' : question));
      for (const { one, other, share } of alikePairs(texts, limits)) {
        const [first, second] = [list[one], list[other]];
        if (first === undefined || second === undefined) continue;
        report({
          at: field(second.tree, 'question') ?? second.tree,
          message: `this is ${Math.round(share * 100)} % the same as ${quoted(first.value.id)}`,
          help: 'ask for the difference between the two, or take one out',
          related: [{ message: 'almost the same here', at: field(first.tree, 'question') ?? first.tree }],
        });
      }
    }
  },
});
