import path from 'node:path';
import { nearest } from '../../deck/nearest.ts';
import { dayDate, dayNumber } from '../../memory/day.ts';
import { EXIT, type ExitCode, Failure, unwrap } from '../../problem.ts';
import { duration } from '../../report/duration.ts';
import { transcript } from '../../report/interview-transcript.ts';
import { writeWhole } from '../../store/backup.ts';
import { textColumns } from '../../terminal/capability.ts';
import { scorecardLines } from '../../terminal/interview/scorecard-lines.ts';
import { prepareMarkdown } from '../../terminal/markdown.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { columnsTable } from '../../terminal/table.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { readPast } from '../interview/hold-interview.ts';
import { type PastInterview, pastScores } from '../interview/past-interviews.ts';
import { nonceOf } from '../nonce.ts';
import { printPaged } from '../pager.ts';
import { printJson, printLines } from '../print.ts';
import { momentAt, openSettings } from '../workspace.ts';

const dateOf = ({ state }: PastInterview, context: Context): string => {
  const { rollover } = openSettings(context).settings;
  return dayDate(dayNumber({ ...momentAt(context, rollover), t: state.begun }));
};

const documentOf = (one: PastInterview, date: string): Record<string, unknown> => {
  const { id, state, card } = one;
  return { id, date, over: state.stage === undefined, seed: state.plan.seed, ...card };
};

/** `prepdeck interviews`: those that were held, oldest first. */
export async function run({ options }: Parsed, context: Context): Promise<ExitCode> {
  const past = unwrap(readPast(context));
  if (options.json === true) {
    printJson(context.out, { interviews: past.map((one) => documentOf(one, dateOf(one, context))) });
    return EXIT.ok;
  }
  if (past.length === 0) {
    context.err.write('No interview was held yet; `prepdeck interview` starts one.\n');
    return EXIT.ok;
  }
  const rows = past.map((one) => {
    const { id, state, card } = one;
    return [
      oneLine(id),
      dateOf(one, context),
      card.score === null ? '' : String(card.score),
      `${card.questions.length} of ${card.planned}`,
      duration(card.ms),
      state.stage === undefined ? '' : 'left before its end',
    ];
  });
  const header = ['Interview', 'Date', 'Score', 'Questions', 'Time', ''];
  const align = ['left', 'left', 'right', 'left', 'left', 'left'] as const;
  printLines(context.out, columnsTable({ header, rows, align }, context.capability.columns, await context.theme()));
  return EXIT.ok;
}

/** `prepdeck interviews show ID`: its scorecard, or its transcript as a file. */
export async function show({ words, options }: Parsed, context: Context): Promise<ExitCode> {
  const [word = ''] = words;
  const past = unwrap(readPast(context));
  const one = past.find(({ id }) => id === word);
  if (one === undefined) {
    const meant = nearest(
      word,
      past.map(({ id }) => id),
    );
    throw new Failure({
      message: `no interview ${JSON.stringify(oneLine(word))}`,
      hint: meant ? `did you mean ${meant}?` : '`prepdeck interviews` lists them',
      exit: EXIT.usage,
    });
  }
  const date = dateOf(one, context);
  const text = transcript(one.state, one.card, date);
  if (typeof options.transcript === 'string') {
    if (options.transcript === '-') context.out.write(text);
    else
      unwrap(writeWhole(path.resolve(context.cwd, options.transcript), text, options.force === true, nonceOf(context)));
    return EXIT.ok;
  }
  if (options.json === true) {
    printJson(context.out, { ...documentOf(one, date), transcript: text });
    return EXIT.ok;
  }
  await prepareMarkdown(one.state.plan.questions.map(({ question }) => question));
  const kit = { theme: await context.theme(), columns: textColumns(context.capability) };
  const before = pastScores(past.slice(0, past.indexOf(one)));
  await printPaged(scorecardLines(one.card, before, kit), context);
  return EXIT.ok;
}
