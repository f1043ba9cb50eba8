import { cardId } from '../../deck/model.ts';
import { nearest } from '../../deck/nearest.ts';
import { EXIT, type ExitCode, Failure, unwrap } from '../../problem.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { changeCards } from '../control/change-cards.ts';
import { isSpelledAsCard } from '../control/chosen-cards.ts';
import { printJson, printLines } from '../print.ts';
import { openWorkspace } from '../workspace.ts';
import { UNSUSPEND } from './control.ts';

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
  // Ids are checked strictly: a card that is not suspended is a slip. Anything else is a query.
  const cards = words.map((word) => workspace.aliases.get(cardId(word)) ?? cardId(word));
  const other = words.every(isSpelledAsCard) ? cards.find((card) => !suspended.includes(card)) : undefined;
  if (other !== undefined) {
    const meant = nearest(other, suspended);
    throw new Failure({
      message: `${oneLine(other)} is not suspended`,
      hint: meant ? `did you mean ${oneLine(meant)}?` : '`prepdeck unsuspend` lists the cards that are',
      exit: EXIT.usage,
    });
  }
  return changeCards(UNSUSPEND, words, { yes: options.yes === true, json: options.json === true }, workspace, context);
}
