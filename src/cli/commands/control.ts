import { dayNumber } from '../../memory/day.ts';
import { type ExitCode, unwrap } from '../../problem.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { type Change, changeCards } from '../control/change-cards.ts';
import { openWorkspace } from '../workspace.ts';

const SUSPEND: Change = {
  verb: 'Suspend',
  done: 'suspended',
  draft: ({ suspended }) => (suspended ? undefined : { type: 'suspend' }),
};

export const UNSUSPEND: Change = {
  verb: 'Bring back',
  done: 'brought back',
  draft: ({ suspended }) => (suspended ? { type: 'unsuspend' } : undefined),
};

const RESET: Change = {
  verb: 'Forget the schedule of',
  done: 'reset',
  draft: ({ memory }) => (memory === undefined ? undefined : { type: 'reset' }),
};

const buryFor = (days: number): Change => ({
  verb: `Put off for ${days} ${days === 1 ? 'day' : 'days'}`,
  done: 'put off',
  draft: ({ buriedUntil }, now) => {
    const until = dayNumber(now) + days;
    return buriedUntil === until ? undefined : { type: 'bury', until };
  },
});

const flagWith = (flag: number): Change => ({
  verb: flag === 0 ? 'Take the flag from' : 'Flag',
  done: flag === 0 ? 'unflagged' : 'flagged',
  draft: (record) => (record.flag === flag ? undefined : { type: 'flag', flag }),
});

async function change(one: Change, { words, options }: Parsed, context: Context): Promise<ExitCode> {
  const workspace = unwrap(await openWorkspace([], context));
  return changeCards(one, words, { yes: options.yes === true, json: options.json === true }, workspace, context);
}

/** `prepdeck suspend CARDS|QUERY` */
export const suspend = (parsed: Parsed, context: Context): Promise<ExitCode> => change(SUSPEND, parsed, context);

/** `prepdeck reset CARDS|QUERY`: the schedule starts anew; reviews stay in the statistics. */
export const reset = (parsed: Parsed, context: Context): Promise<ExitCode> => change(RESET, parsed, context);

/** `prepdeck bury CARDS|QUERY [--days N]` */
export function bury(parsed: Parsed, context: Context): Promise<ExitCode> {
  const { days } = parsed.options;
  return change(buryFor(typeof days === 'number' ? days : 1), parsed, context);
}

/** `prepdeck flag CARDS|QUERY [--number N | --clear]` */
export function flag(parsed: Parsed, context: Context): Promise<ExitCode> {
  const { clear, number } = parsed.options;
  return change(flagWith(clear === true ? 0 : typeof number === 'string' ? Number(number) : 1), parsed, context);
}
