import path from 'node:path';
import { DECKS } from './program.ts';
import type { Deed, Seat } from './seat.ts';

/** A deck with one check of every kind and an interview question; its cards all fit a window of 40 by 20. */
export const KINDS_DECK = path.join(DECKS, 'every-kind.yaml');

interface Known {
  readonly question: string;
  readonly right: (page: string) => Deed;
  readonly wrong: (page: string) => Deed;
}

/** The number that stands before a text on the page. */
export function numberOf(text: string, page: string): number {
  for (const line of page.split('\n')) {
    const match = /^\W*(\d)\.? (.*)$/.exec(line.trimEnd());
    if (match?.[2]?.endsWith(text)) return Number(match[1]);
  }
  throw new Error(`no number before ${text} on\n${page}`);
}

const pick =
  (text: string) =>
  (page: string): Deed => ({ do: 'pick', number: numberOf(text, page) });
const numbers =
  (...texts: string[]) =>
  (page: string): Deed => ({ do: 'numbers', numbers: texts.map((text) => numberOf(text, page)) });
const fill =
  (...texts: string[]) =>
  (): Deed => ({ do: 'fill', texts });

/** The checks of the deck: how each is asked, and what is right. */
export const CHECKS = {
  single: {
    question: 'Which one keeps messages',
    right: pick('A log'),
    wrong: pick('A stack'),
  },
  multiple: {
    question: 'Which two are brokers?',
    right: numbers('Kafka', 'Redis Streams'),
    wrong: numbers('Kafka', 'Cron jobs'),
  },
  'true-false': { question: 'Exactly once delivery', right: pick('False'), wrong: pick('True') },
  typed: { question: 'What do consumers of one topic', right: fill('Consumer-group'), wrong: fill('a pipeline') },
  number: { question: 'How many partitions', right: fill('6'), wrong: fill('7') },
  cloze: { question: 'Complete the sentence', right: fill('process', 'comit'), wrong: fill('commit', 'process') },
  order: {
    question: 'Put the life of a message',
    right: numbers('Produced', 'Stored', 'Fetched', 'Committed'),
    wrong: numbers('Stored', 'Produced', 'Fetched', 'Committed'),
  },
  match: {
    question: 'Match each broker with',
    right: numbers('partition', 'queue', 'subject'),
    wrong: numbers('queue', 'partition', 'subject'),
  },
} as const satisfies Record<string, Known>;

export type CheckId = keyof typeof CHECKS;
export const CHECK_IDS = Object.keys(CHECKS).filter((id): id is CheckId => Object.hasOwn(CHECKS, id));

const TASKS =
  /Choose one|Select all that apply|True or false|Type the answer|Type a number|Fill in the gaps|Put in order: give|Match: give|say your answer aloud/;

/** Words may be broken over lines. */
const flat = (page: string): string => page.replace(/\s+/g, ' ');

export const isAsk = (page: string): boolean => TASKS.test(flat(page));
export const isVerdict = (page: string): boolean =>
  /(Right|Wrong|Not quite|Not known)/.test(page) && page.includes('4 Easy') && !isAsk(page);
export const isEnd = (page: string): boolean =>
  /Done for today|Stopped here|Time is up|number of cards you asked for/.test(flat(page));

export const LAG = 'How do you reduce consumer lag?';

/** Which card is asked on the page: a check, or the interview question. */
export function cardOn(page: string): CheckId | 'lag' | undefined {
  if (!isAsk(page)) return undefined;
  if (page.includes(LAG)) return 'lag';
  return CHECK_IDS.find((id) => page.includes(CHECKS[id].question));
}

/** Whether a card is asked and all that is needed to answer it stands on the page. */
export function asks(page: string, id?: CheckId | 'lag'): boolean {
  const on = cardOn(page);
  if (on === undefined || (id !== undefined && on !== id)) return false;
  if (on === 'lag') return true;
  try {
    CHECKS[on].right(page);
    CHECKS[on].wrong(page);
    return true;
  } catch {
    return false;
  }
}

/** Waits for the next card, or the end of the session. */
export async function nextCard(seat: Seat): Promise<{ id: CheckId | 'lag' | undefined; page: string }> {
  const page = await seat.look((p) => asks(p) || isEnd(p));
  return { id: cardOn(page), page };
}

export interface CheckPlay {
  readonly answer: 'right' | 'wrong' | 'pass';
  /** Said on the verdict. */
  readonly guess?: boolean;
  /** Another rating than the verdict's. */
  readonly rating?: number;
}

/** Answers the check on the page and leaves its verdict. Gives the page of the verdict. */
export async function playCheck(seat: Seat, id: CheckId, page: string, play: CheckPlay): Promise<string> {
  const known = CHECKS[id];
  await seat.act(play.answer === 'pass' ? { do: 'key', key: 'd' } : known[play.answer](page));
  let verdict = await seat.look(isVerdict);
  if (play.guess) {
    await seat.act({ do: 'key', key: 'g' });
    verdict = await seat.look((p) => isVerdict(p) && p.includes('But a guess'));
  }
  if (play.rating === undefined) await seat.act({ do: 'go' });
  else {
    await seat.act({ do: 'rate', rating: play.rating });
    // The rating stands before the next card comes.
    const wanted = new RegExp(`${['', 'Again', 'Hard', 'Good', 'Easy'][play.rating]}: (back|again)`);
    verdict = await seat.look((p) => (isVerdict(p) && wanted.test(p)) || asks(p) || isEnd(p));
    if (isVerdict(verdict)) await seat.act({ do: 'go' });
  }
  return verdict;
}

export interface InterviewPlay {
  readonly text?: string;
  readonly points: readonly number[];
  readonly flags: readonly number[];
  /** Whether each follow-up was managed. */
  readonly managed: readonly [boolean, boolean];
  /** The suggestion is taken where absent. */
  readonly rating?: number;
}

/** Goes through the interview question that is asked, to its rating. Gives the page on which the rating was asked. */
export async function playInterview(seat: Seat, play: InterviewPlay): Promise<string> {
  const tick = async (numbers: readonly number[]): Promise<void> => seat.act({ do: 'numbers', numbers });
  await seat.act({ do: 'reveal', text: play.text ?? '' });
  await seat.look((p) => p.includes('Model answer'));
  await seat.act({ do: 'go' });
  await seat.look((p) => p.includes('Batch the writes'));
  await tick(play.points);
  await seat.look((p) => p.includes('Add brokers for no reason'));
  await tick(play.flags);
  await seat.look((p) => p.includes('Follow-up 1'));
  await seat.act({ do: 'go' });
  await seat.look((p) => p.includes('Partitions bound the group'));
  await seat.act({ do: play.managed[0] ? 'yes' : 'no' });
  await seat.look((p) => p.includes('Follow-up 2'));
  await seat.act({ do: play.managed[1] ? 'yes' : 'no' });
  const page = await seat.look((p) => p.includes('Suggested:') && p.includes('4 Easy'));
  await seat.act(play.rating === undefined ? { do: 'go' } : { do: 'rate', rating: play.rating });
  return page;
}
