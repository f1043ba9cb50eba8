import type { CardId } from '../../deck/model.ts';
import { dayDate } from '../../memory/day.ts';
import { UNTOUCHED } from '../../memory/records.ts';
import { EXIT, type ExitCode, unwrap } from '../../problem.ts';
import { counted } from '../../report/duration.ts';
import { orphans } from '../../report/standings.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { printJson, printLines } from '../print.ts';
import { openWorkspace } from '../workspace.ts';

/** `prepdeck orphans`: cards that have a history and are in no deck now. */
export async function run({ options }: Parsed, context: Context): Promise<ExitCode> {
  const { library, learner: open } = unwrap(await openWorkspace([], context));
  const { fold } = unwrap(await open());
  const live = new Set<CardId>(library.decks.flatMap(({ entries }) => entries.map(({ id }) => id)));
  const rows = orphans(fold, live).map((id) => {
    const { answers, studiedOn } = fold.cards.get(id) ?? UNTOUCHED;
    return { id, answers, lastStudied: studiedOn < 0 ? null : dayDate(studiedOn) };
  });
  if (options.json === true) {
    printJson(context.out, { orphans: rows });
    return EXIT.ok;
  }
  if (rows.length === 0) {
    context.err.write('No card is an orphan.\n');
    return EXIT.ok;
  }
  printLines(
    context.out,
    rows.map(({ id, answers, lastStudied }) => {
      const when = lastStudied === null ? '' : `, last on ${lastStudied}`;
      return `${oneLine(id)}  ${counted(answers, 'answer')}${when}`;
    }),
  );
  context.err.write(
    'Their history is kept. It counts again when the card is back, or another names it under `aliases`.\n',
  );
  return EXIT.ok;
}
