import { absoluteTerms } from './absolute-terms.ts';
import { allOfTheAbove } from './all-of-the-above.ts';
import { answerInStem } from './answer-in-stem.ts';
import { choiceCount } from './choice-count.ts';
import { everyChoiceCorrect } from './every-choice-correct.ts';
import { grammarCue } from './grammar-cue.ts';
import { inhomogeneousChoices } from './inhomogeneous-choices.ts';
import { keyPositionBias } from './key-position-bias.ts';
import { longestIsCorrect } from './longest-is-correct.ts';
import { longestIsCorrectInDeck } from './longest-is-correct-in-deck.ts';
import { missingExplanation } from './missing-explanation.ts';
import { missingRationale } from './missing-rationale.ts';
import { negativeStem } from './negative-stem.ts';
import { noneOfTheAbove } from './none-of-the-above.ts';
import { overlappingChoices } from './overlapping-choices.ts';
import type { Rule } from './rule.ts';
import { unorderedNumbers } from './unordered-numbers.ts';

/** Every rule that looks at a deck which could be read; what makes a deck unreadable is found on the way by the reader itself. */
export const RULES: readonly Rule[] = [
  allOfTheAbove,
  noneOfTheAbove,
  longestIsCorrect,
  longestIsCorrectInDeck,
  keyPositionBias,
  negativeStem,
  absoluteTerms,
  choiceCount,
  answerInStem,
  grammarCue,
  unorderedNumbers,
  overlappingChoices,
  missingExplanation,
  inhomogeneousChoices,
  missingRationale,
  everyChoiceCorrect,
];
