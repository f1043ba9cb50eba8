import { cardId } from '../../deck/model.ts';
import { nearest } from '../../deck/nearest.ts';
import { EVENT_VERSION, eventId, type LogEvent } from '../../memory/event.ts';
import { EXIT, type ExitCode, Failure, unwrap } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { printJson, printLines } from '../print.ts';
import { openWorkspace } from '../workspace.ts';

/** `prepdeck unsuspend [CARDS]`: brings suspended cards back; without cards, lists those that are suspended. */
export async function run({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const workspace = unwrap(await openWorkspace([], context));
  const learner = unwrap(await workspace.learner());
  const suspended = [...learner.fold.cards].filter(([, record]) => record.suspended).map(([id]) => id);
  if (words.length === 0) {
    if (options.json === true) printJson(context.out, { suspended });
    else if (suspended.length === 0) context.err.write('No card is suspended.\n');
    else printLines(context.out, suspended.map(oneLine));
    return EXIT.ok;
  }
  const cards = words.map((word) => workspace.aliases.get(cardId(word)) ?? cardId(word));
  const other = cards.find((card) => !suspended.includes(card));
  if (other !== undefined) {
    const meant = nearest(other, suspended);
    throw new Failure({
      message: `${oneLine(other)} is not suspended`,
      hint: meant ? `did you mean ${oneLine(meant)}?` : '`prepdeck unsuspend` lists the cards that are',
      exit: EXIT.usage,
    });
  }
  const log = unwrap(workspace.openLog());
  const { t, tz } = workspace.moment();
  const events = [...new Set(cards)].map((card, i): LogEvent => {
    const after = learner.record(card).touched + 1;
    return { v: EVENT_VERSION, id: eventId(log.writer, i + 1), t: Math.max(t, after), tz, type: 'unsuspend', card };
  });
  try {
    unwrap(log.append(events));
  } finally {
    log.close();
  }
  context.err.write(`Brought back ${counted(events.length, 'card')}; u in a session suspends again.\n`);
  return EXIT.ok;
}
