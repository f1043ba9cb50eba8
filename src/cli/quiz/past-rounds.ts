import { unwrap } from '../../problem.ts';
import { type KeptRound, keptRounds } from '../../session/round/record.ts';
import { diskProblem } from '../../store/disk.ts';
import { logFiles, readJournal } from '../../store/review-log.ts';
import type { Context } from '../context.ts';

/** The rounds of the log, oldest first. Throws a known problem where it cannot be read. */
export function pastRounds({ paths }: Pick<Context, 'paths'>): KeptRound[] {
  try {
    return keptRounds(readJournal(logFiles(paths.reviews), 'round'));
  } catch (error) {
    return unwrap(diskProblem(error, `cannot read the rounds in ${paths.reviews}`));
  }
}
