import type { RoundMode, RoundSetup } from '../../session/round/round-state.ts';
import { POINTS, type Scoring } from '../../session/round/scoring.ts';

/** Each way of scoring in a line. */
export const SCORING_WORDS: Readonly<Record<Scoring, string>> = {
  accuracy: 'right is right, however long it took',
  speed: 'the sooner the more, half is left at the end',
  streak: 'a tenth more for each right answer in a row before, up to half',
  penalty: 'a wrong answer costs half, none costs nothing',
};

/** Each way of playing in a line. */
export const MODE_WORDS: Readonly<Record<RoundMode, string>> = {
  turns: 'each answers each question, the keyboard is passed on',
  buzzer: 'all look at once, the first to give their key answers, wrong passes on',
  solo: 'alone, against the clock and your own best',
  'sudden-death': 'wrong where another is right is out',
  team: 'a team has the mean of its members',
};

/** How this round is played and scored, a sentence a line. */
export const scoringRules = ({ mode, scoring, warmUp }: RoundSetup): readonly string[] => [
  `Mode ${mode}: ${MODE_WORDS[mode]}.`,
  `Scoring ${scoring}: ${SCORING_WORDS[scoring]}.`,
  `A right answer: easy ${POINTS.easy}, medium ${POINTS.medium}, hard ${POINTS.hard} points. No total falls below zero.`,
  ...(warmUp ? ['The first question is a warm-up and worth nothing.'] : []),
  'What counts is when a key or line came. A question that is skipped or taken back counts for nobody.',
];
