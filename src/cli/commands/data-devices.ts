import { DAY, dayDate } from '../../memory/day.ts';
import { EXIT, type ExitCode, ok, type Result, unwrap } from '../../problem.ts';
import { knownDevice } from '../../store/device.ts';
import { diskProblem } from '../../store/disk.ts';
import { originalOf } from '../../store/other-logs.ts';
import { type FileFindings, verifyLog } from '../../store/verify.ts';
import { oneLine } from '../../terminal/sanitize.ts';
import { columnsTable } from '../../terminal/table.ts';
import type { Parsed } from '../command-spec.ts';
import type { Context } from '../context.ts';
import { printJson, printLines } from '../print.ts';

const SUFFIX = /\.jsonl$/;

/** `prepdeck data devices`: whose logs are here, how much each holds, and which are copies that a sync tool made. */
export async function devices({ options }: Parsed, context: Context): Promise<ExitCode> {
  const { paths } = context;
  const { files, copies } = unwrap(read(paths.reviews));
  const own = knownDevice(paths.state);
  const rows = files.map(({ file, events, first, last }: FileFindings) => ({
    device: (originalOf(file.name) ?? file.name).replace(SUFFIX, ''),
    file: file.name,
    events,
    first: first === undefined ? null : dateOf(first),
    last: last === undefined ? null : dateOf(last),
    conflictCopy: originalOf(file.name) !== undefined,
    here: file.name === `${own}.jsonl`,
  }));
  if (options.json === true) {
    printJson(context.out, { devices: rows, copies });
    return EXIT.ok;
  }
  if (rows.length === 0) {
    context.err.write('Nothing is recorded yet, on any device.\n');
    return EXIT.ok;
  }
  const table = {
    header: ['Device', 'Events', 'From', 'To', ''],
    align: ['left', 'right', 'left', 'left', 'left'] as const,
    rows: rows.map(({ device, events, first, last, conflictCopy, here }) => [
      oneLine(device),
      String(events),
      first ?? '',
      last ?? '',
      here ? 'this device' : conflictCopy ? 'conflict copy, counted too' : '',
    ]),
  };
  printLines(context.out, columnsTable(table, context.capability.columns, await context.theme()));
  if (copies > 0) context.err.write(`${copies} of the events are there more than once; each counts once.\n`);
  return EXIT.ok;
}

const dateOf = (t: number): string => dayDate(Math.floor(t / DAY));

function read(folder: string): Result<ReturnType<typeof verifyLog>> {
  try {
    return ok(verifyLog(folder, () => true));
  } catch (error) {
    return diskProblem(error, `cannot read the reviews in ${folder}`);
  }
}
