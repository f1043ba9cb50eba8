import path from 'node:path';
import type { CardId } from '../../deck/model.ts';
import { dayDate } from '../../memory/day.ts';
import { type CardRecord, UNTOUCHED } from '../../memory/records.ts';
import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import { gatherOtherLogs } from '../../store/other-logs.ts';
import { applyRestore, planRestore, type RestorePlan } from '../../store/restore.ts';
import { readSettings } from '../../store/settings.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { agree } from '../control/agree.ts';
import { nonceOf } from '../nonce.ts';
import { printJson, printLines } from '../print.ts';
import { quiet } from '../quiet.ts';
import { refreshScores } from '../scores.ts';
import { openWorkspace } from '../workspace.ts';

/** Changed cards named one by one before the rest is counted; the JSON document names all. */
const NAMED = 20;

interface Change {
  readonly card: CardId;
  readonly before: string;
  readonly after: string;
}

/** `prepdeck data merge DIR`: the union of the logs here and in another folder; says what that changes. */
export async function merge({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const { err, paths } = context;
  const folder = path.resolve(context.cwd, words[0] ?? '');
  const others = unwrap(gatherOtherLogs(folder));
  const { settings } = readSettings(context);
  const plan = unwrap(planRestore(others, { ...paths, decksFolder: settings.decksFolder }, context, false));
  const copies = countCopies(others.members, plan);
  const here = `${counted(copies, 'line')} of it ${copies === 1 ? 'is' : 'are'} here already`;
  if (plan.logs.length === 0) {
    err.write(`Nothing new in ${oneLine(folder)}: ${here}.\n`);
    if (options.json === true) printJson(context.out, { logs: [], copies, changed: [] });
    return EXIT.ok;
  }
  const lines = plan.logs.map(({ file, events, lines: all }) => {
    const unread = all - events;
    const also =
      unread === 0
        ? ''
        : `, and ${counted(unread, 'line')} that cannot be read (\`prepdeck data verify\` will name them)`;
    return oneLine(`${counted(events, 'event')} for ${path.basename(file)}${also}`);
  });
  if (!(await agree(`Merge ${counted(plan.logs.length, 'log')}?`, lines, options.yes === true, context))) {
    err.write('Nothing was changed.\n');
    return EXIT.failed;
  }
  const before = unwrap(await unwrap(await openWorkspace([], context)).learner()).fold.cards;
  const known = new Map<CardId, CardRecord>(before);
  unwrap(await applyRestore(plan, paths, nonceOf(context)));
  const workspace = unwrap(await openWorkspace([], quiet(context)));
  const learner = unwrap(await workspace.learner());
  const changed = changesOf(known, learner.fold.cards);
  if (options.json === true) {
    const logs = plan.logs.map(({ file, events }) => ({ log: path.basename(file), events }));
    printJson(context.out, { logs, copies, changed });
  } else {
    printLines(context.out, [
      ...lines,
      `${here}.`,
      ...changed.slice(0, NAMED).map(({ card, before, after }) => oneLine(`${card}: ${before}, now ${after}`)),
      ...(changed.length > NAMED ? [`and ${counted(changed.length - NAMED, 'more card')}; --json names them all`] : []),
    ]);
  }
  unwrap(await refreshScores(workspace, context));
  return EXIT.ok;
}

/** Lines of the other folder that the plan does not take. */
function countCopies(members: readonly { readonly bytes: Buffer }[], { logs }: RestorePlan): number {
  const all = members.reduce((sum, { bytes }) => sum + bytes.filter((byte) => byte === 0x0a).length, 0);
  return all - logs.reduce((sum, log) => sum + log.lines, 0);
}

/** In a few words where a card stands, whatever day it is. */
function stateOf({ memory, suspended, flag }: CardRecord): string {
  const words = memory === undefined ? 'new' : `due ${dayDate(memory.dueDay)}`;
  return [words, ...(suspended ? ['suspended'] : []), ...(flag === 0 ? [] : [`flag ${flag}`])].join(', ');
}

function changesOf(before: ReadonlyMap<CardId, CardRecord>, after: ReadonlyMap<CardId, CardRecord>): Change[] {
  return [...after]
    .map(([card, record]) => ({ card, before: stateOf(before.get(card) ?? UNTOUCHED), after: stateOf(record) }))
    .filter((change) => change.before !== change.after)
    .sort((a, b) => (a.card < b.card ? -1 : 1));
}
