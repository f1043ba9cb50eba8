import { DIFFICULTIES, type Difficulty } from '../../deck/model.ts';
import { EXIT, Failure } from '../../problem.ts';
import type { Mix } from '../../session/interview/plan.ts';
import { oneLine } from '../../terminal/sanitize.ts';

/** `medium:2`: a level and its share, 1 where none is given. */
const PART = /^(\w+)(?::([1-9]\d{0,2}))?$/;

/** The mix that words such as `easy` and `medium:2` ask for. Throws a usage problem for any other word. */
export function mixOf(words: readonly string[]): Mix {
  const mix = new Map<Difficulty, number>();
  for (const word of words) {
    const [, name, share = '1'] = PART.exec(word) ?? [];
    const level = DIFFICULTIES.find((one) => one === name);
    if (level === undefined) {
      throw new Failure({
        message: `--difficulty takes easy, medium and hard, with shares such as medium:2, not ${JSON.stringify(oneLine(word))}`,
        exit: EXIT.usage,
      });
    }
    mix.set(level, Number(share));
  }
  return mix;
}

/** `easy, medium:2`; `all` where it names no level. */
export const mixWords = (mix: Mix): string =>
  mix.size === 0 ? 'all' : [...mix].map(([level, share]) => (share === 1 ? level : `${level}:${share}`)).join(', ');
