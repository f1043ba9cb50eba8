import type { Result } from '../problem.ts';
import { diskProblem } from '../store/disk.ts';
import { logFiles } from '../store/review-log.ts';
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
    const { fold } = openLearner(await workspace.learnerOptions());
    return await updateScoreBook({
      folder: paths.data,
      decks: library.decks,
      fold,
      files,
      now: workspace.moment(),
    });
  } catch (error) {
    return diskProblem(error, `cannot read the reviews in ${paths.reviews}`);
  }
}
