import { dayDate, dayNumber, MINUTE, type Moment } from '../memory/day.ts';
import type { StepEvent } from '../memory/event.ts';
import type { Result } from '../problem.ts';
import type { RoundScores } from '../report/bests.ts';
import type { InterviewScore } from '../report/interview-scores.ts';
import { diskProblem } from '../store/disk.ts';
import { logFiles, readJournal } from '../store/review-log.ts';
import { updateScoreBook } from '../store/score-book.ts';
import type { Context } from './context.ts';
import type { Workspace } from './workspace.ts';

/** Brings the score book up to the log's present end: at the end of a session, and after the log was changed. */
export async function refreshScores(workspace: Workspace, { paths }: Pick<Context, 'paths'>): Promise<Result<void>> {
  const { library } = workspace;
  const { openLearner } = await import('../store/learner.ts');
  try {
    // Listed first: what other processes append meanwhile is then told as behind, not taken for counted.
    const files = logFiles(paths.reviews);
    const { fold } = openLearner(workspace.learnerOptions());
    const steps = readJournal(files, 'round', 'interview');
    return await updateScoreBook({
      folder: paths.data,
      decks: library.decks,
      fold,
      rounds: await roundsOf(steps.filter((e) => e.type === 'round')),
      interviews: await interviewsOf(
        steps.filter((e) => e.type === 'interview'),
        workspace.moment(),
      ),
      files,
      now: workspace.moment(),
    });
  } catch (error) {
    return diskProblem(error, `cannot read the reviews in ${paths.reviews}`);
  }
}

/** The code of rounds is loaded only where there are any: most learners play none. */
async function roundsOf(steps: readonly StepEvent<'round'>[]): Promise<RoundScores | undefined> {
  if (steps.length === 0) return undefined;
  const { keptRounds } = await import('../session/round/record.ts');
  const { roundScores } = await import('../report/bests.ts');
  return roundScores(keptRounds(steps));
}

/** The code of interviews is loaded only where there are any. @param now on the learner's clock, by which their days are told */
export async function interviewsOf(steps: readonly StepEvent<'interview'>[], now: Moment): Promise<InterviewScore[]> {
  if (steps.length === 0) return [];
  const { pastInterviews } = await import('./interview/past-interviews.ts');
  return pastInterviews(steps).map(({ id, state, card }) => ({
    id,
    date: dayDate(dayNumber({ ...now, t: state.begun })),
    score: card.score,
    answered: card.questions.length,
    planned: card.planned,
    minutes: Math.round(card.ms / MINUTE),
    over: state.stage === undefined,
  }));
}
