import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { EXIT, fail, ok, type Result } from '../problem.ts';
import type { Backup, Member } from './backup.ts';
import { diskProblem } from './disk.ts';
import { type LogFile, logFiles } from './review-log.ts';

/**
 * How sync tools name the copy they make of a file that changed on two machines: Syncthing, then Dropbox, Nextcloud and others.
 */
const CONFLICT_COPY = /^(.+?)(?:\.sync-conflict-[0-9A-Z-]+| \([^()]*conflict[^()]*\))\.jsonl$/i;

/** The name of the log that this file is a conflict copy of; undefined for a file that is none. */
export function originalOf(name: string): string | undefined {
  const device = CONFLICT_COPY.exec(name)?.[1];
  return device === undefined ? undefined : `${device}.jsonl`;
}

/** Where a folder may hold logs: itself, a folder of reviews in it, a home of prepdeck. */
const PLACES = ['.', 'reviews', path.join('data', 'reviews')];

function logsIn(folder: string): LogFile[] {
  for (const place of PLACES) {
    const files = logFiles(path.join(folder, place));
    if (files.length > 0) return files;
  }
  return [];
}

/**
 * The logs of another folder, as a backup that can be merged: conflict copies count for the log they are copies of, and a line that
 * is there several times is taken once.
 */
export function gatherOtherLogs(folder: string): Result<Backup> {
  try {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      return fail({
        message: `${folder} is no folder`,
        hint: 'name the folder that holds the logs of the other machine',
        exit: EXIT.usage,
      });
    }
    const lines = new Map<string, Set<string>>();
    for (const file of logsIn(folder)) {
      const name = originalOf(file.name) ?? file.name;
      const known = lines.get(name) ?? new Set();
      lines.set(name, known);
      for (const line of readFileSync(file.path, 'latin1').split('\n')) if (line.trim() !== '') known.add(line);
    }
    if (lines.size === 0) {
      const hint =
        'the logs are the .jsonl files of its reviews folder; `prepdeck data path` names it on the other machine';
      return fail({ message: `there are no logs in ${folder}`, hint, exit: EXIT.usage });
    }
    const members = [...lines].map(([name, own]): Member => {
      const bytes = Buffer.from([...own].map((line) => `${line}\n`).join(''), 'latin1');
      return { kind: 'review-log', name, bytes };
    });
    return ok({ made: 0, members });
  } catch (error) {
    return diskProblem(error, `cannot read the logs in ${folder}`);
  }
}
