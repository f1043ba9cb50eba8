import type { CardId } from '../deck/model.ts';
import { EXIT, type ExitCode } from '../problem.ts';
import { cardsQuery } from '../report/drill.ts';
import { isFilterName, readSettings } from '../store/settings.ts';
import { askKey } from '../terminal/ask-key.ts';
import { textColumns } from '../terminal/capability.ts';
import { readLines } from '../terminal/study/lines.ts';
import { wrap } from '../terminal/text.ts';
import { setFilter } from './commands/config-filters.ts';
import { study } from './commands/study.ts';
import type { Context } from './context.ts';
import { printLines } from './print.ts';
import { closeOnSignal } from './signals.ts';
import { EVERYTHING } from './study-plan.ts';

/**
 * What somebody missed, offered by keys: studied at once, or kept as a filter for later. @param decks those that were asked
 * about, as the command line named them
 */
export async function offerDrill(
  missed: readonly CardId[],
  decks: readonly string[],
  context: Context,
): Promise<ExitCode> {
  const { capability, stdin, err } = context;
  const theme = await context.theme();
  err.write('\n');
  for (let kept = false; ; ) {
    const answer = await askKey(
      [
        ['s', `study ${missed.length === 1 ? 'it' : `these ${missed.length}`} now`],
        ...(kept ? [] : ([['f', 'keep as a filter']] as const)),
        ['enter', 'leave'],
      ],
      {
        stdin,
        write: err.write,
        theme,
        columns: textColumns(capability),
        onOpen: (close) => closeOnSignal(close, context),
      },
    );
    if (answer === 'interrupt') return EXIT.interrupted;
    if (answer === 's') return study({ ...EVERYTHING, decks, mode: 'cram', filter: cardsQuery(missed) }, context);
    if (answer === 'enter') return EXIT.ok;
    kept = await keepFilter(missed, context);
  }
}

/** Asks for a name and keeps the query under it; false where no name was given. */
async function keepFilter(missed: readonly CardId[], context: Context): Promise<boolean> {
  const { stdin, err, capability } = context;
  const say = (text: string): void => printLines(err, wrap(text, textColumns(capability)));
  const reader = readLines(stdin);
  try {
    for (;;) {
      err.write(`A name for ${missed.length === 1 ? 'this card' : `these ${missed.length} cards`}, such as weak: `);
      const name = (await reader.next())?.trim() ?? '';
      if (name === '') return false;
      if (!isFilterName(name)) {
        say('A filter is named with letters, digits and hyphens.');
      } else if (Object.hasOwn(readSettings(context).settings.filters, name)) {
        say(`There is a filter ${name} already.`);
      } else {
        await setFilter(name, cardsQuery(missed), context);
        say(`prepdeck study --filter filter:${name} studies them.`);
        return true;
      }
    }
  } finally {
    reader.close();
  }
}
