import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Moment } from '../memory/day.ts';
import type { Fold } from '../memory/fold.ts';
import { ok, type Result } from '../problem.ts';
import type { RoundScores } from '../report/bests.ts';
import type { InterviewScore } from '../report/interview-scores.ts';
import { type ScoredDeck, type Scores, scores } from '../report/scores.ts';
import { diskProblem, errorCode } from './disk.ts';
import type { LogFile } from './review-log.ts';

/** Raise it whenever a field changes its meaning; a book of another version is made anew. */
export const SCORE_BOOK_VERSION = 1;
const NAME = 'scores';

/** What a person may open and read. A view of the review log: nothing depends on it, and it can be made again. */
export interface ScoreBook extends Scores, Partial<RoundScores> {
  readonly version: typeof SCORE_BOOK_VERSION;
  /** How far into which log files it goes, in bytes. */
  readonly upTo: Readonly<Record<string, number>>;
  /** Oldest first; absent where none was held. */
  readonly interviews?: readonly InterviewScore[];
}

export type ScoreBookState = 'missing' | 'damaged' | 'behind' | 'current';

export const scoreBookPath = (folder: string): string => path.join(folder, `${NAME}.json`);

/** How the kept book stands to the log files as they are now. Throws on disk errors other than a missing file. */
export function scoreBookState(folder: string, files: readonly LogFile[]): ScoreBookState {
  let text: string;
  try {
    text = readFileSync(scoreBookPath(folder), 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'missing';
    throw error;
  }
  const upTo = marksOf(text);
  if (upTo === undefined) return 'damaged';
  const sizes = Object.fromEntries(files.map(({ name, size }) => [name, size]));
  const names = new Set([...Object.keys(upTo), ...Object.keys(sizes)]);
  return [...names].every((name) => upTo[name] === sizes[name]) ? 'current' : 'behind';
}

/** The marks of a sound book of this version. */
function marksOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const book: unknown = JSON.parse(text);
    if (typeof book !== 'object' || book === null || !('version' in book) || !('upTo' in book)) return undefined;
    const { version, upTo } = book;
    if (version !== SCORE_BOOK_VERSION || typeof upTo !== 'object' || upTo === null) return undefined;
    return { ...upTo };
  } catch {
    return undefined;
  }
}

export interface ScoreBookUpdate {
  /** Folder of the book. */
  readonly folder: string;
  readonly decks: readonly ScoredDeck[];
  readonly fold: Fold;
  /** Quiz rounds and personal bests; absent where none was played. */
  readonly rounds?: RoundScores | undefined;
  readonly interviews?: readonly InterviewScore[];
  /** The log files as they were before the fold was read from them. */
  readonly files: readonly LogFile[];
  readonly now: Moment;
}

/** Makes the score book anew through `conf`. A problem here loses nothing: the log is the truth. */
export async function updateScoreBook({
  folder,
  decks,
  fold,
  rounds,
  interviews = [],
  files,
  now,
}: ScoreBookUpdate): Promise<Result<void>> {
  const book: ScoreBook = {
    version: SCORE_BOOK_VERSION,
    upTo: Object.fromEntries(files.map(({ name, size }) => [name, size])),
    ...scores(decks, fold, now),
    ...rounds,
    ...(interviews.length === 0 ? {} : { interviews }),
  };
  const { default: Conf } = await import('conf');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const conf = new Conf<Record<string, unknown>>({
      cwd: folder,
      configName: NAME,
      configFileMode: 0o600,
      // Names of log files hold dots.
      accessPropertiesByDotNotation: false,
      // A damaged view is made anew.
      clearInvalidConfig: true,
    });
    conf.store = { ...book };
    return ok(undefined);
  } catch (error) {
    return diskProblem(error, `the scores in ${scoreBookPath(folder)} are not up to date`);
  }
}
