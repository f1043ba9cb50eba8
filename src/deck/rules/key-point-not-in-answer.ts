import { quoted } from '../characters.ts';
import { field, items } from '../tree.ts';
import { defineRule } from './rule.ts';
import { contentStem, contentStems, hasStem, hasWords, plainText, SHORTEST, someWord } from './stems.ts';

/** More text than this is no answer, more key points no list to tick. */
const LONGEST = 20_000;
const MOST = 100;
/** Words of a key point that can be shown as lacking. */
const SHOWN = 4;

/** PD510 */
export const keyPointNotInAnswer = defineRule({
  code: 'PD510',
  explanation: {
    why:
      'A learner ticks key points while they read the model answer, and wonders about one that is not in it: is it missing, or said in other ' +
      'words? Compared are words, not meaning: those of three letters and more that are no function words, by their first five letters ' +
      'without endings, so that "caching" is "cached". Words of the question count for nothing. Reported is a key point of which the answer ' +
      'has less than one in five words (`share`), if it has two such words at all. A key point that says the same in ' +
      'quite other words is therefore reported too: take up the words of the answer. Texts in Chinese, Japanese or Thai are left alone.',
    source:
      'Measured, for want of a guideline. In the decks that ship with prepdeck, which take up the words of their answers, none of 79 key points ' +
      'is reported; beside the answer of another question 52 % of them are. Of 21 key points put into other words on purpose 5 are',
    bad: {
      interview: `- id: cold-start
  question: A new replica is slow for ten minutes. Why?
  difficulty: medium
  answer: Its cache is empty, so each read goes to disk. I replay recent reads to it before it takes traffic.
  key_points:
    - Its cache is empty
    - Dashboards compare percentiles`,
    },
    good: {
      interview: `- id: cold-start
  question: A new replica is slow for ten minutes. Why?
  difficulty: medium
  answer: Its cache is empty, so each read goes to disk. I replay recent reads to it before it takes traffic.
  key_points:
    - Its cache is empty
    - Recent reads are replayed before it takes traffic`,
    },
  },
  limits: { share: 0.2 },
  interview({ value: { question, answer, keyPoints }, tree }, { limits, report }) {
    if (question.length + answer.length > LONGEST || keyPoints.length > MOST || !hasWords(answer)) return;
    const plain = { question: plainText(question), answer: plainText(answer) };
    let known: Record<'asked' | 'said', ReadonlyMap<string, string>> | undefined;
    for (const [i, keyPoint] of keyPoints.entries()) {
      if (keyPoint.length > LONGEST || !hasWords(keyPoint)) continue;
      if (isSaid(plainText(keyPoint), plain, limits.share)) continue;
      known ??= { asked: contentStems(question), said: contentStems(answer) };
      const { asked, said } = known;
      const words = [...contentStems(keyPoint)].filter(([stem]) => !asked.has(stem));
      const lacking = words.filter(([stem]) => !said.has(stem)).map(([, word]) => word);
      const found = words.length - lacking.length;
      if (words.length < 2 || found >= words.length * limits.share) continue;
      const some = lacking.slice(0, SHOWN).map(quoted).join(', ');
      report({
        at: items(field(tree, 'key_points'))[i] ?? tree,
        message: `the model answer has ${found === 0 ? 'none' : found} of the ${words.length} words of this key point: it lacks ${some}`,
        help: 'say it in the answer, in the same words, or take the key point out',
      });
    }
  },
});

/**
 * Whether there is nothing to be said of a key point, in a third of the time that it takes above: words of plain texts are looked up instead of
 * knowing them all. False where a text is not plain.
 */
function isSaid(
  keyPoint: string | undefined,
  { question, answer }: Readonly<Record<'question' | 'answer', string | undefined>>,
  share: number,
): boolean {
  if (keyPoint === undefined || question === undefined || answer === undefined) return false;
  let words = 0;
  let found = 0;
  const seen: string[] = [];
  someWord(keyPoint, SHORTEST, (word) => {
    const one = contentStem(word);
    if (one === undefined || seen.includes(one)) return false;
    seen.push(one);
    if (hasStem(question, one)) return false;
    words++;
    if (hasStem(answer, one)) found++;
    return false;
  });
  return words < 2 || found >= words * share;
}
