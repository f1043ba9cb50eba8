import { MASTERED_STABILITY } from '../../memory/queue.ts';

/** What a number of the statistics means, in at most two sentences, and whose definition that is. */
export interface Definition {
  readonly text: string;
  readonly source: string;
}

const ANKI = 'Anki manual, Statistics (docs.ankiweb.net/stats.html)';
const FSRS = 'FSRS wiki, The Metric (github.com/open-spaced-repetition/fsrs4anki/wiki/The-Metric)';
const OWN = "prepdeck's own";

/** Every view of `stats`, on the page, on the screen and in the help. */
export const DEFINITIONS = {
  cards: {
    text: `Where each card stands today; each is counted once. Mastered: out of its learning steps, with ${MASTERED_STABILITY} days of stability or more (Anki's mature, told by stability instead of the interval).`,
    source: `${ANKI}: Card Counts`,
  },
  streak: {
    text: 'Days in a row with an answer, over all cards, up to today, or to yesterday while today is open. A day begins at the hour of your settings (4 in the morning unless you changed it).',
    source: OWN,
  },
  year: {
    text: 'Answers on each day of the last 53 weeks. Every answer counts, repeats within a day and extra practice too.',
    source: `${ANKI}: Calendar`,
  },
  reviews: {
    text: 'Answers on each day; right is a check that was answered rightly, or a rating other than Again where nothing was checked. Every answer counts, repeats within a day and extra practice too.',
    source: `${ANKI}: Reviews`,
  },
  minutes: {
    text: 'Minutes from when a card appeared to its answer or rating, summed over the answers of each day. The session caps what one card may count.',
    source: `${ANKI}: Review Time`,
  },
  forecast: {
    text: 'Cards seen before that come due on each day if nothing else is learned or forgotten. What is overdue counts today; new cards, suspended cards and daily limits are left out.',
    source: `${ANKI}: Future Due (which leaves the overdue out)`,
  },
  retention: {
    text: `Of the reviews of cards that had left their learning steps, the part that was recalled: Again is forgotten, any other rating recalled. Mature is ${MASTERED_STABILITY} days of stability or more before the review (Anki: of interval, and only the first review of a card on a day); extra practice is left out.`,
    source: `${ANKI}: True Retention Table`,
  },
  kinds: {
    text: 'Right answers of all answers, by kind of card, and the seconds that the middle one of its answers took (the median). Cards that are in no deck any more are left out.',
    source: OWN,
  },
  decks: {
    text: 'Right answers of all answers, by deck and by the difficulty that the deck gives its cards. Cards that are in no deck any more are left out.',
    source: OWN,
  },
  keyPoints: {
    text: 'Key points of interview questions that you did not tick when you compared your answer, of all comparisons. Only answers to the question as it is written now count.',
    source: OWN,
  },
  redFlags: {
    text: 'Red flags that you owned up to when you compared your answer, of all comparisons. Only answers to the question as it is written now count.',
    source: OWN,
  },
  hardest: {
    text: 'Cards by lapses, then by wrong answers. A lapse is an Again on a card that had left its learning steps.',
    source: 'Anki manual, Leeches (docs.ankiweb.net/leeches.html)',
  },
  interviews: {
    text: 'The mean of the questions answered, each 0 to 100: key points covered 60, follow-ups 30, time 10, and 15 off for a red flag. You grade yourself.',
    source: `${OWN} (prepdeck interview --scoring)`,
  },
  forgotten: {
    text: 'Reviews of cards that were rated Good (or Easy) the time before: how many were forgotten, beside how many FSRS expected to be. More than expected: that rating is given too generously.',
    source: FSRS,
  },
  guesses: {
    text: 'Answers that you marked as a guess and that were right. Many: you know more than you trust yourself to.',
    source: OWN,
  },
  predictions: {
    text: 'Reviews grouped by the chance of recall that FSRS gave them, against the part that was recalled. On the diagonal both agree; below it you forget more than the schedule believes.',
    source: FSRS,
  },
} as const satisfies Readonly<Record<string, Definition>>;

export type View = keyof typeof DEFINITIONS;
