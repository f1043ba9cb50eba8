import { absoluteTerms } from './absolute-terms.ts';
import { allOfTheAbove } from './all-of-the-above.ts';
import { ankiGap } from './anki-gap.ts';
import { answerInStem } from './answer-in-stem.ts';
import { answerNotAtomic } from './answer-not-atomic.ts';
import { answerTooLongToSay } from './answer-too-long-to-say.ts';
import { choiceCount } from './choice-count.ts';
import { choiceNamedByPlace } from './choice-named-by-place.ts';
import { compoundKeyPoint } from './compound-key-point.ts';
import { confusableCharacters } from './confusable-characters.ts';
import { duplicateQuestion } from './duplicate-question.ts';
import { everyChoiceCorrect } from './every-choice-correct.ts';
import { foldedMarkdown } from './folded-markdown.ts';
import { followUpRepeatsQuestion } from './follow-up-repeats-question.ts';
import { grammarCue } from './grammar-cue.ts';
import { hiddenJoiner } from './hidden-joiner.ts';
import { httpUrl } from './http-url.ts';
import { inhomogeneousChoices } from './inhomogeneous-choices.ts';
import { keyPointNotInAnswer } from './key-point-not-in-answer.ts';
import { keyPositionBias } from './key-position-bias.ts';
import { longCodeLine } from './long-code-line.ts';
import { longestIsCorrect } from './longest-is-correct.ts';
import { longestIsCorrectInDeck } from './longest-is-correct-in-deck.ts';
import { missingExplanation } from './missing-explanation.ts';
import { missingFollowUp } from './missing-follow-up.ts';
import { missingKeyPoints } from './missing-key-points.ts';
import { missingRationale } from './missing-rationale.ts';
import { missingRedFlag } from './missing-red-flag.ts';
import { missingSource } from './missing-source.ts';
import { nearDuplicateQuestion } from './near-duplicate-question.ts';
import { negativeStem } from './negative-stem.ts';
import { noneOfTheAbove } from './none-of-the-above.ts';
import { objectiveWithOneQuestion } from './objective-with-one-question.ts';
import { objectiveWithoutQuestion } from './objective-without-question.ts';
import { otherKeyCount } from './other-key-count.ts';
import { overlappingChoices } from './overlapping-choices.ts';
import { oversizedField } from './oversized-field.ts';
import { placeholderText } from './placeholder-text.ts';
import type { Rule } from './rule.ts';
import { sameDifficulty } from './same-difficulty.ts';
import { strayBlanks } from './stray-blanks.ts';
import { tooManyKeyPoints } from './too-many-key-points.ts';
import { tooWide } from './too-wide.ts';
import { unbalancedCode } from './unbalanced-code.ts';
import { undatedVersion } from './undated-version.ts';
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
  otherKeyCount,
  choiceNamedByPlace,
  ankiGap,
  missingKeyPoints,
  missingSource,
  answerNotAtomic,
  undatedVersion,
  missingRedFlag,
  missingFollowUp,
  httpUrl,
  answerTooLongToSay,
  keyPointNotInAnswer,
  tooManyKeyPoints,
  compoundKeyPoint,
  followUpRepeatsQuestion,
  duplicateQuestion,
  nearDuplicateQuestion,
  objectiveWithoutQuestion,
  objectiveWithOneQuestion,
  placeholderText,
  unbalancedCode,
  strayBlanks,
  longCodeLine,
  tooWide,
  foldedMarkdown,
  sameDifficulty,
  confusableCharacters,
  oversizedField,
  hiddenJoiner,
];
