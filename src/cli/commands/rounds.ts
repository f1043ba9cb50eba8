import { EXIT, type ExitCode, Failure, unwrap } from '../../problem.ts';
import { roundDocument, roundSummary } from '../../report/round.ts';
import type { KeptRound } from '../../session/round/record.ts';
import { textColumns } from '../../terminal/capability.ts';
import { finalLines, questionTitle, standingsLines } from '../../terminal/round/round-words.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { columnsTable } from '../../terminal/table.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { printJson, printLines } from '../print.ts';
import { destinationOf, exportRound } from '../quiz/export.ts';
import { pastRounds } from '../quiz/past-rounds.ts';

/** Newest first. */
const allRounds = (context: Context): KeptRound[] => pastRounds(context).sort((a, b) => b.t - a.t);

/** `prepdeck rounds`: what was played. */
export async function run({ options }: Parsed, context: Context): Promise<ExitCode> {
  const rounds = allRounds(context).map(roundSummary);
  if (options.json === true) {
    printJson(context.out, { rounds });
    return EXIT.ok;
  }
  if (rounds.length === 0) {
    context.err.write('No round was played yet; `prepdeck quiz` begins one.\n');
    return EXIT.ok;
  }
  const table = {
    header: ['Round', 'When', 'Mode', 'Questions', 'Players', 'First'],
    align: ['left', 'left', 'left', 'right', 'left', 'left'] as const,
    whole: [1, 2],
    rows: rounds.map((r) => [
      oneLine(r.id),
      r.when,
      r.status === 'finished' ? r.mode : `${r.mode}, ${r.status}`,
      String(r.questions),
      oneLine(r.players.join(', ')),
      oneLine(r.first.map(({ name, points }) => `${name} ${points}`).join(', ')),
    ]),
  };
  printLines(context.out, columnsTable(table, context.capability.columns, await context.theme()));
  return EXIT.ok;
}

/** `prepdeck rounds show ID`: the standings after each question, and how it ended. */
export async function show({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const [id = ''] = words;
  const destination = typeof options.out === 'string' ? unwrap(destinationOf(options.out, context)) : undefined;
  const round = allRounds(context).find((r) => r.id === id);
  if (!round) {
    throw new Failure({
      message: `there is no round ${JSON.stringify(id)}`,
      hint: '`prepdeck rounds` lists them',
      exit: EXIT.usage,
    });
  }
  if (destination) {
    unwrap(exportRound(round, destination, options.force === true, context));
    context.err.write(`The round is in ${oneLine(destination.file)}.\n`);
    return EXIT.ok;
  }
  if (options.json === true) {
    printJson(context.out, roundDocument(round));
    return EXIT.ok;
  }
  const kit = { theme: await context.theme(), columns: textColumns(context.capability) };
  const { state } = round;
  const { when, mode, scoring, status } = roundSummary(round);
  printLines(context.out, [
    `${oneLine(round.id)}, ${when}, mode ${mode}, scoring ${scoring}, ${status}`,
    ...roundDocument(round).course.flatMap(({ number, card, voided }) => [
      '',
      `${questionTitle(state, number - 1)} ${oneLine(card)}`,
      ...(voided ? ['Taken back: it counts for nobody.'] : []),
      ...standingsLines(state, number, kit),
    ]),
    '',
    ...finalLines({ state, card: () => undefined }, kit),
  ]);
  return EXIT.ok;
}
