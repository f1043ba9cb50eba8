import type { Severity } from '../../deck/codes.ts';
import { EXIT, type ExitCode } from '../../problem.ts';
import { counted } from '../../report/duration.ts';

export type Counts = Readonly<Record<Severity, number>>;

/** Findings of decks that one settings file rules. */
export interface Share {
  readonly counts: Counts;
  readonly strict: boolean;
  readonly maxWarnings?: number;
}

export interface RunFigures {
  /** Files and places of which nothing is known. */
  readonly unchecked: number;
  /** The settings themselves are wrong. */
  readonly settingsWrong: boolean;
  readonly shares: readonly Share[];
  /** As the command line has them; these beat the settings. */
  readonly strict: boolean;
  readonly maxWarnings?: number;
}

export interface Verdict {
  readonly exit: ExitCode;
  /** Said where the findings alone do not show why the run failed. */
  readonly reason?: string;
}

/** What a run comes to: 2 where something was not checked, 1 on errors and on warnings that count, else 0. */
export function verdictOf({ unchecked, settingsWrong, shares, strict, maxWarnings }: RunFigures): Verdict {
  if (unchecked > 0 || settingsWrong) return { exit: EXIT.usage };
  const sum = (level: Severity, of = shares): number => of.reduce((n, { counts }) => n + counts[level], 0);
  if (sum('error') > 0) return { exit: EXIT.failed };
  if (maxWarnings !== undefined && sum('warning') > maxWarnings) {
    return { exit: EXIT.failed, reason: tooMany(sum('warning'), maxWarnings, '--max-warnings allows') };
  }
  const counting = sum('warning', strict ? shares : shares.filter((share) => share.strict));
  if (counting > 0) {
    return {
      exit: EXIT.failed,
      reason: `${counted(counting, 'warning')}; with ${strict ? '--strict' : 'strict'} they count`,
    };
  }
  for (const { counts, maxWarnings: most } of maxWarnings === undefined ? shares : []) {
    if (most !== undefined && counts.warning > most) {
      return { exit: EXIT.failed, reason: tooMany(counts.warning, most, 'the settings allow') };
    }
  }
  return { exit: EXIT.ok };
}

const tooMany = (n: number, most: number, who: string): string =>
  `${counted(n, 'warning')}, more than the ${most} that ${who}`;
