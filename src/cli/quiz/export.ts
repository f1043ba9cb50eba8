import path from 'node:path';
import { EXIT, fail, ok, type Result } from '../../problem.ts';
import { ROUND_FORMATS, type RoundFormat, roundFile } from '../../report/round.ts';
import type { KeptRound } from '../../session/round/record.ts';
import { writeWhole } from '../../store/backup.ts';
import type { Context } from '../context.ts';
import { nonceOf } from '../nonce.ts';

export interface Destination {
  readonly file: string;
  readonly format: RoundFormat;
}

/** Where `--out` leads, before anything is played for it. */
export function destinationOf(word: string, context: Context): Result<Destination> {
  const extension = path.extname(word).slice(1).toLowerCase();
  const format = ROUND_FORMATS.find((f) => f === extension);
  return format
    ? ok({ file: path.resolve(context.cwd, word), format })
    : fail({
        message: `--out takes a file that ends in .json, .csv or .md, not ${JSON.stringify(word)}`,
        exit: EXIT.usage,
      });
}

/** Writes a round to a file; one that exists is left alone unless `force` says otherwise. */
export const exportRound = (
  round: KeptRound,
  { file, format }: Destination,
  force: boolean,
  context: Context,
): Result<void> => writeWhole(file, roundFile(round, format), force, nonceOf(context));
